internal import Compliance
internal import Course
internal import HTTP

/// `/enhet`: the manager's new hires by urgency, and each unit's figure. Of everybody else, nothing.
enum UnitPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let units = try visit.store.unitsManaged(by: session.person, on: visit.today)
        let courses: [HTML] = try visit.catalog.courses.map { entry in
            try course(entry, units: units, visit: visit)
        }
        return Layout(visit, title: say(.myUnits)).page("<h1>\(say(.myUnits))</h1>\(courses)")
    }

    private static func course(_ entry: Catalog.Entry, units: [Int], visit: Visit) throws -> HTML {
        let say = visit.say
        let figures = try UnitFigures(
            course: entry.course.id, units: units, day: visit.today, store: visit.store)
        let cards: [HTML] = figures.lines.map { unit in
            """
            <li class="card"><h3>\(unit.name)</h3><p class="figure">\(unit.line.share.map { "\($0) %" } ?? say(.noFigure))</p>\
            <p>\(say(.completedOf(unit.line.figure.completed, unit.line.figure.counted))) \
            \(say(.targetIs(unit.line.percent)))</p></li>
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

    /// The late first, then those that are due soon; who is done comes last.
    private static func table(_ report: NewHireReport, today: Day, say: Language) -> HTML {
        let people = report.units.flatMap { unit in unit.people.map { (unit: unit, hire: $0) } }.sorted {
            (urgency($0.hire.hire.status), $0.hire.hire.due, $0.hire.ref)
                < (urgency($1.hire.hire.status), $1.hire.hire.due, $1.hire.ref)
        }
        let missing: [HTML] = report.missingFirstDay.map {
            """
            <tr><th scope="row">\($0.name)</th><td>\($0.unit)</td><td></td><td></td>\
            <td><span class="status missing">\(say(.missingFirstDay))</span></td></tr>
            """
        }
        guard !people.isEmpty || !missing.isEmpty else { return "<p class=\"empty\">\(say(.noNewHires))</p>" }
        let rows: [HTML] = people.map { unit, person in
            let hire = person.hire
            let original: HTML? = hire.originalDue.map {
                " <span class=\"note\">\(say(.originally($0)))</span>"
            }
            return """
                <tr><th scope="row">\(person.name)</th><td>\(unit.name)</td><td data-label="\(say(.firstDay))"><span class="day">\(hire.firstDay.description)</span></td>\
                <td data-label="\(say(.dueDay))"><span class="day">\(hire.due.description)</span>\(original)</td><td><span class="status \(hire.status.rawValue)">\
                \(say(.status(hire.status)))</span>\(days(hire, today: today, say: say))</td></tr>
                """
        }
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.name))</th><th scope="col">\(say(.unit))</th>\
            <th scope="col">\(say(.firstDay))</th><th scope="col">\(say(.dueDay))</th><th scope="col">\(say(.status))</th></tr>\
            </thead><tbody>\(rows)\(missing)</tbody></table></div>
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

/// The figures of some units, counted from their own people alone.
struct UnitFigures {
    struct Unit {
        let name: String
        let line: IndicatorReport.Line
    }

    let lines: [Unit]

    init(course: String, units: [Int], day: Day, store: Store) throws {
        let register = try store.register()
        let rules = try store.rules(course: course, on: day)
        var tally = IndicatorTally(
            rule: IndicatorRule(categories: rules.categories, validityMonths: rules.validityMonths), day: day,
            organisation: register.organisation)
        for person in Set(try units.flatMap { try store.people(inUnit: $0, from: day) }).sorted() {
            tally.count(try store.facts(person: person, course: course, register: register))
        }
        let figures = tally.finish()
        lines = units.map { id in
            let index = register.index(ofUnit: id)
            let home = Int(register.organisation.administration(of: index, on: day))
            let percent = rules.percents[register.administrations[home].id] ?? rules.percent
            return Unit(
                name: register.units[Int(index)].name,
                line: .init(figure: figures.units[Int(index)].figure, percent: percent))
        }
    }
}

/// The day a learner must be done, for her own page.
enum NewHireLookup {
    /// Nil where no rule concerns her or she is already done.
    static func due(person: Int, course: String, visit: Visit) throws -> Day? {
        let rules = try visit.store.rules(course: course, on: visit.today)
        guard let start = rules.start else { return nil }
        let rule = NewHireRule(
            months: rules.months, start: start, gapDays: rules.gapDays, categories: rules.categories,
            validityMonths: rules.validityMonths)
        let facts = try visit.store.facts(person: person, course: course, register: nil)
        guard case .hire(let hire) = rule.judge(facts, on: visit.today), hire.completed == nil else {
            return nil
        }
        return hire.due
    }
}
