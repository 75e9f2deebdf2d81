internal import Compliance
internal import Glibc
internal import SQLite

/// `backup FILE`: a copy of the database while it is in use, with the day's totals written into it.
enum BackupCommand {
    static let verb = Verb(
        "backup", operands: "FIL", count: 1...1,
        "Gör en säkerhetskopia medan databasen används; kurskoll verify prövar den."
    ) { arguments, environment in
        let path = arguments.operands[0]
        let store = try ReportCommand.open(arguments)
        let day = environment.clock.today
        let totals = try copy(store, to: path, day: day)
        do {
            try store.connection.write { try store.keepBackup(now: environment.clock.now()) }
        } catch let error as SQLiteError where error.isOutage {
            environment.error(
                "\(store.path): kopian är gjord, men det gick inte att anteckna här (SQLite \(error.code)); "
                    + "kurskoll doctor räknar därför från en äldre")
        }
        environment.out(
            "Säkerhetskopian \(path) är klar: \(Numbers.swedish(totals.numbers["personer"] ?? 0)) personer, "
                + "summorna per \(day) står i den.\n"
                + "Pröva den med: kurskoll verify \(path)\n"
                + "Nyckelfilen \(store.path)-key ingår inte; förvara en kopia av den på ett annat ställe.\n")
        return 0
    }

    /// Writes the copy under another name and gives it its own when it is whole and on the disk, so that no half copy
    /// ever has the name of a whole one. A file that is there already stays as it is.
    private static func copy(_ store: Store, to path: String, day: Day) throws -> Totals {
        let exists = Refusal(path, "filen finns redan", "välj ett annat namn; en kopia skrivs aldrig över")
        var status = stat()
        guard lstat(path, &status) != 0 else { throw exists }
        let draft = "\(path).\(getpid())"
        unlink(draft)
        defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(draft + suffix) } }
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw failure(path, errno) }
        close(descriptor)
        let totals: Totals
        do {
            totals = try fill(draft, from: store, day: day)
        } catch let error as SQLiteError where !error.isDamaged && !error.isBusy {
            throw Store.refusal(path, error)
        }
        guard synchronise(draft) else { throw failure(path, errno) }
        guard link(draft, path) == 0 else { throw errno == EEXIST ? exists : failure(path, errno) }
        _ = synchronise(folder(of: path))
        return totals
    }

    private static func fill(_ draft: String, from store: Store, day: Day) throws -> Totals {
        do {
            let progress = ImportProgress()
            defer { progress.end() }
            let copy = try Connection(path: draft, mode: .existing)
            try store.connection.copy(to: copy) { done, all in progress.report(pages: done, of: all) }
        }
        let copy = try Store(path: draft, mode: .existing)
        let totals = try Totals(of: copy, on: day)
        try totals.write(to: copy, day: day)
        if let fault = try VerifyCommand.faultOfPages(copy.connection) {
            throw Refusal(
                store.path, "\(fault), så ingen kopia är gjord", "återställ den senaste säkerhetskopian")
        }
        // One file alone, without a journal beside it, that can be read where nothing may be written.
        try copy.connection.script("PRAGMA journal_mode = DELETE")
        return totals
    }

    private static func synchronise(_ path: String) -> Bool {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        return fsync(descriptor) == 0
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static func failure(_ path: String, _ code: Int32) -> Refusal {
        switch code {
        case ENOENT, ENOTDIR: Refusal(path, "mappen finns inte", "skapa den eller ange en annan")
        case EACCES, EPERM, EROFS: Refusal(path, "får inte skrivas", "ange en mapp där du får skriva")
        case ENOSPC, EDQUOT, EFBIG: Refusal(path, "disken är full", "frigör utrymme eller ange en annan disk")
        default:
            Refusal(
                path, "går inte att skriva (\(String(cString: strerror(code))))",
                "kontrollera disken eller ange en annan")
        }
    }
}
