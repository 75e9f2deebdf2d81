internal import Compliance
internal import Formats
internal import SQLite

/// `report indicator` and `report new-hires`.
enum ReportCommand {
    private static let shared: [Arguments.Option] = [
        .init("course", "KURS", "kursens id; behövs inte där det finns en kurs"),
        .init("as-of", "DAG", "per den dagen (i dag)"),
        .init("format", "FORM", "text, csv, xlsx eller json (text)"),
        .init("categories", "ORD", "anställd, förtroendevald, utförare, uppdragstagare (anställd)"),
        .init("unit", "KOD", "bara den enheten"),
    ]

    static let indicator = Verb(
        "report indicator", "Hur stor andel som har slutfört kursen en viss dag, per förvaltning och enhet.",
        options: shared + [
            .init("percent", "TAL", "målet i hela procent, i stället för de lagrade"),
            .init("window-from", "DAG", "räkna bara slutföranden från den dagen"),
            .init("target-day", "DAG", "dagen som prognosen siktar på (31 december)"),
        ]
    ) { arguments, environment in
        let store = try open(arguments)
        let day = try day(arguments, "as-of") ?? environment.clock.today
        var question = try indicatorQuestion(arguments, course: try course(arguments, store: store), day: day)
        question.countsNewHires = true
        question.countsReadings = arguments["unit"] == nil
        // One snapshot: an import that is stored meanwhile is in all of the figures or in none.
        let report = try store.connection.read { try IndicatorReport(question, store: store) }
        try write(IndicatorFile(report: report), try format(arguments, environment), environment) {
            report.text + controlLine(report.text, report.rowCount, report.total.figure.counted)
        }
        return 0
    }

    static let newHires = Verb(
        "report new-hires", "Nyanställda och när var och en ska vara klar.",
        options: shared + [
            .init("months", "TAL", "månader från första dagen (12)"),
            .init("from", "DAG", "regeln gäller dem som börjar från den dagen"),
            .init("gap-days", "TAL", "fria dagar som inte bryter en anställning (31)"),
        ]
    ) { arguments, environment in
        let store = try open(arguments)
        let day = try day(arguments, "as-of") ?? environment.clock.today
        let question = try newHireQuestion(arguments, course: try course(arguments, store: store), day: day)
        let report = try store.connection.read { try NewHireReport(question, store: store) }
        guard let report else { throw startIsMissing }
        let form = try format(arguments, environment)
        // Stored before any name leaves.
        try store.connection.write {
            try store.logAccess(
                .newHiresVerb, by: nil,
                AccessFilter(
                    course: question.course, day: day, units: report.question.units,
                    isByStoredRule: !["from", "gap-days", "categories"].contains(where: arguments.has)),
                now: environment.clock.now())
        }
        try write(report, form, environment) {
            report.text + controlLine(report.text, report.rowCount, report.personCount)
        }
        return 0
    }

    /// What a printed report can be checked by: how much stands in it, and a sum of every line above this one.
    private static func controlLine(_ text: String, _ rows: Int, _ persons: Int) -> String {
        """
        Kontroll: \(Numbers.swedish(rows)) rader, \(Numbers.swedish(persons)) personer, \
        SHA-256 \(Hex.encode(SHA256.hash(Array(text.utf8))))

        """
    }

    static let activity = Verb(
        "report activity",
        "Slutföranden per förvaltning och månad, och hur många förvaltningar som använder kursen.",
        options: shared.filter { ["course", "as-of", "format"].contains($0.name) } + [
            .init("from", "DAG", "första månaden som visas (elva månader före)")
        ]
    ) { arguments, environment in
        let store = try open(arguments)
        let day = try day(arguments, "as-of") ?? environment.clock.today
        let question = ActivityReport.Question(
            course: try course(arguments, store: store), day: day, from: try Self.day(arguments, "from"))
        if let from = question.from, from > day {
            throw UsageError(
                "--from", "ligger efter \(day)", "skriv en tidigare dag, eller en senare --as-of")
        }
        let form = try format(arguments, environment)
        let report = try store.connection.read { try ActivityReport(question, store: store) }
        try write(report, form, environment) { report.text }
        return 0
    }

    /// Writes a report to standard output: as a file in a format, or as the text where there is none.
    private static func write(
        _ file: some TableFile, _ format: TableFormat?, _ environment: Environment, text: () -> String
    ) throws {
        guard let format else { return environment.out(text()) }
        try format.write(file, to: environment.sink(format))
    }

    /// What the options ask of the indicator.
    static func indicatorQuestion(
        _ arguments: Arguments, course: String, day: Day
    ) throws -> IndicatorReport.Question {
        IndicatorReport.Question(
            course: course, day: day, percent: try arguments.number("percent", in: percents),
            windowFrom: try Self.day(arguments, "window-from"),
            targetDay: try Self.day(arguments, "target-day"),
            categories: try categories(arguments), unit: arguments["unit"])
    }

    /// What the options ask about new hires.
    static func newHireQuestion(
        _ arguments: Arguments, course: String, day: Day
    ) throws -> NewHireReport.Question {
        NewHireReport.Question(
            course: course, day: day, months: try arguments.number("months", in: months),
            start: try Self.day(arguments, "from"), gapDays: try arguments.number("gap-days", in: gapDays),
            categories: try categories(arguments), units: nil, unitCode: arguments["unit"])
    }

    static let percents = 0...100
    static let months = 0...600
    static let gapDays = 0...3660

    static let startIsMissing = UsageError(
        "--from", "saknas, och ingen regel är lagrad för kursen",
        "skriv från vilken första dag regeln gäller, till exempel --from 2024-05-01")

    static func open(_ arguments: Arguments) throws -> Store {
        try Store(path: arguments["data"] ?? "kurskoll.db", mode: .existing)
    }

    /// The format asked for; nil for text.
    static func format(_ arguments: Arguments, _ environment: Environment) throws -> TableFormat? {
        let word = try arguments.choice("format", of: ["text"] + TableFormat.allCases.map(\.rawValue))
        return try word.flatMap(TableFormat.init(rawValue:)).map { try environment.admit($0) }
    }

    static func day(_ arguments: Arguments, _ name: String) throws -> Day? {
        guard let text = arguments[name] else { return nil }
        guard let day = Day(iso: text) else {
            throw UsageError(
                "--\(name)", "»\(text)« är inte en dag", "skriv ÅÅÅÅ-MM-DD, till exempel 2026-12-31")
        }
        return day
    }

    static func categories(_ arguments: Arguments) throws -> Categories? {
        guard let text = arguments["categories"] else { return nil }
        guard let categories = CategoryWords.categories(text) else {
            throw UsageError(
                "--categories", "»\(text)« har ett ord som inte är en kategori",
                "skriv ett eller flera av \(CategoryWords.all.map(\.word).joined(separator: ","))")
        }
        return categories
    }

    /// The course asked for. It may be left out where there is one; it need not be served any more, as long as the
    /// store knows completions of it.
    static func course(_ arguments: Arguments, store: Store) throws -> String {
        try course(
            arguments, served: CoursesFolder(path: arguments["courses"] ?? "Courses").ids,
            store: store)
    }

    /// The same where the courses that are served are known already.
    static func course(_ arguments: Arguments, served folder: [String], store: Store) throws -> String {
        if let course = arguments["course"] {
            let known = Set(folder).union(try store.knownCourses())
            guard known.contains(course) else {
                throw Refusal(
                    "--course", "kursen »\(course)« finns inte",
                    known.isEmpty
                        ? "ange kursernas mapp med --courses"
                        : "välj \(known.sorted().joined(separator: " eller "))")
            }
            return course
        }
        let known = folder.isEmpty ? try store.knownCourses() : folder
        guard known.count == 1, let only = known.first else {
            throw UsageError(
                "--course",
                known.isEmpty
                    ? "saknas, och inga kurser finns i mappen" : "saknas, och det finns flera kurser",
                known.isEmpty
                    ? "ange kursernas mapp med --courses"
                    : "välj \(known.sorted().joined(separator: " eller "))")
        }
        return only
    }
}

extension Environment {
    /// Refuses a workbook on a screen, where it would be noise; gives every other format back.
    func admit(_ format: TableFormat) throws -> TableFormat {
        guard format == .xlsx, isOutShown() else { return format }
        throw UsageError("--format xlsx", "går inte att visa på skärmen", "styr om utskriften: > fil.xlsx")
    }

    /// Where the pieces of a file go.
    func sink(_ format: TableFormat) -> ([UInt8]) -> Void {
        format == .xlsx ? { outBytes($0) } : { out(String(decoding: $0, as: UTF8.self)) }
    }
}
