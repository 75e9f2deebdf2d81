import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// "Dölj omedelbart": erased everywhere and for all days, and never back.
@Suite struct HidingTests {
    static let header =
        "person_ref;namn;e-post;inloggning;förvaltning;enhetskod;enhet;anställd_från;chef_person_ref"
    static let hidden =
        "gomd-77;Gunilla Gömd;gunilla@exempel.se;gungom;Vård;10;Norr;2026-09-01;anna-1"
    static let others = [
        "anna-1;Anna Ek;anna@exempel.se;annek;Vård;10;Norr;2026-09-01;gomd-77",
        "bo-1;Bo Al;;boal;Vård;10;Norr;2020-01-01;gomd-77",
    ]
    /// Everything that tells of her.
    static let traces = [
        "gomd-77", "Gunilla", "Gömd", "gunilla@", "gungom", "K7QM-2XWD-9RTB", "hennes intyg",
    ]

    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        #expect(try scene.staff(file([Self.hidden] + Self.others), "2026-11-13") == 0, "\(scene.errors)")
        return scene
    }

    private func file(_ rows: [String]) -> String { ([Self.header] + rows).joined(separator: "\n") + "\n" }

    /// The traces that stand in a file of the scene: database, journal, index of the journal.
    private func traces(_ scene: ImportScene) throws -> [String] {
        try ["", "-wal", "-shm", "-key"].flatMap { suffix -> [String] in
            let path = scene.database + suffix
            guard FileManager.default.fileExists(atPath: path) else { return [] }
            let bytes = try Data(contentsOf: URL(filePath: path))
            return Self.traces.filter { bytes.range(of: Data($0.utf8)) != nil }.map {
                "\($0) in file\(suffix)"
            }
        }
    }

    /// All that may hang on her, in every table.
    private func fill(_ store: Store) throws {
        let her = try #require(try store.person(ref: "gomd-77"))
        let other = try #require(try store.person(ref: "bo-1"))
        let day = Day(number: 20_700)
        try store.addCompletion(
            person: her, course: "prova", day: day, method: "kurs", version: nil, code: "K7QM-2XWD-9RTB",
            now: 1)
        try store.addCompletion(
            person: other, course: "prova", day: day, method: "nck", version: nil, code: "K7QM-2XWD-9RTC",
            now: 1)
        try store.connection.run(
            "UPDATE completion SET certificate = 'hennes intyg' WHERE person = ?", Value(her))
        try store.connection.run(
            """
            INSERT INTO voiding (completion, day, reason, signer, recorded_at)
            SELECT id, day + 900, 'fel', ?, 0 FROM completion
            """, Value(her))
        try store.connection.run(
            """
            INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at)
            VALUES (?1, 'prova', 1, 2, '', ?2, 0), (?2, 'prova', 1, 2, '', ?1, 0)
            """, Value(her), Value(other))
        try store.connection.run(
            "INSERT INTO registration (completion, reason, signer) SELECT id, 'intyg', ? FROM completion",
            Value(her))
        try store.connection.run(
            "INSERT INTO retraction (voiding, reason, signer, recorded_at) SELECT id, 'fel', ?, 0 FROM voiding",
            Value(her))
        try store.connection.run(
            "INSERT INTO retraction (extension, reason, signer, recorded_at) SELECT id, 'fel', ?, 0 FROM extension",
            Value(her))
        try store.connection.run(
            """
            INSERT INTO correction (person, field, said, value, reason, signer, recorded_at)
            VALUES (?1, 'name', 'Gunilla', 'Gunilla Gömd', 'fel', ?2, 0), (?2, 'email', NULL, 'bo@x.se', 'fel', ?1, 0)
            """, Value(her), Value(other))
        try store.connection.run(
            """
            INSERT INTO unit_loan (unit, person, task, lender, from_day, until_day, recorded_at, taken_back_at,
                                   taken_back_by)
            VALUES (1, ?1, 'deputy', ?2, 1, 2, 0, NULL, NULL), (1, ?2, 'deputy', ?1, 1, 2, 0, NULL, NULL),
                   (1, ?2, 'groupLeader', ?2, 1, 2, 0, 1, ?1)
            """, Value(her), Value(other))
        try store.connection.run(
            """
            INSERT INTO course_version (id, course, version, sha256, content, first_day)
            VALUES (1, 'prova', '1', '', '', 1)
            """)
        try store.connection.run(
            """
            INSERT INTO group_session (id, unit, course, version, day, leader, code, opened_at)
            VALUES (1, 1, 'prova', 1, 20700, ?, 'K7Q-M2X', 0)
            """, Value(her))
        try store.note(.joined, in: 1, her, "forsta", by: other, now: 0)
        try store.note(.joined, in: 1, other, "forsta", by: her, now: 0)
        try store.connection.run(
            "INSERT INTO group_completion (completion, session) SELECT id, 1 FROM completion")
        try store.keepReceipt(1, by: her, counts: [])
        try store.connection.run(
            """
            INSERT INTO reminder (person, kind, course, due_day, day, recorded_at)
            VALUES (?1, 'dueDay', 'prova', 1, 1, 0), (?1, 'digest', '', NULL, 1, 0)
            """, Value(her))
        try store.markChapterDone(person: her, course: "prova", chapter: "forsta", on: day)
        try store.keep(
            ReadingPlace(chapter: "andra", section: "mer"), person: her, course: "prova", on: day)
        try store.grant(.hr, to: her, administration: nil, now: 1)
        try store.addSignInLink(.random(), person: her, expires: 9_999_999_999)
        let session = Secret.random()
        try store.openSession(session, person: her, now: 1_795_258_800)
        try store.startTest(session: session.hash, course: "prova", seed: 1)
        _ = try store.addRule(
            course: "prova", name: .start, value: "2020-01-01", from: day, why: "", who: "Gunilla Gömd",
            now: 1)
        try store.connection.run(
            "INSERT INTO leave (employment, first_day) SELECT id, 20700 FROM employment WHERE person = ?",
            Value(her))
        try store.logAccess(.unitPage, by: her, AccessFilter(units: [1]), now: 1_795_258_800)
        try store.logAccess(.exportVerb, by: other, AccessFilter(person: her), now: 1_795_258_800)
    }

    @Test func `nothing of her is left in the database, its journal or any table`() throws {
        let scene = try scene()
        // A correction of her name, so that the imports' journal has her too.
        #expect(
            try scene.staff(
                file([Self.hidden.replacing("Gunilla Gömd", with: "Gunilla Gömd Ek")] + Self.others),
                "2026-11-14")
                == 0)
        let open = try scene.store()
        try fill(open)
        // Able to fail: before, she is there, in the file or in its journal.
        let before = try traces(scene)
        for trace in Self.traces {
            #expect(before.contains { $0.hasPrefix("\(trace) in file") }, "\(trace)")
        }
        #expect(scene.run("hide", "gomd-77") == 0, "\(scene.errors)")
        #expect(try traces(scene).isEmpty, "another connection is open: the journal itself was emptied")
        #expect(!scene.out.contains("gomd") && scene.errors.isEmpty)
        #expect(try open.person(ref: "gomd-77") == nil)
        #expect(try open.sightings(of: try #require(try open.person(ref: "anna-1"))).map(\.name) == [nil])
        #expect(
            try scene.rows("SELECT count(*) FROM voiding", columns: 1) == ["1"],
            "what she signed for others stands")
        #expect(scene.run("hide", "gomd-77") == 1, "to the program she has never been")
        #expect(scene.errors == ["REF: ingen har det person_ref; kontrollera det mot personalfilen"])
    }

    @Test func `every table that leads to a person is empty of her`() throws {
        let scene = try scene()
        let store = try scene.store()
        try fill(store)
        let her = try #require(try store.person(ref: "gomd-77"))
        try store.connection.write { try store.hide(person: her) }
        let broken = try store.connection.all("PRAGMA foreign_key_check") { $0.text(0) }
        #expect(broken.isEmpty)
        // Columns are not to be bound, so each is asked with a query of its own; the schema's walk says which they are.
        let queries: [String: StaticString] = [
            "employment.person": "SELECT 1 FROM employment WHERE person = ?",
            "unit_manager.person": "SELECT 1 FROM unit_manager WHERE person = ?",
            "completion.person": "SELECT 1 FROM completion WHERE person = ?",
            "import_receipt.person": "SELECT 1 FROM import_receipt WHERE person = ?",
            "voiding.signer": "SELECT 1 FROM voiding WHERE signer = ?",
            "extension.person": "SELECT 1 FROM extension WHERE person = ?",
            "extension.signer": "SELECT 1 FROM extension WHERE signer = ?",
            "registration.signer": "SELECT 1 FROM registration WHERE signer = ?",
            "retraction.signer": "SELECT 1 FROM retraction WHERE signer = ?",
            "correction.person": "SELECT 1 FROM correction WHERE person = ?",
            "correction.signer": "SELECT 1 FROM correction WHERE signer = ?",
            "reminder.person": "SELECT 1 FROM reminder WHERE person = ?",
            "role_grant.person": "SELECT 1 FROM role_grant WHERE person = ?",
            "sign_in_link.person": "SELECT 1 FROM sign_in_link WHERE person = ?",
            "session.person": "SELECT 1 FROM session WHERE person = ?",
            "group_event.person": "SELECT 1 FROM group_event WHERE person = ?",
            "group_event.signer": "SELECT 1 FROM group_event WHERE signer = ?",
            "group_session.leader": "SELECT 1 FROM group_session WHERE leader = ?",
            "chapter_done.person": "SELECT 1 FROM chapter_done WHERE person = ?",
            "reading_place.person": "SELECT 1 FROM reading_place WHERE person = ?",
            "unit_loan.person": "SELECT 1 FROM unit_loan WHERE person = ?",
            "unit_loan.lender": "SELECT 1 FROM unit_loan WHERE lender = ?",
            "unit_loan.taken_back_by": "SELECT 1 FROM unit_loan WHERE taken_back_by = ?",
            "access_log.person": "SELECT 1 FROM access_log WHERE person = ?",
        ]
        let columns = try store.connection.all(
            """
            SELECT t.name || '.' || k."from" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k
            WHERE k."table" = 'person'
            """
        ) { $0.text(0) }
        #expect(Set(columns) == Set(queries.keys), "a new column: erase it in Store.erasure, ask for it here")
        for (column, query) in queries {
            #expect(try store.connection.first(query, Value(her)) { _ in true } == nil, "\(column)")
        }
    }

    @Test func `next Friday's file drops her without a word, as employee, as manager and by her login`()
        throws
    {
        let scene = try scene()
        #expect(scene.run("hide", "gomd-77") == 0)
        let again = "ny-1;Annat Namn;;gungom;Vård;20;Söder;2026-09-01;"
        #expect(
            try scene.staff(file([Self.hidden, again] + Self.others), "2026-11-20") == 0, "\(scene.errors)")
        for trace in Self.traces + ["utelämn", "ny-1", "dold", "skydd"] {
            #expect(!scene.out.contains(trace), "\(trace): \(scene.out)")
            #expect(!scene.errors.joined().contains(trace), "\(trace)")
        }
        #expect(try scene.rows("SELECT ref FROM person ORDER BY ref", columns: 1) == ["anna-1", "bo-1"])
        #expect(try traces(scene).isEmpty)
        #expect(scene.run("undo", "2") == 0, "\(scene.errors)")
        #expect(scene.run("undo", "1") == 0, "\(scene.errors)")
        #expect(try scene.rows("SELECT ref FROM person", columns: 1).isEmpty)
        #expect(try traces(scene).isEmpty)
    }

    @Test func `undo of the file that named her does not bring back what a later one corrected`() throws {
        let scene = try scene()
        #expect(
            try scene.staff(
                file([Self.hidden.replacing("Norr", with: "Nya Norr")] + Self.others), "2026-11-14") == 1,
            "one unit with two names is refused as before")
        #expect(
            try scene.staff(
                file([Self.hidden.replacing("gunilla@", with: "ny@")] + Self.others), "2026-11-14") == 0)
        #expect(scene.run("hide", "gomd-77") == 0)
        #expect(scene.run("undo", "2") == 0, "\(scene.errors)")
        #expect(try traces(scene).isEmpty)
        #expect(try scene.rows("SELECT ref FROM person ORDER BY ref", columns: 1) == ["anna-1", "bo-1"])
    }

    @Test func `a file of completions counts her row as known, and a grant says no more than of any other`()
        throws
    {
        let scene = try scene()
        #expect(scene.run("hide", "gomd-77") == 0)
        let text = "person_ref;kurs;slutförd;metod\ngomd-77;prova;2026-03-01;nck\nbo-1;prova;2026-03-01;nck\n"
        #expect(scene.run("import", "completions", try scene.write(Array(text.utf8))) == 0, "\(scene.errors)")
        #expect(!scene.out.contains("gomd") && scene.errors.isEmpty)
        #expect(try scene.rows("SELECT count(*) FROM completion", columns: 1) == ["1"])
        #expect(scene.run("grant", "hr", "gomd-77", "--name", "Gunilla") == 1)
        let refused = scene.errors
        #expect(scene.run("grant", "hr", "640823-3234", "--name", "Gunilla") == 1)
        #expect(scene.errors == refused)
        #expect(scene.run("sign-in", "gomd-77") == 1)
    }

    @Test func `without its own key the list lets nothing in`() throws {
        let scene = try scene()
        #expect(scene.run("hide", "gomd-77") == 0)
        let key = scene.database + "-key"
        #expect(try FileManager.default.attributesOfItem(atPath: key)[.posixPermissions] as? Int == 0o600)
        try FileManager.default.removeItem(atPath: key)
        #expect(try scene.staff(file([Self.hidden] + Self.others), "2026-11-20") == 1)
        #expect(scene.errors.first?.contains("återställ nyckelfilen från säkerhetskopian") == true)
    }

    @Test func `her pages, figures, exports, mail and certificate are as if she had never been`() throws {
        let site = try TestSite()
        try site.store.connection.run(
            "UPDATE person SET email = 'anna@exempel.se' WHERE ref = 'anna'")
        try site.store.addCompletion(
            person: site.id(of: "anna"), course: "prova", day: site.today, method: "kurs", version: nil,
            code: "K7QM-2XWD-9RTB", now: site.now)
        let anna = Browser(site)
        try anna.signIn("anna")
        let stranger = Browser(site)
        stranger.get("/kontroll?kod=K7QM-2XWD-9RTB")
        #expect(stranger.page.contains("Intyget är äkta."))
        let manager = Browser(site)
        try manager.signIn("chef-n")
        manager.get("/enhet")
        let before = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store).total
            .figure
        #expect(manager.page.contains("Anna"))

        let hr = Browser(site)
        try hr.signIn("hr")
        hr.get("/hr/dolj")
        hr.post("/hr/dolj", [("person", "anna")])
        #expect(hr.status == 422 && hr.page.contains("Inget är gjort"), "not without the tick")
        #expect(try site.store.person(ref: "anna") != nil)
        hr.post("/hr/dolj", [("person", "anna"), ("bekrafta", "ja")])
        #expect(hr.status == 200 && hr.page.contains("Klart"))
        #expect(!hr.page.contains("anna"))

        anna.get("/")
        #expect(anna.path == "/logga-in", "her session has ended")
        stranger.get("/kontroll?kod=K7QM-2XWD-9RTB")
        #expect(stranger.page.contains("inget giltigt intyg"))
        manager.get("/enhet")
        #expect(!manager.page.contains("Anna") && manager.page.contains("Bert"))
        hr.get("/hr?kurs=prova")
        hr.post("/hr/personer", [("kurs", "prova")])
        #expect(hr.status == 200 && !hr.page.contains(";anna;") && !hr.page.contains("Anna <"))
        let after = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store)
        #expect(after.total.figure.counted == before.counted - 1)
        #expect(after.total.figure.completed == before.completed - 1)
        #expect(!after.json.contains("nna"))
        let hires = try #require(
            try NewHireReport(.init(course: "prova", day: site.today), store: site.store))
        #expect(!hires.json.contains("anna"))
        #expect(try site.store.soleHolder(of: "anna@exempel.se", today: site.today) == nil)
        #expect(
            try site.store.connection.first("SELECT 1 FROM access_log WHERE what LIKE '%dolj%'") { _ in true }
                == nil)
    }

    @Test func `HR of one administration hides nobody of another`() throws {
        let site = try TestSite()
        let hr = Browser(site)
        try hr.signIn("hr-vard")
        hr.get("/hr/dolj")
        for ref in ["dag", "hr", "finns-inte"] {
            hr.post("/hr/dolj", [("person", ref), ("bekrafta", "ja")])
            #expect(hr.status == 422 && hr.page.contains("Ingen i dina förvaltningar"), "\(ref)")
        }
        hr.post("/hr/dolj", [("person", "cia"), ("bekrafta", "ja")])
        #expect(hr.status == 200)
        #expect(try site.store.person(ref: "cia") == nil)
        #expect(try site.store.person(ref: "dag") != nil)
    }

    @Test func `that somebody was hidden stands in no log`() {
        for method in ["GET", "POST"] {
            let route = Route.all.first { $0.method.rawValue == method && $0.pattern == "/hr/dolj" }
            #expect(route?.isLogged == false)
        }
    }
}
