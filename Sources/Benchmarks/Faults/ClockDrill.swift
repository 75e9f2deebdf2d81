internal import SQLite

/// The clock is set while people work: an hour and days, forwards and back. A kept connection is not cut, an hour back
/// signs nobody out, no session outlives the clock that made it, and what is stored has the day that the clock had.
enum ClockDrill {
    private static let course = "vinr"
    private static let (hour, day) = (3_600, 86_400)
    /// How many are asked whether they are still signed in.
    private static let asked = 100

    static func rows() throws -> [Row] {
        let clock = try FakeClock()
        let product = try Product(environment: clock.environment)
        let key = try TestKey(course: course)
        let people = try People(database: product.database)
        var links = try people.links(8)[...]
        let server = try product.serve(errors: product.errors)
        let kept = try Client(port: server.port, cookie: people.learners[0].cookie)
        let before = try counted(product)
        var (wrongDays, walks, cut) = (0, 0, 0)
        // The cookies of those who signed in while the clock was wrong.
        var strangers: [String] = []

        /// Takes a course at the clock's time, and looks at the day that was stored.
        func walk() throws {
            guard let link = links.popFirst() else { return }
            let client = try Client(port: server.port)
            let first = clock.now / day
            _ = try CourseWalk(course: course, client: client, key: key).run(link: link)
            walks += 1
            // The day turns an hour or two earlier in Stockholm than in UTC, and may turn meanwhile.
            if !(first...(clock.now + 2 * hour) / day).contains(try lastCompletion(product)) {
                wrongDays += 1
            }
            if let cookie = client.cookie { strangers.append(cookie) }
        }
        func check() throws { if try kept.get("/halsa").status != 200 { cut += 1 } }

        try walk()
        let signedIn = try signedIn(people, server)
        try clock.set(ahead: hour)
        try check()
        try walk()
        try clock.set(ahead: -hour)
        try check()
        let afterAnHourBack = try self.signedIn(people, server)
        try walk()
        let own = strangers
        strangers = []
        try clock.set(ahead: 13 * hour)
        try check()
        try walk()
        try clock.set(ahead: 0)
        let stillSignedIn = try own.count { try isSignedIn($0, server) }
        for ahead in [-3 * day, 5 * day, 400 * day] {
            try clock.set(ahead: ahead)
            try check()
            try walk()
        }
        // Of the latest, made more than a year ahead.
        let inTheirTime = try strangers.suffix(1).count { try isSignedIn($0, server) }
        try clock.set(ahead: 0)
        try check()
        let outliving = try strangers.count { try isSignedIn($0, server) }
        try walk()
        server.process.end()
        let after = try counted(product)
        return [
            .count("courses completed at seven settings of the clock", walks, atLeast: 8),
            .none("completions with another day than the clock's", wrongDays),
            .none("answers missing on a connection kept through all of it", cut),
            Row(
                "signed in after an hour back; peer: before", ours: "\(afterAnHourBack)", peer: "\(signedIn)",
                value: Double(afterAnHourBack), bound: .atLeast(Double(signedIn))),
            .count("signed in a year ahead, while the clock said so", inTheirTime),
            .none("sessions from -3, 5 and 400 days and 13 hours ahead that outlive it", outliving),
            .count("signed in, after 13 hours ahead and back", stillSignedIn, atLeast: own.count),
            .none(
                "completions counted today, of days to come",
                after.completed - before.completed - (after.stored - before.stored)),
        ]
    }

    private static func signedIn(_ people: People, _ server: Served) throws -> Int {
        try people.learners.prefix(asked).count { try isSignedIn($0.cookie, server) }
    }

    /// Whether the start page shows itself, and not the way to sign in.
    private static func isSignedIn(_ cookie: String, _ server: Served) throws -> Bool {
        try Client(port: server.port, cookie: cookie).get("/").status == 200
    }

    /// The day of the completion that was stored last.
    private static func lastCompletion(_ product: Product) throws -> Int {
        try Connection(path: product.database, mode: .existing).first(
            "SELECT day FROM completion ORDER BY id DESC LIMIT 1"
        ) { $0.int(0) } ?? 0
    }

    /// How many the report of today counts as completed, and how many have a completion of today or before.
    private static func counted(_ product: Product) throws -> (completed: Int, stored: Int) {
        let report = try product.run([
            "report", "indicator", "--course", course, "--format", "json",
        ]).lines.joined()
        guard let total = report.pieces(after: "\"completed\":", upTo: ",").first.flatMap({ Int($0) }),
            let today = report.pieces(after: "\"asOf\":\"", upTo: "\"").first
        else { throw Failure("report indicator", "gives no figures", "look at \(product.errors)") }
        let stored = try Connection(path: product.database, mode: .existing).first(
            """
            SELECT count(DISTINCT person) FROM completion
            WHERE course = ? AND date(day * 86400, 'unixepoch') <= ?
            """, Value(course), Value(today)
        ) { $0.int(0) }
        return (total, stored ?? 0)
    }
}
