import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// What HR corrects by hand, and what the next files make of it.
@Suite struct ImportCorrectionsTests {
    private static let header =
        "person_ref;anställningsnummer;namn;e-post;inloggning;förvaltning;enhetskod;enhet;kategori;anställningsform;anställd_från;anställd_till"
    private static let row = "p-1;1;Åsa Ek;asa@x.se;asaek;SOF;10;Norr;anställd;visstid;2026-03-01;2026-12-31"
    private static let other = "p-2;2;Bo Al;;;SOF;20;Söder;anställd;;2020-01-01;"

    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try take(scene, Self.row, "2026-11-06")
        return scene
    }

    private func take(_ scene: ImportScene, _ row: String, _ day: String) throws {
        let text = [Self.header, row, Self.other].filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
        #expect(try scene.staff(text, day, "--allow-endings") == 0, "\(scene.errors)")
    }

    private func correct(_ scene: ImportScene, _ field: CorrectedField, _ value: String) throws {
        let store = try scene.store()
        let signature = Signature(
            signer: nil, reason: "fel i filen", today: scene.today, now: scene.clock.now())
        _ = try store.connection.write {
            try store.correct(field, of: 1, employment: field.isOfPerson ? nil : 1, to: value, signature)
        }
    }

    /// What the register holds of the person in that field.
    private func holds(_ scene: ImportScene, _ field: CorrectedField) throws -> String {
        let values = try scene.store().connection.first(
            """
            SELECT p.name || '|' || p.email || '|' || p.login || '|' || date(e.first_day * 86400, 'unixepoch') || '|'
                || date(e.last_day * 86400, 'unixepoch') || '|' || e.category || '|' || f.name || '|' || l.unit
            FROM person p JOIN employment e ON e.person = p.id JOIN employment_form f ON f.id = e.form
            JOIN placement l ON l.employment = e.id WHERE p.ref = 'p-1' ORDER BY l.from_day DESC LIMIT 1
            """
        ) { $0.text(0) }
        let place = try #require(CorrectedField.allCases.firstIndex(of: field))
        return String(try #require(values).split(separator: "|")[place])
    }

    /// A field, what the first file says, what HR corrects it to, how the register shows both, what a later file says
    /// instead, and how that is shown.
    static let fields:
        [(CorrectedField, said: String, value: String, shown: String, new: String, newShown: String)] = [
            (.name, "Åsa Ek", "Åsa Ekh", "Åsa Ekh", "Åsa Lind", "Åsa Lind"),
            (.email, "asa@x.se", "asa.ek@x.se", "asa.ek@x.se", "lind@x.se", "lind@x.se"),
            (.login, "asaek", "asek01", "asek01", "aslind", "aslind"),
            (.firstDay, "2026-03-01", "2026-04-01", "2026-04-01", "2026-05-01", "2026-05-01"),
            (.lastDay, "2026-12-31", "2027-01-31", "2027-01-31", "2027-06-30", "2027-06-30"),
            (.category, ";anställd;", "uppdragstagare", "3", ";utförare;", "2"),
            (.form, "visstid", "Tillsvidare", "tillsvidare", "vikariat", "vikariat"),
            (.unit, ";10;Norr;", "2", "2", ";30;Väster;", "3"),
        ]

    @Test(arguments: fields)
    func `a correction holds against the next files until one says something new, and undo brings it back`(
        field: CorrectedField, said: String, value: String, shown: String, new: String, newShown: String
    ) throws {
        let scene = try scene()
        try correct(scene, field, value)
        #expect(try holds(scene, field) == shown)
        for day in ["2026-11-13", "2026-11-14"] {
            try take(scene, Self.row, day)
            #expect(try holds(scene, field) == shown)
            #expect(scene.count("rättade för hand") == 1 && scene.count("ändrade") == 0, "\(scene.out)")
        }
        #expect(
            try scene.staff(
                [Self.header, Self.row, Self.other].joined(separator: "\n") + "\n", "2026-11-14", "--dry-run")
                == 0)
        #expect(
            scene.out.contains("rättade för hand:\n  p-1 1: \(field.word) (rättad 2026-11-21)\n"),
            "\(scene.out)")
        let before = try scene.dump()
        try take(scene, Self.row.replacing(said, with: new), "2026-11-15")
        #expect(try holds(scene, field) == newShown)
        #expect(scene.count("rättade för hand") == 0)
        // It does not rise again when the file says its first word again.
        try take(scene, Self.row, "2026-11-16")
        #expect(try holds(scene, field) != shown)
        #expect(scene.run("undo", "5") == 0 && scene.run("undo", "4") == 0, "\(scene.errors)")
        #expect(try scene.dump() == before)
        #expect(try holds(scene, field) == shown)
    }

    @Test(arguments: fields)
    func `the same file value and correction is a correction no more`(
        field: CorrectedField, said: String, value: String, shown: String, new: String, newShown: String
    ) throws {
        let scene = try scene()
        try correct(scene, field, value)
        let inFile = field == .category ? ";uppdragstagare;" : field == .unit ? ";20;Söder;" : value
        try take(scene, Self.row.replacing(said, with: inFile), "2026-11-13")
        #expect(try holds(scene, field) == shown)
        #expect(
            scene.count("rättade för hand") == 0 && scene.count("ändrade") == 0,
            "HR's system says so itself now")
        try take(scene, Self.row, "2026-11-14")
        #expect(try holds(scene, field) != shown)
    }

    @Test func `corrected again and corrected back, it is measured against what the files say`() throws {
        let scene = try scene()
        try correct(scene, .name, "Åsa Ekh")
        try correct(scene, .name, "Åsa Eck")
        try take(scene, Self.row, "2026-11-13")
        #expect(try holds(scene, .name) == "Åsa Eck")
        try correct(scene, .name, "Åsa Ek")
        try take(scene, Self.row, "2026-11-14")
        #expect(scene.count("rättade för hand") == 0)
        let told = try scene.store().corrections(person: 1).map { "\($0.said ?? "–") \($0.value ?? "–")" }
        #expect(told == ["Åsa Ek Åsa Ekh", "Åsa Ek Åsa Eck", "Åsa Ek Åsa Ek"])
    }

    @Test func `an employment known by its first day is known though that was corrected`() throws {
        let scene = try ImportScene()
        let row = Self.row.replacing("p-1;1;", with: "p-1;;")
        try take(scene, row, "2026-11-06")
        try correct(scene, .firstDay, "2026-04-01")
        try take(scene, row, "2026-11-13")
        #expect(scene.count("nya") == 0 && scene.count("avslutade") == 0)
        #expect(try holds(scene, .firstDay) == "2026-04-01")
    }

    @Test func `who HR says works on goes on, though the list lacks her, until it names her again`() throws {
        let scene = try scene()
        try take(scene, "", "2026-11-13")
        #expect(scene.count("avslutade") == 1)
        try correct(scene, .lastDay, "2027-01-31")
        try take(scene, "", "2026-11-14")
        #expect(scene.count("avslutade") == 0 && scene.count("rättade för hand") == 1)
        #expect(try holds(scene, .lastDay) == "2027-01-31")
        try take(scene, Self.row, "2026-11-15")
        #expect(try holds(scene, .lastDay) == "2026-12-31")
    }

    @Test func `rows of a corrected person must agree with each other, not with the correction`() throws {
        let scene = try scene()
        try correct(scene, .name, "Åsa Ekh")
        let second = Self.row.replacing("p-1;1;", with: "p-1;3;")
        try take(scene, "\(Self.row)\n\(second)", "2026-11-13")
        #expect(try holds(scene, .name) == "Åsa Ekh")
        let text = "\(Self.header)\n\(Self.row)\n\(second.replacing("Åsa Ek", with: "Åsa Ask"))\n"
        #expect(try scene.staff(text, "2026-11-14", "--allow-endings") == 1)
        #expect(
            scene.errors.first?.contains("samma person har ett annat namn på rad 2") == true,
            "\(scene.errors)")
    }

    @Test(arguments: [
        (CorrectedField.name, ""), (.email, "saknas"), (.login, "boal"), (.firstDay, "2027-01-01"),
        (.firstDay, "03/04/2026"), (.lastDay, "2026-02-28"), (.lastDay, "2025-02-31"), (.category, "konsult"),
        (.unit, "99"), (.name, "Åsa Ek"), (.name, "640823-3234"),
    ])
    func `what cannot be is refused and changes nothing`(field: CorrectedField, value: String) throws {
        let scene = try scene()
        try scene.store().connection.run("UPDATE person SET login = 'boal' WHERE ref = 'p-2'")
        let before = try scene.dump()
        #expect(throws: Objection.self) { try correct(scene, field, value) }
        #expect(try scene.dump() == before)
    }

    @Test(arguments: fields)
    func `the import that brought what was corrected since is not taken back`(
        field: CorrectedField, said: String, value: String, shown: String, new: String, newShown: String
    ) throws {
        let scene = try scene()
        try correct(scene, field, value)
        let before = try scene.dump()
        #expect(scene.run("undo", "1") == 1)
        #expect(
            scene.errors == [
                "import 1: p-1: \(field.word) har rättats för hand; läs in en rättad fil i stället"
            ])
        #expect(try scene.dump() == before)
    }

    @Test func `a file that did not touch what was corrected since may be taken back`() throws {
        let scene = try scene()
        try take(scene, Self.row, "2026-11-13")
        try correct(scene, .name, "Åsa Ekh")
        #expect(scene.run("undo", "2") == 0, "\(scene.errors)")
        #expect(try holds(scene, .name) == "Åsa Ekh")
    }
}
