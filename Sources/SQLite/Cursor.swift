internal import CSQLite

/// A statement whose rows are fetched one at a time, so that several can be walked side by side. It belongs to the
/// scope that made it: its statement is freed with it.
package struct Cursor: ~Copyable {
    private let statement: OpaquePointer
    private let connection: Connection

    init(_ statement: OpaquePointer, of connection: Connection) {
        self.statement = statement
        self.connection = connection
    }

    deinit { sqlite3_finalize(statement) }

    /// Steps to the next row; false after the last one.
    package func next() throws(SQLiteError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw connection.error(statement)
        }
    }

    /// The row the last `next()` came to; good until the following `next()`.
    package var row: Row { Row(statement) }
}
