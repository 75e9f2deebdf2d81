internal import Formats
internal import Glibc
internal import SQLite

/// `reports`: the figures of reports and exports, each beside the sqlite3 shell or its bound in the same run.
struct ReportsBenchmark {
    private static let leastRounds = 4
    private static let (smallPeople, smallUnits) = (9_800, 200)
    private static let (bookPeople, bookUnits) = (100_000, 500)
    private static let (largePeople, largeUnits) = (1_200_000, 1_500)

    private let program = Tools.ownFolder() + "/kurskoll"
    private let folder: TemporaryFolder
    private let rounds: Int
    private let today = Int(time(nil)) / 86_400

    /// Whether every bound is met. `--people` is the large municipality's, for a quicker look.
    static func run(_ arguments: Arguments) throws -> Bool {
        try Tools.pinLoad()
        let bench = ReportsBenchmark(
            folder: try TemporaryFolder(), rounds: try arguments.number("--rounds") ?? leastRounds)
        let chosen = arguments.list("--rows") ?? ["small", "large", "csv", "xlsx"]
        var rows: [Row] = []
        defer { Output.say(Table.text(rows)) }
        let small = try bench.town("small", smallPeople, smallUnits)
        if chosen.contains("small") { rows += try bench.small(small) }
        if chosen.contains("xlsx") {
            rows += try bench.workbook(try bench.town("book", bookPeople, bookUnits))
        }
        if chosen.contains("large") || chosen.contains("csv") {
            let begun = now()
            let large = try bench.town("large", try arguments.number("--people") ?? largePeople, largeUnits)
            Output.note("\(large.people) people made in \(Figures.text(Double(now() - begun) / 1e6)) s")
            if chosen.contains("large") { rows += try bench.large(large, small) }
            if chosen.contains("csv") { rows += try bench.everything(large) }
        }
        return rows.allSatisfy(\.isMet)
    }

    private init(folder: TemporaryFolder, rounds: Int) {
        (self.folder, self.rounds) = (folder, rounds)
    }

    /// A municipality of its own, with the product's tables.
    private func town(_ name: String, _ people: Int, _ units: Int) throws -> Town {
        let database = "\(folder.path)/\(name).db"
        _ = try TimedRun([program, "--data", database, "grant", "hr", "hr", "--name", "Bench"])
        let connection = try Connection(path: database, mode: .existing)
        try connection.script("DELETE FROM role_grant")
        return try Town(database: database, people: people, units: units)
    }

    /// A server of a municipality, and a client with the session of one of its people: HR, or a unit's manager.
    private func serve(_ town: Town) throws -> Served {
        let port = try Loopback.freePort()
        let served = Served(
            process: try ChildProcess(
                [program, "--data", town.database, "serve", "--port", "\(port)"], cores: Tools.serverCore),
            port: port)
        try Product.wait(for: port, "kurskoll serve")
        return served
    }

    private func client(_ served: Served, _ town: Town, person: Int, isHR: Bool = false) throws -> Client {
        let connection = try Connection(path: town.database, mode: .existing)
        let cookie = Base64URL.encode(SHA256.hash(Array("benchmark \(person)".utf8)))
        // Before the session: a new role ends those there are.
        if isHR {
            try connection.run(
                "INSERT INTO role_grant (person, role, granted_at) VALUES (?, 'hr', 0)", Value(person))
        }
        try connection.run(
            "INSERT OR REPLACE INTO session (hash, person, created_at, used_at) VALUES (?, ?, unixepoch(), unixepoch())",
            .blob(SHA256.hash(Array(cookie.utf8))), Value(person))
        return try Client(port: served.port, cookie: cookie)
    }

    /// Milliseconds of one answer after a first one, the median of many.
    private func milliseconds(
        _ client: Client, times: Int = 20, _ path: (Int) -> String
    ) throws -> Double {
        var values: [Double] = []
        for time in 0...times {
            let begun = now()
            let answer = try client.get(path(time))
            guard answer.status == 200 else {
                throw Failure(path(time), "answered \(answer.status)", "look at what the server wrote above")
            }
            if time > 0 { values.append(Double(now() - begun) / 1000) }
        }
        return Figures.median(values)
    }

    private func small(_ town: Town) throws -> [Row] {
        let served = try serve(town)
        let client = try client(served, town, person: 100, isHR: true)
        let page = try milliseconds(client) { _ in "/hr?kurs=vinr" }
        let json = try milliseconds(client) { "/hr/export?kurs=vinr&form=json&dag=\(day(today - $0 * 9))" }
        return [("page", page), ("JSON, any day", json)].map { name, value in
            Row(
                "indicator of \(town.people), \(name)", ours: Figures.text(value) + " ms", value: value,
                bound: .atMost(20), aim: 5)
        }
    }

    private func large(_ town: Town, _ small: Town) throws -> [Row] {
        let indicator = [
            "--data", town.database, "report", "indicator", "--course", "vinr", "--format", "json",
        ]
        let sql = folder.path + "/indicator.sql"
        try File.write(Array(PeerSQL.indicator(day: today).utf8), to: sql)
        let cold = try (0..<rounds).map { _ in
            (
                ours: try TimedRun([program] + indicator).seconds,
                peer: try TimedRun(["sqlite3", town.database], input: sql).seconds
            )
        }
        let served = try serve(town)
        let hr = try client(served, town, person: 100, isHR: true)
        let warm = try milliseconds(hr, times: 5) {
            "/hr/export?kurs=vinr&form=json&dag=\(day(today - $0 * 9))"
        }
        let little = try client(served, town, person: Town.managers[0])
        let much = try client(served, town, person: Town.managers[1])
        let page = try milliseconds(little, times: 50) { _ in "/enhet" }
        let manyPage = try milliseconds(much) { _ in "/enhet" }
        let smallServed = try serve(small)
        let smallPage = try milliseconds(
            client(smallServed, small, person: Town.managers[0]), times: 50
        ) { _ in "/enhet" }
        return [
            Row(
                "indicator of \(town.people), cold ÷ sqlite3", ours: Figures.text(cold.medianOfOurs) + " s",
                peer: Figures.text(cold.medianOfPeers) + " s", value: cold.medianOfOurs / cold.medianOfPeers,
                bound: .atMost(0.5), aim: 0.15),
            Row(
                "… warm, any day", ours: Figures.text(warm) + " ms", value: warm, bound: .atMost(100), aim: 30
            ),
            // The page shows two courses; each has its new hires and its figure.
            Row(
                "new hires of a unit of \(Town.small), a course", ours: Figures.text(page / 2) + " ms",
                value: page / 2, bound: .atMost(1), aim: 0.3),
            Row(
                "new hires of a unit of \(Town.large), a course", ours: Figures.text(manyPage / 2) + " ms",
                value: manyPage / 2, bound: .atMost(10), aim: 5),
            Row(
                "a unit's page, of \(town.people) ÷ of \(small.people)", ours: Figures.text(page) + " ms",
                peer: Figures.text(smallPage) + " ms", value: page / smallPage, bound: .atMost(1.5), aim: 1.1),
        ]
    }

    private func everything(_ town: Town) throws -> [Row] {
        let sql = folder.path + "/people.sql"
        try File.write(Array(PeerSQL.people(day: today).utf8), to: sql)
        let idle = try TimedRun([program, "--help"]).peakMB
        var ours: [TimedRun] = []
        var peers: [TimedRun] = []
        for _ in 0..<max(2, rounds / 2) {
            ours.append(try export(town, "csv"))
            peers.append(try TimedRun(["sqlite3", town.database], input: sql))
        }
        let seconds = Figures.median(ours.map(\.seconds))
        let peer = Figures.median(peers.map(\.seconds))
        let first = Figures.median(ours.map(\.firstByteSeconds)) * 1000
        let memory = Figures.median(ours.map(\.peakMB)) - idle
        return [
            Row(
                "CSV of everything ÷ sqlite3", ours: Figures.text(seconds) + " s",
                peer: Figures.text(peer) + " s",
                value: seconds / peer, bound: .atMost(0.8), aim: 0.45),
            Row(
                "… first byte, from the program's start", ours: Figures.text(first) + " ms", value: first,
                bound: .atMost(50), aim: 10),
            Row("… memory", ours: Figures.text(memory) + " MB", value: memory, bound: .atMost(20)),
        ]
    }

    private func workbook(_ town: Town) throws -> [Row] {
        let idle = try TimedRun([program, "--help"]).peakMB
        let runs = try (0..<rounds).map { _ in try export(town, "xlsx") }
        let seconds = Figures.median(runs.map(\.seconds))
        let memory = Figures.median(runs.map(\.peakMB)) - idle
        return [
            Row(
                "XLSX of \(town.people) people", ours: Figures.text(seconds) + " s", value: seconds,
                bound: .atMost(2), aim: 1),
            Row("… memory", ours: Figures.text(memory) + " MB", value: memory, bound: .atMost(30)),
        ]
    }

    private func export(_ town: Town, _ format: String) throws -> TimedRun {
        try TimedRun([
            program, "--data", town.database, "export", "completions", "--by", "person", "--course", "vinr",
            "--format", format,
        ])
    }

    /// As an address has a day.
    private func day(_ number: Int) -> String {
        var time = time_t(number * 86_400)
        var parts = tm()
        gmtime_r(&time, &parts)
        func two(_ value: Int32) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(1900 + parts.tm_year)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
    }
}
