import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// A copy that can be trusted: made while the database is in use, counted again before it is needed.
@Suite struct BackupTests {
    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        try scene.take(["p-1;;Anna Ek;Vård;10;Norr;2020-01-01;", "p-2;;Bo Al;Vård;10;Norr;2026-03-01;"])
        let store = try scene.store()
        try store.addCompletion(
            person: #require(try store.person(ref: "p-1")), course: "prova", day: Day(number: 20_000),
            method: "kurs",
            version: nil, code: "K7QM-2XWD-9RTB", now: 1)
        _ = try store.addRule(
            course: "prova", name: .start, value: "2024-05-01", from: Day(number: 19_000), why: "",
            who: "prov", now: 1)
        _ = try store.freeze(content: #"{"name":"juni","course":"prova","asOf":"2026-06-30"}"#, now: 1)
        return scene
    }

    private func copy(_ scene: ImportScene, _ name: String = "kopia.db") -> String {
        scene.folder.appending(path: name).path
    }

    @Test func `a backup is one private file that verifies, and is never written over`() throws {
        let scene = try scene()
        let copy = copy(scene)
        #expect(scene.run("backup", copy) == 0, "\(scene.errors)")
        #expect(scene.out.contains("-key ingår inte"))
        let mode = try FileManager.default.attributesOfItem(atPath: copy)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let files = try FileManager.default.contentsOfDirectory(atPath: scene.folder.path)
        #expect(files.filter { $0.hasPrefix("kopia") } == ["kopia.db"], "no journal, no draft")
        #expect(scene.run("verify", copy) == 0, "\(scene.errors)")
        #expect(scene.out.contains("kopian från 2026-11-21 går att återställa"))
        #expect(scene.count("orörda avstämningar") == 1)
        let bytes = try Data(contentsOf: URL(filePath: copy))
        #expect(scene.run("backup", copy) == 1)
        #expect(
            scene.errors == ["kopia.db: filen finns redan; välj ett annat namn; en kopia skrivs aldrig över"])
        #expect(try Data(contentsOf: URL(filePath: copy)) == bytes)
        #expect(scene.run("backup", "\(scene.folder.path)/finns/inte.db") == 1)
        #expect(scene.errors == ["finns/inte.db: mappen finns inte; skapa den eller ange en annan"])
    }

    @Test func `it is the moment it was begun, whatever is written meanwhile`() throws {
        let scene = try scene()
        let source = try scene.store()
        try source.connection.script(
            """
            WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
            INSERT INTO person (ref, name) SELECT 'm-' || i, 'Medarbetare nummer ' || i || ' med ett långt namn' FROM n
            """)
        let writer = try scene.store()
        let path = copy(scene)
        let target = try Connection(path: path, mode: .create)
        var steps = 0
        try source.connection.copy(to: target) { _, _ in
            steps += 1
            // Nobody waits for a backup.
            do { try writer.set("name", "Kommun \(steps)") } catch { Issue.record(error) }
        }
        #expect(steps > 1, "it is long enough to be written into")
        #expect(try target.first("SELECT count(*) FROM setting WHERE key = 'name'") { $0.int(0) } == 0)
        #expect(try target.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
        #expect(try target.first("SELECT count(*) FROM person") { $0.int(0) } == 60_002)
    }

    /// What befalls a copy, and what is then said of it.
    static let damages: [(StaticSQL, String)] = [
        ("DELETE FROM completion", "slutföranden av prova: saknas i kopian, men 1 när den gjordes"),
        (
            "UPDATE employment SET last_day = 20100 WHERE person = 1",
            "prova: Vård, omfattade: 1 i kopian, men 2"
        ),
        (
            "DROP TRIGGER \"frozen_report#update\"; UPDATE frozen_report SET content = content || ' '",
            "avstämning 1 (juni) är ändrad"
        ),
        ("PRAGMA foreign_keys = OFF; DELETE FROM person WHERE id = 2", "har rader i employment som hänvisar"),
        ("DELETE FROM backup_total", "är ingen säkerhetskopia: dagens summor saknas"),
    ]

    @Test(arguments: damages)
    func `a copy that has lost something is refused with what and a remedy`(damage: StaticSQL, said: String)
        throws
    {
        let scene = try scene()
        let copy = copy(scene)
        try #require(scene.run("backup", copy) == 0, "\(scene.errors)")
        do { try Connection(path: copy, mode: .existing).script(damage.text) }
        #expect(scene.run("verify", copy) == 1)
        #expect(scene.errors.contains { $0.hasPrefix("kopia.db: ") && $0.contains(said) }, "\(scene.errors)")
        #expect(
            scene.errors.allSatisfy { $0.contains("; använd en äldre kopia") || $0.contains("; gör en med") })
    }

    @Test func `broken pages and other files are refused, and no copy is left behind`() throws {
        let scene = try scene()
        let copy = copy(scene)
        try #require(scene.run("backup", copy) == 0)
        var bytes = try Data(contentsOf: URL(filePath: copy))
        let kept = bytes
        for page in 2..<20 { bytes[page * 4096] = 0xEE }
        try bytes.write(to: URL(filePath: copy))
        #expect(scene.run("verify", copy) == 1)
        #expect(scene.errors.first?.hasPrefix("kopia.db: är skadad") == true, "\(scene.errors)")
        try kept.prefix(kept.count / 2).write(to: URL(filePath: copy))
        #expect(scene.run("verify", copy) == 1)
        #expect(scene.errors.first?.hasPrefix("kopia.db: är skadad") == true, "\(scene.errors)")
        #expect(scene.run("verify", try scene.write(Array("inget".utf8))) == 1)
        #expect(
            scene.errors == [
                "fil.csv: är ingen databas; använd en äldre kopia och gör genast en ny med kurskoll backup"
            ])
        #expect(scene.run("verify", "finns-inte") == 1)
        #expect(scene.run("verify", scene.database) == 1)
        #expect(
            scene.errors == [
                "test.db: är ingen säkerhetskopia: dagens summor saknas; gör en med kurskoll backup FIL"
            ])
    }
}
