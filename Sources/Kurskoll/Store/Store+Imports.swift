internal import Compliance
internal import Glibc
internal import SQLite

/// A file that was taken in.
struct ImportRecord: Equatable {
    let id: Int
    let isStaff: Bool
    /// Empty for completions.
    let source: String
    let day: Day

    /// `källan personal 2026-03-06`.
    var text: String { isStaff ? "källan \(source) \(day)" : "slutföranden \(day)" }
}

extension Store {
    /// The database that an import writes to, made where it is missing. A dry run makes none: it tries in memory.
    static func forImport(path: String, isDryRun: Bool) throws -> Store {
        if isDryRun, access(path, F_OK) != 0 { return try Store(path: ":memory:", mode: .create) }
        return try Store(path: path, mode: .create)
    }

    /// The latest import that has not been taken back; of one source's staff files where a source is given, and before
    /// another import where that is.
    func latestImport(source: String? = nil, before id: Int = .max) throws -> ImportRecord? {
        try connection.first(
            """
            SELECT id, kind = 'staff', source, day FROM import
            WHERE undone_at IS NULL AND id < ?2 AND (?1 IS NULL OR (kind = 'staff' AND source = ?1))
            ORDER BY id DESC LIMIT 1
            """, Value(source), Value(id)
        ) { ImportRecord(id: $0.int(0), isStaff: $0.bool(1), source: $0.text(2), day: $0.day(3)) }
    }

    /// Runs an import in one transaction with a cache large enough for a long file. `body` gets the number of the
    /// import. A dry run does all of it and then lets none of it stand.
    func takeIn<Result>(
        isStaff: Bool, source: String, day: Day, now: Int, isDryRun: Bool, body: (Int) throws -> Result
    ) throws -> Result {
        try connection.script("PRAGMA cache_size = -65536")
        defer {
            // Back to SQLite's own size; a connection that fails at this has failed before.
            try? connection.script("PRAGMA cache_size = -2000")
        }
        var dryResult: Result?
        do {
            return try connection.write {
                let id = try connection.insert(
                    """
                    INSERT INTO import (kind, source, day, recorded_at, row_count, sha256) VALUES (?, ?, ?, ?, 0, '')
                    """, Value(isStaff ? "staff" : "completions"), Value(source), Value(day), Value(now))
                let result = try body(id)
                guard isDryRun else { return result }
                dryResult = result
                throw DryRun()
            }
        } catch {
            if let dryResult, error is DryRun { return dryResult }
            throw error
        }
    }

    /// What only the whole file tells.
    func finishImport(_ id: Int, rows: Int, sha256: String) throws {
        try connection.run(
            "UPDATE import SET row_count = ?, sha256 = ? WHERE id = ?", Value(rows), Value(sha256), Value(id))
    }
}

/// Ends the transaction of a dry run.
private struct DryRun: Error {}
