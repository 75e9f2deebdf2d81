import CSQLite
import Compliance
import Foundation
import Testing

@testable import Kurskoll
@testable import SQLite

/// Databases as every schema made them, in `Schemas/N.sql`: with what all have in common, they give the same figures
/// when they have been brought up. A schema that is released gets a file: fill a database of it as the last file does,
/// `sqlite3 kurskoll.db .dump`, and the two pragmas at the end.
@Suite struct SchemaFixtureTests {
    static let folder = URL(filePath: #filePath).appending(path: "../Schemas").standardizedFileURL
    /// 1, 2 … as far as there are files.
    static let versions = Array(1...9).filter {
        FileManager.default.fileExists(atPath: folder.appending(path: "\($0).sql").path)
    }

    /// A file with the database of a schema.
    private func database(_ version: Int, in folder: URL) throws -> String {
        let path = folder.appending(path: "version-\(version).db").path
        let text = try String(contentsOf: Self.folder.appending(path: "\(version).sql"), encoding: .utf8)
        let connection = try Connection(path: path, mode: .create)
        let result = connection.withHandle { sqlite3_exec($0, text, nil, nil, nil) }
        try #require(result == SQLITE_OK)
        return path
    }

    @Test func `every schema up to the sixth has its file`() {
        #expect(Self.versions.starts(with: 1...6))
        #expect(Self.versions.count <= Schema.kurskoll.migrations.count)
    }

    @Test(arguments: versions)
    func `a database of an earlier schema gives the figures it gave`(version: Int) throws {
        let scene = try ImportScene()
        let path = try database(version, in: scene.folder)
        let before = try Connection(path: path, mode: .readOnly).totals(of: .kurskoll)
        let store = try Store(path: path, mode: .existing)
        #expect(try store.connection.totals(of: .kurskoll) == before)
        #expect(before["slutföranden av vinr"]?.first == 4 && before.count >= 10)
        // Counted by hand from the file: by day who is employed and who of them has a valid completion.
        for (day, counted, completed, inTeknik) in [
            ("2026-01-01", 5, 3, 2), ("2026-04-01", 6, 4, 2), ("2026-11-21", 5, 2, 0),
        ] {
            let report = try IndicatorReport(
                .init(course: "vinr", day: #require(Day(iso: day))), store: store)
            #expect(report.total.figure.counted == counted, "\(day)")
            #expect(report.total.figure.completed == completed, "\(day)")
            let teknik = report.administrations.first { $0.name == "Teknik" }?.line
            #expect((teknik?.figure.counted ?? 0) == inTeknik, "\(day)")
        }
        let today = try #require(Day(iso: "2026-11-21"))
        let hires = try #require(try NewHireReport(.init(course: "vinr", day: today), store: store))
        #expect(hires.total.late == 1 && hires.total.onTrack == 1 && hires.total.overdue == 0)
        #expect(try store.connection.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
        #expect(try store.connection.first("PRAGMA foreign_key_check") { _ in true } == nil)
    }

    @Test(arguments: versions)
    func `a step that would change a figure is undone, and the file stays as it was`(version: Int) throws {
        let scene = try ImportScene()
        let path = try database(version, in: scene.folder)
        let all = Schema.kurskoll
        for step: StaticString in [
            "DELETE FROM voiding WHERE day > 0", "UPDATE completion SET day = day + 1 WHERE id = 1",
            "UPDATE employment SET last_day = 20700 WHERE id = 3",
            "UPDATE placement SET unit = 3 - unit WHERE employment IN (1, 5)",
        ] {
            let bad = Schema(
                applicationID: all.applicationID, migrations: all.migrations + [step], totals: all.totals)
            let connection = try Connection(path: path, mode: .existing)
            let refusal = #expect(throws: Schema.Refusal.self) { try connection.migrate(to: bad) }
            guard case .changedTotals(let names) = refusal else {
                Issue.record("\(String(describing: refusal))")
                continue
            }
            #expect(names.count == 1)
            #expect(try connection.first("PRAGMA user_version") { $0.int(0) } == version)
            let said = Store.refusal("kurskoll.db", Schema.Refusal.changedTotals(names))
            #expect(
                "\(said)".hasPrefix(
                    "kurskoll.db: uppgraderingen skulle ändra \(names[0]); inget har ändrats; "))
        }
    }

    @Test func `a database from the future is refused with a sentence and left alone`() throws {
        let scene = try ImportScene()
        let known = Schema.kurskoll.migrations.count
        do {
            let store = try scene.store()
            try store.connection.setPragma("user_version", known + 1)
        }
        let bytes = try Data(contentsOf: URL(filePath: scene.database))
        for words in [
            ["undo", "1"], ["retain", "--dry-run"], ["set", "name", "x"], ["backup", "kopia.db"],
        ] {
            #expect(scene.run(words) == 1)
            #expect(scene.errors.count == 1)
            #expect(
                scene.errors[0]
                    == "test.db: databasen är gjord av en nyare version av Kurskoll (schema \(known + 1), det här känner "
                    + "\(known)); använd den nyare versionen")
        }
        #expect(try Data(contentsOf: URL(filePath: scene.database)) == bytes)
    }
}
