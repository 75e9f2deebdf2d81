internal import Compliance
internal import Formats
internal import SQLite

/// A row of the access log: that somebody opened or took out a listing of names.
struct AccessRow {
    let id: Int
    /// Seconds since 1970, UTC.
    let at: Int
    /// Nil for the command line and programs, and for somebody who is no longer in the register.
    let viewer: (person: Int, name: String)?
    /// A listing's words; those of a listing that is no more are kept as they were.
    let what: String
    let filter: AccessFilter
    /// The program it went out to; nil for people.
    let token: String?

    var listing: Listing? { Listing(rawValue: what) }
}

/// What is asked of the access log.
struct AccessSearch: Equatable {
    /// Nil for all days.
    var day: Day?
    var viewer = Viewer.all
    /// Only rows older than this one.
    var before: Place?

    enum Viewer: Equatable {
        case all
        /// Without a person: the command line, programs, and those who have left the register.
        case nameless
        case person(Int)
    }

    /// A row's place in the log: rows of the same second are in the order they came.
    struct Place: Equatable {
        let at: Int
        let id: Int
    }
}

extension Store {
    /// The newest rows that a search finds, at most `limit`.
    func accessRows(_ search: AccessSearch, limit: Int) throws -> [AccessRow] {
        let first = search.day.map(Stockholm.start) ?? 0
        let last = search.day.map { Stockholm.start(of: $0.adding(days: 1)) - 1 } ?? .max
        let before = search.before ?? .init(at: .max, id: .max)
        let values = (Value(first), Value(min(last, before.at)), Value(before.at), Value(before.id))
        let ids: [Int]
        switch search.viewer {
        case .all:
            ids = try connection.all(
                """
                SELECT id FROM access_log WHERE at BETWEEN ?1 AND ?2 AND (at < ?3 OR id < ?4)
                ORDER BY at DESC, id DESC LIMIT ?5
                """, values.0, values.1, values.2, values.3, Value(limit)
            ) { $0.int(0) }
        case .nameless, .person:
            var viewer: Int?
            if case .person(let person) = search.viewer { viewer = person }
            ids = try connection.all(
                """
                SELECT id FROM access_log WHERE person IS ?6 AND at BETWEEN ?1 AND ?2 AND (at < ?3 OR id < ?4)
                ORDER BY at DESC, id DESC LIMIT ?5
                """, values.0, values.1, values.2, values.3, Value(limit), Value(viewer)
            ) { $0.int(0) }
        }
        return try ids.compactMap { try accessRow($0) }
    }

    private func accessRow(_ id: Int) throws -> AccessRow? {
        try connection.first(
            """
            SELECT l.at, l.what, l.person, p.name, t.name,
                   l.filter ->> 'course', l.filter ->> 'day', l.filter ->> 'person', l.filter ->> 'storedRule',
                   (SELECT group_concat(value) FROM json_each(l.filter, '$.units')),
                   l.filter -> 'units' IS NOT NULL,
                   (SELECT group_concat(value) FROM json_each(l.filter, '$.administrations')),
                   l.filter -> 'administrations' IS NOT NULL, l.filter ->> 'first', l.filter ->> 'last',
                   l.filter ->> 'source'
            FROM access_log l LEFT JOIN person p ON p.id = l.person
            LEFT JOIN api_token t ON t.id = l.filter ->> 'token'
            WHERE l.id = ?
            """, Value(id)
        ) { row in
            let person = row.optionalInt(2)
            let name = row.optionalText(3)
            return AccessRow(
                id: id, at: row.int(0), viewer: person.flatMap { person in name.map { (person, $0) } },
                what: row.text(1), filter: AccessFilter(afterFiveColumnsOf: row), token: row.optionalText(4))
        }
    }

    /// Everybody who has opened a listing, by name.
    func listers() throws -> [(person: Int, name: String)] {
        try connection.all(
            """
            SELECT id, name FROM person p
            WHERE EXISTS (SELECT 1 FROM access_log WHERE person = p.id) ORDER BY id
            """
        ) { (person: $0.int(0), name: $0.text(1)) }.inSwedishOrder { [$0.name] }
    }

    /// Whether a person had opened a listing by the end of the day.
    func hasOpenedListing(_ person: Int, by day: Day) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM access_log WHERE person = ? AND at < ?", Value(person),
            Value(Stockholm.start(of: day.adding(days: 1)))
        ) { _ in true } ?? false
    }
}
