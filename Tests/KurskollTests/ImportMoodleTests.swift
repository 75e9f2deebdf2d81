import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// Moodle's report of who has completed a course.
@Suite struct ImportMoodleTests {
    @Test(arguments: [
        "måndag, 3 februari 2025, 14:05", "Monday, 3 February 2025, 2:05 PM", "2025-02-03 14:05",
        "2025-02-03",
        "3 februari 2025 14:05", "3 feb. 2025, 14:05", "3 Feb 2025, 2:05pm", "February 3, 2025, 2:05 PM",
        "mån 3 februari 2025 kl. 14:05:59", "den 3 februari 2025",
    ])
    func `a day is read in Swedish and in English`(text: String) throws {
        #expect(try MoodleDate.day(text) == Day(iso: "2025-02-03"))
    }

    @Test(
        arguments: zip(
            1...12,
            [
                "januari jan January", "februari feb February", "mars mar March", "april apr April",
                "maj maj May",
                "juni jun June", "juli jul July", "augusti aug August", "september sep September",
                "oktober okt October", "november nov November", "december dec December",
            ]))
    func `every month has its number`(number: Int, words: String) throws {
        for word in words.split(separator: " ") {
            #expect(try MoodleDate.day("7 \(word) 2025") == Day(year: 2025, month: number, day: 7))
        }
    }

    @Test(arguments: [
        ("03/02/25, 14:05", "datumet kan läsas på flera sätt:"),
        ("3/2/2025", "datumet kan läsas på flera sätt:"),
        ("03-02-25", "datumet kan läsas på flera sätt:"),
        ("31 februari 2025", "dagen finns inte i kalendern:"),
        ("3 februari", "inget datum"), ("februari 2025", "inget datum"), ("Ja", "inget datum"),
        ("3 4 2025", "inget datum"), ("3 februari 2025 2026", "inget datum"),
        ("3 februari 2025 tidigt", "inget datum"),
        ("2025-02-03 2025-02-04", "inget datum"), ("3 fe 2025", "inget datum"),
    ])
    func `what may be read in two ways, or not at all, is refused`(text: String, problem: String) {
        let fault = #expect(throws: CellFault.self) { try MoodleDate.day(text) }
        #expect(fault?.problem == problem)
    }

    private static let staff = """
        person_ref;namn;e-post;inloggning;förvaltning;enhet;anställd_från
        p-1;Åsa;asa@x.se;asaek;SOF;Norr;2020-01-01
        p-2;Bo;delad@x.se;boal;SOF;Norr;2020-01-01
        p-3;Eva;delad@x.se;;SOF;Norr;2020-01-01

        """

    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        #expect(try scene.staff(Self.staff, "2026-11-01") == 0)
        _ = try scene.store().keepVersion(
            course: "vinr", version: "1", sha256: "x", content: "", day: scene.today)
        return scene
    }

    private func take(_ scene: ImportScene, _ text: String, _ options: String...) throws -> Int32 {
        let file = try scene.write(Array(text.utf8))
        return scene.run(["import", "moodle", file, "--course-id", "480", "--as", "vinr"] + options)
    }

    private let stored: StaticString = """
        SELECT p.ref, date(c.day * 86400, 'unixepoch'), c.method, c.certificate
        FROM completion c JOIN person p ON p.id = c.person ORDER BY c.id
        """

    private static let header =
        "ID,Namn,Användarnamn,E-postadress,Film 1,Film 1 - Slutförandedatum,Kurs slutförd\n"

    @Test func `the earliest day of each is kept, whoever has not completed is passed over`() throws {
        let scene = try scene()
        let rows = """
            31,Åsa Ek,ASAEK,asa@x.se,Slutförd,"3 mars 2022, 10:00","måndag, 7 mars 2022, 14:05"
            32,Åsa Ek,asaek,,Slutförd,,"3 februari 2022, 14:05"
            33,Bo Al,boal,delad@x.se,Inte slutförd,,
            34,Bo Al,boal,DELAD@x.se,Slutförd,,2022-05-01 08:00

            """
        #expect(try take(scene, Self.header + rows) == 0, "\(scene.errors)")
        #expect(
            try scene.rows(stored, columns: 4) == [
                "p-1|2022-02-03|moodle|Moodle-kurs 480", "p-2|2022-05-01|moodle|Moodle-kurs 480",
            ])
        #expect(scene.count("rader") == 4 && scene.count("nya") == 2)
        #expect(scene.count("fanns redan") == 1 && scene.count("inte slutförda") == 1)
        // A later report has nothing new to say; one with an earlier day has.
        #expect(try take(scene, Self.header + rows) == 0)
        #expect(scene.count("nya") == 0 && scene.count("fanns redan") == 3)
        #expect(try take(scene, Self.header + "31,Åsa Ek,asaek,,,,\"1 februari 2021, 09:00\"\n") == 0)
        #expect(scene.count("nya") == 1)
        #expect(scene.run("undo", "4") == 0 && scene.run("undo", "3") == 0 && scene.run("undo", "2") == 0)
        #expect(try scene.rows(stored, columns: 4).isEmpty)
    }

    @Test func `an English report with tabs in UTF-16 is read too, by the number in the register`() throws {
        let scene = try scene()
        let text = "ID\tName\tID number\tCourse complete\n31\tÅsa\tp-1\tThursday, 3 February 2022, 2:05 PM\n"
        let wide: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let file = try scene.write(wide)
        #expect(
            scene.run("import", "moodle", file, "--course-id", "480", "--as", "vinr") == 0, "\(scene.errors)")
        #expect(try scene.rows(stored, columns: 4) == ["p-1|2022-02-03|moodle|Moodle-kurs 480"])
    }

    @Test func `every fault is told and nothing is stored`() throws {
        let scene = try scene()
        let rows = """
            1,A,okänd,,,,2022-05-01
            2,B,,delad@x.se,,,2022-05-01
            3,C,asaek,delad@x.se,,,2022-05-01
            4,D,boal,asa@x.se,,,2022-05-01
            5,E,asaek,,,,03/02/22
            6,F,asaek,,,,2026-11-22
            7,G,,,,,2022-05-01
            8,H,asaek,,,,2022-05-01

            """
        #expect(try take(scene, Self.header + rows) == 1)
        let again = "välj svenska som språk i Moodle och hämta rapporten på nytt"
        #expect(
            scene.errors == [
                "fil.csv:2:Användarnamn: okänd medarbetare »okänd«; läs först in personallistan, eller utelämna okända med --skip-unknown",
                "fil.csv:3:E-postadress: flera medarbetare har samma värde: »delad@x.se«; ta med kolumnen ID-nummer i Moodles rapport, med person_ref",
                "fil.csv:4:E-postadress: flera medarbetare har samma värde: »delad@x.se«; ta med kolumnen ID-nummer i Moodles rapport, med person_ref",
                "fil.csv:5:E-postadress: hör till en annan medarbetare än Användarnamn på raden: »asa@x.se«; rätta det som är fel, eller ta bort det",
                "fil.csv:6:Kurs slutförd: datumet kan läsas på flera sätt: »03/02/22«; \(again)",
                "fil.csv:7:Kurs slutförd: ligger efter i dag (2026-11-21): »2026-11-22«; rätta dagen",
                "fil.csv:8:Användarnamn: raden säger inte vem det gäller; fyll i ett av fälten, eller ta bort raden",
            ])
        #expect(try scene.rows(stored, columns: 4).isEmpty)
    }

    @Test func `unknown persons may be left out, and are counted; a dry run stores nothing`() throws {
        let scene = try scene()
        let text = Self.header + "1,A,okänd,,,,2022-05-01\n2,Å,asaek,,,,2022-05-01\n"
        #expect(try take(scene, text, "--skip-unknown", "--dry-run") == 0)
        #expect(scene.out.hasPrefix("Provkörning"))
        #expect(try scene.rows(stored, columns: 4).isEmpty)
        #expect(try take(scene, text, "--skip-unknown") == 0)
        #expect(scene.count("okända medarbetare") == 1 && scene.count("nya") == 1)
    }

    @Test func `a voided completion is not revived`() throws {
        let scene = try scene()
        let text = Self.header + "2,Å,asaek,,,,2022-05-01\n"
        #expect(try take(scene, text) == 0)
        try scene.store().connection.run(
            "INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (1, 20000, 'fel', 2, 0)"
        )
        #expect(try take(scene, text) == 0)
        #expect(scene.count("nya") == 0)
    }

    @Test func `a wrong command says how it is written`() throws {
        let scene = try scene()
        let file = try scene.write(Array((Self.header + "2,Å,asaek,,,,2022-05-01\n").utf8))
        #expect(scene.run("import", "moodle", file, "--as", "vinr") == 2)
        #expect(scene.run("import", "moodle", file, "--course-id", "480") == 2)
        #expect(scene.run("import", "moodle", file, "--course-id", "kurs", "--as", "vinr") == 2)
        #expect(scene.run("import", "moodle", file, "--course-id", "480", "--as", "okänd") == 1)
        #expect(scene.errors == ["--as: okänd kurs »okänd«; skriv kursens id: vinr"])
        let none = try scene.write(Array("ID,Namn,Kurs slutförd\n1,A,2022-05-01\n".utf8))
        #expect(scene.run("import", "moodle", none, "--course-id", "480", "--as", "vinr") == 1)
        #expect(scene.errors.first?.contains("ID-nummer, Användarnamn eller E-postadress saknas") == true)
    }
}
