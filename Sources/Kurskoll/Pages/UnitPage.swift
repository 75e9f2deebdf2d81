internal import Compliance
internal import Course
internal import HTTP

/// `/enhet`: the new hires by urgency and each unit's figure, for its manager and the deputy. Of everybody else, nothing.
enum UnitPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let units = try visit.store.units(.manager, of: session.person, on: visit.today)
        try visit.store.logAccess(
            .unitPage, by: session.person, AccessFilter(units: units), now: visit.now)
        let courses: [HTML] = try visit.catalog.courses.map { entry in
            try course(entry, units: units, visit: visit)
        }
        return Layout(visit, title: say(.myUnits)).page(
            "<h1>\(say(.myUnits))</h1>\(courses)\(RemindPage.link(say))\(try loans(visit))")
    }

    /// Who stands in for her today, and the way to change it; nothing for a deputy, who may lend nothing on.
    private static func loans(_ visit: Visit) throws -> HTML? {
        let session = try visit.signedIn()
        guard Access.lender.isGranted(to: session.roles) else { return nil }
        let deputies = try visit.store.units(.lender, of: session.person, on: visit.today).flatMap {
            try visit.store.loans(ofUnit: $0, from: visit.today)
        }.filter { $0.task == .deputy && $0.from <= visit.today }
        let say = visit.say
        let lent: HTML? = deputies.isEmpty ? nil : "\(say(.deputiesNow(deputies))) "
        return "<p>\(lent)<a href=\"/enhet/ersattare\">\(say(.loans))</a></p>"
    }

    private static func course(_ entry: Catalog.Entry, units: [Int], visit: Visit) throws -> HTML {
        let say = visit.say
        let figures = try UnitFigures(
            course: entry.course.id, units: units, day: visit.today, store: visit.store)
        let cards: [HTML] = figures.lines.map { unit in
            let figure = unit.line.figure
            let counts: HTML? =
                figure.counted == 0
                ? nil
                : "<p>\(say(.completedOf(figure.completed, figure.counted))) \(say(.targetIs(unit.line.percent)))</p>"
            return """
                <li class="card"><h3>\(unit.name)</h3><p class="figure">\(unit.line.share.map { "\($0) %" } ?? say(.noFigure))</p>\
                \(FigureHTML.bar(unit.line))\(counts)</li>
                """
        }
        let report = try NewHireReport(
            .init(course: entry.course.id, day: visit.today, units: units), store: visit.store)
        return """
            <section><h2 lang="\(entry.course.language)">\(entry.course.title)</h2>
            <ul class="cards figures">\(cards)</ul>
            <h3>\(say(.newHires))</h3>
            \(report.map { table($0, today: visit.today, say: say) } ?? "<p>\(say(.noNewHireRule))</p>")
            </section>
            """
    }

    /// What must be done in one sentence; then the late, those due soon and the rest, and folded away who is done.
    private static func table(_ report: NewHireReport, today: Day, say: Language) -> HTML {
        let people = report.units.flatMap { unit in unit.people.map { (unit: unit.name, hire: $0) } }.sorted {
            (urgency($0.hire.hire.status), $0.hire.hire.due, $0.hire.ref)
                < (urgency($1.hire.hire.status), $1.hire.hire.due, $1.hire.ref)
        }
        guard !people.isEmpty || !report.missingFirstDay.isEmpty else {
            return "<p class=\"empty\">\(say(.noNewHires))</p>"
        }
        let open = people.filter { $0.hire.hire.completed == nil }.map {
            row($0.unit, $0.hire, today: today, say: say)
        }
        let done = people.filter { $0.hire.hire.completed != nil }.map {
            row($0.unit, $0.hire, today: today, say: say)
        }
        let missing: [HTML] = report.missingFirstDay.map {
            """
            <tr><th scope="row">\($0.name)</th><td>\($0.unit)</td><td></td><td></td>\
            <td><span class="status missing">\(say(.missingFirstDay))</span></td></tr>
            """
        }
        let folded: HTML? =
            done.isEmpty
            ? nil
            : """
            <details class="done-list"><summary>\(say(.doneNewHires(done.count)))</summary>\(table(done, say: say))</details>
            """
        return """
            <p class="lead">\(say(.urgency(report.total)))</p>
            \(open.isEmpty && missing.isEmpty ? nil : table(open + missing, say: say))\(folded)
            """
    }

    private static func table(_ rows: [HTML], say: Language) -> HTML {
        let headings: [Phrase] = [.name, .unit, .firstDay, .dueDay, .status]
        let cells: [HTML] = headings.map { "<th scope=\"col\">\(say($0))</th>" }
        return """
            <div class="table"><table class="stack"><thead><tr>\(cells)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private static func row(_ unit: String, _ person: NewHireReport.Hire, today: Day, say: Language) -> HTML {
        let hire = person.hire
        let original: HTML? = hire.originalDue.map { " <span class=\"note\">\(say(.originally($0)))</span>" }
        return """
            <tr><th scope="row">\(person.name)</th><td>\(unit)</td>\
            <td data-label="\(say(.firstDay))"><span class="day">\(hire.firstDay.description)</span></td>\
            <td data-label="\(say(.dueDay))"><span class="day">\(hire.due.description)</span>\(original)</td>\
            <td><span class="status \(hire.status.rawValue)">\(say(.status(hire.status)))</span>\
            \(days(hire, today: today, say: say))\(RemindPage.link(to: person, say))</td></tr>
            """
    }

    private static func days(_ hire: NewHire, today: Day, say: Language) -> HTML? {
        guard hire.completed == nil else { return nil }
        return " <span class=\"note\">\(say(.daysLeft(hire.due - today)))</span>"
    }

    private static func urgency(_ status: NewHireStatus) -> Int {
        switch status {
        case .overdue: 0
        case .dueSoon: 1
        case .onTrack: 2
        case .late, .inTime: 3
        }
    }
}
