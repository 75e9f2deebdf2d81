internal import SQLite

/// What the service's own watch asks: when things were last done that must be done again and again.
extension Store {
    func keepBackup(now: Int) throws {
        try connection.insert("INSERT INTO backup_made (recorded_at) VALUES (?)", Value(now))
    }

    /// When the latest backup was made, in seconds since 1970; nil where none has been, or `retain` has erased it.
    func lastBackup() throws -> Int? {
        try connection.first("SELECT max(recorded_at) FROM backup_made") { $0.optionalInt(0) } ?? nil
    }

    /// When the latest list of each source that holds was taken in, in seconds since 1970; by the sources' names in
    /// order.
    func lastImports() throws -> [(source: String, at: Int)] {
        try connection.all(
            """
            SELECT source, max(recorded_at) FROM import WHERE kind = 'staff' AND undone_at IS NULL
            GROUP BY source ORDER BY source
            """
        ) { ($0.text(0), $0.int(1)) }
    }

    /// When reminders last went, or none had to, in seconds since 1970; nil where that has never been.
    func lastGoodReminderRun() throws -> Int? {
        try connection.first(
            """
            SELECT max(ended_at) FROM reminder_run
            WHERE ended_at IS NOT NULL AND (sent > 0 OR failed = 0)
            """
        ) { $0.optionalInt(0) } ?? nil
    }

    /// The latest instant that any fact says it was recorded at, in seconds since 1970; nil for an empty register. A
    /// clock that says less is wrong.
    func latestRecord() throws -> Int? {
        try connection.first(
            """
            SELECT max(at) FROM (
              SELECT max(recorded_at) AS at FROM import
              UNION ALL SELECT max(recorded_at) FROM completion
              UNION ALL SELECT max(recorded_at) FROM rule
              UNION ALL SELECT max(recorded_at) FROM frozen_report
              UNION ALL SELECT max(recorded_at) FROM backup_made
              UNION ALL SELECT max(begun_at) FROM reminder_run
              UNION ALL SELECT max(at) FROM access_log)
            """
        ) { $0.optionalInt(0) } ?? nil
    }
}
