import SQLite
import Testing

@testable import Kurskoll

/// The columns that a staff file may leave out: present and empty is none, absent leaves what is known.
@Suite struct ImportStaffColumnsTests {
    private let full = """
        person_ref;namn;e-post;inloggning;förvaltning;enhet;anställd_från;anställd_till;kategori;anställningsform;ledig_från;ledig_till;chef_person_ref
        p;Åsa;a@b.se;asa;SOF;Norr;2020-01-01;2027-12-31;utförare;Visstid;2026-10-01;2027-01-31;chef
        chef;Bo;;bo;SOF;Norr;2020-01-01;;;Tillsvidare;;;

        """
    private let facts: StaticString = """
        SELECT p.name, p.email, p.login, date(e.last_day * 86400, 'unixepoch'), e.category, f.name
        FROM employment e JOIN person p ON p.id = e.person LEFT JOIN employment_form f ON f.id = e.form
        WHERE p.ref = 'p'
        """
    private let leaves: StaticString = """
        SELECT date(first_day * 86400, 'unixepoch'), date(last_day * 86400, 'unixepoch') FROM leave ORDER BY 1
        """
    private let managers: StaticString = """
        SELECT u.name, p.ref, date(m.from_day * 86400, 'unixepoch'), date(m.until_day * 86400, 'unixepoch')
        FROM unit_manager m JOIN unit u ON u.id = m.unit JOIN person p ON p.id = m.person ORDER BY m.id
        """

    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try #require(try scene.staff(full, "2026-11-01") == 0, "\(scene.errors)")
        #expect(try scene.rows(facts, columns: 6) == ["Åsa|a@b.se|asa|2027-12-31|2|visstid"])
        return scene
    }

    @Test func `columns that are absent leave what is known`() throws {
        let scene = try scene()
        let text =
            "person_ref;namn;förvaltning;enhet;anställd_från\np;Åsa;SOF;Norr;2020-01-01\nchef;Bo;SOF;Norr;2020-01-01\n"
        try #require(try scene.staff(text, "2026-11-08") == 0)
        #expect(scene.count("ändrade") == 0)
        #expect(try scene.rows(facts, columns: 6) == ["Åsa|a@b.se|asa|2027-12-31|2|visstid"])
        #expect(try scene.rows(leaves, columns: 2) == ["2026-10-01|2027-01-31"])
        #expect(try scene.rows(managers, columns: 4) == ["Norr|chef|2026-11-01|"])
    }

    @Test func `columns that are empty take away what was known`() throws {
        let scene = try scene()
        let text = """
            person_ref;namn;e-post;inloggning;förvaltning;enhet;anställd_från;anställd_till;kategori;anställningsform;ledig_från;ledig_till;chef_person_ref
            p;Åsa;;;SOF;Norr;2020-01-01;;;;;;
            chef;Bo;;bo;SOF;Norr;2020-01-01;;;Tillsvidare;;;

            """
        try #require(try scene.staff(text, "2026-11-08", "--dry-run") == 0)
        #expect(
            scene.out.contains("  p: e-post, inloggning, sista dag, kategori, anställningsform, ledighet\n"))
        try #require(try scene.staff(text, "2026-11-08") == 0)
        #expect(try scene.rows(facts, columns: 6) == ["Åsa|||| 0|".replacing(" ", with: "")])
        #expect(try scene.rows(leaves, columns: 2) == ["2026-10-01|2026-11-07"])
        #expect(try scene.rows(managers, columns: 4) == ["Norr|chef|2026-11-01|2026-11-07"])
    }

    @Test func `an employment that comes back in a file without last days runs on`() throws {
        let scene = try ImportScene()
        let header = "person_ref;namn;förvaltning;enhet;anställd_från\n"
        let both = header + "p;A;SOF;Norr;2020-01-01\nq;B;SOF;Norr;2020-01-01\n"
        for (text, day) in [
            (both, "2026-11-01"), (header + "q;B;SOF;Norr;2020-01-01\n", "2026-11-08"), (both, "2026-11-15"),
        ] {
            try #require(try scene.staff(text, day, "--allow-endings") == 0)
        }
        #expect(scene.count("återkomna") == 1)
        #expect(
            try scene.employments() == ["p/ 2020-01-01.. Norr@2020-01-01", "q/ 2020-01-01.. Norr@2020-01-01"])
    }

    @Test func `leave is known by its first day: corrected, ended by absence, and back again`() throws {
        let scene = try scene()
        func take(_ from: String, _ to: String, _ day: String) throws -> [String] {
            let text = "person_ref;namn;förvaltning;enhet;anställd_från;ledig_från;ledig_till\n"
            try #require(
                try scene.staff(
                    text + "p;Åsa;SOF;Norr;2020-01-01;\(from);\(to)\nchef;Bo;SOF;Norr;2020-01-01;;\n", day)
                    == 0)
            return try scene.rows(leaves, columns: 2)
        }
        #expect(try take("2026-10-01", "", "2026-11-08") == ["2026-10-01|"])
        #expect(
            try take("2027-02-01", "2027-03-01", "2026-11-15") == [
                "2026-10-01|2026-11-14", "2027-02-01|2027-03-01",
            ])
        #expect(
            try take("2026-10-01", "2027-01-31", "2026-11-22") == [
                "2026-10-01|2027-01-31", "2027-02-01|2026-11-21",
            ])
        #expect(try take("2026-10-01", "2027-01-31", "2027-06-01").first == "2026-10-01|2027-01-31")
    }

    @Test
    func
        `the managers of a unit are those its rows name, from the file's day until the day before they are not`()
        throws
    {
        let scene = try scene()
        func take(_ chefs: [String], _ day: String) throws -> [String] {
            let rows =
                chefs.enumerated().map { "r\($0.offset);Namn;SOF;Norr;2020-01-01;;\($0.element)" } + [
                    "p;Åsa;SOF;Norr;2020-01-01;;", "chef;Bo;SOF;Norr;2020-01-01;;",
                    "ny;Eva;SOF;Norr;2020-01-01;;",
                    "gammal;Ulf;SOF;Norr;2020-01-01;2026-01-01;x-9",
                ]
            let text = "person_ref;namn;förvaltning;enhet;anställd_från;anställd_till;chef_person_ref\n"
            try #require(
                try scene.staff(text + rows.joined(separator: "\n") + "\n", day, "--allow-endings") == 0)
            return try scene.rows(managers, columns: 4)
        }
        #expect(
            try take(["ny", "chef", "ny"], "2026-11-08") == ["Norr|chef|2026-11-01|", "Norr|ny|2026-11-08|"])
        #expect(try take(["ny"], "2026-11-15") == ["Norr|chef|2026-11-01|2026-11-14", "Norr|ny|2026-11-08|"])
        #expect(!scene.out.contains("x-9"), "a row of the past names no manager")
        let last = try take(["okänd"], "2026-11-22")
        #expect(last == ["Norr|chef|2026-11-01|2026-11-14", "Norr|ny|2026-11-08|2026-11-21"])
        #expect(
            scene.out.contains(
                "obs: chefer som varken står i filen eller i registret, och som enheten därför inte får: okänd (Norr)\n"
            ))
    }

    @Test func `managers made by hand are left alone`() throws {
        let scene = try scene()
        try scene.store().connection.run("UPDATE unit_manager SET import = NULL")
        let text =
            "person_ref;namn;förvaltning;enhet;anställd_från;chef_person_ref\np;Åsa;SOF;Norr;2020-01-01;\nchef;Bo;SOF;Norr;2020-01-01;\n"
        try #require(try scene.staff(text, "2026-11-08") == 0)
        #expect(try scene.rows(managers, columns: 4) == ["Norr|chef|2026-11-01|"])
    }

    @Test func `two persons may change their logins about, but not share one`() throws {
        let scene = try scene()
        func text(_ first: String, _ second: String) -> String {
            "person_ref;namn;inloggning;förvaltning;enhet;anställd_från\np;Åsa;\(first);SOF;Norr;2020-01-01\nchef;Bo;\(second);SOF;Norr;2020-01-01\n"
        }
        try #require(try scene.staff(text("bo", "asa"), "2026-11-08") == 0, "\(scene.errors)")
        #expect(
            try scene.rows("SELECT ref, login FROM person ORDER BY ref", columns: 2) == ["chef|asa", "p|bo"])
        #expect(try scene.staff(text("bo", "bo"), "2026-11-08") == 1)
        #expect(
            scene.errors == [
                "fil.csv:3:inloggning: inloggningen står redan på rad 2: »bo«; ge varje person en egen inloggning"
            ])
        scene.run("grant", "hr", "hand", "--name", "Hanna")
        try scene.store().connection.run("UPDATE person SET login = 'hanna' WHERE ref = 'hand'")
        #expect(try scene.staff(text("hanna", "x"), "2026-11-08") == 1)
        #expect(
            scene.errors == [
                "fil.csv:2:inloggning: inloggningen hör redan till hand i registret: »hanna«; ge varje person en egen inloggning"
            ])
    }

    @Test func `the login of somebody who has left passes on, also when she leaves by this very file`() throws
    {
        let scene = try ImportScene()
        func take(_ people: [String], _ day: String) throws -> Int32 {
            let rows = people.map { "\($0);Namn;konto;SOF;Norr;2020-01-01" }
            let text =
                "person_ref;namn;inloggning;förvaltning;enhet;anställd_från\n" + rows.joined(separator: "\n")
                + "\n"
            return try scene.staff(text, day, "--allow-endings")
        }
        try #require(try take(["gammal"], "2026-11-01") == 0)
        let before = try scene.dump()
        try #require(try take(["ny"], "2026-11-08") == 0, "\(scene.errors)")
        #expect(
            try scene.rows("SELECT ref, login FROM person ORDER BY id", columns: 2) == [
                "gammal|", "ny|konto",
            ])
        #expect(scene.run("undo", "2") == 0)
        #expect(try scene.dump() == before)
    }
}
