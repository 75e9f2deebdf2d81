import Compliance
import Foundation
import Testing

@testable import Kurskoll

@Suite struct ExplainTests {
    private static let rows = [
        "p-1;1;Åsa Öberg;Vård;10;Norr;2024-02-29;2025-05-31", "p-1;2;Åsa Öberg;Vård;20;Söder;2025-06-16;",
        "p-2;3;Bo Ek;Vård;10;Norr;2025-08-01;", "p-3;4;Cia Al;Teknik;30;Park;;",
        "p-4;5;Dag Äng;Teknik;30;Park;2020-01-01;2023-12-31", "p-4;6;Dag Äng;Teknik;30;Park;2026-01-01;",
    ]

    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        try scene.take(Self.rows, "2026-11-20")
        let store = try scene.store()
        let day = try #require(Day(iso: "2024-01-01"))
        _ = try store.addRule(
            course: "prova", name: .start, value: "2024-01-01", from: day, why: "prov", who: "prov", now: 0)
        return scene
    }

    private func lines(_ scene: ImportScene, _ words: String...) throws -> [String] {
        try #require(scene.run(["explain"] + words) == 0, "\(scene.errors)")
        return scene.out.split(separator: "\n").map(String.init)
    }

    @Test(arguments: [
        (
            "p-1", "2025-04-01",
            [
                "Räknas 2025-04-01: Norr (10), Vård.", "Har inte slutfört 2025-04-01.",
                "Började 2024-02-29, ska vara klar senast 2025-02-28 (12 månader).",
                "Är försenad med 32 dagar den 2025-04-01.",
            ]
        ),
        (
            "p-1", "2025-06-20",
            [
                "Räknas 2025-06-20: Söder (20), Vård.", "Har inte slutfört 2025-06-20.",
                "Anställningen från 2025-06-16 räknas till samma tid: 15 fria dagar emellan, högst 31 är tillåtna.",
                "Började 2024-02-29, ska vara klar senast 2025-02-28 (12 månader).",
                "Är försenad med 112 dagar den 2025-06-20.",
            ]
        ),
        (
            "p-1", "2025-06-05",
            [
                "Räknas inte 2025-06-05: ingen anställning pågår.", "Har inte slutfört 2025-06-05.",
                "Är inte anställd 2025-06-05 och omfattas inte av regeln om nyanställda.",
            ]
        ),
        (
            "p-4", "2026-12-31",
            [
                "Räknas 2026-12-31: Park (30), Teknik.", "Har inte slutfört 2026-12-31.",
                "En tidigare anställning slutade 2023-12-31: 731 fria dagar före 2026-01-01, fler än 31, så tiden räknas på nytt.",
                "Började 2026-01-01, ska vara klar senast 2027-01-01 (12 månader).",
                "Har 1 dag kvar den 2026-12-31.",
            ]
        ),
        (
            "p-4", "2022-01-01",
            ["Räknas 2022-01-01: Park (30), Teknik.", "Har inte slutfört 2022-01-01."]
        ),
        (
            "p-3", "2026-11-21",
            [
                "Räknas 2026-11-21: Park (30), Teknik.", "Har inte slutfört 2026-11-21.",
                "Uppgift om första dag saknas, så det går inte att säga när kursen ska vara klar.",
            ]
        ),
    ])
    func `a person is explained in sentences with the dates that were reckoned with`(
        ref: String, day: String, sentences: [String]
    ) throws {
        let said = try lines(try scene(), "--person", ref, "--as-of", day)
        #expect(said.first?.contains("(\(ref)), kurs prova per \(day)") == true)
        #expect(Array(said.dropFirst().prefix(sentences.count)) == sentences)
    }

    @Test func `decisions stand in it with number, day, signer and reason, also those taken back`() throws {
        let scene = try scene()
        let steps: [[String]] = [
            [
                "register", "p-1", "--completed", "2025-02-01", "--method", "nck", "--certificate", "N-77",
                "--why", "intyg visat",
            ],
            [
                "extend", "p-1", "--until", "2025-08-31", "--from", "2025-06-20", "--why", "föräldraledig",
                "--by", "p-2",
            ],
            ["void", "p-1", "--from", "2026-11-01", "--why", "fel person", "--by", "p-2"],
            ["retract", "voiding", "1", "--why", "rätt person"],
        ]
        for step in steps { try #require(scene.run(step) == 0, "\(scene.errors)") }
        let said = try lines(scene, "--person", "p-1", "--as-of", "2026-11-21").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        for line in [
            "Har slutfört 2025-02-01.", "Blev klar 2025-02-01, i tid.",
            "Fick 2025-06-20 förlängd tid till 2025-08-31, från början 2025-02-28, av Bo Ek: föräldraledig.",
            "Slutförande 1: 2025-02-01, NCK:s webbkurs, intyg N-77",
            "registrerat för hand av driften 2026-11-21 12:00: intyg visat",
            "makulering 1 från 2026-11-01 av Bo Ek 2026-11-21 12:00: fel person",
            "taget tillbaka av driften 2026-11-21 12:00: rätt person",
        ] {
            #expect(said.contains(line), "\(line)\n\(said.joined(separator: "\n"))")
        }
        try #require(scene.run("explain", "--person", "p-1", "--format", "json") == 0)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(scene.out.utf8)) as? [String: Any])
        #expect(json["completed"] as? String == "2025-02-01" && json["counted"] as? Bool == true)
        let hire = try #require(json["newHire"] as? [String: Any])
        #expect(hire["due"] as? String == "2025-08-31" && hire["originalDue"] as? String == "2025-02-28")
        let completion = try #require((json["completions"] as? [[String: Any]])?.first)
        let voiding = try #require((completion["voidings"] as? [[String: Any]])?.first)
        #expect(voiding["by"] as? String == "Bo Ek")
        #expect((voiding["takenBack"] as? [String: Any])?["reason"] as? String == "rätt person")
    }

    @Test func `what a file changed, and which file brought what, stands in it`() throws {
        let scene = try scene()
        try scene.take(
            [Self.rows[0].replacing("2024-02-29", with: "2024-03-15")] + Self.rows.dropFirst(), "2026-11-21")
        let said = try lines(scene, "--person", "p-1").joined(separator: "\n")
        #expect(said.contains("2024-03-15 till 2025-05-31, anställd, nr 1 (personal, import 1)"))
        #expect(
            said.contains("Import 2 (2026-11-21), anställning: ")
                && said.contains("första dag var 2024-02-29"))
    }

    @Test(arguments: ["2025-04-01", "2025-06-05", "2026-11-21", "2022-01-01"])
    func `the names behind a figure are as many as the figure says`(day: String) throws {
        let scene = try scene()
        #expect(
            scene.run("register", "p-2", "--completed", "2025-09-01", "--method", "nck", "--why", "x") == 0)
        let store = try scene.store()
        let asked = try #require(Day(iso: day))
        let found = try FigureExplanation(.init(course: "prova", day: asked), store: store)
        let report = try IndicatorReport(.init(course: "prova", day: asked), store: store)
        #expect(found.total.counted == report.total.figure.counted)
        #expect(found.total.completed == report.total.figure.completed)
        for unit in report.administrations.flatMap(\.units) {
            let named = found.units.first { $0.id == unit.id }?.figure ?? Figure()
            #expect(
                named.counted == unit.line.figure.counted && named.completed == unit.line.figure.completed)
            let alone = try FigureExplanation(
                .init(course: "prova", day: asked, units: [unit.id]), store: store)
            #expect(
                alone.units.first?.people.map(\.ref)
                    == found.units.first { $0.id == unit.id }?.people.map(\.ref))
        }
    }

    @Test func `who is left out is named with the reason`() throws {
        let scene = try scene()
        let text = """
            person_ref;namn;förvaltning;enhetskod;enhet;anställd_från;kategori
            f-1;Eva Vald;Vård;10;Norr;2024-01-01;förtroendevald
            """
        #expect(try scene.staff(text, "2026-11-20", "--source", "fortroendevalda") == 0, "\(scene.errors)")
        let said = try lines(scene, "--unit", "10")
        #expect(said.contains("1 räknas, 0 har slutfört, 1 räknas inte."))
        #expect(said.contains("    Eva Vald (f-1): kategorin är förtroendevald, och regeln räknar anställd"))
        #expect(said.contains("    Bo Ek (p-2)") && !scene.out.contains("Dag Äng"))
        try #require(scene.run("explain", "--unit", "10", "--format", "json") == 0)
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(scene.out.utf8)) as? [String: Any])
        #expect(json["counted"] as? Int == 1 && json["leftOut"] as? Int == 1)
    }

    @Test(arguments: [
        (["explain", "--person", "x"], 1, "x: personen finns inte; kontrollera person_ref"),
        (
            ["explain", "--unit", "x"], 1,
            "--unit: enheten »x« finns inte; kontrollera enhetskoden i personalfilen"
        ),
        (
            ["explain", "--unit", "10", "--person", "p-1"], 2,
            "--person: går inte med --unit; ta bort det ena"
        ),
        (
            ["void", "p-1", "--why", "x"], 1,
            "p-1: inget slutförande av prova passar; se vilka som finns med kurskoll explain --person p-1"
        ),
        (["void", "p-1"], 2, "--why: saknas; skriv varför, så att den som läser senare förstår"),
        (["extend", "p-1", "--why", "x"], 2, "--until: saknas; skriv --until DAG"),
        (
            ["register", "p-1", "--completed", "2026-01-01", "--why", "x"], 2,
            "--method: saknas; skriv kurs eller grupp eller nck eller moodle eller annan"
        ),
        (
            ["retract", "allt", "1", "--why", "x"], 2,
            "allt: är inget slag av beslut; skriv voiding eller extension eller registration eller correction"
        ),
        (
            ["extend", "p-1", "--until", "2027-01-01", "--why", "x", "--by", "nej"], 1,
            "nej: personen finns inte; kontrollera person_ref"
        ),
    ])
    func `what cannot be explained or decided is refused with a remedy`(
        words: [String], status: Int32, error: String
    )
        throws
    {
        let scene = try scene()
        #expect(scene.run(words) == status)
        #expect(scene.errors == [error])
    }

    @Test func `of several completions the command line asks which`() throws {
        let scene = try scene()
        for day in ["2026-01-01", "2026-02-01"] {
            #expect(scene.run("register", "p-1", "--completed", day, "--method", "nck", "--why", "x") == 0)
        }
        #expect(scene.run("void", "p-1", "--why", "x") == 2)
        #expect(
            scene.errors == [
                "--completed: flera slutföranden passar: 2026-01-01 nck, 2026-02-01 nck; välj ett med --completed och --method"
            ])
        #expect(scene.run("void", "p-1", "--completed", "2026-02-01", "--why", "x") == 0)
        #expect(scene.out.contains("Slutförandet 2026-02-01 är makulerat från 2026-11-21."))
    }

    @Test func `whoever is explained can see it`() throws {
        let site = try TestSite()
        #expect(site.run(["explain", "--unit", "10"]) == 0)
        #expect(try site.store.sightings(of: site.id(of: "anna")).map(\.listing) == [.explainVerb])
        #expect(try site.store.sightings(of: site.id(of: "cia")).isEmpty)
        #expect(site.run(["explain", "--person", "cia"]) == 0)
        #expect(try site.store.sightings(of: site.id(of: "cia")).map(\.listing) == [.explainVerb])
    }

    @Test func `a value corrected by hand holds against the next file and stands in the explanation`() throws
    {
        let scene = try scene()
        #expect(
            scene.run("correct", "p-2", "anställd_från", "2025-09-15", "--why", "fel i filen", "--by", "p-1")
                == 0,
            "\(scene.errors)")
        #expect(
            scene.out
                == "Rättat: första dag är nu 2025-09-15. Ta tillbaka: kurskoll retract correction 1 --why …\n"
        )
        try scene.take(Self.rows, "2026-11-21")
        let said = try lines(scene, "--person", "p-2")
        #expect(said.contains("Började 2025-09-15, ska vara klar senast 2026-09-15 (12 månader)."))
        #expect(
            said.contains(
                "  Rättelse 1: första dag är 2025-09-15, filerna säger 2025-08-01, av Åsa Öberg 2026-11-21 12:00: fel i filen"
            ))
        #expect(scene.run("retract", "correction", "1", "--why", "filen hade rätt") == 0, "\(scene.errors)")
        #expect(
            try lines(scene, "--person", "p-2").contains(
                "Började 2025-08-01, ska vara klar senast 2026-08-01 (12 månader)."))
        #expect(scene.run("retract", "correction", "1", "--why", "igen") == 1)
        #expect(scene.run("correct", "p-2", "e-post", "bo@exempel.se", "--why", "ny") == 0)
        #expect(scene.run("correct", "p-2", "e-post", "-", "--why", "fel") == 0, "\(scene.errors)")
        #expect(scene.run("correct", "p-2", "enhetskod", "20", "--why", "flyttad") == 0, "\(scene.errors)")
        #expect(try lines(scene, "--person", "p-2").contains("Räknas 2026-11-21: Söder (20), Vård."))
    }

    @Test(arguments: [
        (
            ["p-1", "anställd_från", "2024-01-01"], 2,
            "--employment: saknas, och anställningarna är 2; välj en av 1, 2"
        ),
        (
            ["p-2", "skonummer", "42"], 2,
            "skonummer: går inte att rätta; skriv namn, e-post, inloggning, anställd_från, anställd_till, kategori, anställningsform, enhetskod"
        ),
        (["p-2", "enhetskod", "99"], 1, "99: enheten finns inte; kontrollera enhetskoden i personalfilen"),
        (
            ["p-2", "kategori", "chef"], 1,
            "p-2: värdet går inte; skriv anställd, förtroendevald, utförare, uppdragstagare"
        ),
        (["x", "namn", "Y"], 1, "x: personen finns inte; kontrollera person_ref"),
    ])
    func `what cannot be corrected is refused with a remedy`(words: [String], status: Int32, error: String)
        throws
    {
        let scene = try scene()
        #expect(scene.run(["correct"] + words + ["--why", "x"]) == status)
        #expect(scene.errors == [error])
    }
}
