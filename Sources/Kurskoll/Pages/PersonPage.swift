internal import Compliance
internal import Course
internal import HTTP

/// `/hr/person/N`: everything HR needs to know of a person, and what HR may decide about her by hand. The address holds
/// a number that means nothing elsewhere: it stands in proxies' logs.
enum PersonPage {
    static func show(_ visit: Visit) throws -> Response {
        try page(visit, person: person(visit))
    }

    /// The person of the address. Somebody whom the role does not cover is answered as one who does not exist.
    static func person(_ visit: Visit) throws -> Int {
        let scope = try visit.signedIn().roles.hr ?? .administrations([])
        guard let id = visit.parameters.first.flatMap({ Int($0) }),
            try visit.store.identity(person: id) != nil,
            try visit.store.isWithin(scope, person: id, on: visit.today)
        else { throw PageError.notFound }
        return id
    }

    /// The whole page; with `failed` the form that could not be taken stands open as it was filled in.
    static func page(
        _ visit: Visit, person id: Int, failed: PersonForm? = nil, objection: Objection? = nil
    ) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        try visit.store.logAccess(
            .personPage, by: session.person, AccessFilter(person: id), now: visit.now)
        guard let facts = try visit.store.personFacts(id) else { throw PageError.notFound }
        let forms = PersonForms(visit: visit, person: id, failed: failed)
        let alert: HTML? = objection.map {
            """
            <div class="alert" role="alert" id="fel"><p>\(say(.notDone)) \(say($0.problem).capitalizedFirst). \
            \(say($0.remedy).capitalizedFirst).</p></div>
            """
        }
        let served = visit.catalog.courses.map(\.course.id)
        let former = Set(facts.completions.map(\.course) + facts.extensions.map(\.course)).subtracting(served)
        let sections: [HTML] = try (served + former.sorted()).map { course in
            try section(course, id, forms, visit)
        }
        let contact = [facts.email, facts.login].compactMap { $0.map { " · \($0)" } }.joined()
        return Layout(visit, title: "HR").page(
            """
            <h1>\(facts.name)</h1>\(alert)
            <p class="note">\(facts.ref)\(contact)</p>\(forms.correct(nil))
            \(sections)
            <section><h2>\(say(.employments))</h2>\(employments(facts, forms, say))</section>
            \(corrections(facts, forms, say))
            \(changes(facts, say))
            <section><h2>\(say(.login))</h2><p>\(say(.printCodeHow))</p>
            <form method="post" action="/hr/person/\(id)/kod">\(session.csrfField)\
            <p><button class="button secondary">\(say(.makeCode))</button></p></form></section>
            <p><a href="/hr/personer">\(say(.searchAnother))</a> · <a href="/hr/dolj">\(say(.hide))</a></p>
            """, status: objection == nil ? .ok : .unprocessableContent)
    }

    private static func section(_ course: String, _ id: Int, _ forms: PersonForms, _ visit: Visit) throws
        -> HTML
    {
        let say = visit.say
        guard
            let explained = try PersonExplanation(
                person: id, course: course, day: visit.today, store: visit.store)
        else { return .none }
        let title: HTML =
            visit.catalog[course].map { "<h2 lang=\"\($0.course.language)\">\($0.course.title)</h2>" }
            ?? "<h2>\(course)</h2>"
        let sentences: [HTML] = explained.sentences.map { "<li>\(say($0))</li>" }
        let completions: [HTML] = explained.completions.map { completion in
            let decisions: [HTML] = completion.decisions.map { "<li>\(say($0))</li>" }
            let form =
                completion.voiding.map { forms.retract(.voiding, $0.number) } ?? forms.void(completion)
            let undo: HTML? =
                completion.registration != nil && completion.voiding == nil
                ? forms.retract(.registration, completion.id) : nil
            let list: HTML? = decisions.isEmpty ? nil : "<ul>\(decisions)</ul>"
            return "<li>\(say(completion.summary))\(list)\(undo)\(form)</li>"
        }
        let extensions: [HTML] = explained.facts.extensions.filter { $0.course == course }.map { extended in
            let retraction: HTML? = extended.decision.retraction.map {
                "<ul><li>\(say($0.takenBack))</li></ul>"
            }
            let form: HTML? =
                extended.decision.retraction == nil
                ? forms.retract(.extension, extended.decision.number) : nil
            return "<li>\(say(extended.summary))\(retraction)\(form)</li>"
        }
        let known: HTML? =
            completions.isEmpty && extensions.isEmpty
            ? nil : "<h3>\(say(.completionsAndTime))</h3><ul class=\"facts\">\(completions)\(extensions)</ul>"
        return """
            <section>\(title)<ul>\(sentences)</ul>\(known)
            \(forms.register(course))\(forms.extend(course))</section>
            """
    }

    private static func employments(_ facts: PersonFacts, _ forms: PersonForms, _ say: Language) -> HTML {
        guard !facts.posts.isEmpty else { return "<p>\(say(.noPost))</p>" }
        let posts: [HTML] = facts.posts.map { post in
            let places: [HTML] = post.places.map {
                "<li>\(say(.placedFrom($0.from, PersonExplanation.text($0))))</li>"
            }
            let leaves: [HTML] = post.leaves.map { "<li>\(say(.onLeave($0.first, $0.last)))</li>" }
            return "<li>\(say(post.summary))<ul>\(places)\(leaves)</ul>\(forms.correct(post.id))</li>"
        }
        return "<ul class=\"facts\">\(posts)</ul>"
    }

    private static func corrections(_ facts: PersonFacts, _ forms: PersonForms, _ say: Language) -> HTML? {
        guard !facts.corrections.isEmpty else { return nil }
        var latest: [String: Int] = [:]
        for correction in facts.corrections {
            latest["\(correction.employment ?? 0) \(correction.field)"] = correction.id
        }
        let rows: [HTML] = facts.corrections.map { correction in
            let holds =
                correction.overruledBy == nil && correction.said != correction.value && !correction.wasMissing
                && latest["\(correction.employment ?? 0) \(correction.field)"] == correction.id
            return
                "<li>\(say(correction.summary))\(holds ? forms.retract(.correction, correction.id) : nil)</li>"
        }
        return "<section><h2>\(say(.correctedByHand))</h2><ul class=\"facts\">\(rows)</ul></section>"
    }

    private static func changes(_ facts: PersonFacts, _ say: Language) -> HTML? {
        guard !facts.changes.isEmpty else { return nil }
        let rows: [HTML] = facts.changes.map { "<li>\(say($0.summary))</li>" }
        return "<section><h2>\(say(.corrections))</h2><ul>\(rows)</ul></section>"
    }
}

extension String {
    /// The first letter as a capital.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
