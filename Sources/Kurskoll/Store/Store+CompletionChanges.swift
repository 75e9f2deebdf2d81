internal import Compliance
internal import SQLite

/// What happened to a completion, at its place in the order of all such things.
struct CompletionChange {
    /// Its place; later ones have greater numbers.
    let place: Int
    let kind: String
    let completion: Int
    /// Nil for a completion that is gone.
    let fact: Fact?

    /// The completion as it stands.
    struct Fact {
        let person: Int
        let ref: String
        let course: String
        let day: Day
        let method: String
        /// The author's number; nil for one from elsewhere.
        let version: String?
        /// When it was voided it no longer counts from this day.
        let voidedFrom: Day?
    }
}

extension Store {
    /// The last of the changes after a place, of at most `limit`; the place itself where there is none.
    func lastCompletionChange(after place: Int, limit: Int) throws -> Int {
        try connection.first(
            """
            SELECT max(id) FROM (SELECT id FROM completion_change WHERE id > ? ORDER BY id LIMIT ?)
            """, Value(place), Value(limit)
        ) { $0.optionalInt(0) }.flatMap { $0 } ?? place
    }

    /// Whether one of these changes is about a completion of the person.
    func hasChange(of person: Int, in places: ClosedRange<Int>) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM completion c JOIN completion_change h ON h.completion = c.id
            WHERE c.person = ? AND h.id BETWEEN ? AND ?
            """, Value(person), Value(places.lowerBound), Value(places.upperBound)
        ) { _ in true } ?? false
    }

    /// The changes after a place, at most `limit` of them, in order, each given to `body`. Places grow with the
    /// commits, since there is one writer at a time: who asks again from the last place misses nothing.
    func eachCompletionChange(after place: Int, limit: Int, body: (CompletionChange) throws -> Void) throws {
        try connection.each(
            """
            SELECT h.id, h.kind, h.completion, c.person, p.ref, c.course, c.day, c.method, v.version, o.day
            FROM completion_change h
                LEFT JOIN completion c ON c.id = h.completion
                LEFT JOIN person p ON p.id = c.person
                LEFT JOIN course_version v ON v.id = c.version
                LEFT JOIN standing_voiding o ON o.completion = h.completion AND h.kind = 'voided'
            WHERE h.id > ? ORDER BY h.id LIMIT ?
            """, Value(place), Value(limit)
        ) { row in
            let fact =
                row.isNull(3) || row.text(1) == "removed"
                ? nil
                : CompletionChange.Fact(
                    person: row.int(3), ref: row.text(4), course: row.text(5), day: row.day(6),
                    method: row.text(7),
                    version: row.optionalText(8), voidedFrom: row.optionalDay(9))
            try body(
                CompletionChange(place: row.int(0), kind: row.text(1), completion: row.int(2), fact: fact))
        }
    }
}
