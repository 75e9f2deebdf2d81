internal import Formats
internal import Glibc
internal import SQLite

/// The demo's staff, all of them signed in.
struct People {
    private let connection: Connection
    private let now: Int
    let learners: [Learner]

    /// A signed-in person: what her browser would send.
    struct Learner {
        let cookie, csrf: String

        /// Her id in the database.
        var person: Int { Int(csrf.prefix { $0 != "." }) ?? 0 }
    }

    /// Puts a session into the database for everybody with a running employment. The cookie is made of the
    /// person's number: whoever can write the file needs no secret, and what is stored is its hash all the same.
    /// At most `limit` of them. `now` is what the server takes it to be, seconds since 1970.
    init(database: String, now: Int = Int(time(nil)), limit: Int = .max) throws {
        self.now = now
        connection = try Connection(path: database, mode: .existing)
        let connection = connection
        let people = try connection.all(
            """
            SELECT DISTINCT person FROM employment
            WHERE withdrawn = 0 AND last_day IS NULL AND first_day <= ?1 / 86400 LIMIT ?2
            """, Value(now), Value(limit)
        ) { $0.int(0) }
        learners = try connection.write {
            try people.map { person in
                let cookie = Base64URL.encode(SHA256.hash(Array("benchmark \(person)".utf8)))
                try connection.run(
                    """
                    INSERT OR REPLACE INTO session (hash, person, created_at, used_at)
                    VALUES (?1, ?2, ?3, ?3)
                    """,
                    .blob(SHA256.hash(Array(cookie.utf8))), Value(person), Value(now))
                return Learner(cookie: cookie, csrf: Self.csrf(person: person, cookie: cookie))
            }
        }
    }

    /// What stands in each form of a session, as the product makes it of the cookie.
    static func csrf(person: Int, cookie: String) -> String {
        "\(person).\(Base64URL.encode(SHA256.hash(Array("csrf \(cookie)".utf8))))"
    }

    /// How many chapters are stored as done.
    func chaptersDone() throws -> Int {
        try connection.first("SELECT count(*) FROM chapter_done") { $0.int(0) } ?? 0
    }

    /// Makes every chapter fresh again, so that each POST stores a row.
    func forgetChapters() throws { try connection.run("DELETE FROM chapter_done") }

    /// A one-time link's secret for each of `count` new hires who have done nothing.
    func links(_ count: Int) throws -> [String] {
        let connection = connection
        return try connection.write {
            try connection.all(
                "SELECT DISTINCT person FROM session WHERE person NOT IN (SELECT person FROM completion) LIMIT ?",
                Value(count)
            ) { $0.int(0) }.map { person in
                let secret = Base64URL.encode(SHA256.hash(Array("benchmark link \(person)".utf8)))
                try connection.run(
                    """
                    INSERT OR REPLACE INTO sign_in_link (hash, person, expires_at, reusable)
                    VALUES (?, ?, ?, 0)
                    """, .blob(SHA256.hash(Array(secret.utf8))), Value(person), Value(now + Self.linkSeconds))
                return secret
            }
        }
    }

    /// Those of them who have completed nothing.
    func newcomers() throws -> [Learner] {
        let done = Set(try connection.all("SELECT DISTINCT person FROM completion") { $0.int(0) })
        return learners.filter { !done.contains($0.person) }
    }

    /// Three years: some who use them set the clock ahead.
    private static let linkSeconds = 1_000 * 86_400

    func completions() throws -> Int {
        try connection.first("SELECT count(*) FROM completion") { $0.int(0) } ?? 0
    }

    /// A request for each person and chapter (`vinr/barn`): person by person within a chapter, so that no client has to wait
    /// for another's. Nil when all are used up.
    func chapterPosts(_ chapters: [String]) -> () -> [UInt8]? {
        var index = 0
        return {
            guard index < learners.count * chapters.count else { return nil }
            let learner = learners[index % learners.count]
            let chapter = chapters[index / learners.count]
            index += 1
            return Message.post("/kurs/\(chapter)/klar", "csrf=\(learner.csrf)", cookie: learner.cookie)
        }
    }
}
