import Compliance
import SQLite
import Testing

@testable import Kurskoll

@Suite struct ImportUndoTests {
    @Test func `the latest import is taken back, of whatever kind, and only that`() throws {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;"], "2026-11-01")
        _ = try scene.store().keepVersion(
            course: "vinr", version: "1", sha256: "x", content: "", day: scene.today)
        let file = try scene.write(Array("person_ref;kurs;slutförd;metod\np-1;vinr;2026-03-01;nck\n".utf8))
        #expect(scene.run("import", "completions", file) == 0)
        for (number, sentence) in [
            ("1", "import 1: är inte den senaste; ta först tillbaka import 2 (slutföranden 2026-11-21)"),
            ("3", "import 3: finns inte; den senaste är import 2 (slutföranden 2026-11-21)"),
        ] {
            #expect(scene.run("undo", number) == 1)
            #expect(scene.errors == [sentence])
        }
        #expect(scene.run("undo", "2") == 0)
        #expect(scene.out == "Import 2 (slutföranden 2026-11-21) är tillbakatagen.\n")
        #expect(scene.run("undo", "2") == 1)
        #expect(
            scene.errors == [
                "import 2: är redan tillbakatagen; den senaste är import 1 (källan personal 2026-11-01)"
            ])
        #expect(scene.run("undo", "1") == 0)
        #expect(try scene.dump().isEmpty)
        #expect(
            try scene.rows("SELECT count(*) FROM import WHERE undone_at IS NOT NULL", columns: 1) == ["2"])
        #expect(scene.run("undo", "1") == 1)
        #expect(
            scene.errors == [
                "import 1: det finns ingen import att ta tillbaka; kontrollera databasen med --data"
            ])
        #expect(scene.run("undo", "ett") == 2)
    }

    static let touched: [(sql: StaticString, sentence: String)] = [
        (
            "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (2, 'vinr', 20000, 'kurs', 0)",
            "p-2 har slutfört vinr 2024-10-04"
        ),
        (
            "INSERT INTO chapter_done (person, course, chapter, day) VALUES (2, 'vinr', 'ett', 20000)",
            "p-2 har börjat på vinr"
        ),
        (
            "INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at) VALUES (2, 'vinr', 1, 20000, '', 1, 0)",
            "p-2 har fått förlängd tid för vinr till 2024-10-04"
        ),
        (
            "INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at) VALUES (1, 'vinr', 1, 20000, '', 2, 0)",
            "p-2 har beslutat om makuleringar, förlängningar, registreringar eller rättelser"
        ),
        (
            "INSERT INTO import_receipt (import, person, counts) SELECT 1, 2, '{}' WHERE true ON CONFLICT DO UPDATE SET person = 2",
            "p-2 har läst in filer"
        ),
        ("INSERT INTO role_grant (person, role, granted_at) VALUES (2, 'hr', 0)", "p-2 har fått rollen hr"),
        (
            "INSERT INTO role_grant (person, role, administration, granted_at) VALUES (1, 'hr', 2, 0)",
            "förvaltningen »UTB« har fått en egen regel, en egen roll eller en egen token"
        ),
        (
            "INSERT INTO access_log (at, person, what, filter) VALUES (0, 2, '', '')",
            "p-2 har öppnat listor eller siffror, och det står i åtkomstloggen"
        ),
        (
            "INSERT INTO unit_manager (unit, person, from_day) VALUES (2, 1, 0)",
            "p-1 har för hand blivit chef för Söder"
        ),
    ]

    @Test func `a group session of the unit, and who was at it, stand in the way`() throws {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;"], "2026-11-01")
        try scene.take(
            ["p-1;1;Åsa;SOF;10;Norr;2020-01-01;", "p-2;1;Bo;UTB;20;Söder;2020-01-01;"], "2026-11-08")
        let (store, day) = (try scene.store(), scene.today)
        let version = try store.keepVersion(course: "vinr", version: "1", sha256: "", content: "", day: day)
        func open(unit: Int, leader: Int) throws -> GroupSession {
            let code = try store.openGroup(
                unit: unit, course: "vinr", version: version, leader: leader, on: day, now: 0)
            return try #require(try store.groupSession(code: code, on: day))
        }
        _ = try open(unit: 2, leader: 1)
        try store.note(.joined, in: open(unit: 1, leader: 1).id, 2, "ett", by: 1, now: 0)
        #expect(scene.run("undo", "2") == 1)
        #expect(
            scene.errors == [
                "import 2: p-2 har varit med på en gruppträff \(day); läs in en rättad fil i stället",
                "import 2: enheten »Söder« har öppnat en gruppträff \(day); läs in en rättad fil i stället",
            ])
    }

    @Test(arguments: touched)
    func `what was done since with what the import added stands in the way`(
        sql: StaticString, sentence: String
    ) throws {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;"], "2026-11-01")
        try scene.take(
            ["p-1;1;Åsa;SOF;10;Norr;2020-01-01;", "p-2;1;Bo;UTB;20;Söder;2020-01-01;"], "2026-11-08")
        try scene.store().connection.run(sql)
        let before = try scene.dump()
        #expect(scene.run("undo", "2") == 1)
        #expect(scene.errors == ["import 2: \(sentence); läs in en rättad fil i stället"])
        #expect(try scene.dump() == before)
    }

    @Test func `a voided completion of the file stands in the way`() throws {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;"], "2026-11-01")
        _ = try scene.store().keepVersion(
            course: "vinr", version: "1", sha256: "x", content: "", day: scene.today)
        let file = try scene.write(Array("person_ref;kurs;slutförd;metod\np-1;vinr;2026-03-01;nck\n".utf8))
        scene.run("import", "completions", file)
        try scene.store().connection.run(
            "INSERT INTO voiding (completion, day, reason, signer, recorded_at) VALUES (1, 20000, 'fel', 1, 0)"
        )
        #expect(scene.run("undo", "2") == 1)
        #expect(
            scene.errors == [
                "import 2: p-1: slutförandet av vinr 2026-03-01 har makulerats; läs in en rättad fil i stället"
            ])
    }

    @Test func `sessions and links of those who came with the import go with it`() throws {
        let scene = try ImportScene()
        try scene.take(["p-1;1;Åsa;SOF;10;Norr;2020-01-01;"])
        let store = try scene.store()
        try store.openSession(Secret.random(), person: 1, now: 0)
        try store.addSignInLink(Secret.random(), person: 1, expires: 9)
        #expect(scene.run("undo", "1") == 0)
        #expect(try scene.dump().isEmpty)
    }

    /// Each seed is six imports: `KURSKOLL_ROUNDS=100` takes six hundred of them back.
    private static let seeds = 0..<Rounds.count(of: 20)

    @Test(arguments: seeds)
    func `undo gives back every fact, after each of many random files`(seed: Int) throws {
        var town = RandomStaff(seed: UInt64(seed))
        let scene = try ImportScene()
        scene.run("grant", "hr", "p-3", "--name", "Hanna")
        var states = [try scene.dump()]
        for step in 0..<6 {
            let source = step % 3 == 2 ? "annan" : "personal"
            let file = try scene.write(Array(town.file(source: source).utf8))
            let day = scene.today.adding(days: step / 2 * 7).description
            let status = scene.run(
                "import", "staff", file, "--as-of", day, "--source", source, "--allow-endings")
            try #require(status == 0, "seed \(seed), step \(step): \(scene.errors)")
            states.append(try scene.dump())
        }
        for step in (0..<6).reversed() {
            #expect(scene.run("undo", "\(step + 1)") == 0, "\(scene.errors)")
            try #require(try scene.dump() == states[step], "seed \(seed), step \(step)")
        }
        #expect(try scene.rows("SELECT count(*) FROM import_change", columns: 1) == ["0"])
    }
}

/// Staff lists that change at random from one to the next.
private struct RandomStaff {
    private var random: SplitMix64
    private var logins = Array(0..<14)

    init(seed: UInt64) {
        random = SplitMix64(seed: seed)
    }

    private mutating func pick(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }

    mutating func file(source: String) -> String {
        let has = (leave: pick(4) > 0, manager: pick(4) > 0, login: pick(3) > 0, last: pick(4) > 0)
        var text =
            "person_ref;anställningsnummer;namn;e-post;förvaltning;enhetskod;enhet;anställd_från;anställningsform"
        if has.last { text += ";anställd_till" }
        if has.leave { text += ";ledig_från;ledig_till" }
        if has.manager { text += ";chef_person_ref" }
        if has.login { text += ";inloggning" }
        text += "\n"
        let units = (0..<5).map { unit in
            (
                code: pick(3) == 0 && unit > 2 ? "" : "\(unit)", administration: "F\(pick(2))",
                name: "E\(unit)-\(pick(2))"
            )
        }
        let listed = (0..<14).filter { _ in pick(5) > 0 }
        for person in listed where has.login && pick(3) == 0 {
            logins.swapAt(person, listed[pick(listed.count)])
        }
        for person in listed {
            let name = "Namn \(person)-\(pick(3))"
            let email = pick(2) == 0 ? "" : "p\(person)@x.se"
            for post in 0...pick(2) where source == "personal" || post == 0 {
                let unit = units[pick(5)]
                let first = Day(number: 20_000 + Int32(post) * 500 + (has.last ? Int32(pick(2)) * 900 : 0))
                var row =
                    "p-\(person);\(pick(6) == 0 && post == 0 ? "" : "\(source)\(post)");\(name);\(email)"
                row +=
                    ";\(unit.administration);\(unit.code);\(unit.name);\(first);\(["tillsvidare", "visstid", ""][pick(3)])"
                if has.last { row += ";\(pick(3) == 0 ? first.adding(days: pick(1_500)).description : "")" }
                if has.leave {
                    row +=
                        pick(3) == 0 ? ";2026-0\(1 + pick(3))-01;\(pick(2) == 0 ? "" : "2027-01-01")" : ";;"
                }
                if has.manager { row += ";\(pick(2) == 0 ? "p-\(pick(16))" : "")" }
                if has.login { row += ";login\(logins[person])" }
                text += row + "\n"
            }
        }
        return text
    }
}
