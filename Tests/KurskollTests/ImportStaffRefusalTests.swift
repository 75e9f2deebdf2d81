import Foundation
import Testing

@testable import Kurskoll

/// Files that are refused: nothing is stored, and every bad row is told with its place and remedy.
@Suite struct ImportStaffRefusalTests {
    static let files: [(rows: String, sentences: [String])] = [
        (
            """
            person_ref;namn;förvaltning;enhet;anställd_från;anställd_till
            p-1;Åsa;SOF;Norr;31/06/2012;
            ;Bo;SOF;;2026-01-01;2025-12-31
            1,99E+11;Eva;SOF;Norr;2025-02-31;9999-12-31
            p-3;;SOF;Norr;1825-01-01;
            p-4;Ulf;SOF;Norr;2026-01-01;2026-01-01
            p-5;Siv;SOF;Norr;2062-01-01;
            p-6;Siv;SOF;Norr;03/04/2026;
            """,
            [
                "fil.csv:2:anställd_från: inget datum »31/06/2012«; skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15",
                "fil.csv:3:person_ref: värdet saknas; fyll i det",
                "fil.csv:3:enhet: värdet saknas; fyll i det",
                "fil.csv:3:anställd_till: slutar före den första dagen 2026-01-01: »2025-12-31«; rätta någon av dagarna",
                "fil.csv:4:person_ref: Excel har gjort om numret: »1,99E+11«; formatera kolumnen som text och exportera filen på nytt",
                "fil.csv:4:anställd_från: dagen finns inte i kalendern: »2025-02-31«; rätta den",
                "fil.csv:5:namn: värdet saknas; fyll i det",
                "fil.csv:5:anställd_från: året är orimligt: »1825-01-01«; skriv ett år från 1900 till 2199",
                "fil.csv:7:anställd_från: ligger orimligt långt fram: »2062-01-01«; rätta dagen",
                "fil.csv:8:anställd_från: inget datum »03/04/2026«; skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15",
            ]
        ),
        (
            """
            person_ref;first_name;last_name;email;administration;unit;first_day;category;leave_from;leave_to
            p-1;Åsa;;saknas;SOF;Norr;2026-01-01;anstäld;;2026-05-01
            p-2;;;;SOF;#REF!;2026-01-01;ELECTED;2026-05-01;2026-04-01
            """,
            [
                "fil.csv:2:email: ingen e-postadress »saknas«; rätta den eller lämna fältet tomt",
                "fil.csv:2:category: okänd kategori »anstäld«; skriv anställd, förtroendevald, utförare, uppdragstagare eller lämna tomt",
                "fil.csv:2:leave_to: ledigheten saknar första dag: »2026-05-01«; fyll i ledig_från",
                "fil.csv:3:last_name: värdet saknas; fyll i det",
                "fil.csv:3:unit: ett felvärde från kalkylprogrammet: »#REF!«; skriv rätt värde",
                "fil.csv:3:leave_to: slutar före ledighetens första dag 2026-05-01: »2026-04-01«; rätta någon av dagarna",
            ]
        ),
        (
            """
            person_ref;anställningsnummer;namn;e-post;förvaltning;enhet;anställd_från
            p-1;7;Åsa;a@b.se;SOF;Norr;2026-01-01
            p-2;;Bo;;SOF;Norr;2026-01-01
            p-1;7;Åsa;a@b.se;SOF;Söder;2026-02-01
            p-2;;Bo;;SOF;Norr;2026-01-01
            p-1;8;Åsa Ek;;SOF;Norr;2026-01-01
            """,
            [
                "fil.csv:4:anställningsnummer: samma anställning står redan på rad 2: »7«; ge varje anställning ett eget anställningsnummer",
                "fil.csv:5:anställningsnummer: samma anställning står redan på rad 3; ange anställningsnummer, så att personens anställningar kan skiljas åt",
                "fil.csv:6:namn: samma person har ett annat namn på rad 2 än här: »Åsa Ek«; skriv lika på alla personens rader, eller rätta person_ref",
                "fil.csv:6:e-post: samma person har en annan e-postadress på rad 2 än här; skriv lika på alla personens rader, eller rätta person_ref",
            ]
        ),
        (
            """
            person_ref;namn;förvaltning;enhet;enhetskod;anställd_från
            p-1;Åsa;SOF;Norr;10;2026-01-01
            p-2;Bo;UTB;Norr;10;2026-01-01
            p-3;Eva;SOF;Norra;10;2026-01-01
            p-4;Ulf;UTB;Norr;11;2026-01-01
            """,
            [
                "fil.csv:3:förvaltning: enheten 10 hör på rad 2 till »SOF«, här till »UTB«; ge enheten samma namn och förvaltning på alla rader, eller en egen kod",
                "fil.csv:4:enhet: enheten 10 heter på rad 2 »Norr«, här »Norra«; ge enheten samma namn och förvaltning på alla rader, eller en egen kod",
            ]
        ),
        (
            """
            person_ref;namn;förvaltning;enhet;anställd_från
            p-1;Åsa;SOF;Norr;640823-3234
            p-2;Bo;SOF;Norr;kl 640823-3234
            p-3;Bo;SOF;Norr;
            p-4;Bo;SOF;Norr;2026-01-01
            p-5;Bo;SOF;Norr;2026-01-01
            """,
            [
                "fil.csv:2:anställd_från: inget datum; skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15",
                "fil.csv:3:anställd_från: inget datum; skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15",
            ]
        ),
    ]

    @Test(arguments: files)
    func `every fault is told and nothing is stored`(rows: String, sentences: [String]) throws {
        let scene = try ImportScene()
        #expect(try scene.staff(rows + "\n") == 1)
        #expect(scene.errors == sentences)
        #expect(scene.out == "")
        #expect(try scene.dump().isEmpty)
        #expect(try scene.rows("SELECT count(*) FROM import", columns: 1) == ["0"])
    }

    @Test func `a file without last days cannot begin after the last day that is known`() throws {
        let scene = try ImportScene()
        try scene.take(["p;1;Åsa;SOF;10;Norr;2026-01-01;2026-03-31"])
        let file =
            "person_ref;anställningsnummer;namn;förvaltning;enhetskod;enhet;anställd_från\np;1;Åsa;SOF;10;Norr;2026-04-01\n"
        #expect(try scene.staff(file) == 1)
        #expect(
            scene.errors == [
                "fil.csv:2:anställd_från: ligger efter den sista dag som är känd, 2026-03-31: »2026-04-01«; rätta dagen eller ta med anställd_till"
            ])
    }

    private func row(_ number: Int, to last: String = "") -> String {
        "p-\(number);1;Namn;SOF;10;Norr;2020-01-01;\(last)"
    }

    @Test(arguments: [
        (10, 9, 0, true), (10, 8, 0, false), (20, 18, 0, true), (20, 17, 0, false), (1, 1, 0, true),
        (9, 8, 0, false),
        (10, 10, 1, true), (10, 10, 2, false), (10, 9, 1, false), (19, 18, 0, true),
    ])
    func `at most a tenth of the running employments end by a file, missing or ended`(
        before: Int, listed: Int, ended: Int, isTaken: Bool
    ) throws {
        let scene = try ImportScene()
        try scene.take((1...before).map { row($0) }, "2026-11-01")
        let rows = (1...listed).map { row($0, to: $0 <= ended ? "2026-11-05" : "") }
        let file = ([ImportScene.header] + rows).joined(separator: "\n") + "\n"
        #expect(try scene.staff(file, "2026-11-08") == (isTaken ? 0 : 1))
        if !isTaken {
            let gone = before - listed + ended
            #expect(
                scene.errors == [
                    "fil.csv: \(gone) av \(before) pågående anställningar i källan personal skulle sluta, mer än 10 %; kontrollera att hela listan är med; stämmer det, lägg till --allow-endings"
                ])
            #expect(try scene.employments().allSatisfy { $0.contains("2020-01-01.. ") })
            #expect(try scene.staff(file, "2026-11-08", "--dry-run") == 1)
            #expect(scene.count("avslutade") == before - listed && scene.errors.count == 1)
            #expect(try scene.staff(file, "2026-11-08", "--allow-endings") == 0)
        }
        #expect(scene.count("avslutade") == before - listed)
    }

    @Test func `employments of other sources and of the past do not count in the guard`() throws {
        let scene = try ImportScene()
        try scene.take((1...30).map { row($0, to: "2026-01-01") } + [row(31)], "2026-11-01")
        try scene.take((40...80).map { row($0) }, "2026-11-01", "--source", "annan")
        #expect(try scene.staff("\(ImportScene.header)\n\(row(1, to: "2026-01-01"))\n", "2026-11-08") == 1)
        #expect(scene.errors[0].contains("1 av 1 pågående"))
    }

    @Test func `a list older than the source's latest is refused, one of the same day is not`() throws {
        let scene = try ImportScene()
        try scene.take([row(1)], "2026-11-08")
        #expect(try scene.staff("\(ImportScene.header)\n\(row(1))\n", "2026-11-07") == 1)
        #expect(
            scene.errors == [
                "fil.csv: listan är per 2026-11-07, men import 1 från samma källa är per 2026-11-08; läs in en nyare lista, eller ta först tillbaka de senare importerna med kurskoll undo"
            ])
        try scene.take([row(1)], "2026-11-07", "--source", "annan")
        try scene.take([row(1)], "2026-11-08")
        scene.run("undo", "3")
        scene.run("undo", "2")
        scene.run("undo", "1")
        try scene.take([row(1)], "2026-11-07")
    }

    @Test(arguments: [
        (["import", "staff"], 2, "kommandot: saknar uppgifter; se --help"),
        (
            ["import", "staff", "x", "--as-of", "i dag"], 2,
            "--as-of: »i dag« är inte en dag; skriv ÅÅÅÅ-MM-DD, till exempel 2026-12-31"
        ),
        (
            ["import", "staff", "x", "--source", "Hand"], 2,
            "--source: »Hand« går inte; skriv systemets namn, till exempel fortroendevalda"
        ),
        (["import", "staff", "/finns/inte"], 1, "/finns/inte: finns inte; kontrollera sökvägen"),
    ])
    func `a wrong command says how it is written`(words: [String], status: Int, sentence: String) throws {
        let scene = try ImportScene()
        #expect(Int(scene.run(words)) == status)
        #expect(scene.errors == [sentence])
        #expect(!FileManager.default.fileExists(atPath: scene.database))
    }
}
