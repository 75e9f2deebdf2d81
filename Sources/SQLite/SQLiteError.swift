/// What SQLite refused, in its own words. Holds the SQL but never a bound value: those are people's data.
package struct SQLiteError: Error, Sendable, CustomStringConvertible {
    /// The extended result code, as on sqlite.org/rescode.html.
    package let code: Int32
    package let message: String
    package let sql: String

    package init(code: Int32, message: String, sql: String = "") {
        self.code = code
        self.message = message
        self.sql = sql
    }

    package var description: String {
        sql.isEmpty ? "SQLite \(code): \(message)" : "SQLite \(code): \(message); in \(sql)"
    }

    /// The result code without its extension (sqlite.org/rescode.html#primary_result_codes_versus_extended_result_codes).
    package var primaryCode: Int32 { code & 0xFF }

    /// Another connection holds the lock longer than the busy timeout, or was quicker time and again
    /// (SQLITE_PROTOCOL).
    package var isBusy: Bool { primaryCode == 5 || primaryCode == 15 }
    package var isReadOnly: Bool { primaryCode == 8 }
    /// Also where the index of the journal has no room (SQLITE_IOERR_SHMSIZE).
    package var isDiskFull: Bool { primaryCode == 13 || code == 4874 }
    package var cannotOpen: Bool { primaryCode == 14 }
    /// The disk or the file system refused to read or write.
    package var isInputOutput: Bool { primaryCode == 10 }
    /// The file's pages do not fit together.
    package var isDamaged: Bool { primaryCode == 11 }
    /// The file is no SQLite database.
    package var isNotADatabase: Bool { primaryCode == 26 }
    /// An earlier failure has undone the whole transaction.
    package var isUndone: Bool { primaryCode == 4 }
    /// The file or its disk is in the way, not what was asked: the same may go well later.
    package var isOutage: Bool {
        isBusy || isReadOnly || isDiskFull || cannotOpen || isInputOutput || isDamaged || isNotADatabase
            || isUndone
    }
    package var isConstraint: Bool { primaryCode == 19 }
}
