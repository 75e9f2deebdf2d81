internal import Formats
internal import Glibc
internal import SQLite

/// `morning`: the reminder has gone to ten thousand people, and they click it within ten minutes; then the worst minute
/// that such a morning can have. Server and client have a core each.
enum MorningBenchmark {
    private static let (people, minutes) = (10_000, 10)
    /// So large a part of them comes once more, other people, all within one minute.
    private static let worstShare = 0.3
    /// One in so many has done all chapters but one, and completes the course.
    private static let completersEach = 5
    private static let p99LimitMilliseconds = 50.0
    private static let latenessLimitMilliseconds = 20.0

    /// Whether every kind of request was quick, and nothing went wrong.
    static func run(_ arguments: Arguments) throws -> Bool {
        try Tools.pinLoad()
        Tools.raiseDescriptorLimit()
        let people = try arguments.number("--people") ?? people
        let minutes = try arguments.number("--minutes") ?? minutes
        let worst = Int(Double(people) * worstShare)
        let product = try Product()
        let staff = try MorningStaff(product, count: people + worst, completersEach: completersEach)
        let server = try product.serve()
        let course = try staff.course(server)
        Output.say(
            "Server on core \(Tools.serverCore), clients on core \(Tools.loadCore); load average \(load()).")
        let isQuiet = try measure(
            "\(people) people within \(minutes) minutes", staff.people.prefix(people), within: minutes * 60,
            server, course, staff)
        let isWorstQuiet = try measure(
            "\(worst) people within a minute", staff.people.suffix(worst), within: 60, server, course, staff)
        Output.say(
            "Memory at most \(Figures.text(try server.process.residentMB(.peak))) MB; load average \(load())."
        )
        return isQuiet && isWorstQuiet
    }

    private static func measure(
        _ title: String, _ people: ArraySlice<Visit.Person>, within seconds: Int, _ server: Served,
        _ course: Visit.Course, _ staff: MorningStaff
    ) throws -> Bool {
        // So many moments drawn evenly are what a Poisson process gives once its count is known.
        let arrivals = people.map { _ in Int.random(in: 0..<seconds * 1_000_000) }
        let before = try (cpu: server.process.cpuMicroseconds(), stored: staff.stored())
        let outcome = try Visitors(
            port: server.port, visits: people.map { Visit($0, course) }, arrivals: arrivals
        ).run()
        let after = try (cpu: server.process.cpuMicroseconds(), stored: staff.stored())
        let completions = outcome.latencies[.completion]?.count ?? 0
        let chapters = outcome.latencies[.done]?.count ?? 0
        let lost =
            completions - (after.stored.completions - before.stored.completions) + chapters
            - (after.stored.chapters - before.stored.chapters)
        let all = outcome.latencies.values.flatMap { $0 }
        Output.say(
            """

            \(title): \(all.count) requests, \(completions) completions, \(outcome.errors) errors\
            \(outcome.example.map { " (\($0))" } ?? ""), \(lost) of what was acknowledged not stored; \
            CPU of the server \(Figures.text((after.cpu - before.cpu) / outcome.seconds / 1e4)) % of a core, \
            at most \(outcome.most) people at once; the client itself late by \
            \(milliseconds(outcome.lateness, 99)) ms at p99, which is counted too\
            \(outcome.haltedSeconds > 0 ? "; the machine stopped both for \(Figures.text(outcome.haltedSeconds)) s" : "").
            """)
        var lines = [["request", "count", "p50 ms", "p95 ms", "p99 ms", "max ms"]]
        for (name, values) in Visit.Kind.allCases.map({ ($0.rawValue, outcome.latencies[$0] ?? []) })
            + [("all", all)]
        {
            lines.append(
                [name, "\(values.count)"] + [50, 95, 99, 100].map { milliseconds(values, $0) })
        }
        Output.say(Table.text(lines: lines))
        guard p99(outcome.lateness) < latenessLimitMilliseconds else {
            Output.say(
                "The clients themselves were held up, so this says nothing of the server: run it again.")
            return false
        }
        let slowest = Visit.Kind.allCases.map { p99(outcome.latencies[$0] ?? []) }.max() ?? 0
        let isMet = slowest < p99LimitMilliseconds && outcome.errors == 0 && lost == 0
        Output.say(
            isMet
                ? "Every kind of request has its p99 below \(Figures.text(p99LimitMilliseconds)) ms."
                : "NOT MET: p99 of every kind below \(Figures.text(p99LimitMilliseconds)) ms, and nothing wrong."
        )
        return isMet
    }

    private static func p99(_ values: [Int32]) -> Double {
        Figures.percentile(99, of: values.map(Double.init)) / 1000
    }

    private static func milliseconds(_ values: [Int32], _ percent: Double) -> String {
        Figures.text(Figures.percentile(percent, of: values.map(Double.init)) / 1000)
    }

    private static func load() -> String {
        var average = 0.0
        getloadavg(&average, 1)
        return Figures.text(average)
    }
}
