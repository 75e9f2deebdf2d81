internal import Glibc

/// The proofs of speed. Not shipped.
@main
enum Main {
    static let usage = """
        usage: Benchmarks server [--rows a,b] [--rounds N] [--seconds S] | hostile | soak [--minutes N]
            | morning [--minutes N] [--people N]
            | import [--people N] | scale [--people N]
            | faults [--rows kill,disk,quota,clock,nights,proxy,restore] [--rounds N]
            | reports [--rows small,large,csv,xlsx] [--rounds N] [--people N]
        """

    static func main() {
        signal(SIGPIPE, SIG_IGN)
        do {
            exit(try run(Array(CommandLine.arguments.dropFirst())) ? 0 : 1)
        } catch {
            Output.note("\(error)")
            exit(1)
        }
    }

    /// Whether all that was promised holds.
    private static func run(_ words: [String]) throws -> Bool {
        guard let verb = words.first else { throw Failure("Benchmarks", "no verb", usage) }
        let rest = try Arguments(
            words.dropFirst(), known: ["--rows", "--rounds", "--seconds", "--minutes", "--people"])
        switch verb {
        case "server": return try ServerBenchmark.run(rest)
        case "reports": return try ReportsBenchmark.run(rest)
        case "hostile": return try HostileBenchmark.run()
        case "soak": return try SoakBenchmark.run(minutes: rest.number("--minutes") ?? 30)
        case "scale": return try ScaleBenchmark.run(rest)
        case "morning": return try MorningBenchmark.run(rest)
        case "faults": return try FaultsBenchmark.run(rest)
        case "import": return try ImportBenchmark.run(people: rest.number("--people") ?? 1_200_000)
        default: try runChild(verb, rest.words)
        }
        return true
    }

    /// The parts that the benchmarks start as processes of their own.
    private static func runChild(_ verb: String, _ words: [String]) throws {
        let numbers = words.map { Int($0) ?? 0 }
        switch (verb, words.count) {
        case ("learners", 3...):
            try CourseRow.walk(port: numbers[0], course: words[1], addresses: words.dropFirst(2))
        case ("insert-server", 3):
            try InsertServer.run(port: numbers[0], database: words[1], .init(rawValue: words[2]) ?? .together)
        case ("group-commit", 3):
            let result = try GroupCommit.run(database: words[0], clients: numbers[1], seconds: numbers[2])
            Output.say("\(result.count) \(result.seconds)")
        case ("bare-loop", 2): try BareLoop.run(port: numbers[0], file: words[1])
        case ("idle", 2): try Idle.run(port: numbers[0], count: numbers[1])
        case ("crowd", 3): try Crowd.run(port: numbers[0], page: words[1], cookie: words[2])
        default: throw Failure(verb, "is no verb", usage)
        }
    }
}
