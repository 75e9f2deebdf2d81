internal import Glibc
internal import SQLite

/// `verify FILE`: restores a backup into a temporary file and counts it again.
enum VerifyCommand {
    static let verb = Verb(
        "verify", operands: "FIL", count: 1...1,
        "Prövar en säkerhetskopia: återställer den i en tillfällig fil och räknar om summorna."
    ) { arguments, environment in
        let path = arguments.operands[0]
        let restored = try RestoredCopy(of: path)
        do {
            environment.out(try judge(restored.path, named: path))
        } catch let refusals as Refusals {
            throw refusals
        } catch let refusal as Refusal {
            // What is said of the temporary file is said of the backup.
            throw refusal.place == restored.path ? Refusal(path, refusal.problem, refusal.remedy) : refusal
        } catch let error as SQLiteError where error.isNotADatabase || error.isDamaged {
            throw Refusal(
                path, error.isDamaged ? "är skadad (SQLite \(error.code))" : "är ingen databas", Self.remedy)
        } catch {
            throw Store.refusal(path, error)
        }
        return 0
    }

    private static let remedy = "använd en äldre kopia och gör genast en ny med kurskoll backup"

    /// What is told of a whole copy; throws everything that is wrong with another one.
    private static func judge(_ restored: String, named path: String) throws -> String {
        try checkPages(restored, named: path)
        let store = try Store(path: restored, mode: .existing)
        guard let written = try Totals.written(in: store) else {
            throw Refusal(
                path, "är ingen säkerhetskopia: dagens summor saknas", "gör en med kurskoll backup FIL")
        }
        let counted = try Totals(of: store, on: written.day)
        var faults = counted.differences(from: written.totals).map { difference in
            Refusal(
                path,
                "\(difference.name): \(difference.here.map(Numbers.swedish) ?? "saknas") i kopian, men "
                    + "\(difference.there.map(Numbers.swedish) ?? "saknades") när den gjordes", remedy)
        }
        let frozen = try store.frozenReports()
        faults += frozen.filter { !$0.isIntact }.map {
            Refusal(
                path, "avstämning \($0.number) (\($0.name)) är ändrad: kontrollsumman stämmer inte", remedy)
        }
        guard faults.isEmpty else { throw Refusals(all: faults) }
        return "\(path): kopian från \(written.day) går att återställa.\n"
            + ImportText.table([
                ("personer", counted.numbers["personer"] ?? 0),
                ("summor som stämmer", counted.numbers.count), ("orörda avstämningar", frozen.count),
            ])
    }

    private static func checkPages(_ restored: String, named path: String) throws {
        let connection = try Connection(path: restored, mode: .existing)
        if let fault = try faultOfPages(connection) { throw Refusal(path, fault, remedy) }
    }

    /// The first thing that is wrong with the pages or with what rows refer to; nil where nothing is.
    static func faultOfPages(_ connection: Connection) throws -> String? {
        let fault = try connection.first("PRAGMA integrity_check(1)") { $0.text(0) }
        if let fault, fault != "ok" { return "är skadad (\(fault))" }
        return try connection.first("PRAGMA foreign_key_check") { $0.text(0) }.map {
            "har rader i \($0) som hänvisar till rader som saknas"
        }
    }
}

/// A copy of a file in a folder that only its owner may open, which goes with the value.
private final class RestoredCopy {
    let path: String
    private let folder: String

    init(of original: String) throws {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var name = Array("\(parent)/kurskoll-verify-XXXXXX".utf8CString)
        guard mkdtemp(&name) != nil else {
            throw Refusal(parent, "går inte att skriva i", "ange en annan mapp i miljövariabeln TMPDIR")
        }
        folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = folder + "/copy.db"
        try copy(original)
    }

    deinit {
        for suffix in ["", "-wal", "-shm", "-journal"] { unlink(path + suffix) }
        rmdir(folder)
    }

    private func copy(_ original: String) throws {
        let (source, _) = try Files.open(original)
        defer { close(source) }
        let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        let full = Refusal(
            folder, "kopian får inte plats i den tillfälliga mappen",
            "frigör utrymme, eller ange en annan mapp i miljövariabeln TMPDIR")
        guard target >= 0 else { throw full }
        defer { close(target) }
        var part: [UInt8] = []
        while try Files.readPart(of: original, source, into: &part) {
            var rest = part[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { write(target, $0.baseAddress, $0.count) }
                guard count > 0 else { throw full }
                rest = rest.dropFirst(count)
            }
            part.removeAll(keepingCapacity: true)
        }
    }
}
