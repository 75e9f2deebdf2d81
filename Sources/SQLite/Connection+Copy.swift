internal import CSQLite

extension Connection {
    /// Copies the database, as it is now, over the one of another connection (sqlite.org/backup.html). Others may write
    /// meanwhile: one snapshot is read, so the copy is whole and never begins again. `progress` hears of the pages
    /// done and of all. Throws what either file refused; then the other's content is worth nothing.
    package func copy(to other: Connection, progress: (_ done: Int, _ all: Int) -> Void = { _, _ in }) throws
    {
        try read {
            // BEGIN alone takes no snapshot yet; this does.
            _ = try first("SELECT count(*) FROM sqlite_schema") { $0.int(0) }
            try other.withHandle { target in
                try withHandle { source in
                    guard let backup = sqlite3_backup_init(target, "main", source, "main") else {
                        throw SQLiteError(
                            code: sqlite3_extended_errcode(target),
                            message: String(cString: sqlite3_errmsg(target)))
                    }
                    var result = SQLITE_OK
                    while result == SQLITE_OK {
                        result = sqlite3_backup_step(backup, Self.pagesPerStep)
                        let all = Int(sqlite3_backup_pagecount(backup))
                        progress(all - Int(sqlite3_backup_remaining(backup)), all)
                    }
                    // Tells the same failure again, or that of writing the end.
                    let end = sqlite3_backup_finish(backup)
                    guard result == SQLITE_DONE, end == SQLITE_OK else {
                        let code = result == SQLITE_DONE ? end : result
                        throw SQLiteError(code: code, message: String(cString: sqlite3_errstr(code)))
                    }
                }
            }
        }
    }

    /// 4 MB of SQLite's usual pages: often enough to show how far it has come.
    private static let pagesPerStep: Int32 = 1024
}
