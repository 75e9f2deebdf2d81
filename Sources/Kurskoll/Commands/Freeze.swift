internal import Compliance
internal import SQLite

/// `freeze NAME`: keeps a report as it is delivered; `--list`, `--show N`, `--compare N M`, `--verify`.
enum FreezeCommand {
    static let verb = Verb(
        "freeze", operands: "NAMN", count: 0...1,
        "Fryser siffrorna för ett tillfälle, utan namn, så att de aldrig ändras.",
        options: [
            .init("course", "KURS", "bara den kursen (annars varje kurs för sig)"),
            .init("as-of", "DAG", "per den dagen (i dag)"),
            .init("list", nil, "visa alla avstämningar"),
            .init("show", "NUMMER", "visa en avstämning"),
            .init("format", "FORM", "med --show: text eller json, som den är lagrad (text)"),
            .init("compare", "NUMMER", "jämför den med en senare: --compare 3 5"),
            .init("verify", nil, "kontrollera att ingen har ändrats"),
            .init("month-end", nil, "frys de månadsskiften som saknas; för cron eller en systemd-timer"),
        ]
    ) { arguments, environment in
        let ways = ["list", "show", "compare", "verify", "month-end"].filter(arguments.has)
        guard ways.count < 2 else {
            throw UsageError("--\(ways[1])", "går inte med --\(ways[0])", "välj en av dem")
        }
        let store = try ReportCommand.open(arguments)
        switch ways.first {
        case "list":
            try refuseName(arguments)
            environment.out(try list(store))
        case "show":
            try refuseName(arguments)
            let report = try report(numbered: arguments.number("show", in: 1...Int.max), store)
            if try arguments.choice("format", of: ["text", "json"]) == "json" {
                environment.out(report.content)
            } else {
                environment.out(
                    try figures(report, store).text(number: report.number, sha256: report.sha256))
            }
        case "compare":
            guard let word = arguments.operands.first, let other = Int(word) else {
                throw UsageError("--compare", "behöver två nummer", "skriv till exempel --compare 3 5")
            }
            let before = try report(numbered: arguments.number("compare", in: 1...Int.max), store)
            let after = try report(numbered: other, store)
            guard before.course == after.course else {
                throw Refusal(
                    "--compare", "avstämningarna är av olika kurser (\(before.course), \(after.course))",
                    "välj två av samma kurs; se freeze --list")
            }
            environment.out(try FrozenComparison(figures(before, store), figures(after, store)).text)
        case "verify":
            try refuseName(arguments)
            return try verify(store, environment)
        case "month-end":
            try refuseName(arguments)
            if let day = arguments["as-of"] {
                throw UsageError("--as-of", "går inte med --month-end (\(day))", "dagarna ges av kalendern")
            }
            environment.out(
                try MonthEnd.freeze(
                    courses: courses(arguments, store), store: store, now: environment.clock.now()))
        default: environment.out(try freeze(arguments, environment, store))
        }
        return 0
    }

    private static func freeze(
        _ arguments: Arguments, _ environment: Environment, _ store: Store
    ) throws -> String {
        guard let name = arguments.operands.first.map(Cell.text), !name.isEmpty else {
            throw UsageError(
                "freeze", "saknar namn",
                "skriv vad avstämningen är för, till exempel kurskoll freeze \"Delårsrapport 2 2026\"")
        }
        let now = environment.clock.now()
        let today = Stockholm.day(at: now)
        let day = try ReportCommand.day(arguments, "as-of") ?? today
        let courses = try courses(arguments, store)
        // Counted on a snapshot, so that nobody waits for it who has a chapter to store.
        let counted = try store.connection.read {
            try courses.map { course in
                try FrozenFigures(name: name, course: course, day: day, frozenOn: today, store: store)
            }
        }
        return try store.connection.write {
            try counted.map { figures in
                let content = figures.json
                let number = try store.freeze(content: content, now: now)
                return """
                    avstämning \(number): \(name), kurs \(figures.course) per \(day); SHA-256 \
                    \(FrozenReport.sha256(of: content))\n
                    """
            }.joined()
        }
    }

    /// The course asked for, or every one that is served; where none is, those that the store knows completions of.
    private static func courses(_ arguments: Arguments, _ store: Store) throws -> [String] {
        if arguments.has("course") { return [try ReportCommand.course(arguments, store: store)] }
        let served = CoursesFolder(path: arguments["courses"] ?? "Courses").ids
        let known = served.isEmpty ? try store.knownCourses() : served
        guard !known.isEmpty else {
            throw UsageError(
                "--course", "saknas, och inga kurser finns i mappen", "ange kursernas mapp med --courses")
        }
        return known
    }

    private static func list(_ store: Store) throws -> String {
        let reports = try store.frozenReports()
        guard !reports.isEmpty else { return "Inga avstämningar.\n" }
        return TextTable.left(
            reports.map {
                [
                    String($0.number), $0.name, "kurs \($0.course)", "per \($0.day)",
                    "fryst \(Stockholm.text(at: $0.recordedAt))",
                ]
            })
    }

    private static func verify(_ store: Store, _ environment: Environment) throws -> Int32 {
        var changed = 0
        for report in try store.frozenReports() {
            if !report.isIntact { changed += 1 }
            environment.out(
                "\(report.number)  \(report.name): \(report.isIntact ? "oförändrad" : "ÄNDRAD efter att den frystes")\n"
            )
        }
        guard changed == 0 else {
            environment.error(
                "avstämningar: \(changed) har ändrats utanför Kurskoll; jämför med en äldre säkerhetskopia")
            return 1
        }
        return 0
    }

    /// The report with that number.
    static func report(numbered number: Int?, _ store: Store) throws -> FrozenReport {
        let number = number ?? 0
        guard let report = try store.frozenReport(number) else {
            throw Refusal("freeze", "avstämning \(number) finns inte", "se kurskoll freeze --list")
        }
        return report
    }

    private static func figures(_ report: FrozenReport, _ store: Store) throws -> FrozenFigures {
        guard let figures = try store.frozenFigures(report) else {
            throw Refusal(
                "freeze", "avstämning \(report.number) har ändrats efter att den frystes",
                "hämta den ur en äldre säkerhetskopia")
        }
        return figures
    }

    private static func refuseName(_ arguments: Arguments) throws {
        if let name = arguments.operands.first {
            throw UsageError(name, "behövs inte här", "ta bort det")
        }
    }
}
