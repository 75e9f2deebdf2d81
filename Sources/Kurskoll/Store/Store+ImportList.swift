internal import Compliance
internal import Formats
internal import SQLite

/// An import as HR's pages tell it.
struct ImportReceipt {
    let record: ImportRecord
    /// Seconds since 1970.
    let recordedAt: Int
    let rows: Int
    /// Who took it in on HR's page; nil for the command line, a program, and somebody who is gone.
    let by: String?
    /// By kind, in the order they are told; empty where it was not kept.
    let counts: [(kind: Phrase, count: Int)]
    /// When it was taken back; nil while it holds.
    let undoneAt: Int?
    /// Whether it is the latest that holds: only that can be taken back.
    let isLatest: Bool
}

/// A source that has sent lists.
struct KnownSource {
    let name: String
    /// The day its latest list speaks of.
    let day: Day
    /// Data rows of that list.
    let rows: Int
}

/// Which imports the register holds, to see whether one has come or gone since.
struct ImportMark: Equatable, Sendable {
    let latest: Int
    let undone: Int
}

extension Store {
    /// Keeps who took an import in and what it did, inside the import's transaction. `person` is nil for the command
    /// line and for programs.
    func keepReceipt(_ id: Int, by person: Int?, counts: [(key: String, count: Int)]) throws {
        var json = JSONWriter()
        json.object { json in for (key, count) in counts { json.number(key, count) } }
        try connection.run(
            "INSERT OR REPLACE INTO import_receipt (import, person, counts) VALUES (?, ?, ?)", Value(id),
            Value(person), Value(json.text))
    }

    /// The latest imports, the newest first.
    func importReceipts(limit: Int) throws -> [ImportReceipt] {
        let latest = try latestImport()?.id
        return try connection.all(
            """
            SELECT i.id, i.kind = 'staff', i.source, i.day, i.recorded_at, i.row_count, p.name, r.counts, i.undone_at
            FROM import i LEFT JOIN import_receipt r ON r.import = i.id LEFT JOIN person p ON p.id = r.person
            ORDER BY i.id DESC LIMIT ?
            """, Value(limit)
        ) { try receipt($0, latest: latest) }
    }

    /// One import; nil where there is none of that number.
    func importReceipt(_ id: Int) throws -> ImportReceipt? {
        let latest = try latestImport()?.id
        return try connection.first(
            """
            SELECT i.id, i.kind = 'staff', i.source, i.day, i.recorded_at, i.row_count, p.name, r.counts, i.undone_at
            FROM import i LEFT JOIN import_receipt r ON r.import = i.id LEFT JOIN person p ON p.id = r.person
            WHERE i.id = ?
            """, Value(id)
        ) { try receipt($0, latest: latest) }
    }

    private func receipt(_ row: borrowing Row, latest: Int?) throws -> ImportReceipt {
        let record = ImportRecord(id: row.int(0), isStaff: row.bool(1), source: row.text(2), day: row.day(3))
        return ImportReceipt(
            record: record, recordedAt: row.int(4), rows: row.int(5), by: row.optionalText(6),
            counts: try row.optionalText(7).map { try counts($0, isStaff: record.isStaff) } ?? [],
            undoneAt: row.optionalInt(8), isLatest: record.id == latest)
    }

    /// Reads back what `keepReceipt` wrote.
    private func counts(_ json: String, isStaff: Bool) throws -> [(kind: Phrase, count: Int)] {
        var found: [String: Int] = [:]
        try connection.each("SELECT key, value FROM json_each(?)", Value(json)) {
            found[$0.text(0)] = $0.int(1)
        }
        if isStaff {
            return StaffChange.allCases.compactMap { change in
                found["\(change)"].map { (.change(change, $0), $0) }
            }
        }
        let kinds: [(key: String, kind: Phrase)] = [
            ("added", .completionsAdded), ("repeated", .completionsRepeated),
            ("unknown", .completionsUnknown),
        ]
        return kinds.compactMap { key, kind in found[key].map { (kind, $0) } }
    }

    /// Sources whose lists the register holds, by their names; `personal` stands first, also before its first list.
    func knownSources() throws -> [(name: String, latest: KnownSource?)] {
        let found = try connection.all(
            """
            SELECT source, day, row_count FROM import i
            WHERE kind = 'staff' AND undone_at IS NULL
              AND id = (SELECT max(id) FROM import WHERE kind = 'staff' AND undone_at IS NULL AND source = i.source)
            ORDER BY source = 'personal' DESC, source
            """
        ) { KnownSource(name: $0.text(0), day: $0.day(1), rows: $0.int(2)) }
        let own = found.map { (name: $0.name, latest: KnownSource?.some($0)) }
        return found.first?.name == "personal" ? own : [("personal", nil)] + own
    }

    /// Which imports the register holds now.
    func importMark() throws -> ImportMark {
        try connection.first("SELECT ifnull(max(id), 0), count(undone_at) FROM import") {
            ImportMark(latest: $0.int(0), undone: $0.int(1))
        } ?? ImportMark(latest: 0, undone: 0)
    }
}
