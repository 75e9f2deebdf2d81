internal import Compliance
internal import Course
internal import HTTP

/// `/`: my courses, where I was, and when they must be done.
enum StartPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let completions = try visit.store.completions(person: session.person)
        let cards: [HTML] = try visit.catalog.courses.map { entry in
            let done = try visit.store.chaptersDone(person: session.person, course: entry.course.id)
            let place = try visit.store.place(person: session.person, course: entry.course.id)
            let completion = completions.last { $0.course == entry.course.id }
            let due = try NewHireLookup.due(person: session.person, course: entry.course.id, visit: visit)
            let next = NextStep(entry.course, done: done, place: place)
            return card(entry, done: done, next: next, completion: completion, due: due, say: say)
        }
        return Layout(visit, title: say(.myCourses)).page(
            """
            <h1>\(say(.myCourses))</h1>
            \(session.isAnonymous ? nil : "<p class=\"lead\">\(say(.greeting(session.name)))</p>" as HTML)
            \(cards.isEmpty ? "<p>\(say(.noCourses))</p>" : "<ul class=\"cards\">\(cards)</ul>" as HTML)
            <p><a href="/grupp">\(say(.groupFromStart))</a></p>
            """)
    }

    private static func card(
        _ entry: Catalog.Entry, done: Set<String>, next: NextStep, completion: CompletionRecord?, due: Day?,
        say: Language
    ) -> HTML {
        let chapters = entry.course.chapters
        let count = chapters.count { done.contains($0.id) }
        let path = "/kurs/\(entry.course.id)"
        let (status, action, target): (String, Phrase, String) =
            if let completion {
                (say(.completedOn(completion.day)), .readAgain, path)
            } else if next.isBegun {
                (say(.chaptersDone(count, of: chapters.count)), next.phrase, next.path)
            } else {
                (say(.notStarted), .startCourse, path)
            }
        // What she completed stays readable when the course has been changed since.
        let completed: HTML? = completion?.versionID.flatMap { version in
            version == entry.version
                ? nil
                : "<p><a href=\"\(path)/version/\(version)\">\(say(.readServedText))</a></p>"
        }
        let certificate: HTML? = completion?.code.map {
            "<a class=\"button secondary\" href=\"/intyg/\($0)\">\(say(.certificate))</a>"
        }
        return """
            <li class="card">
            <h2><a href="\(path)" lang="\(entry.course.language)">\(entry.course.title)</a></h2>
            <p class="status">\(status)</p>
            \(completion == nil ? due.map { "<p>\(say(.shouldBeDoneBy($0)))</p>" as HTML } : nil)
            \(completion == nil && next.isBegun ? ProgressBar.html(count, of: chapters.count, say: say) : nil)
            \(completed)
            <p class="actions"><a class="button" href="\(target)">\(say(action))</a> \(certificate)</p>
            </li>
            """
    }
}

/// How many chapters are done, as a bar with its text. It informs; it does not push.
enum ProgressBar {
    static func html(_ count: Int, of total: Int, say: Language) -> HTML {
        """
        <progress max="\(max(total, 1))" value="\(count)" aria-label="\(say(.chaptersDone(count, of: total)))">\
        </progress>
        """
    }
}
