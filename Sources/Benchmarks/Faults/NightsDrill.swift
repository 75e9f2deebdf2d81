import SQLite

/// The two nights of a year on which the clock is moved, lived through by the real program: what day it is, what is
/// due, what is sent and kept once a day, and what is done at half past two, which in autumn comes twice.
enum NightsDrill {
    private static let course = "vinr"
    private static let (minute, hour, day) = (60, 3_600, 86_400)

    struct Night {
        /// One o'clock UTC (directive 2000/84/EC), in seconds since 1970.
        let change: Int
        let days: (before: String, of: String, after: String)
        /// Its first second and the next day's, in Stockholm, from the change.
        let begins, ends: Int
        /// Of the log's times before and after it.
        let offsets: (before: String, after: String)
    }

    private static let nights = [
        Night(
            change: 1_792_890_000, days: ("2026-10-24", "2026-10-25", "2026-10-26"), begins: -3 * hour,
            ends: 22 * hour, offsets: ("+02:00", "+01:00")),
        Night(
            change: 1_806_195_600, days: ("2027-03-27", "2027-03-28", "2027-03-29"), begins: -2 * hour,
            ends: 21 * hour, offsets: ("+01:00", "+02:00")),
    ]

    static func rows() throws -> [Row] { try nights.flatMap { try rows(of: $0) } }

    private static func rows(of night: Night) throws -> [Row] {
        let clock = try FakeClock()
        try clock.set(to: night.change - day)
        let product = try Product(environment: clock.environment)
        try prepare(product, night)
        let links = try People(database: product.database, now: clock.now).links(2)
        let outbox = try TemporaryFolder()
        // What is asked: seconds from the change, and which day it is then.
        let moments = [
            (night.begins - 1, night.days.before), (night.begins + 1, night.days.of), (-2, night.days.of),
            (2, night.days.of), (night.ends - 1, night.days.of), (night.ends + 1, night.days.after),
        ]
        var wrong = 0
        for (moment, day) in moments {
            try clock.set(to: night.change + moment)
            wrong += try faults(of: product, day, night)
        }
        try clock.set(to: night.change - 30 * minute)
        let server = try product.serve(errors: product.errors)
        let first = try round(product, clock, server, link: links[0], outbox: outbox.path)
        try clock.set(to: night.change + 30 * minute)
        let second = try round(product, clock, server, link: links[1], outbox: outbox.path)
        let isKept = try first.client.get("/").status == 200
        server.process.end()
        let completions = try Connection(path: product.database, mode: .existing).all(
            "SELECT date(day * 86400, 'unixepoch'), recorded_at FROM completion ORDER BY id DESC LIMIT 2"
        ) { ($0.text(0), $0.int(1)) }
        let apart = completions[0].1 - completions[1].1
        let isDayRight = completions.allSatisfy { $0.0 == night.days.of }
        let areOffsetsRight = first.offset == night.offsets.before && second.offset == night.offsets.after
        let name = night.days.of
        return [
            .none("\(name): wrong day or wrong status of a due day, of \(moments.count) moments", wrong),
            .none("\(name): completions half an hour before and after with another day", isDayRight ? 0 : 1),
            Row(
                "\(name): … an hour apart, in seconds", ours: "\(apart)", value: Double(abs(apart - hour)),
                bound: .atMost(Double(minute))),
            .none("\(name): the log's offset is not the hour's", areOffsetsRight ? 0 : 1),
            .none("\(name): signed out by the change", isKept ? 0 : 1),
            .count("\(name): letters of the first round of reminders", first.letters),
            .none("\(name): … sent again by a second one that night", second.letters - first.letters),
            .none("\(name): frozen again by a second month-end", second.frozen - first.frozen),
            .none("\(name): backups made or verified with a failure", first.failures + second.failures),
        ]
    }

    /// Two people whose courses fall due the day before the night and on its day, and what reminders need.
    private static func prepare(_ product: Product, _ night: Night) throws {
        let years = night.days.of.prefix(4)
        let before = Int(years).map { $0 - 1 } ?? 0
        func hired(_ day: String) -> String { "\(before)\(day.dropFirst(4))" }
        let file = product.folder.path + "/natt.csv"
        try File.write(
            Array(
                """
                person_ref;namn;e-post;förvaltning;enhetskod;enhet;anställd_från
                natt-1;Natt Ett;natt1@exempel.se;Natt;natt;Natten;\(hired(night.days.before))
                natt-2;Natt Två;natt2@exempel.se;Natt;natt;Natten;\(hired(night.days.of))

                """.utf8), to: file)
        for words in [
            ["import", "staff", file, "--source", "natt"],
            ["rule", "--course", course, "--start", "2024-05-01", "--why", "prov"],
            ["set", "sender", "kurser@exempel.se"], ["set", "base-url", "https://kurs.exempel.se"],
        ] {
            guard try product.run(words).status == 0 else {
                throw Failure(words.joined(separator: " "), "is refused", "run it by hand")
            }
        }
    }

    /// How much of the report of today is wrong: its day, and whether each of the two is overdue.
    private static func faults(of product: Product, _ day: String, _ night: Night) throws -> Int {
        let report = try product.run([
            "report", "new-hires", "--course", course, "--format", "json", "--unit", "natt",
        ]).lines.joined()
        let people = report.pieces(after: "\"person\":\"natt-", upTo: "}")
        let due = [night.days.before, night.days.of]
        let isRight = zip(people, due).map { person, due in
            person.contains("\"due\":\"\(due)\"") && person.contains("overdue") == (day > due)
        }
        return (report.contains("\"asOf\":\"\(day)\"") ? 0 : 1) + (people.count == 2 ? 0 : 1)
            + isRight.count { !$0 }
    }

    /// What came of one round of what runs by itself, and of a course completed meanwhile.
    private struct Round {
        let client: Client
        let letters, frozen, failures: Int
        let offset: String
    }

    private static func round(
        _ product: Product, _ clock: FakeClock, _ server: Served, link: String, outbox: String
    ) throws -> Round {
        let client = try Client(port: server.port)
        _ = try CourseWalk(course: course, client: client, key: try TestKey(course: course)).run(link: link)
        let backup = "\(product.folder.path)/\(clock.now).db"
        let statuses = try [
            ["remind", "--outbox", outbox], ["freeze", "--month-end"], ["backup", backup],
            ["verify", backup],
        ].map { try product.run($0).status }
        return Round(
            client: client, letters: try File.count(in: outbox),
            frozen: try product.run(["freeze", "--list"]).lines.count,
            failures: statuses.count { $0 != 0 }, offset: try offset(server, product))
    }

    /// How the log writes the time's distance from UTC, in the line about a request that is none.
    private static func offset(_ server: Served, _ product: Product) throws -> String {
        if let socket = Loopback.connect(port: server.port) {
            _ = Loopback.send(Array("no request\r\n\r\n".utf8), to: socket)
            // The answer comes after the line.
            Loopback.awaitEnd(of: socket)
        }
        let lines = String(decoding: try File.read(product.errors), as: UTF8.self).split(separator: "\n")
        let last = lines.last { $0.contains("avvisat") } ?? ""
        return String(last.prefix { $0 != " " }.suffix(6))
    }
}
