internal import Compliance
internal import Course
internal import HTTP
internal import SQLite

/// `/enhet/paminn`: a manager reminds one or all of the new hires who are late or have little time left. The letter is
/// shown before it is sent, and nobody has more than one in a week, whoever sends it.
enum RemindPage {
    private static let path = "/enhet/paminn"

    /// Somebody who may be reminded.
    private struct Hire {
        let person: Int
        let name: String
        /// The most urgent of her courses that are left.
        let hire: NewHire
        var duties: [ReminderPlan.Duty]
    }

    /// Why somebody cannot be reminded now; nil where she can.
    private enum Hindrance {
        case noAddress
        case waiting
        /// Until this day.
        case resting(until: Day)
    }

    /// The way here from the unit's page.
    static func link(_ say: Language) -> HTML {
        "<p><a class=\"button secondary\" href=\"\(path)\">\(say(.remindLink))</a></p>"
    }

    /// The way here to remind one of them; nil for somebody who needs none.
    static func link(to hire: NewHireReport.Hire, _ say: Language) -> HTML? {
        guard [.overdue, .dueSoon].contains(hire.hire.status) else { return nil }
        return """
             <a href="\(path)?person=\(hire.person)" aria-label="\(say(.remindOne)) \(hire.name)">\(say(.remindOne))</a>
            """
    }

    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let units = try visit.store.units(.manager, of: session.person, on: visit.today)
        // A reader does not write, and it must be written before a name leaves.
        let log = try Store(path: visit.store.path, mode: .existing)
        try log.connection.write {
            try log.logAccess(
                .reminderPage, by: session.person, AccessFilter(units: units), now: visit.now)
        }
        let hires = try hires(units, visit)
        let query = try visit.request.queryForm()
        let asked = query["klart"].flatMap { Int($0) }
        // Come from one person's row, only she is ticked.
        let only = query["person"].flatMap { Int($0) }
        let done: HTML? = asked.map {
            "<p class=\"alert\" role=\"status\">\(say($0 == 0 ? .remindNobody : .remindDone($0, isNow: visit.site.settings.outbox != nil)))</p>"
        }
        guard !hires.isEmpty else {
            return Layout(visit, title: say(.myUnits)).page(
                """
                <h1>\(say(.remind))</h1>\(done)<p class="empty">\(say(.remindNone))</p>
                <p><a href="/enhet">\(say(.myUnits))</a></p>
                """)
        }
        let addresses = try visit.store.ownAddresses()
        let judged = try hires.map { ($0, try hindrance($0, addresses, visit)) }
        let rows: [HTML] = judged.map { row($0, $1, isTicked: only == nil || only == $0.person, visit) }
        let mail = try ReminderMail(visit)
        let able = judged.filter { $1 == nil }.map(\.0)
        let letter: HTML? = (able.first { $0.person == only } ?? able.first).map { hire in
            let example = ReminderPlan.Letter(person: hire.person, duties: hire.duties)
            return """
                <h2>\(say(.remindLetter))</h2><p>\(say(.remindLetterHow))</p>
                \(LetterHTML.letter(mail.subject(example), mail.body(example, on: visit.today), say))
                <p><button class="button">\(say(.remindChosen))</button></p>
                """
        }
        return Layout(visit, title: say(.myUnits)).page(
            """
            <h1>\(say(.remind))</h1>\(done)
            <p class="lead">\(say(.remindHow))</p>
            <form method="post" action="\(path)">\(session.csrfField)
            <ul class="choices">\(rows)</ul>
            \(letter)</form>
            <p><a href="/enhet">\(say(.myUnits))</a></p>
            """)
    }

    /// Writes down who is to be reminded; the mail thread sends it, or the next `remind`.
    static func ask(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let units = try visit.store.units(.manager, of: session.person, on: visit.today)
        var count = 0
        for hire in try hires(units, visit) where visit.form["p\(hire.person)"] != nil {
            guard try hindrance(hire, nil, visit) == nil else { continue }
            for duty in hire.duties {
                try visit.store.askReminder(
                    of: hire.person, course: duty.course, due: duty.due, on: visit.today, now: visit.now)
            }
            count += 1
        }
        if count > 0, let outbox = visit.site.settings.outbox {
            // Where it is full the next `remind` sends what is written down.
            _ = outbox.post(.reminders(courses: visit.catalog.courses.map(\.course.id)))
        }
        return .seeOther("\(path)?klart=\(count)")
    }

    /// The late and those with little time left in these units, the most urgent first; each once, with all her courses.
    private static func hires(_ units: [Int], _ visit: Visit) throws -> [Hire] {
        var hires: [Int: Hire] = [:]
        for entry in visit.catalog.courses {
            let course = entry.course.id
            let report = try NewHireReport(
                .init(course: course, day: visit.today, units: units), store: visit.store)
            for person in report?.units.flatMap(\.people) ?? []
            where [.overdue, .dueSoon].contains(person.hire.status) {
                let duty = ReminderPlan.Duty(course: course, due: person.hire.due, kind: "manager")
                guard var known = hires[person.person] else {
                    hires[person.person] = Hire(
                        person: person.person, name: person.name, hire: person.hire, duties: [duty])
                    continue
                }
                guard !known.duties.contains(duty) else { continue }
                known.duties.append(duty)
                hires[person.person] =
                    known.hire.due <= person.hire.due
                    ? known
                    : Hire(
                        person: known.person, name: known.name, hire: person.hire, duties: known.duties)
            }
        }
        return hires.values.sorted { ($0.hire.due, $0.person) < ($1.hire.due, $1.person) }
    }

    /// `addresses` is nil where nobody is turned away for the lack of one: the sender sees to that.
    private static func hindrance(
        _ hire: Hire, _ addresses: [Int: String]?, _ visit: Visit
    ) throws -> Hindrance? {
        if let addresses, addresses[hire.person] == nil { return .noAddress }
        let state = try visit.store.reminderState(of: hire.person)
        if state.isWaiting { return .waiting }
        guard let last = state.last, !ReminderOccasion.hasRested(on: visit.today, since: last) else {
            return nil
        }
        return .resting(until: last.adding(days: ReminderOccasion.restDays))
    }

    private static func row(_ hire: Hire, _ hindrance: Hindrance?, isTicked: Bool, _ visit: Visit) -> HTML {
        let say = visit.say
        let state: HTML = """
            <span class="status \(hire.hire.status.rawValue)">\(say(.status(hire.hire.status)))</span> \
            <span class="note">\(say(.dueDay)) <span class="day">\(hire.hire.due.description)</span></span>
            """
        let why: HTML? = hindrance.map { hindrance in
            switch hindrance {
            case .noAddress: "<br><span class=\"note\">\(say(.remindNoAddress))</span>"
            case .waiting: "<br><span class=\"note\">\(say(.remindWaiting))</span>"
            case .resting(let until): "<br><span class=\"note\">\(say(.remindResting(until)))</span>"
            }
        }
        let box: HTML =
            hindrance == nil
            ? "<input type=\"checkbox\" name=\"p\(hire.person)\" value=\"ja\"\(isTicked ? " checked" : "")>"
            : "<input type=\"checkbox\" disabled>"
        return "<li><label>\(box) <span>\(hire.name) \(state)\(why)</span></label></li>"
    }
}

extension ReminderMail {
    /// The letters as they would be sent, for pages that show one.
    init(_ visit: Visit) throws {
        let base = try visit.site.settings.baseURL ?? visit.store.setting("base-url") ?? "https://…"
        self.init(
            baseURL: ServeCommand.withoutSlash(base),
            texts: try Dictionary(
                uniqueKeysWithValues: ReminderText.allCases.map { ($0, try visit.store.text($0)) }))
    }
}

/// A letter as its reader sees it.
enum LetterHTML {
    static func letter(_ subject: String, _ body: String, _ say: Language) -> HTML {
        // The English after the Swedish, as `ReminderMail` writes them.
        let parts = body.split(separator: "\n\n* * *\n\n", maxSplits: 1).map(String.init)
        let texts: [HTML] = zip(parts, ["sv", "en"]).map {
            "\($1 == "en" ? "<p>* * *</p>" : HTML.none)<p lang=\"\($1)\">\($0)</p>"
        }
        return """
            <div class="letter"><p>\(say(.letterSubject)) <b lang="sv">\(subject)</b></p>\(texts)</div>
            """
    }
}
