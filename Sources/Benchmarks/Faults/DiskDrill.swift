internal import Glibc

/// The disk is full while people work. They are told so in time, can go on reading, lose nothing that was
/// acknowledged, and when there is room again it goes on without anybody's hand.
enum DiskDrill {
    private static let clients = 16
    private static let perSecond = 400.0
    /// So long SQLite may still find room in the journal it has.
    private static let fullWithinSeconds = 60
    private static let answerLimitMilliseconds = 2_000.0
    private static let recoveryLimitMilliseconds = 2_000.0

    static func rows(_ way: SmallDisk.Way) throws -> [Row] {
        let disk = try SmallDisk(way)
        let rows = Result { try Self.rows(on: disk) }
        try disk.remove()
        return try rows.get()
    }

    private static func rows(on disk: SmallDisk) throws -> [Row] {
        let product = try Product(disk: disk.path)
        var ledger = try FaultsLedger(product)
        let server = try product.serve(errors: product.errors)
        let load = try Load(port: server.port, clients: clients)
        let reader = try Client(port: server.port, cookie: ledger.learners[0].cookie)
        let before = try ledger.markChapters(by: load, seconds: 2, perSecond: perSecond)
        try disk.fill(for: server)
        var unfilled = 0
        while try ledger.markChapters(by: load, seconds: 1, perSecond: 4 * perSecond).answers[503] == nil {
            unfilled += 1
            guard unfilled < fullWithinSeconds else {
                throw Failure("the disk", "is never full", "the drill proves nothing; look at SmallDisk")
            }
        }
        let full = try ledger.markChapters(by: load, seconds: 5, perSecond: perSecond)
        let page = try reader.get("/kurs/vinr").status
        let health = try reader.get("/halsa").status
        let refused = try refusal(&ledger, server)
        try disk.empty(for: server)
        let begun = now()
        while try ledger.markOne(port: server.port).status != 303, now() - begun < 30_000_000 {
            usleep(20_000)
        }
        let recovery = Double(now() - begun) / 1000
        let after = try ledger.markChapters(by: load, seconds: 2, perSecond: perSecond)
        let healthAfter = try reader.get("/halsa").status
        server.process.end()
        // Throws where something acknowledged is lost, or the file is not whole.
        try ledger.check()
        let isTold = refused.text.contains("sparats") && refused.field("Retry-After") != nil
        return [
            .count("chapters acknowledged before, at and after it, none lost", ledger.acknowledged),
            .count("refused with 503 meanwhile", full.answers[503] ?? 0),
            .none("answers other than 303 and 503", others(before) + others(full) + others(after)),
            Row(
                "slowest answer meanwhile", ours: Figures.text(full.percentile(100)) + " ms",
                value: full.percentile(100), bound: .atMost(answerLimitMilliseconds)),
            .none("refusals without a sentence and Retry-After", isTold ? 0 : 1),
            .none("pages that could not be read meanwhile", page == 200 ? 0 : 1),
            .none(
                "/halsa was not red meanwhile, or not green after",
                (health == 503 ? 0 : 1) + (healthAfter == 200 ? 0 : 1)),
            Row(
                "until something is stored again, from when there is room",
                ours: Figures.text(recovery) + " ms", value: recovery,
                bound: .atMost(recoveryLimitMilliseconds)),
            .none("refused in the two seconds after", after.answers[503] ?? 0),
        ]
    }

    /// What somebody is shown. Now and then a small write finds room in the journal.
    private static func refusal(_ ledger: inout FaultsLedger, _ server: Served) throws -> Answer {
        for _ in 0..<1000 {
            let answer = try ledger.markOne(port: server.port)
            if answer.status == 503 { return answer }
        }
        throw Failure("the disk", "is full for some and not for others", "look at SmallDisk")
    }

    private static func others(_ outcome: Load.Outcome) -> Int {
        outcome.answers.filter { $0.key != 303 && $0.key != 503 }.values.reduce(0, +)
    }
}
