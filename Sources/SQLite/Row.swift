internal import CSQLite

/// The row a statement stands on. It cannot be copied, so it cannot outlive the closure that is given it.
/// Columns count from 0. Reading NULL with a function that is not optional is a programmer's error and stops
/// the program: SQLite would answer 0 or an empty text, and a missing last day would become 1970.
package struct Row: ~Copyable {
    private let statement: OpaquePointer

    init(_ statement: OpaquePointer) {
        self.statement = statement
    }

    package func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(statement, column) == SQLITE_NULL
    }

    package func int(_ column: Int32) -> Int {
        precondition(!isNull(column), "column \(column) is NULL")
        return Int(sqlite3_column_int64(statement, column))
    }

    package func optionalInt(_ column: Int32) -> Int? {
        isNull(column) ? nil : Int(sqlite3_column_int64(statement, column))
    }

    package func bool(_ column: Int32) -> Bool { int(column) != 0 }

    package func text(_ column: Int32) -> String {
        precondition(!isNull(column), "column \(column) is NULL")
        return optionalText(column) ?? ""
    }

    package func optionalText(_ column: Int32) -> String? {
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Empty for a blob of no bytes and for NULL.
    package func blob(_ column: Int32) -> [UInt8] {
        guard let bytes = sqlite3_column_blob(statement, column) else { return [] }
        return [UInt8](
            UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }

    /// The column's bytes, without a copy, for as long as the closure runs.
    package func withBytes<R>(_ column: Int32, _ body: (UnsafeRawBufferPointer) -> R) -> R {
        let bytes = sqlite3_column_blob(statement, column)
        return body(UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
    }
}
