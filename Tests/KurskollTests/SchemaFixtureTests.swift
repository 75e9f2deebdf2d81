import CSQLite
import Compliance
import Formats
import Foundation
import Testing

@testable import Kurskoll
@testable import SQLite

/// Databases as every schema made them: of the first ones in `Schemas/N.sql`, dumped by the program of their time; of the
/// later ones made of the sixth by the migrations, which are never edited, and with rows in all they brought
/// (`SchemaAdditions`). With what all have in common, they give the same figures when they have been brought up.
@Suite struct SchemaFixtureTests {
    static let folder = URL(filePath: #filePath).appending(path: "../Schemas").standardizedFileURL
    static let lastFile = 6
    static let versions = Array(1...Schema.kurskoll.migrations.count)

    /// A file with the database of a schema.
    private func database(_ version: Int, in folder: URL) throws -> String {
        let path = folder.appending(path: "version-\(version).db").path
        let file = Self.folder.appending(path: "\(min(version, Self.lastFile)).sql")
        let text = try String(contentsOf: file, encoding: .utf8)
        let connection = try Connection(path: path, mode: .create)
        let result = connection.withHandle { sqlite3_exec($0, text, nil, nil, nil) }
        try #require(result == SQLITE_OK)
        for number in Self.versions where number > Self.lastFile && number <= version {
            let schema = Schema.kurskoll
            try connection.migrate(
                to: Schema(
                    applicationID: schema.applicationID, migrations: Array(schema.migrations.prefix(number))))
            if let addition = SchemaAdditions.all[number] { try connection.script(addition) }
        }
        return path
    }

    /// Everything in a database by table, each row as text, as far as `columns` name it (all where they are nil).
    private func content(
        _ connection: Connection, columns: [String: [String]]? = nil
    ) throws -> [String: (columns: [String], rows: [String])] {
        let found =
            try columns
            ?? Dictionary(
                grouping: connection.all(
                    """
                    SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
                    WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                    """
                ) { ($0.text(0), $0.text(1)) }, by: \.0
            ).mapValues { $0.map(\.1) }
        return try Dictionary(
            uniqueKeysWithValues: found.map { table, columns in
                let list = columns.map { "quote(\"\($0)\")" }.joined(separator: " || '|' || ")
                return (table, (columns, try rows("SELECT \(list) FROM \"\(table)\"", connection).sorted()))
            })
    }

    /// The first column of a query that is put together here.
    private func rows(_ sql: String, _ connection: Connection) throws -> [String] {
        try connection.withHandle { handle in
            var statement: OpaquePointer?
            try #require(sqlite3_prepare_v2(handle, sql, -1, &statement, nil) == SQLITE_OK, "\(sql)")
            defer { sqlite3_finalize(statement) }
            var found: [String] = []
            while sqlite3_step(statement) == SQLITE_ROW {
                found.append(String(cString: sqlite3_column_text(statement, 0)))
            }
            return found
        }
    }

    @Test func `every schema has its database, with rows in every table it brought`() throws {
        let scene = try ImportScene()
        let newest = try Connection(
            path: try database(Self.versions.count, in: scene.folder), mode: .readOnly)
        let empty = try content(newest).filter(\.value.rows.isEmpty).keys.sorted()
        #expect(
            empty == ["backup_total"], "add rows to SchemaAdditions; that one is empty in all but backups")
    }

    /// The first half of the SHA-256 of each migration.
    private static let digests = [
        "c5141e72d50aca1cfede206ccd3ba441",
        "7936e7c8414ee39efa3e0684dab0f7de",
        "4d52c56dbbb5441b34a9a9248389dae6",
        "beb420bbe1a4da2d85b37253441e1524",
        "fe245e78739c536984a737ac8532b137",
        "df51136570d795cf373c2f046c32b1e0",
        "807bcd27d6f5fc1921f13d13f22df53e",
        "c171b00fea10ee0dc58ae656e8c623b0",
        "18cef82a4b1e6d0442a1f03a52f5ec11",
        "07019178dac1295fe198285c9342eb2d",
        "7f5305f259a7fe154838074393a39e91",
        "f0320bb752116bc7be10c0d397661ec0",
        "6b6f3d9bbbfb013cb29612a2edea6206",
        "542f61de842ab67bdab89c392b6160bb",
        "d7551e220bcfe8c9e5c1033c909ab1fc",
        "671b716320153459ac8565fc699618c7",
        "31df2a502c6e2c27448ceeab4d8bf56a",
        "ed9b44cf5fd8d8646ae2736b207495ce",
    ]

    @Test func `a migration that databases have been brought up with is never edited`() {
        let digests = Schema.kurskoll.migrations.map {
            String(Hex.encode(SHA256.hash(Array($0.description.utf8))).prefix(32))
        }
        #expect(
            digests == Self.digests,
            "a new migration adds its line here; another difference means that databases are no longer alike")
    }

    @Test(arguments: versions)
    func `a database of an earlier schema keeps every row and gives the figures it gave`(version: Int) throws
    {
        let scene = try ImportScene()
        let path = try database(version, in: scene.folder)
        let old = try Connection(path: path, mode: .readOnly)
        let before = try old.totals(of: .kurskoll)
        let kept = try content(old)
        let store = try Store(path: path, mode: .existing)
        #expect(try store.connection.totals(of: .kurskoll) == before)
        // Numbers that only say whether something has changed since they were read; and sessions, which the second schema
        // ended.
        let passing = ["session_epoch", "register_epoch"] + (version == 1 ? ["session", "test_draw"] : [])
        for (table, now) in try content(store.connection, columns: kept.mapValues(\.columns))
        where !passing.contains(table) {
            #expect(now.rows == kept[table]?.rows, "\(table)")
        }
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
        let frozen = try store.frozenReports()
        #expect(frozen.count == (version < 8 ? 0 : 1) && frozen.allSatisfy(\.isIntact))
        for report in frozen { #expect(try store.frozenFigures(report) != nil) }
        #expect(try store.connection.first("PRAGMA integrity_check") { $0.text(0) } == "ok")
        #expect(try store.connection.first("PRAGMA foreign_key_check") { _ in true } == nil)
    }

    @Test func `what is printed and handed over is the same, byte for byte, whichever schema it comes from`()
        throws
    {
        var said: [String: Set<String>] = [:]
        for version in Self.versions {
            let scene = try ImportScene()
            try FileManager.default.moveItem(
                atPath: database(version, in: scene.folder), toPath: scene.database)
            for words in [
                ["report", "indicator", "--format", "json"], ["report", "new-hires", "--format", "json"],
                ["report", "indicator", "--as-of", "2026-04-01"], ["export", "completions", "--by", "unit"],
                ["explain", "--person", "p-5"],
            ] {
                #expect(scene.run(words + ["--course", "vinr"]) == 0, "\(version): \(scene.errors)")
                said[words.joined(separator: " "), default: []].insert(scene.out)
            }
            try #require(scene.run("backup", "\(scene.folder.path)/kopia.db") == 0, "\(scene.errors)")
            #expect(scene.run("verify", "\(scene.folder.path)/kopia.db") == 0, "\(version): \(scene.errors)")
        }
        for (words, outputs) in said {
            #expect(outputs.count == 1 && outputs.first?.isEmpty == false, "\(words): \(outputs)")
        }
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

    /// What stands after each verb that opens the database, or nil for one that does not.
    private static let uses: [String: [String]?] = [
        "demo": [], "serve": ["--port", "0"], "check": ["FOLDER/Courses", "--against", "DATABASE"],
        "preview": nil, "new question": nil, "new chapter": nil, "install": nil,
        "render": nil, "privacy": nil, "report indicator": [], "report new-hires": [], "report activity": [],
        "explain": [], "register": ["p-1", "--completed", "2026-01-01", "--method", "nck", "--why", "x"],
        "void": ["p-1", "--why", "x"],
        "extend": ["p-1", "--until", "2027-01-01", "--why", "x"], "retract": ["voiding", "1", "--why", "x"],
        "correct": ["p-1", "name", "x", "--why", "x"], "export completions": [], "import staff": ["FILE"],
        "import completions": ["FILE"], "import moodle": ["FILE", "--course-id", "1", "--as", "prova"],
        "undo": ["1"], "sign-in": ["p-1"],
        "grant": ["hr", "p-1"], "revoke": ["hr", "p-1"], "token add": ["x", "--scope", "hr"],
        "token list": [],
        "token revoke": ["1"], "set": ["name", "x"], "rule": ["--list"], "freeze": ["--list"],
        "remind": ["--dry-run"], "hide": ["p-1"], "retain": ["--dry-run"], "backup": ["FOLDER/kopia.db"],
        "verify": ["DATABASE"], "doctor": [],
    ]

    @Test func `a database from the future is refused by every verb with one sentence, and left alone`()
        throws
    {
        let scene = try ImportScene()
        let known = Schema.kurskoll.migrations.count
        do {
            let store = try scene.store()
            try store.set("demo", "1")
            try store.connection.setPragma("user_version", known + 1)
        }
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        let bytes = try Data(contentsOf: URL(filePath: scene.database))
        let file = try scene.write(Array((ImportScene.header + "\n").utf8))
        let sentence =
            "test.db: databasen är gjord av en nyare version av Kurskoll (schema \(known + 1), det här känner "
            + "\(known)); använd den nyare versionen"
        #expect(Set(Self.uses.keys) == Set(Main.verbs.map(\.name)))
        for (verb, rest) in Self.uses {
            guard let rest else { continue }
            let words = rest.map {
                $0 == "FILE"
                    ? file
                    : $0.replacing("FOLDER", with: scene.folder.path).replacing(
                        "DATABASE", with: scene.database)
            }
            #expect(scene.run(verb.split(separator: " ").map(String.init) + words) == 1, "\(verb)")
            if verb == "doctor" {
                #expect(scene.out.contains("fel      \(scene.folder.path)/\(sentence)\n"))
            } else {
                #expect(scene.errors == [sentence] && scene.out.isEmpty, "\(verb): \(scene.errors)")
            }
        }
        #expect(try Data(contentsOf: URL(filePath: scene.database)) == bytes)
        #expect(!FileManager.default.fileExists(atPath: scene.folder.appending(path: "kopia.db").path))
    }
}
