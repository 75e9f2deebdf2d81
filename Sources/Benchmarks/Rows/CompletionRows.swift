internal import Glibc
internal import SQLite

/// Writes that are on the disk before they are answered. Each figure is counted in the database afterwards: the
/// answers must be the rows.
enum CompletionRows {
    static func rows(_ bench: Bench) throws -> [Row] {
        try [(clients: 64, bound: 6.0, aim: 9.0), (256, 8, 11)].flatMap { clients, bound, aim in
            let whole = try (0..<bench.rounds).map { _ in try product(bench, clients) }
            let commits = try bench.alternating {
                try small(bench, clients, .together)
            } _: {
                try small(bench, clients, .each)
            }
            let harness = try bench.alternating {
                try small(bench, clients, .together)
            } _: {
                try inProcess(bench, clients)
            }
            return [
                Row(
                    "chapters done per second, \(clients) clients, the product", ours: perSecond(whole),
                    value: Figures.median(whole), bound: .none),
                Row(
                    "inserts per second, \(clients) clients ÷ a COMMIT each",
                    ours: perSecond(commits.map(\.ours)), peer: perSecond(commits.map(\.peer)),
                    value: Figures.median(commits.map { $0.ours / $0.peer }), bound: .atLeast(bound), aim: aim
                ),
                Row(
                    "inserts per second, \(clients) clients ÷ threads in one process",
                    ours: perSecond(harness.map(\.ours)), peer: perSecond(harness.map(\.peer)),
                    value: Figures.median(harness.map { $0.ours / $0.peer }), bound: .atLeast(0.9), aim: 1),
            ]
        }
    }

    private static func perSecond(_ values: [Double]) -> String {
        Figures.text(Figures.median(values)) + "/s"
    }

    /// The product whole: session, CSRF, routing, savepoint, one row for each chapter done.
    private static func product(_ bench: Bench, _ clients: Int) throws -> Double {
        try bench.people.forgetChapters()
        let server = try bench.product.serve()
        let load = try Load(port: server.port, clients: clients)
        let outcome = try load.run(
            seconds: Double(bench.seconds), next: bench.people.chapterPosts(bench.chapters))
        try check(outcome, rows: bench.people.chaptersDone())
        return outcome.perSecond
    }

    /// The HTTP module with nothing behind it but one insert.
    private static func small(_ bench: Bench, _ clients: Int, _ commit: InsertServer.Commit) throws -> Double
    {
        let database = try emptyDatabase(bench)
        let port = try Loopback.freePort()
        let process = try ChildProcess(
            [Tools.ownPath(), "insert-server", "\(port)", database, commit.rawValue], cores: Tools.serverCore)
        try Product.wait(for: port, "insert-server")
        defer { process.end() }
        let load = try Load(port: port, clients: clients)
        var person = 0
        let outcome = try load.run(seconds: Double(bench.seconds)) {
            person += 1
            return Message.post("/", "person=\(person)")
        }
        try check(outcome, rows: Inserts(database).count())
        return outcome.perSecond
    }

    /// Threads that wait for the same inserts without a socket. They have both cores, as server and load have
    /// together.
    private static func inProcess(_ bench: Bench, _ clients: Int) throws -> Double {
        let database = try emptyDatabase(bench)
        let process = try ChildProcess(
            [Tools.ownPath(), "group-commit", database, "\(clients)", "\(bench.seconds)"],
            cores: "\(Tools.serverCore),\(Tools.loadCore)")
        let words = process.lines().last?.split(separator: " ") ?? []
        guard words.count == 2, let count = Int(words[0]), let seconds = Double(words[1]) else {
            throw Failure("group-commit", "printed no figures", "look at what it wrote above")
        }
        guard try Inserts(database).count() == count else { throw uncounted }
        return Double(count) / seconds
    }

    private static func emptyDatabase(_ bench: Bench) throws -> String {
        let path = bench.product.folder.path + "/inserts.db"
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
        try Inserts(path).create()
        return path
    }

    private static let uncounted = Failure(
        "completions", "the rows stored are not those answered", "the figure is worth nothing; find the fault"
    )

    private static func check(_ outcome: Load.Outcome, rows: Int) throws(Failure) {
        guard outcome.answers == [303: rows] else { throw uncounted }
    }
}
