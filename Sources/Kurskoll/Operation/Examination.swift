internal import Compliance
internal import Glibc
internal import SQLite

/// Everything that `doctor` looks at, and how it looks. It changes nothing and may be run beside the server. Each
/// check is one of the other files' functions; what they need to know of the world outside is a value here.
struct Examination {
    var database: String
    var courses: String
    var web: String
    var clock: Clock
    /// As `serve` is given them; nil where it is not.
    var proxySecretFile: String?
    var sendmail: String?
    var sender: String?
    var baseURL: String?
    var room: (_ database: String) -> DatabaseRoom? = DatabaseRoom.of
    /// Who runs it: root may do everything, and so finds no fault in permissions.
    var user = getuid()

    var now: Int { clock.now() }
    var today: Day { clock.today }

    /// What was found, in the order one would look. Never throws: what can't be looked at is a finding too.
    func findings() -> [Finding] {
        var found: [Finding] = []
        let store = openDatabase(&found)
        found += permissions(store) + disk() + time(store) + folders() + signIn(store)
        guard let store else { return found }
        for check in [imports, backup, reminders, monthEnds] {
            do {
                found += try check(store)
            } catch {
                found.append(.fault(Store.refusal(database, error), at: database))
            }
        }
        return found
    }

    /// The database, opened for reading only; nil where there is nothing in it that can be asked.
    private func openDatabase(_ found: inout [Finding]) -> Store? {
        do {
            let store = try Store(path: database, mode: .readOnly)
            let fault = try store.connection.first("PRAGMA quick_check(1)") { $0.text(0) }
            if let fault, fault != "ok" {
                found.append(
                    .fault(database, "är skadad (\(fault))", "återställ den senaste säkerhetskopian"))
                return nil
            }
            if let outdated = store.outdated {
                found.append(.warning(outdated.place, outdated.problem, outdated.remedy))
                return nil
            }
            found.append(.ok(database, "databasen är hel, schema \(Schema.kurskoll.migrations.count)"))
            if try store.setting("demo") != nil {
                found.append(
                    .warning(database, "är demons påhittade kommun", "ange kommunens egen databas med --data")
                )
            }
            return store
        } catch {
            found.append(.fault(Store.refusal(database, error), at: database))
            return nil
        }
    }

    /// The disk's room, and the journal's length.
    private func disk() -> [Finding] {
        guard let room = room(database) else { return [] }
        var found: [Finding] = []
        let left = "\(Self.megabytes(room.free)) MB ledigt på databasens disk"
        let needed = "\(Self.megabytes(room.needed)) MB behövs för att en import säkert ska få plats"
        if room.isReadOnly {
            found.append(
                .fault(
                    "disk", "databasens disk är skrivskyddad, så inget går att spara",
                    "se i datorns logg om disken är trasig, och gör den skrivbar igen"))
        } else if room.isShort {
            found.append(.fault("disk", "bara \(left), men \(needed)", "frigör utrymme genast"))
        } else if room.free < Self.comfortableFactor * room.needed {
            found.append(.warning("disk", "\(left); \(needed)", "frigör utrymme eller gör disken större"))
        } else {
            found.append(.ok("disk", left))
        }
        if room.isJournalTooLong {
            found.append(
                .fault(
                    database + "-wal", "journalen är \(Self.megabytes(room.journal)) MB och töms inte",
                    "något program läser databasen utan att bli klart; avsluta det, eller starta om serve"))
        }
        return found
    }

    /// So many times the least room is enough for backups that lie beside, and for a year's growth.
    static let comfortableFactor = 4

    /// Begun ones are counted.
    static func megabytes(_ bytes: Int) -> String { Numbers.swedish((bytes + (1 << 20) - 1) >> 20) }
}
