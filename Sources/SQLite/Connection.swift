internal import CSQLite

/// One connection to a database file. It belongs to the thread that made it: it is not `Sendable`.
///
/// SQL is `StaticString`, so no value can be interpolated into it; each text is prepared once and kept.
package final class Connection {
    private let handle: OpaquePointer
    /// Prepared statements by the address of their text: a literal has one address for the program's life.
    private var statements: [UnsafePointer<UInt8>: OpaquePointer] = [:]

    /// Whether what was erased may still be read in the write-ahead log.
    package private(set) var mustEmptyJournal = false
    /// Until the first try has waited.
    private var mayWaitForReaders = false

    package enum Mode: Sendable { case create, existing, readOnly }

    /// Opens the file and sets what every connection here needs. The busy timeout comes first, since setting
    /// the journal mode may already have to wait.
    package init(path: String, mode: Mode) throws(SQLiteError) {
        let flags =
            switch mode {
            case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .existing: SQLITE_OPEN_READWRITE
            case .readOnly: SQLITE_OPEN_READONLY
            }
        var opened: OpaquePointer?
        let result = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard result == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
            sqlite3_close_v2(opened)
            throw SQLiteError(code: result, message: message)
        }
        handle = opened
        sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds)
        _ = kurskoll_sqlite_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1)
        _ = kurskoll_sqlite_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        // WAL: readers and the writer do not wait for each other. FULL: a completion that was answered is on
        // the disk. secure_delete: what `retain` and "Dölj" erase is not left in the file's free pages. The limit, in
        // bytes: a journal that a large import made long is cut when it is begun anew, so that its size tells something.
        try script("PRAGMA foreign_keys = ON")
        if mode != .readOnly {
            try script("PRAGMA journal_mode = WAL")
            try script("PRAGMA synchronous = FULL")
            try script("PRAGMA secure_delete = ON")
            try script("PRAGMA journal_size_limit = 67108864")
        }
        try script("PRAGMA temp_store = MEMORY")
    }

    deinit {
        for statement in statements.values { sqlite3_finalize(statement) }
        sqlite3_close_v2(handle)
    }

    /// How long a statement waits for another process's lock (DESIGN: the command line may write beside the server).
    package static let busyTimeoutMilliseconds: Int32 = 10_000

    /// Runs one or more statements without parameters; their rows are ignored.
    package func script(_ sql: StaticString) throws(SQLiteError) {
        let result = sql.withUTF8Buffer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sqlite3_exec(handle, $0.baseAddress, nil, nil, nil) }
        }
        guard result == SQLITE_OK else { throw error(sql) }
    }

    /// Runs a statement to its end and gives the number of rows it changed.
    @discardableResult
    package func run(_ sql: StaticString, _ values: Value...) throws(SQLiteError) -> Int {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: continue
            case SQLITE_DONE: return Int(sqlite3_changes64(handle))
            default: throw error(sql)
            }
        }
    }

    /// Runs an INSERT and gives the new row's id.
    @discardableResult
    package func insert(_ sql: StaticString, _ values: Value...) throws(SQLiteError) -> Int {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        guard sqlite3_step(statement) == SQLITE_DONE else { throw error(sql) }
        return Int(sqlite3_last_insert_rowid(handle))
    }

    /// Gives each row to `body` in turn.
    package func each(_ sql: StaticString, _ values: Value..., body: (borrowing Row) throws -> Void) throws {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        try step(sql, statement) { row in
            try body(row)
            return true
        }
    }

    /// What `decode` makes of every row.
    package func all<T>(
        _ sql: StaticString, _ values: Value..., decode: (borrowing Row) throws -> T
    ) throws -> [T] {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        var found: [T] = []
        try step(sql, statement) { row in
            found.append(try decode(row))
            return true
        }
        return found
    }

    /// What `decode` makes of the first row; nil where there is none.
    package func first<T>(
        _ sql: StaticString, _ values: Value..., decode: (borrowing Row) throws -> T
    ) throws -> T? {
        let statement = try bound(sql, values)
        defer { sqlite3_reset(statement) }
        var found: T?
        try step(sql, statement) { row in
            found = try decode(row)
            return false
        }
        return found
    }

    /// The rows of a query, to be fetched one at a time.
    package func cursor(_ sql: StaticString, _ values: Value...) throws(SQLiteError) -> Cursor {
        let statement = try prepare(sql, flags: 0)
        let cursor = Cursor(statement, of: self)
        try bind(values, to: statement, of: sql)
        return cursor
    }

    /// Steps until `body` says false or the rows end.
    private func step(
        _ sql: StaticString, _ statement: OpaquePointer, body: (borrowing Row) throws -> Bool
    ) throws {
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: if try !body(Row(statement)) { return }
            case SQLITE_DONE: return
            default: throw error(sql)
            }
        }
    }

    /// Runs `body` in one transaction that takes the write lock at once, and undoes all of it where it throws.
    @discardableResult
    package func write<T>(_ body: () throws -> T) throws -> T {
        try run("BEGIN IMMEDIATE")
        do {
            let result = try body()
            try run("COMMIT")
            if mustEmptyJournal { emptyJournal() }
            return result
        } catch {
            // After a full disk SQLite may already have rolled back; then there is nothing left to undo.
            if sqlite3_get_autocommit(handle) == 0 { try script("ROLLBACK") }
            throw error
        }
    }

    /// What the open transaction erases is after its commit not left in the write-ahead log either. Where readers are
    /// in the way for longer than the busy timeout it is tried again after each later commit, until it is done; those
    /// tries do not wait, for a reader that never ends (Litestream) would hold up every one of them.
    package func emptyJournalAfterCommit() { (mustEmptyJournal, mayWaitForReaders) = (true, true) }

    private func emptyJournal() {
        if !mayWaitForReaders { sqlite3_busy_timeout(handle, 0) }
        defer { sqlite3_busy_timeout(handle, Self.busyTimeoutMilliseconds) }
        mayWaitForReaders = false
        do {
            let isBusy = try first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.bool(0) }
            mustEmptyJournal = isBusy ?? true
        } catch {
            // What was committed stands, so nothing may be thrown; the next commit tries again.
            mustEmptyJournal = true
        }
    }

    /// Runs `body` on one snapshot of the data.
    package func read<T>(_ body: () throws -> T) throws -> T {
        try run("BEGIN")
        defer { _ = try? run("COMMIT") }
        return try body()
    }

    /// Runs `body` so that a throw undoes only what it did itself. Needs an open transaction.
    @discardableResult
    package func savepoint<T>(_ body: () throws -> T) throws -> T {
        // A full disk may have undone all of it: then a savepoint would begin a transaction of its own and keep it.
        guard sqlite3_get_autocommit(handle) == 0 else {
            throw SQLiteError(code: SQLITE_ABORT, message: "the transaction has been undone")
        }
        try run("SAVEPOINT part")
        do {
            let result = try body()
            try run("RELEASE part")
            return result
        } catch {
            if sqlite3_get_autocommit(handle) == 0 { try script("ROLLBACK TO part; RELEASE part") }
            throw error
        }
    }

    /// Changes whenever another connection has committed; for caches (`PRAGMA data_version`).
    package func dataVersion() throws -> Int {
        try first("PRAGMA data_version") { $0.int(0) } ?? 0
    }

    /// Whether the file that was opened no longer has its name: erased, moved, or another stands in its place. What is
    /// written here is then lost. False in memory.
    package var hasLostItsFile: Bool {
        var isMoved: Int32 = 0
        return sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &isMoved) == SQLITE_OK
            && isMoved != 0
    }

    /// Sets a pragma to a whole number, which SQLite does not let us bind.
    func setPragma(_ name: StaticString, _ value: Int) throws(SQLiteError) {
        let text = "PRAGMA \(name) = \(value)"
        guard sqlite3_exec(handle, text, nil, nil, nil) == SQLITE_OK else { throw error(name) }
    }

    private func bound(_ sql: StaticString, _ values: [Value]) throws(SQLiteError) -> OpaquePointer {
        let statement = try prepared(sql)
        precondition(sqlite3_stmt_busy(statement) == 0, "a statement is run inside its own rows: \(sql)")
        try bind(values, to: statement, of: sql)
        return statement
    }

    private func bind(
        _ values: [Value], to statement: OpaquePointer, of sql: StaticString
    ) throws(SQLiteError) {
        precondition(
            Int(sqlite3_bind_parameter_count(statement)) == values.count, "wrong number of values: \(sql)")
        for (index, value) in values.enumerated() {
            let place = Int32(index + 1)
            let result =
                switch value {
                case .null: sqlite3_bind_null(statement, place)
                case .integer(let number): sqlite3_bind_int64(statement, place, number)
                case .text(let text): bind(text, statement, place)
                case .blob(let bytes):
                    bytes.withUnsafeBytes {
                        $0.isEmpty
                            ? sqlite3_bind_zeroblob(statement, place, 0)
                            : kurskoll_sqlite_bind_blob(statement, place, $0.baseAddress, Int32($0.count))
                    }
                }
            guard result == SQLITE_OK else { throw error(sql) }
        }
    }

    private func bind(_ text: String, _ statement: OpaquePointer, _ place: Int32) -> Int32 {
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                // An empty Swift buffer may have no address, which SQLite would read as NULL.
                guard let start = $0.baseAddress else {
                    return kurskoll_sqlite_bind_text(statement, place, "", 0)
                }
                return kurskoll_sqlite_bind_text(statement, place, start, Int32($0.count))
            }
        }
    }

    private func prepared(_ sql: StaticString) throws(SQLiteError) -> OpaquePointer {
        precondition(sql.hasPointerRepresentation, "SQL must be a literal of more than one character")
        if let known = statements[sql.utf8Start] { return known }
        let statement = try prepare(sql, flags: UInt32(SQLITE_PREPARE_PERSISTENT))
        statements[sql.utf8Start] = statement
        return statement
    }

    private func prepare(_ sql: StaticString, flags: UInt32) throws(SQLiteError) -> OpaquePointer {
        var statement: OpaquePointer?
        let result = sql.withUTF8Buffer { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                sqlite3_prepare_v3(handle, $0.baseAddress, Int32($0.count), flags, &statement, nil)
            }
        }
        guard result == SQLITE_OK, let statement else { throw error(sql) }
        return statement
    }

    /// For what another file of this module asks of SQLite itself.
    func withHandle<T>(_ body: (OpaquePointer) throws -> T) rethrows -> T { try body(handle) }

    func error(_ statement: OpaquePointer) -> SQLiteError {
        SQLiteError(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
            sql: String(cString: sqlite3_sql(statement)))
    }

    private func error(_ sql: StaticString) -> SQLiteError {
        SQLiteError(
            code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
            sql: sql.description)
    }
}
