internal import Glibc
internal import SQLite

/// `scale`: every employee of every municipality and region of Sweden in one file, taken in as files are, and then all that
/// the product does with it; beside it the same of the demo's 9 800. What a learner or a manager asks for may not
/// cost more for the size of the register.
struct ScaleBenchmark {
    private static let people = 1_200_000
    private static let course = "vinr"
    private static let learners = 200
    private static let turns = 4
    /// Times as long as with the demo's register; up to it is the machine's noise.
    private static let learnersRatio = 2.0
    /// Of the next full list.
    private static let nextDay = "2027-01-01"

    private let small: Product
    private let large: Product
    private var rows: [Row] = []

    /// Whether every bound is met.
    static func run(_ arguments: Arguments) throws -> Bool {
        try Tools.pinLoad()
        let small = try Product()
        var bench = ScaleBenchmark(small: small, large: small.with(database: small.folder.path + "/large.db"))
        defer { Output.say(Table.text(bench.rows)) }
        try bench.takeIn(try arguments.number("--people") ?? people)
        try bench.visit()
        try bench.pages()
        try bench.commands()
        try bench.importBeside()
        return bench.rows.allSatisfy(\.isMet)
    }

    private init(small: Product, large: Product) { (self.small, self.large) = (small, large) }

    /// The staff file, and the completions of four out of five.
    private mutating func takeIn(_ people: Int) throws {
        let folder = small.folder.path
        let (staff, completions) = (folder + "/staff.csv", folder + "/completions.csv")
        try StaffFile.write(people, to: staff)
        try StaffFile.writeCompletions(people, of: Self.course, to: completions)
        note(
            "the staff file of \(people) rows", try timed(large, ["import", "staff", staff]), "s of CPU",
            atMost: 90)
        note(
            "a file of completions, \(people * 4 / 5) rows",
            try timed(large, ["import", "completions", completions]), "s of CPU", atMost: 90)
        _ = try timed(large, ["rule", "--course", Self.course, "--start", "2024-05-01", "--why", "prov"])
        for setting in [["sender", "kurser@exempel.se"], ["base-url", "https://kurs.exempel.se"]] {
            _ = try timed(large, ["set"] + setting)
        }
        note("the database on the disk", Double(try File.size(large.database)) / 1e6, "MB")
    }

    /// What learners ask for, by many of them, each a few times.
    private mutating func visit() throws {
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
                    port: site.server.port, visits: part.map { Visit($0.element, site.course) },
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
    private mutating func pages() throws {
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
                beside: beside, memory: try server.process.residentMB(.peak)
            )
        }
        let (little, much) = (figures[0], figures[1])
        compare("start to first answer", much.start, little.start, bound: .atMost(3))
        compare("sign-in by code", much.signIn, little.signIn, bound: .atMost(3))
        compare("a manager: /enhet", much.unit, little.unit, bound: .atMost(3))
        compare("HR: /oversikt, the first after the start", much.cold, little.cold)
        compare("HR: /oversikt", much.overview, little.overview)
        compare("HR: /hr", much.page, little.page)
        compare("HR: report indicator on the server, JSON", much.warm, little.warm)
        compare("a learner's p99 while two ask for /oversikt all the time", much.beside, little.beside)
        rows.append(
            Row(
                "memory of the server after that", ours: Figures.text(much.memory) + " MB",
                peer: Figures.text(little.memory) + " MB", value: much.memory, bound: .atMost(1_000)))
    }

    /// What the operator and HR do on the command line.
    private mutating func commands() throws {
        let backups = (small.folder.path + "/small-copy.db", small.folder.path + "/large-copy.db")
        let commands: [(String, [String])] = [
            ("report indicator", ["report", "indicator", "--course", Self.course]),
            ("report new-hires", ["report", "new-hires", "--course", Self.course, "--format", "json"]),
            (
                "export completions by person, CSV",
                ["export", "completions", "--course", Self.course, "--by", "person"]
            ),
            ("remind --preview 30", ["remind", "--preview", "30"]),
            ("freeze", ["freeze", "Prov"]),
            ("retain --dry-run", ["retain", "--dry-run"]),
            ("backup", ["backup", backups.0]), ("verify", ["verify", backups.0]),
        ]
        for (name, words) in commands {
            let little = try timed(small, words)
            let begun = now()
            let much = try timed(large, words.map { $0 == backups.0 ? backups.1 : $0 })
            let seconds = Figures.text(Double(now() - begun) / 1e6)
            rows.append(
                Row(
                    "\(name), CPU; peer: of the demo's 9 800",
                    ours: "\(Figures.text(much)) s, \(seconds) s by the clock",
                    peer: Figures.text(little) + " s", value: much, bound: .atMost(60)))
            Output.note("\(name): \(Figures.text(much)) s of CPU, \(seconds) s by the clock")
        }
    }

    /// The next full list, taken in beside a server that is in use: the one lock for writing is held meanwhile.
    private mutating func importBeside() throws {
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

    private mutating func note(_ figure: String, _ value: Double, _ unit: String, atMost most: Double? = nil)
    {
        rows.append(
            Row(
                figure, ours: "\(Figures.text(value)) \(unit)", value: value,
                bound: most.map { .atMost($0) } ?? .none))
        Output.note("\(figure): \(Figures.text(value)) \(unit)")
    }

    /// Milliseconds of both, and how many times as long the large one takes.
    private mutating func compare(
        _ figure: String, _ much: Double, _ little: Double, bound: Row.Bound = .none
    ) {
        rows.append(
            Row(
                "\(figure); peer: of the demo's 9 800", ours: Figures.text(much) + " ms",
                peer: Figures.text(little) + " ms", value: much / little, bound: bound))
        Output.note("\(figure): \(Figures.text(much)) ms, of the demo \(Figures.text(little)) ms")
    }

    /// Seconds of CPU: what others do on the machine does not count.
    private func timed(_ site: Product, _ words: [String]) throws -> Double {
        let said = try site.run(words)
        guard said.status == 0 else {
            throw Failure(words.joined(separator: " "), "is refused", "see what stands in \(site.errors)")
        }
        return said.cpuSeconds
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
