/// `hostile`: what a normal client notices while eleven thousand others hold the server up.
enum HostileBenchmark {
    /// How long the slow ones live: long enough for the server's limits of time to end some of them.
    static let seconds = 40
    /// How long the normal client asks in that time.
    private static let normalSeconds = 30.0
    private static let aloneSeconds = 5.0
    private static let normalPerSecond = 200.0
    private static let memoryLimitMB = 100.0
    private static let p99LimitMilliseconds = 20.0

    static func run() throws -> Bool {
        let bench = try Bench(rounds: 1, seconds: Bench.roundSeconds)
        let needed = Crowd.idle + Crowd.slowHeads + Crowd.slowBodies + Crowd.slowReaders + 500
        guard Tools.raiseDescriptorLimit() >= needed else {
            throw Failure("descriptors", "are too few", "raise `ulimit -Hn` to \(needed)")
        }
        let server = try bench.product.serve()
        let normal = try Load(port: server.port, clients: 8)
        let request = Message.get(bench.usual.path, cookie: bench.cookie)
        let alone = try normal.run(seconds: aloneSeconds, perSecond: normalPerSecond) { request }
        let before = try server.process.residentMB()
        let crowd = try ChildProcess(
            [Tools.ownPath(), "crowd", "\(server.port)", bench.largest.path, bench.cookie],
            cores: Tools.loadCore)
        guard crowd.line() == "ready" else {
            throw Failure("crowd", "could not open its connections", "look at what was written above")
        }
        let outcome = try normal.run(seconds: normalSeconds, perSecond: normalPerSecond) { request }
        let added = try server.process.residentMB(.peak) - before
        let words = (crowd.lines().last ?? "").split(separator: " ").compactMap { Double($0) }
        guard words.count == 2 else {
            throw Failure("crowd", "ended early", "look at what was written above")
        }
        let rows = [
            Row(
                "memory added by \(Crowd.idle) idle and \(needed - Crowd.idle - 500) slow connections",
                ours: Figures.text(added) + " MB", value: added, bound: .atMost(memoryLimitMB)),
            Row(
                "p99 of a normal client, \(Figures.text(outcome.perSecond))/s; peer: before the others came",
                ours: Figures.text(outcome.percentile(99)) + " ms",
                peer: Figures.text(alone.percentile(99)) + " ms", value: outcome.percentile(99),
                bound: .atMost(p99LimitMilliseconds)),
            Row(
                "its answers that were not 200", ours: "", value: Double(failures(outcome)), bound: .atMost(0)
            ),
            Row(
                "connections turned away, or idle ones lost", ours: "", value: words[0], bound: .atMost(0)),
            Row("slow connections ended by their limits", ours: "", value: words[1], bound: .none),
            Row(
                "answers to the same client in the second after", ours: "",
                value: Double(
                    try normal.run(seconds: 1, perSecond: normalPerSecond) { request }.answers[200] ?? 0),
                bound: .atLeast(1)),
        ]
        Output.say(Table.text(rows))
        return rows.allSatisfy(\.isMet)
    }

    private static func failures(_ outcome: Load.Outcome) -> Int {
        outcome.count - (outcome.answers[200] ?? 0)
    }
}
