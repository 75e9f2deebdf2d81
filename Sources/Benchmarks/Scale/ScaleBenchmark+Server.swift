internal import Glibc
internal import SQLite

/// What the server answers with a large register, and what becomes of its learners while the next list is taken in.
extension ScaleBenchmark {
    private static let learners = 200
    private static let turns = 4
    /// Times as long as with the demo's register; up to it is the machine's noise.
    private static let learnersRatio = 3.0
    /// Of the next full list.
    private static let nextDay = "2027-01-01"

    /// What learners ask for, by many of them, each a few times.
    mutating func visit() throws {
        let sites = try [small, large].map { site in
            let staff = try MorningStaff(site, count: Self.learners, completersEach: 2)
            let server = try site.serve(errors: site.errors)
            let course = try staff.course(server)
            return (staff: staff, server: server, course: course)
        }
        // In turn, a part of them each time: the disk is not as quick in one minute as in the next.
        var medians: [[Visit.Kind: Double]] = [[:], [:]]
        for turn in 0..<Self.turns {
            for (index, site) in sites.enumerated() {
                let part = site.staff.people.enumerated().filter { $0.offset / 2 % Self.turns == turn }
                let outcome = try Visitors(
                    port: site.server.port, visits: part.map { Visit($0.element, site.course, haste: 10) },
                    arrivals: part.map { _ in .random(in: 0..<5_000_000) }
                ).run()
                guard outcome.errors == 0 else {
                    throw Failure(outcome.example ?? "", "went wrong", "see \(small.errors)")
                }
                for (kind, values) in outcome.latencies {
                    let median = Figures.median(values.map { Double($0) / 1000 })
                    medians[index][kind] = min(medians[index][kind] ?? median, median)
                }
            }
        }
        for kind in Visit.Kind.allCases where kind != .files {
            compare(
                "a learner: \(kind.rawValue)", medians[1][kind] ?? 0, medians[0][kind] ?? 0,
                bound: .atMost(Self.learnersRatio))
        }
    }

    /// What managers, HR and readers ask for.
    mutating func pages() throws {
        let figures = try [small, large].map { site in
            let people = try People(database: site.database, limit: 2)
            let (hr, manager) = (people.learners[0], people.learners[1])
            try grant(site, hr: hr.person, manager: manager.person)
            // A new role has ended their sessions.
            _ = try People(database: site.database, limit: 2)
            let code = try site.run(["sign-in", try ref(site, manager.person), "--code"]).lines.first ?? ""
            let start = try site.millisecondsToFirstAnswer()
            let server = try site.serve(errors: site.errors)
            let client = try Client(port: server.port)
            var begun = now()
            let byCode = try client.post(
                "/logga-in", "vem=\(code.split(separator: " ").joined(separator: "+"))")
            guard byCode.status == 303 else { throw Failure("/logga-in", "answered \(byCode.status)", "") }
            let signIn = Double(now() - begun) / 1000
            let unit = try milliseconds(
                try Client(port: server.port, cookie: manager.cookie), "/enhet", times: 20)
            let clerk = try Client(port: server.port, cookie: hr.cookie)
            begun = now()
            _ = try clerk.get("/oversikt")
            let cold = Double(now() - begun) / 1000
            let overview = try milliseconds(clerk, "/oversikt", times: 3)
            let page = try milliseconds(clerk, "/hr?kurs=\(Self.course)", times: 3)
            let warm = try milliseconds(clerk, "/hr/export?kurs=\(Self.course)&form=json", times: 3)
            // These two write who has seen which names, so those who have something to store wait for them.
            let queue = try milliseconds(clerk, "/hr/atgarder", times: 2)
            begun = now()
            let search = try clerk.post("/hr/personer/sok", "csrf=\(hr.csrf)&sok=a")
            guard search.status == 200 else { throw Failure("search", "answered \(search.status)", "") }
            let found = Double(now() - begun) / 1000
            // How long others wait while HR's page is made.
            let other = try ChildProcess(
                [
                    "wrk", "-t1", "-c2", "-d6s", "-H", "Cookie: kurskoll=\(hr.cookie)",
                    "http://127.0.0.1:\(server.port)/oversikt",
                ], cores: "0,1")
            let load = try Load(port: server.port, clients: 4)
            let learner = Message.get("/kurs/\(Self.course)", cookie: manager.cookie)
            let beside = try load.run(seconds: 4, perSecond: 50) { learner }.percentile(99)
            other.end(SIGKILL)
            return (
                start: start, signIn: signIn, unit: unit, cold: cold, overview: overview, page: page,
                warm: warm,
                beside: beside, queue: queue, found: found, memory: try server.process.residentMB(.peak)
            )
        }
        let (little, much) = (figures[0], figures[1])
        compare("start to first answer", much.start, little.start, bound: .atMost(Self.learnersRatio))
        // Once each: a code opens once. A search through all people would make it hundreds.
        compare("sign-in by code", much.signIn, little.signIn, bound: .atMost(10))
        compare("a manager: /enhet", much.unit, little.unit, bound: .atMost(Self.learnersRatio))
        compare("HR: /oversikt, the first after the start", much.cold, little.cold)
        compare("HR: /oversikt", much.overview, little.overview)
        compare("HR: /hr", much.page, little.page)
        compare("HR: report indicator on the server, JSON", much.warm, little.warm)
        compare("HR: /hr/atgarder, on the writer", much.queue, little.queue)
        compare("HR: a search for persons by a letter, on the writer", much.found, little.found)
        compare("a learner's p99 while two ask for /oversikt all the time", much.beside, little.beside)
        rows.append(
            Row(
                "memory of the server after that", ours: Figures.text(much.memory) + " MB",
                peer: Figures.text(little.memory) + " MB", value: much.memory, bound: .atMost(1_000)))
    }

    /// The next full list, taken in beside a server that is in use: the one lock for writing is held meanwhile.
    mutating func importBeside() throws {
        let server = try large.serve(errors: large.errors)
        var ledger = try FaultsLedger(large, limit: 20_000)
        let load = try Load(port: server.port, clients: 64)
        let importing = try ChildProcess(
            [
                large.program, "--data", large.database, "import", "staff", small.folder.path + "/staff.csv",
                "--as-of", Self.nextDay,
            ], cores: "0,1", errors: large.errors)
        var outcomes: [Load.Outcome] = []
        let begun = now()
        repeat {
            outcomes.append(try ledger.markChapters(by: load, seconds: 5, perSecond: 4))
        } while importing.isRunning
        _ = importing.lines()
        guard importing.exitStatus == 0 else {
            throw Failure("the next full list", "is refused", "see \(large.errors)")
        }
        let seconds = Double(now() - begun) / 1e6
        server.process.end()
        try ledger.check()
        let (all, refused, others) = outcomes.reduce((0, 0, 0)) { sum, outcome in
            let (done, refused) = (outcome.answers[303] ?? 0, outcome.answers[503] ?? 0)
            return (sum.0 + outcome.count, sum.1 + refused, sum.2 + outcome.count - done - refused)
        }
        let slowest = outcomes.map { $0.percentile(100) }.max() ?? 0
        note("the next full list beside a server in use", seconds, "s")
        rows += [
            Row(
                "… refused with 503 and a sentence, of \(all) chapters done", ours: "\(refused)",
                value: Double(refused), bound: .none),
            .none("… answered otherwise, or acknowledged and lost", others),
            Row(
                "… longest wait of a learner", ours: Figures.text(slowest / 1000) + " s",
                value: slowest / 1000,
                bound: .atMost(30)),
        ]
    }

    private func milliseconds(_ client: Client, _ path: String, times: Int) throws -> Double {
        var values: [Double] = []
        for _ in 0..<times {
            let begun = now()
            let answer = try client.get(path)
            guard answer.status == 200 else { throw Failure(path, "answered \(answer.status)", "look at it") }
            values.append(Double(now() - begun) / 1000)
        }
        return Figures.median(values)
    }

    private func ref(_ site: Product, _ person: Int) throws -> String {
        try Connection(path: site.database, mode: .existing).first(
            "SELECT ref FROM person WHERE id = ?", Value(person)
        ) { $0.text(0) } ?? ""
    }

    private func grant(_ site: Product, hr: Int, manager: Int) throws {
        _ = try timed(site, ["grant", "hr", try ref(site, hr)])
        try Connection(path: site.database, mode: .existing).run(
            """
            INSERT OR IGNORE INTO unit_manager (unit, person, from_day)
            SELECT p.unit, ?1, 0 FROM placement p JOIN employment e ON e.id = p.employment WHERE e.person = ?1
            """, Value(manager))
    }
}
