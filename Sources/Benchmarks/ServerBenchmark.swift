internal import Glibc

/// `server`: the figures of the HTTP server, each beside its peer in the same run.
enum ServerBenchmark {
    /// By the names that `--rows` takes.
    static let groups: [(name: String, rows: @Sendable (Bench) throws -> [Row])] = [
        ("stylesheet", PageRows.stylesheet),
        ("chapter", PageRows.chapter),
        ("latency", PageRows.latency),
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
        var rows: [Row] = []
        for group in groups where chosen.contains(group.name) {
            Output.note("\(group.name) …")
            let made = try group.rows(bench)
            rows += made
            // What is done can be read if a later row can't be made.
            Output.note(Table.text(made))
        }
        Output.say(Table.text(rows))
        Output.say(
            "Hummingbird was left out: its packages can't be had here. Load average now \(Self.loadAverage())."
        )
        let missed = rows.filter { !$0.isMet }
        Output.say(
            missed.isEmpty ? "Every bound is met." : "\(missed.count) of \(rows.count) rows miss their bound."
        )
        return missed.isEmpty
    }

    /// Of the last minute: others on the machine make every figure worse.
    static func loadAverage() -> String {
        var average = 0.0
        getloadavg(&average, 1)
        return Figures.text(average)
    }
}
