import Foundation
import Testing

@testable import Kurskoll

@Suite struct ImportStaffOutputTests {
    private let file = """
        person_ref;anställningsnummer;namn;förvaltning;enhetskod;enhet;anställd_från;anställd_till;lön
        p-1;1;Åsa;SOF;10;Norr;2020-01-01;;1
        p-2;2;Bo;SOF;10;Norr;2020-01-01;;1
        p-3;3;Eva;SOF;20;Söder;2027-01-01;;1
        Summa;;;;;;;;3

        """

    @Test func `an import tells its number, what it did, what to know and how to take it back`() throws {
        let scene = try ImportScene()
        #expect(try scene.staff(file) == 0)
        #expect(
            scene.out.replacing("\(scene.folder.path)/", with: "") == """
                Import 1: fil.csv, källan personal per 2026-11-21
                  rader                     3
                  nya                       3
                  ändrade                   0
                  flyttade                  0
                  avslutade                 0
                  återkomna                 0
                  återtagna                 0
                  flyttade enheter          0
                  omdöpta enheter           0
                  rättade för hand          0
                obs: kolumner som inte används: »lön«
                obs: den sista raden, rad 5, är en summering (»Summa«) och har hoppats över
                Ta tillbaka den med: kurskoll undo 1

                """)
        #expect(
            try scene.rows(
                "SELECT kind, source, date(day * 86400, 'unixepoch'), row_count, length(sha256) FROM import",
                columns: 5)
                == ["staff|personal|2026-11-21|3|64"])
    }

    @Test func `a dry run tells every change by its employment and stores nothing`() throws {
        let scene = try ImportScene()
        #expect(try scene.staff(file, "2026-11-14") == 0)
        let before = try scene.dump()
        let changed = """
            person_ref;anställningsnummer;namn;förvaltning;enhetskod;enhet;anställd_från;anställd_till
            p-1;1;Åsa Ek;SOF;10;Norr;2020-02-01;
            p-4;4;Ulf;SOF;10;Norr;2026-11-01;
            p-5;5;Siv;KLF;20;Söder;2026-11-01;

            """
        #expect(try scene.staff(changed, "2026-11-21", "--dry-run", "--allow-endings") == 0)
        #expect(scene.out.hasPrefix("Provkörning, inget är sparat: "))
        for text in [
            "nya:\n  p-4 4\n  p-5 5\n", "ändrade:\n  p-1 1: namn, första dag\n", "avslutade:\n  p-2 2\n",
            "återtagna:\n  p-3 3\n",
            "flyttade enheter:\n  20: »SOF« → »KLF«\n",
        ] { #expect(scene.out.contains(text), "\(scene.out)") }
        #expect(!scene.out.contains("undo"))
        #expect(try scene.dump() == before)
        #expect(try scene.rows("SELECT count(*) FROM import", columns: 1) == ["1"])
        #expect(try scene.rows("SELECT count(*) FROM import_change", columns: 1) == ["0"])
    }

    @Test func `a dry run makes no database`() throws {
        let scene = try ImportScene()
        #expect(try scene.staff(file, "2026-11-21", "--dry-run") == 0)
        #expect(scene.count("nya") == 3)
        #expect(!FileManager.default.fileExists(atPath: scene.database))
    }

    @Test func `a file that is not UTF-8 says how it was read`() throws {
        let scene = try ImportScene()
        let path = try scene.write(file.unicodeScalars.map { UInt8($0.value) })
        #expect(scene.run("import", "staff", path) == 0)
        #expect(
            scene.out.contains("obs: filen är läst som Windows-1252; kontrollera att »Åsa« ser rätt ut\n"))
    }

    @Test func `a dry run shows how å, ä and ö were read, in names and units`() throws {
        let scene = try ImportScene()
        let text = """
            person_ref;namn;förvaltning;enhet;anställd_från
            p-1;Bo Al;SOF;Norr;2020-01-01
            p-2;Åsa Ek;SOF;Öster;2020-01-01
            p-3;Åke Å;SOF;Öster;2020-01-01
            p-4;José Ask;Vård;Öster;2020-01-01

            """
        let path = try scene.write(text.unicodeScalars.map { UInt8($0.value) })
        #expect(scene.run("import", "staff", path, "--dry-run") == 0)
        #expect(
            scene.out.contains("läst som Windows-1252; ser det rätt ut? »Åsa Ek«, »Öster«, »José Ask«\n"),
            "\(scene.out)")
        let plain = "person_ref;namn;förvaltning;enhet;anställd_från\np-1;Bo;SOF;Norr;2020-01-01\n"
        #expect(try scene.staff(plain, "2026-11-21", "--dry-run") == 0)
        #expect(scene.out.contains("läst som UTF-8, inga å, ä eller ö i namnen\n"))
    }

    @Test func `a dry run lists the first two hundred of each kind and counts the rest`() throws {
        let scene = try ImportScene()
        let rows = (1...205).map { "p-\($0);Bo;SOF;Norr;2020-01-01\n" }.joined()
        #expect(
            try scene.staff(
                "person_ref;namn;förvaltning;enhet;anställd_från\n" + rows, "2026-11-21", "--dry-run") == 0)
        #expect(scene.out.contains("  p-200\n  … och 5 till\n") && !scene.out.contains("p-201"))
    }

    @Test(arguments: [
        (0, 0, "0 rader …"), (12_000, 0, "12\u{A0}000 rader …"),
        (30_000, 60_000, "[##########          ]  50 %, 30\u{A0}000 rader"),
        (70_000, 60_000, "[####################] 100 %, 70\u{A0}000 rader"),
    ])
    func `a long file shows how far it has come`(rows: Int, all: Int, text: String) {
        #expect(ImportProgress.text(rows, of: all) == text)
    }

    @Test(arguments: ["staff", "moodle"])
    func `the faults are a file to mend by, with the rows as they stand`(kind: String) throws {
        let scene = try ImportScene()
        _ = try scene.store().keepVersion(
            course: "vinr", version: "1", sha256: "x", content: "", day: scene.today)
        let isStaff = kind == "staff"
        let text =
            isStaff
            ? "person_ref;namn;förvaltning;enhet;anställd_från\np-1;Åsa;SOF;Norr;2020-01-01\np-2;Bo;SOF;\"Nya; Norr\";31/06/2012\n"
            : "Användarnamn;Namn;x;y;Kurs slutförd\nasa;Åsa;SOF;Norr;2020-01-01\np-2;Bo;SOF;\"Nya; Norr\";31/06/2012\n"
        let file = try scene.write(Array(text.utf8))
        let errors = scene.folder.appending(path: "fel.csv")
        let options = isStaff ? [] : ["--course-id", "480", "--as", "vinr"]
        #expect(scene.run(["import", kind, file, "--errors", errors.path] + options) == 1)
        let lines = try String(contentsOf: errors, encoding: .utf8).split(separator: "\r\n")
        let (column, problem) =
            isStaff
            ? ("anställd_från", "inget datum »31/06/2012«;skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15")
            : ("Kurs slutförd", "datumet kan läsas på flera sätt: »31/06/2012«;välj svenska")
        #expect(lines.first?.hasPrefix("rad;kolumn;fel;åtgärd;") == true)
        #expect(lines.last?.hasPrefix("3;\(column);\(problem.prefix(40))") == true, "\(lines)")
        #expect(lines.last?.hasSuffix("p-2;Bo;SOF;\"Nya; Norr\";31/06/2012") == true, "\(lines)")
        #expect(
            try FileManager.default.attributesOfItem(atPath: errors.path)[.posixPermissions] as? Int == 0o600)
    }

    @Test func `no file of faults is made where there are none`() throws {
        let scene = try ImportScene()
        let errors = scene.folder.appending(path: "fel.csv")
        #expect(try scene.staff(file, "2026-11-21", "--errors", errors.path) == 0)
        #expect(!FileManager.default.fileExists(atPath: errors.path))
    }

    @Test func `a report sees the register as it was on each day`() throws {
        let scene = try ImportScene()
        _ = try scene.store().keepVersion(
            course: "vinr", version: "1", sha256: "x", content: "", day: scene.today)
        try scene.take(
            ["p-1;1;Åsa;SOF;10;Norr;2020-01-01;", "p-2;2;Bo;SOF;10;Norr;2020-01-01;"], "2026-11-01")
        try scene.take(["p-1;1;Åsa;SOF;20;Söder;2020-01-01;"], "2026-11-08", "--allow-endings")
        func counted(_ day: String, _ unit: String) -> String {
            scene.run("report", "indicator", "--format", "json", "--as-of", day, "--unit", unit)
            return scene.out.split(separator: "\"total\":{\"counted\":").last.map {
                String($0.prefix { $0 != "," })
            } ?? ""
        }
        #expect(counted("2026-11-07", "10") == "2" && counted("2026-11-08", "10") == "0")
        #expect(counted("2026-11-07", "20") == "0" && counted("2026-11-08", "20") == "1")
    }
}
