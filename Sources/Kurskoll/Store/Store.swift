internal import Compliance
internal import Glibc
internal import SQLite

/// All SQL of the product. One per thread, with a connection of its own. The other files of this folder say what
/// may be asked of it.
struct Store {
    let connection: Connection
    /// Of the database file: its key lies beside it (`KeyFile`), and some work needs a connection of its own.
    let path: String
    /// Why a file that is only read cannot be asked: an older release made it. Nil for all others, which are upgraded.
    let outdated: Refusal?
    /// Nil where every question is put to the database.
    let recent: Recent?
    /// Nil where the register is read each time it is asked for.
    let cache: RegisterCache?

    /// Opens a database file. `create` makes a missing one; the others refuse it with a sentence. A store that
    /// remembers what it has read for a `reader` must never write: it hears of others' commits, not of its own.
    init(
        path: String, mode: Connection.Mode, remembersFor owner: Recent.Owner? = nil,
        cache: RegisterCache? = nil
    ) throws {
        self.path = path
        self.cache = cache
        recent = owner.map { Recent(for: $0) }
        if mode != .create, fileSize(path) == 0 {
            throw Refusal(
                path, "filen är tom",
                "ange Kurskolls databas med --data, eller börja med kurskoll import staff")
        }
        if mode != .create, access(path, F_OK) != 0 {
            throw Refusal(
                path, "databasen finns inte",
                "ange en annan med --data, eller börja med kurskoll import staff")
        }
        do {
            connection = try Connection(path: path, mode: mode)
            if mode != .readOnly { try connection.migrate(to: .kurskoll) }
            // What a later release made is refused also where nothing is written.
            let missing = mode == .readOnly ? try connection.missingMigrations(of: .kurskoll) : 0
            outdated = missing == 0 ? nil : Self.outdated(path, missing: missing)
        } catch {
            throw Self.refusal(path, error)
        }
    }

    /// A database in memory, for tests.
    static func inMemory() throws -> Store { try Store(path: ":memory:", mode: .create) }

    /// Runs `body` on one snapshot of the data, after forgetting what is no longer so. Where the database can't be asked it
    /// throws before `body`: else everything in it would wait for the lock again, one after another.
    func read(today: Day, _ body: () -> Void) throws {
        try connection.read {
            if let recent {
                let version = try connection.dataVersion()
                if recent.isOld(version: version, today: today) {
                    recent.refresh(version: version, epoch: try sessionEpoch(), today: today)
                }
            }
            body()
        }
    }

    /// Forgets what was read in a transaction that has come to nothing.
    func forgetWhatCameToNothing() {
        recent?.forgetSessions()
        cache?.forget()
    }

    /// What is remembered of sessions holds while this is the same.
    func sessionEpoch() throws -> Int {
        try connection.first("SELECT number FROM session_epoch") { $0.int(0) } ?? 0
    }

    private static func outdated(_ path: String, missing: Int) -> Refusal {
        let known = Schema.kurskoll.migrations.count
        return Refusal(
            path,
            "databasen är gjord av en äldre version av Kurskoll (schema \(known - missing), det här gör \(known))",
            "den uppgraderas när serve eller ett annat verb öppnar den; "
                + "gör först en säkerhetskopia med den äldre versionen")
    }

    /// A failure of the database as a sentence with its remedy.
    static func refusal(_ path: String, _ error: any Error) -> any Error {
        switch error {
        case Schema.Refusal.newer(let found, let known):
            Refusal(
                path,
                "databasen är gjord av en nyare version av Kurskoll (schema \(found), det här känner \(known))",
                "använd den nyare versionen")
        case Schema.Refusal.changedTotals(let names):
            Refusal(
                path, "uppgraderingen skulle ändra \(names.joined(separator: ", ")); inget har ändrats",
                "fortsätt med den äldre versionen av Kurskoll och anmäl det med den här raden")
        case Schema.Refusal.brokenReferences:
            Refusal(
                path, "databasen har rader som hänvisar till rader som saknas; den har inte uppgraderats",
                "kör kurskoll verify på den senaste säkerhetskopian och återställ den")
        case Schema.Refusal.foreign:
            Refusal(path, "filen hör till ett annat program", "ange Kurskolls databas med --data")
        case let error as SQLiteError where error.isNotADatabase:
            Refusal(path, "filen är ingen databas", "ange Kurskolls databas med --data")
        case let error as SQLiteError where error.cannotOpen:
            Refusal(
                path, "databasen går inte att öppna",
                "kontrollera att mappen finns och att du får skriva i den")
        case let error as SQLiteError where error.isReadOnly:
            Refusal(
                path, "databasen går inte att skriva i",
                "ge kontot som kör Kurskoll skrivrätt till filen och mappen")
        case let error as SQLiteError where error.isDiskFull:
            Refusal(path, "disken är full", "frigör utrymme och gör om; inget har ändrats")
        case let error as SQLiteError where error.isBusy:
            Refusal(
                path, "databasen är upptagen av ett annat program",
                "vänta en stund och gör om; inget har ändrats")
        case let error as SQLiteError where error.isDamaged:
            Refusal(
                path, "databasen är skadad (SQLite \(error.code))", "återställ den senaste säkerhetskopian")
        case let error as SQLiteError where error.isInputOutput:
            Refusal(
                path, "disken svarar inte som den ska (SQLite \(error.code))",
                "kontrollera disken och dess utrymme och gör om")
        case let error as SQLiteError:
            Refusal(
                path, "databasen svarar med ett fel (SQLite \(error.code): \(error.message))",
                "gör om; händer det igen, anmäl det med den här raden")
        default: error
        }
    }
}

/// The size of a file in bytes; nil where there is none.
private func fileSize(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
}

extension Value {
    init(_ day: Day) { self = .integer(Int64(day.number)) }
    init(_ day: Day?) { self = day.map { .integer(Int64($0.number)) } ?? .null }
}

extension Row {
    func day(_ column: Int32) -> Day { Day(number: Int32(int(column))) }
    func optionalDay(_ column: Int32) -> Day? { optionalInt(column).map { Day(number: Int32($0)) } }
}
