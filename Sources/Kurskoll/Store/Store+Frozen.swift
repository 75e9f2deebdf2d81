internal import Compliance
internal import Formats
internal import SQLite

/// A frozen report as it lies in the database.
struct FrozenReport {
    /// From 1, in the order they were frozen.
    let number: Int
    let recordedAt: Int
    /// JSON; the same bytes for ever.
    let content: String
    /// Of the content when it was frozen, in hexadecimal.
    let sha256: String
    /// The occasion: »Delårsrapport 2 2026«.
    let name: String
    let course: String
    /// The day the figures are of.
    let day: Day

    /// Whether the content is still what was frozen.
    var isIntact: Bool { Self.sha256(of: content) == sha256 }

    static func sha256(of content: String) -> String { Hex.encode(SHA256.hash(Array(content.utf8))) }
}

extension Store {
    /// Keeps a report for ever and gives its number. `content` is an object with at least `name`, `course` and `asOf`.
    func freeze(content: String, now: Int) throws -> Int {
        try connection.insert(
            "INSERT INTO frozen_report (recorded_at, content, sha256) VALUES (?, ?, ?)", Value(now),
            Value(content), Value(FrozenReport.sha256(of: content)))
    }

    /// Every frozen report, in the order they were frozen.
    func frozenReports() throws -> [FrozenReport] {
        try connection.all(
            """
            SELECT id, recorded_at, content, sha256, iif(json_valid(content), content, '{}') ->> 'name',
                   iif(json_valid(content), content, '{}') ->> 'course',
                   iif(json_valid(content), content, '{}') ->> 'asOf'
            FROM frozen_report ORDER BY id
            """, decode: frozenReport)
    }

    /// The one with this number; nil where there is none.
    func frozenReport(_ number: Int) throws -> FrozenReport? {
        try connection.first(
            """
            SELECT id, recorded_at, content, sha256, iif(json_valid(content), content, '{}') ->> 'name',
                   iif(json_valid(content), content, '{}') ->> 'course',
                   iif(json_valid(content), content, '{}') ->> 'asOf'
            FROM frozen_report WHERE id = ?
            """, Value(number), decode: frozenReport)
    }

    private func frozenReport(_ row: borrowing Row) -> FrozenReport {
        // What is damaged still has to be listed, for `freeze --verify` to name it.
        FrozenReport(
            number: row.int(0), recordedAt: row.int(1), content: row.text(2), sha256: row.text(3),
            name: row.optionalText(4) ?? "", course: row.optionalText(5) ?? "",
            day: row.optionalText(6).flatMap(Day.init(iso:)) ?? .earliest)
    }
}
