internal import Compliance
internal import Course
internal import Glibc
internal import SQLite

/// `demo`: from nothing to a municipality that trains its staff and knows who is done.
enum DemoCommand {
    static let verb = Verb(
        "demo", "Visar en påhittad kommun med 9 800 anställda på den här datorn.",
        options: [
            .init("port", "TAL", "porten (8080)"),
            .init("fresh", nil, "gör kommunen på nytt"),
            .init("data", "FIL", "demodatabasen (kurskoll-demo.db)"),
        ]
    ) { arguments, environment in
        let path = arguments["data"] ?? "kurskoll-demo.db"
        try prepare(path, isFresh: arguments.has("fresh"))
        let arguments = arguments.setting("data", to: path)
        let settings = try ServeCommand.settings(arguments, environment, municipal: DemoWords.municipalFacts)
        let store = try Store(path: path, mode: .existing)
        let now = environment.clock.now()
        if try store.setting("demo") == nil {
            environment.error("Gör en påhittad kommun …")
            var municipality = DemoMunicipality(
                store: store, today: environment.clock.today, now: now,
                courses: settings.catalog.current.courses.map {
                    ($0.course.id, $0.version, $0.course.chapters.map(\.id))
                })
            try municipality.make()
        }
        let links = try links(store, today: environment.clock.today, now: now)
        try ServeCommand.run(arguments, environment, settings: settings) { port in
            var text =
                "\nKurskoll visar \(DemoWords.municipality) på http://127.0.0.1:\(port)\nLogga in som:\n"
            for (role, secret) in links {
                text +=
                    "  \(role)\(String(repeating: " ", count: 14 - role.count))"
                    + "http://127.0.0.1:\(port)/logga-in/\(secret)\n"
            }
            environment.out(text + "\nLänkarna gäller tills du avbryter med Ctrl-C.\n")
        }
        return 0
    }

    /// Makes sure that the file is ours to play with: a database with real people is never touched.
    private static func prepare(_ path: String, isFresh: Bool) throws {
        var status = stat()
        guard stat(path, &status) == 0, status.st_size > 0 else { return }
        let store = try Store(path: path, mode: .existing)
        // A demo that was interrupted while it was made has left nothing but tables.
        let isEmpty =
            try store.connection.first(
                """
                SELECT EXISTS (SELECT 1 FROM person) + EXISTS (SELECT 1 FROM setting) + EXISTS (SELECT 1 FROM import)
                """
            ) { $0.int(0) } == 0
        guard try store.setting("demo") != nil || isEmpty else {
            throw Refusal(
                path, "är ingen demodatabas, och demo rör inte riktiga uppgifter",
                "ange en annan fil med --data")
        }
        guard isFresh else { return }
        for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    }

    /// Links that work many times, for four people whose pages have something to show.
    private static func links(_ store: Store, today: Day, now: Int) throws -> [(role: String, secret: String)]
    {
        try store.connection.write {
            try store.connection.run("DELETE FROM sign_in_link WHERE reusable = 1")
            return try people(store, today: today, now: now).map { role, person in
                let secret = Secret.random()
                try store.addSignInLink(
                    secret, person: person, expires: now + 3_650 * 86_400, isReusable: true)
                return (role, secret.text)
            }
        }
    }

    /// A new hire who has not begun, the manager with the most late new hires, and two clerks with a role.
    private static func people(_ store: Store, today: Day, now: Int) throws -> [(role: String, person: Int)] {
        let learner = try store.connection.first(
            """
            SELECT e.person FROM employment e
            WHERE e.category = 0 AND e.last_day IS NULL AND e.first_day BETWEEN ?1 - 240 AND ?1 - 30
              AND NOT EXISTS (SELECT 1 FROM completion c WHERE c.person = e.person)
              AND NOT EXISTS (SELECT 1 FROM chapter_done d WHERE d.person = e.person)
              AND NOT EXISTS (SELECT 1 FROM unit_manager m WHERE m.person = e.person)
            ORDER BY e.person LIMIT 1
            """, Value(today)
        ) { $0.int(0) }
        let manager = try store.connection.first(
            """
            SELECT m.person FROM unit_manager m
            JOIN placement p ON p.unit = m.unit JOIN employment e ON e.id = p.employment
            WHERE e.category = 0 AND e.last_day IS NULL AND e.first_day BETWEEN ?1 - 720 AND ?1
              AND NOT EXISTS (SELECT 1 FROM completion c WHERE c.person = e.person)
            GROUP BY m.person ORDER BY count(*) DESC, m.person LIMIT 1
            """, Value(today)
        ) { $0.int(0) }
        let clerks = try store.connection.all(
            """
            SELECT e.person FROM employment e
            JOIN placement p ON p.employment = e.id JOIN unit u ON u.id = p.unit
            WHERE u.name = 'HR-staben' AND e.last_day IS NULL
              AND NOT EXISTS (SELECT 1 FROM unit_manager m WHERE m.person = e.person)
            GROUP BY e.person ORDER BY e.person LIMIT 2
            """
        ) { $0.int(0) }
        guard let learner, let manager, clerks.count == 2 else {
            throw Refusal("demo", "den påhittade kommunen är inte hel", "gör den på nytt med --fresh")
        }
        try store.grant(.hr, to: clerks[0], administration: nil, now: now)
        try store.grant(.author, to: clerks[1], administration: nil, now: now)
        return [("medarbetare", learner), ("chef", manager), ("HR", clerks[0]), ("författare", clerks[1])]
    }
}
