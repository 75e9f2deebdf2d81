internal import Glibc

/// `server`: the figures of the HTTP server, each beside its peer in the same run.
enum ServerBenchmark {
    /// By the names that `--rows` takes.
    static let groups: [(name: String, rows: @Sendable (Bench) throws -> [Row])] = [
        ("stylesheet", PageRows.stylesheet),
        ("chapter", PageRows.chapter),
        ("latency", LatencyRows.rows),
        ("completions", CompletionRows.rows),
        ("mixed", MixedRow.rows),
        ("memory", MemoryRows.rows),
        ("start", StartRow.rows),
        ("course", CourseRow.rows),
    ]

    private static let leastRounds = 4

    /// Whether every bound is met.
    static func run(_ arguments: Arguments) throws -> Bool {
        let chosen = arguments.list("--rows") ?? groups.map(\.name)
        if let unknown = chosen.first(where: { name in !groups.contains { $0.name == name } }) {
            throw Failure(unknown, "is no row", "choose of " + groups.map(\.name).joined(separator: ","))
        }
        let bench = try Bench(
            rounds: arguments.number("--rounds") ?? leastRounds,
            seconds: arguments.number("--seconds") ?? Bench.roundSeconds)
        Output.say(
            """
            Server on core \(Tools.serverCore), load on core \(Tools.loadCore); medians of \(bench.rounds) \
            alternating rounds of \(bench.seconds) s; load average \(Self.loadAverage()).
            """)
        if loadAverageValue() > quietLoad {
            Output.say("The machine is not quiet: what follows tells of the others as much as of the server.")
        }
        let rows = try measured(bench, groups.filter { chosen.contains($0.name) }.map { ($0.name, $0.rows) })
        Output.say(
            "Hummingbird was left out: its packages can't be had here. Load average now \(Self.loadAverage())."
        )
        let missed = rows.filter { !$0.isMet }
        Output.say(
            missed.isEmpty ? "Every bound is met." : "\(missed.count) of \(rows.count) rows miss their bound."
        )
        return missed.isEmpty
    }

    /// Prints the rows as one table, those that are done also where a later one can't be made.
    private static func measured(
        _ bench: Bench, _ groups: [(name: String, rows: (Bench) throws -> [Row])]
    ) throws -> [Row] {
        var rows: [Row] = []
        defer { Output.say(Table.text(rows)) }
        for group in groups {
            Output.note("\(group.name) …")
            rows += try group.rows(bench)
        }
        return rows
    }

    /// With more than this before the first row somebody else keeps a core busy.
    private static let quietLoad = 1.0

    private static func loadAverage() -> String { Figures.text(loadAverageValue()) }

    /// Of the last minute: others on the machine spoil every figure, also ratios.
    private static func loadAverageValue() -> Double {
        var average = 0.0
        getloadavg(&average, 1)
        return average
    }
}
