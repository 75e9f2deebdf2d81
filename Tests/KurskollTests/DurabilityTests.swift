import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// What an operator and a learner meet when the disk is full, read-only, locked or damaged: what was acknowledged is
/// there, what was not is absent, and the message says what to do.
@Suite struct DurabilityTests {
    @Test func `a POST that cannot be stored is a calm 503, and the health page is red until one can`() throws
    {
        let site = try TestSite()
        let anna = Browser(site)
        try anna.signIn("anna")
        anna.get("/kurs/prova/forsta")
        try site.store.connection.script("PRAGMA query_only = ON")
        withKnownIssue {
            anna.post("/kurs/prova/forsta/klar")
        } matching: {
            "\($0)".contains("SQLite 8")
        }
        #expect(anna.status == 503)
        #expect(
            anna.page.contains("Det går inte just nu")
                && anna.page.contains("Det du har gjort tidigare finns kvar"))
        #expect(anna.fields["Retry-After"] == "30")
        let watch = Browser(site)
        watch.get("/halsa")
        #expect(watch.status == 503)
        // Whoever only reads is not in the way.
        anna.get("/kurs/prova/forsta")
        #expect(anna.status == 200)
        try site.store.connection.script("PRAGMA query_only = OFF")
        anna.post("/kurs/prova/forsta/klar")
        watch.get("/halsa")
        #expect(watch.status == 200)
        let done = try site.store.chaptersDone(person: site.id(of: "anna"), course: "prova")
        #expect(done == ["forsta"])
    }

    @Test func `when the disk undid the whole transaction no later POST of the turn is stored on its own`()
        throws
    {
        let site = try TestSite()
        let writer = Site(store: site.store, settings: site.settings, lane: .writer)
        var failures: [SQLiteError] = []
        do {
            try writer.batch {
                do {
                    // What SQLite does by itself when a disk is full in the middle.
                    try site.store.connection.script("ROLLBACK")
                    try site.store.connection.savepoint { try site.store.set("name", "Halv") }
                } catch let error as SQLiteError {
                    failures.append(error)
                } catch {
                    Issue.record(error)
                }
            }
            Issue.record("a batch that was undone was committed")
        } catch {
            #expect(error is SQLiteError)
        }
        #expect(failures.map(\.isUndone) == [true])
        #expect(try site.store.setting("name") == nil)
    }

    /// How a file is in the way, and the sentence.
    @Test(
        arguments: [
            (5, "upptagen av ett annat program; vänta en stund och gör om"),
            (15, "upptagen av ett annat program; vänta en stund och gör om"),
            (8, "går inte att skriva i; ge kontot"), (13, "disken är full; frigör utrymme och gör om"),
            (4874, "disken är full; frigör utrymme och gör om"), (14, "går inte att öppna; kontrollera"),
            (10, "disken svarar inte som den ska"),
            (11, "är skadad (SQLite 11); återställ den senaste säkerhetskopian"),
            (26, "filen är ingen databas"),
        ] as [(Int32, String)])
    func `each failure of the file has its sentence and is a 503`(code: Int32, said: String) {
        let error = SQLiteError(code: code, message: "")
        #expect(error.isOutage)
        #expect("\(Store.refusal("kurskoll.db", error))".contains(said))
    }

    @Test func `a database that another program holds is said to be busy`() throws {
        let scene = try ImportScene()
        let holder = try scene.store()
        let other = try scene.store()
        try other.connection.script("PRAGMA busy_timeout = 0")
        try holder.connection.write {
            let error = #expect(throws: SQLiteError.self) {
                try other.connection.write { try other.set("name", "x") }
            }
            #expect(error?.isBusy == true)
        }
    }

    @Test func `a journal cut at any place leaves a beginning of what was stored, in order and whole`() throws
    {
        let scene = try ImportScene()
        let store = try scene.store()
        try store.connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
        for number in 1...40 { try store.connection.write { try store.set("nyckel-\(number)", "\(number)") } }
        let files = ["", "-wal"].map { scene.database + $0 }
        let contents = try files.map { try Data(contentsOf: URL(filePath: $0)) }
        #expect(contents[1].count > 40 * 4096)
        var counts: Set<Int> = []
        for part in 0...60 {
            let path = scene.folder.appending(path: "cut-\(part).db").path
            try contents[0].write(to: URL(filePath: path))
            try contents[1].prefix(contents[1].count * part / 60).write(to: URL(filePath: path + "-wal"))
            let connection = try Connection(path: path, mode: .existing)
            #expect(try connection.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
            // Before the schema itself was in the file there is none.
            guard
                try connection.first(
                    "SELECT 1 FROM sqlite_schema WHERE name = 'setting'", decode: { _ in true }) == true
            else { continue }
            let kept = Set(try connection.all("SELECT value FROM setting") { Int($0.text(0)) ?? 0 })
            #expect(kept == Set(1..<kept.count + 1))
            counts.insert(kept.count)
        }
        #expect(counts.count > 20 && counts.contains(40), "the cuts fall in different places")
    }

    @Test func `a database with broken pages is refused with what to do`() throws {
        let scene = try ImportScene()
        try scene.take(["p-1;;Anna Ek;Vård;10;Norr;2020-01-01;"])
        var bytes = try Data(contentsOf: URL(filePath: scene.database))
        for page in 1..<(bytes.count / 4096) {
            bytes.replaceSubrange(page * 4096..<page * 4096 + 16, with: Data(repeating: 0xEE, count: 16))
        }
        try bytes.write(to: URL(filePath: scene.database))
        #expect(scene.run("set", "--list") == 1)
        #expect(
            scene.errors == [
                "test.db: databasen är skadad (SQLite 11); återställ den senaste säkerhetskopian"
            ])
        try Data(
            "inte en databas, men lång nog för att se ut som en fil med innehåll. ".utf8
                + [UInt8](repeating: 65, count: 4096)
        )
        .write(to: URL(filePath: scene.database))
        #expect(scene.run("undo", "1") == 1)
        #expect(scene.errors == ["test.db: filen är ingen databas; ange Kurskolls databas med --data"])
    }

    /// A disk of its own in memory, where the test may mount one; it goes with the value.
    private final class SmallDisk {
        let folder: URL

        init?(kilobytes: Int) {
            folder = FileManager.default.temporaryDirectory.appending(path: "disk-\(UUID().uuidString)")
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch { return nil }
            guard Self.run("mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "tmpfs", folder.path) else {
                try? FileManager.default.removeItem(at: folder)
                print("skipped: no disk can be mounted here, so none was filled")
                return nil
            }
        }

        deinit {
            _ = Self.run("umount", "-l", folder.path)
            try? FileManager.default.removeItem(at: folder)
        }

        func remount(_ option: String) -> Bool { Self.run("mount", "-o", "remount,\(option)", folder.path) }

        /// Takes all that is left, and gives it back.
        func fill() throws {
            let file = folder.appending(path: "junk")
            _ = FileManager.default.createFile(atPath: file.path, contents: nil)
            let handle = try FileHandle(forWritingTo: file)
            while (try? handle.write(contentsOf: Data(count: 1024))) != nil {}
            try handle.close()
        }
        /// Emptied first: a process that another test has just started may still hold the file, and so the room.
        func empty() throws {
            let file = folder.appending(path: "junk")
            truncate(file.path, 0)
            try FileManager.default.removeItem(at: file)
        }

        private static func run(_ words: String...) -> Bool {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = words
            process.standardError = Pipe()
            do { try process.run() } catch { return false }
            process.waitUntilExit()
            return process.terminationStatus == 0
        }
    }

    @Test func `on a full disk the program says so, keeps what it had, and goes on when there is room`()
        throws
    {
        let site = try TestSite()
        // Somewhat more than what is too little (`DatabaseRoom.spareBytes`).
        guard let disk = SmallDisk(kilobytes: 80 << 10) else { return }
        let secret = Secret.random()
        try site.store.addSignInLink(
            secret, person: site.id(of: "anna"), expires: Int(Date().timeIntervalSince1970) + 600)
        try site.store.connection.script("PRAGMA wal_checkpoint(TRUNCATE)")
        try FileManager.default.copyItem(
            atPath: site.database, toPath: disk.folder.appending(path: "test.db").path)
        try SmallCourse.write(to: disk.folder.appending(path: "Courses"))
        let server = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: disk.folder)
        defer { server.kill() }
        let line = try server.line(with: "http://")
        let browser = SocketBrowser(String(line[try #require(line.range(of: "http://")).lowerBound...]))
        try browser.post("/logga-in/\(secret.text)")
        try browser.get("/kurs/prova/forsta")
        let page = browser.page
        #expect(page.contains("csrf"))
        try disk.fill()
        // Of its own, since a form is sent with the token of the page before.
        let watch = SocketBrowser(String(line[try #require(line.range(of: "http://")).lowerBound...]))
        try watch.get("/halsa")
        #expect(watch.page == "det är ont om diskutrymme\n", "red before anything was lost")
        try browser.post("/kurs/prova/forsta/klar")
        #expect(browser.page.contains("Det går inte just nu"), "\(browser.page.prefix(400))")
        try browser.get("/halsa")
        #expect(browser.page.contains("går inte att skriva i"))
        let refused = try Program(["set", "--data", "test.db", "name", "Exempelby"], in: disk.folder).finish()
        #expect(refused.status == 1 && refused.errors.contains("disken är full"), "\(refused.errors)")
        try disk.empty()
        try browser.get("/kurs/prova/forsta")
        try browser.post("/kurs/prova/forsta/klar")
        #expect(!browser.page.contains("Det går inte just nu"))
        try browser.get("/halsa")
        #expect(browser.page == "ok\n")
        server.kill()
        let store = try Store(path: disk.folder.appending(path: "test.db").path, mode: .existing)
        #expect(try store.chaptersDone(person: site.id(of: "anna"), course: "prova") == ["forsta"])
        #expect(try store.setting("name") == nil)
    }

    @Test func `on a read-only disk every verb is refused with what to do`() throws {
        let scene = try ImportScene()
        try scene.take(["p-1;;Anna Ek;Vård;10;Norr;2020-01-01;"])
        guard let disk = SmallDisk(kilobytes: 2_048) else { return }
        let path = disk.folder.appending(path: "test.db").path
        try FileManager.default.copyItem(atPath: scene.database, toPath: path)
        #expect(DatabaseRoom.of(path)?.isReadOnly == false)
        try #require(disk.remount("ro"))
        #expect(DatabaseRoom.of(path)?.isReadOnly == true)
        for words in [
            ["set", "name", "x"], ["retain", "--dry-run"], ["undo", "1"], ["serve", "--port", "0"],
        ] {
            let said = try Program(words + ["--data", path, "--web", TestSite.web.path], in: scene.folder)
                .finish()
            #expect(said.status == 1)
            #expect(
                said.errors.contains("kontrollera att mappen finns och att du får skriva i den"),
                "\(said.errors)")
        }
        #expect(disk.remount("rw"))
        #expect(try Store(path: path, mode: .existing).person(ref: "p-1") != nil)
    }

    /// `kill -9` in the middle of an import; many rounds, over HTTP too: `Benchmarks faults --rounds 200`.
    @Test(arguments: [5, 60, 200])
    func `an import that is killed is stored whole or not at all`(milliseconds: Int) throws {
        let scene = try ImportScene()
        try scene.take(["p-1;;Anna Ek;Vård;10;Norr;2020-01-01;"])
        let rows = (1...3000).map { "k-\($0);;Prov \($0);Vård;10;Norr;2020-01-01;" }
        _ = try scene.write(
            Array(([ImportScene.header] + rows).joined(separator: "\n").utf8), as: "lista.csv")
        let program = try Program(
            ["import", "staff", "lista.csv", "--data", "test.db", "--source", "prov"], in: scene.folder)
        usleep(UInt32(milliseconds) * 1000)
        program.kill()
        let isAcknowledged = program.finish().output.hasPrefix("Import 2")
        let count = try scene.rows("SELECT count(*) FROM person WHERE ref LIKE 'k-%'", columns: 1)[0]
        #expect(count == "3000" || (count == "0" && !isAcknowledged))
        #expect(
            try scene.rows("SELECT count(*) FROM import WHERE source = 'prov'", columns: 1) == [
                count == "0" ? "0" : "1"
            ])
        #expect(try scene.rows("PRAGMA integrity_check", columns: 1) == ["ok"])
    }
}
