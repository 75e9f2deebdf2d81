import Compliance
import SQLite
import Testing

@testable import Kurskoll

@Suite struct ImportCompletionsTests {
    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;", "p-2;1;Bo;SOF;10;Norr;2020-01-01;"])
        for course in ["hrv", "vinr"] {
            _ = try scene.store().keepVersion(
                course: course, version: "1", sha256: "x", content: "", day: scene.today)
        }
        return scene
    }

    private func take(_ scene: ImportScene, _ rows: String, _ options: String...) throws -> Int32 {
        let file = try scene.write(Array("person_ref;kurs;slutförd;metod;intyg\n\(rows)\n".utf8))
        return scene.run(["import", "completions", file] + options)
    }

    private let stored: StaticString = """
        SELECT p.ref, c.course, date(c.day * 86400, 'unixepoch'), c.method, c.certificate, c.version
        FROM completion c JOIN person p ON p.id = c.person ORDER BY c.id
        """

    @Test func `completions are added, what is known is passed over`() throws {
        let scene = try scene()
        let rows =
            "p-1;vinr;2026-03-01;NCK;intyg 7\np-1;vinr;20260301;nck;\np-2;hrv;2026-11-21;grupp;\np-1;vinr;2026-03-01;annan;"
        #expect(try take(scene, rows) == 0)
        #expect(
            try scene.rows(stored, columns: 6) == [
                "p-1|vinr|2026-03-01|nck|intyg 7|", "p-2|hrv|2026-11-21|grupp||",
                "p-1|vinr|2026-03-01|annan||",
            ])
        #expect(scene.count("rader") == 4 && scene.count("nya") == 3 && scene.count("fanns redan") == 1)
        #expect(
            scene.out.hasPrefix("Import 2: ") && scene.out.hasSuffix("Ta tillbaka den med: kurskoll undo 2\n")
        )
        #expect(try take(scene, rows) == 0)
        #expect(scene.count("nya") == 0 && scene.count("fanns redan") == 4)
    }

    @Test func `a voided completion is not revived by the next file`() throws {
        let scene = try scene()
        #expect(try take(scene, "p-1;vinr;2026-03-01;nck;") == 0)
        try scene.store().connection.run(
            "INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (1, 20000, 'fel', 2, 0)"
        )
        #expect(try take(scene, "p-1;vinr;2026-03-01;nck;") == 0)
        #expect(scene.count("nya") == 0)
    }

    @Test func `every fault is told and nothing is stored`() throws {
        let scene = try scene()
        let rows = """
            p-1;vinr;2026-11-22;nck;
            p-9;vinr;2026-03-01;nck;
            p-1;VINR;2026-03-01;video;
            p-1;vinr;;nck;
            p-1;vinr;9999-12-31;;
            p-1;vinr;2026-03-01;nck;
            """
        #expect(try take(scene, rows) == 1)
        #expect(
            scene.errors == [
                "fil.csv:2:slutförd: ligger efter i dag (2026-11-21): »2026-11-22«; rätta dagen",
                "fil.csv:3:person_ref: okänd medarbetare »p-9«; läs först in personallistan, eller utelämna okända med --skip-unknown",
                "fil.csv:4:kurs: okänd kurs »VINR«; skriv kursens id: hrv, vinr",
                "fil.csv:4:metod: okänd metod »video«; skriv kurs, grupp, nck, moodle, annan",
                "fil.csv:5:slutförd: dagen saknas; fyll i dagen då kursen slutfördes",
                "fil.csv:6:slutförd: dagen saknas: »9999-12-31«; fyll i dagen då kursen slutfördes",
                "fil.csv:6:metod: värdet saknas; fyll i det",
            ])
        #expect(try scene.rows(stored, columns: 6).isEmpty)
        #expect(try scene.store().latestImport()?.id == 1)
    }

    @Test func `unknown persons may be left out, and are counted`() throws {
        let scene = try scene()
        #expect(try take(scene, "p-9;vinr;2026-03-01;nck;\np-1;vinr;2026-03-01;nck;", "--skip-unknown") == 0)
        #expect(scene.count("okända medarbetare") == 1 && scene.count("nya") == 1)
        #expect(
            try take(scene, "p-9;okänd;2026-03-01;nck;", "--skip-unknown") == 1,
            "an unknown course is still a fault")
    }

    @Test func `a dry run stores nothing`() throws {
        let scene = try scene()
        #expect(try take(scene, "p-1;vinr;2026-03-01;nck;", "--dry-run") == 0)
        #expect(scene.count("nya") == 1 && scene.out.hasPrefix("Provkörning"))
        #expect(try scene.rows(stored, columns: 6).isEmpty)
    }

    @Test func `a file of personnummer is refused whole`() throws {
        let scene = try scene()
        #expect(try take(scene, "640823-3234;vinr;2026-03-01;nck;", "--skip-unknown") == 1)
        #expect(
            scene.errors.count == 1
                && scene.errors[0].hasPrefix("fil.csv:2:person_ref: kolumnen innehåller personnummer"))
    }
}
