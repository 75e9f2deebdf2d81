internal import Compliance
internal import SQLite

/// A completion as its holder sees it.
struct CompletionRecord: Sendable {
    let id: Int
    let person: Int
    let course: String
    let day: Day
    let method: String
    /// The author's number of the version; nil for a completion from elsewhere.
    let version: String?
    let code: String?
    /// The id of the version's text; nil for a completion from elsewhere.
    let versionID: Int?

    /// What the rules look at, voidings aside.
    var fact: Completion { Completion(day: day, version: Int32(versionID ?? -1)) }
}

extension Store {
    /// Appends the evidence that a person finished a course, and gives its number. The certificate's code is new for each.
    @discardableResult
    func addCompletion(
        person: Int, course: String, day: Day, method: String, version: Int?, code: String, now: Int
    ) throws -> Int {
        try connection.insert(
            """
            INSERT INTO completion (person, course, day, method, version, code, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            Value(person), Value(course), Value(day), Value(method), Value(version), Value(code), Value(now))
    }

    /// The completions of a person that are not voided, oldest first.
    func completions(person: Int) throws -> [CompletionRecord] {
        try connection.all(
            """
            SELECT c.id, c.person, c.course, c.day, c.method, v.version, c.code, c.version
            FROM completion c LEFT JOIN course_version v ON v.id = c.version
            WHERE c.person = ? AND NOT EXISTS (SELECT 1 FROM standing_voiding o WHERE o.completion = c.id)
            ORDER BY c.day, c.id
            """, Value(person), decode: record)
    }

    /// Those that stood on a day, oldest first: a voiding counts from its own day.
    func completions(person: Int, on day: Day) throws -> [CompletionRecord] {
        try connection.all(
            """
            SELECT c.id, c.person, c.course, c.day, c.method, v.version, c.code, c.version
            FROM completion c LEFT JOIN course_version v ON v.id = c.version
            WHERE c.person = ?1
              AND NOT EXISTS (SELECT 1 FROM standing_voiding o WHERE o.completion = c.id AND o.day <= ?2)
            ORDER BY c.day, c.id
            """, Value(person), Value(day), decode: record)
    }

    /// The completion with this certificate code; nil where there is none or it is voided.
    func completion(code: String) throws -> CompletionRecord? {
        try connection.first(
            """
            SELECT c.id, c.person, c.course, c.day, c.method, v.version, c.code, c.version
            FROM completion c LEFT JOIN course_version v ON v.id = c.version
            WHERE c.code = ? AND NOT EXISTS (SELECT 1 FROM standing_voiding o WHERE o.completion = c.id)
            """, Value(code), decode: record)
    }

    /// Whose completion it is; nil where there is none with that id.
    func holder(ofCompletion id: Int) throws -> Int? {
        try connection.first("SELECT person FROM completion WHERE id = ?", Value(id)) { $0.int(0) }
    }

    private func record(_ row: borrowing Row) -> CompletionRecord {
        CompletionRecord(
            id: row.int(0), person: row.int(1), course: row.text(2), day: row.day(3), method: row.text(4),
            version: row.optionalText(5), code: row.optionalText(6), versionID: row.optionalInt(7))
    }

    /// The id of a served version of a course, kept with its text the first time.
    func keepVersion(course: String, version: String, sha256: String, content: String, day: Day) throws -> Int
    {
        try connection.run(
            """
            INSERT OR IGNORE INTO course_version (course, version, sha256, content, first_day)
            VALUES (?, ?, ?, ?, ?)
            """,
            Value(course), Value(version), Value(sha256), Value(content), Value(day))
        return try connection.first(
            "SELECT id FROM course_version WHERE course = ? AND sha256 = ?", Value(course), Value(sha256)
        ) { $0.int(0) } ?? 0
    }
}

extension Store {
    /// The author's number of the version that was published on a day; nil where none was served by then.
    func version(of course: String, on day: Day) throws -> String? {
        try connection.first(
            "SELECT version FROM course_version WHERE course = ? AND first_day <= ? ORDER BY id DESC LIMIT 1",
            Value(course), Value(day)
        ) { $0.text(0) }
    }
}
