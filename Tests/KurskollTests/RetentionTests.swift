import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What the municipality has decided to keep no longer is erased; the figures of past days hold.
@Suite struct RetentionTests {
    static let header =
        "person_ref;anställningsnummer;namn;e-post;inloggning;förvaltning;enhetskod;enhet;anställd_från;anställd_till"
    /// Left on 2025-03-01, long ago, with a completion.
    static let leaver =
        "slut-77;anst-99;Åsa Slutåker;asa.slut@exempel.se;asaslut;Vård;10;Norr;2020-01-01;2025-03-01"
    static let others = [
        // Left less than 12 months ago, with a completion; more than three, without one.
        "nyss-1;;Nils Nyss;;;Vård;10;Norr;2020-01-01;2026-03-01",
        "utan-1;;Ulla Utan;;;Vård;10;Norr;2020-01-01;2026-08-01",
        "kvar-1;;Kim Kvar;kim@exempel.se;kimkva;Vård;20;Söder;2020-01-01;",
        "nyny-1;;Ny Ny;;;Vård;20;Söder;2026-03-01;",
    ]
    /// Everything that tells who she was.
    static let traces = [
        "slut-77", "anst-99", "Slutåker", "Sluter", "asa.slut", "asaslut", "K7QM-2XWD-9RTB", "hennes intyg",
        "hennes skäl", "hennes rättelse", "Flicknamn", "stod i filen",
    ]

    private func scene() throws -> ImportScene {
        let scene = try ImportScene()
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        // Under another name first, so that the imports' journal has it too.
        try take(scene, [Self.leaver.replacing("Slutåker", with: "Sluter")] + Self.others, "2025-02-01")
        try take(scene, [Self.leaver] + Self.others, "2026-10-01")
        let store = try scene.store()
        let her = try #require(try store.person(ref: "slut-77"))
        let kept = try #require(try store.person(ref: "kvar-1"))
        let day = Day(iso: "2024-05-05") ?? .earliest
        for (ref, code) in [
            ("slut-77", "K7QM-2XWD-9RTB"), ("nyss-1", "K7QM-2XWD-9RTC"), ("kvar-1", "K7QM-2XWD-9RTD"),
        ] {
            try store.addCompletion(
                person: #require(try store.person(ref: ref)), course: "prova", day: day, method: "kurs",
                version: nil, code: code, now: 1)
        }
        let connection = store.connection
        try connection.run("UPDATE completion SET certificate = 'hennes intyg' WHERE person = ?", Value(her))
        // Void from a later day, and taken back: both with reasons.
        let voiding = try connection.insert(
            """
            INSERT INTO voiding (completion, day, reason, signer, recorded_at)
            SELECT id, 20700, 'hennes skäl', ?, 1 FROM completion WHERE person = ?
            """, Value(kept), Value(her))
        try connection.run(
            "INSERT INTO retraction (voiding, reason, signer, recorded_at) VALUES (?, 'hennes rättelse', NULL, 1)",
            Value(voiding))
        try connection.run(
            "INSERT INTO registration (completion, reason) SELECT id, 'hennes skäl' FROM completion WHERE person = ?",
            Value(her))
        try connection.run(
            """
            INSERT INTO extension (person, course, day, due_day, reason, signer, recorded_at)
            VALUES (?1, 'prova', 20000, 20400, 'hennes skäl', ?2, 0), (?2, 'prova', 1, 2, 'hans', ?1, 0)
            """, Value(her), Value(kept))
        try connection.run(
            """
            INSERT INTO correction (person, field, said, value, reason, recorded_at)
            VALUES (?, 'name', 'stod i filen', 'Åsa Flicknamn', 'hennes skäl', 1)
            """, Value(her))
        try store.markChapterDone(person: her, course: "prova", chapter: "forsta", on: day)
        try store.keep(
            ReadingPlace(chapter: "andra", section: "mer"), person: her, course: "prova", on: day)
        try store.addSignInLink(.random(), person: her, expires: 9_999_999_999)
        try store.openSession(.random(), person: her, now: 1_795_258_800)
        _ = try store.addRule(
            course: "prova", name: .start, value: "2019-01-01", from: day, why: "", who: "Åsa Slutåker",
            now: 1)
        try store.logAccess(.exportVerb, by: her, AccessFilter(units: [1]), now: 1_795_258_800)
        try store.logAccess(.exportVerb, by: kept, AccessFilter(person: her), now: 1_795_258_800)
        _ = try store.freeze(content: #"{"name":"juni","course":"prova","asOf":"2024-06-30"}"#, now: 1)
        return scene
    }

    private func take(_ scene: ImportScene, _ rows: [String], _ day: String) throws {
        let text = ([Self.header] + rows).joined(separator: "\n") + "\n"
        try #require(try scene.staff(text, day) == 0, "\(scene.errors)")
    }

    private func retain(_ scene: ImportScene) {
        #expect(scene.run("set", "retention-decision", "KS 2026/123") == 0)
        #expect(scene.run("retain") == 0, "\(scene.errors)")
    }

    /// The traces that stand in any of the files, as text in every encoding, and as hexadecimal.
    private func traces(_ paths: [String]) throws -> [String] {
        try paths.filter(FileManager.default.fileExists(atPath:)).flatMap { path -> [String] in
            let bytes = try Data(contentsOf: URL(filePath: path))
            return Self.traces.flatMap { trace -> [String] in
                let hex = trace.utf8.map { String(format: "%02x", $0) }.joined()
                let forms: [(String, Data?)] = [
                    ("utf8", Data(trace.utf8)),
                    ("nfd", Data(trace.decomposedStringWithCanonicalMapping.utf8)),
                    ("latin1", trace.data(using: .isoLatin1)),
                    ("utf16le", trace.data(using: .utf16LittleEndian)),
                    ("utf16be", trace.data(using: .utf16BigEndian)), ("hex", Data(hex.utf8)),
                    ("HEX", Data(hex.uppercased().utf8)),
                    ("base64", Data(Data(trace.utf8).base64EncodedString().dropLast(4).utf8)),
                ]
                return forms.compactMap { name, form in
                    form.flatMap { bytes.range(of: $0) } == nil ? nil : "\(trace) as \(name) in \(path)"
                }
            }
        }
    }

    @Test func `nothing of who she was is left in the database, its journal or a backup made after`() throws {
        let scene = try scene()
        // Another connection is open, so the journal is not emptied by the last one that closes.
        let open = try scene.store()
        let files = ["", "-wal", "-shm", "-key"].map { scene.database + $0 }
        let before = try traces(files)
        for trace in Self.traces {
            #expect(before.contains { $0.hasPrefix("\(trace) as utf8") }, "able to fail: \(trace)")
        }
        retain(scene)
        let copy = scene.folder.appending(path: "kopia.db").path
        #expect(scene.run("backup", copy) == 0, "\(scene.errors)")
        #expect(try traces(files + [copy]).isEmpty)
        #expect(try open.person(ref: "slut-77") == nil)
        let names = try scene.rows("SELECT name FROM person WHERE erased_by IS NOT NULL", columns: 1)
        #expect(
            names == ["Gallrad", "Gallrad"], "she, and whoever left without a completion three months ago")
        #expect(scene.out.contains("kopia.db är klar"))
        #expect(scene.run("verify", copy) == 0, "\(scene.errors)")
    }

    @Test func `the figures of past days and frozen reports are the same`() throws {
        let scene = try scene()
        let days = ["2024-12-31", "2025-02-28", "2025-06-30", "2026-09-01", "2026-11-21"]
        func figures() throws -> [String] {
            let store = try scene.store()
            return try days.flatMap { text -> [String] in
                let day = try #require(Day(iso: text))
                let hires = try #require(try NewHireReport(.init(course: "prova", day: day), store: store))
                return [
                    try IndicatorReport(.init(course: "prova", day: day), store: store).json,
                    "\(hires.total)",
                ]
            } + store.frozenReports().map { "\($0.content) \($0.sha256) \($0.isIntact)" }
        }
        let before = try figures()
        retain(scene)
        #expect(try figures() == before)
        #expect(scene.run("report", "indicator", "--as-of", "2024-12-31") == 0)
    }

    @Test func `without the number of a decision nothing is erased, and a dry run erases nothing`() throws {
        let scene = try scene()
        let before = try scene.dump()
        #expect(scene.run("retain") == 1)
        #expect(scene.errors.first?.hasPrefix("retention-decision: gallringsbeslutets nummer saknas") == true)
        #expect(scene.run("retain", "--dry-run") == 0)
        #expect(scene.count("personer som har slutat") == 2)
        #expect(scene.out.contains("Provkörning, inget är raderat"))
        #expect(try scene.dump() == before)
        #expect(try scene.rows("SELECT count(*) FROM retention", columns: 1) == ["0"])
        #expect(scene.run("set", "retention-completed-months", "tolv") == 1)
        #expect(scene.run("set", "retention-completed-months", "240") == 0)
        #expect(scene.run("set", "retention-uncompleted-months", "240") == 0)
        #expect(scene.run("retain", "--dry-run") == 0)
        #expect(scene.count("personer som har slutat") == 0)
    }

    @Test func `the next full list does not bring her back, and a rehire is somebody new`() throws {
        let scene = try scene()
        retain(scene)
        let again = "slut-77;anst-100;Åsa Slutåker;;;Vård;10;Norr;2026-11-01;"
        for (day, rows) in [
            ("2026-11-21", [Self.leaver]), ("2026-11-22", [Self.leaver, again]),
            ("2026-11-23", [again, Self.leaver]),
        ] {
            try take(scene, rows + Self.others, day)
            #expect(
                scene.out.contains("2 rader gäller avslutade anställningar som har gallrats"), "\(scene.out)")
        }
        let posts = try scene.employments().filter { $0.hasPrefix("slut-77") }
        #expect(posts == ["slut-77/anst-100 2026-11-01.. Norr@2026-11-01"])
        // A late row of somebody who was here when it was erased is taken in as before.
        let late = "kvar-1;gammal;Kim Kvar;kim@exempel.se;kimkva;Vård;20;Söder;2015-01-01;2016-01-01"
        try take(scene, [again, Self.leaver, late] + Self.others, "2026-11-24")
        #expect(try scene.employments().contains { $0.hasPrefix("kvar-1/gammal") })
    }

    @Test func `an import whose rows were erased is not taken back`() throws {
        let scene = try scene()
        retain(scene)
        #expect(scene.run("undo", "2") == 1)
        #expect(
            scene.errors.first
                == "import 2: gallringen 2026-11-21 har raderat uppgifter som filen rörde; läs in en rättad fil i stället"
        )
    }

    /// Somebody who left long ago and still has `fact` is not erased.
    @Test(
        arguments: [
            "INSERT INTO role_grant (person, role, granted_at) SELECT id, 'reader', 1 FROM person WHERE ref = 'slut-77'",
            "INSERT INTO unit_manager (unit, person, from_day) SELECT 1, id, 1 FROM person WHERE ref = 'slut-77'",
            """
            INSERT INTO employment (person, source, first_day, category, known_from)
            SELECT id, 'hand', 20900, 0, 20700 FROM person WHERE ref = 'slut-77'
            """,
        ] as [StaticSQL])
    func `whoever has a role, a unit or a coming post is kept`(fact: StaticSQL) throws {
        let scene = try scene()
        try scene.store().connection.script(fact.text)
        retain(scene)
        #expect(try scene.rows("SELECT erased_by FROM person WHERE ref = 'slut-77'", columns: 1) == [""])
    }

    @Test func `what is old of everybody goes, and what is young stays`() throws {
        let scene = try scene()
        let store = try scene.store()
        let kim = try #require(try store.person(ref: "kvar-1"))
        let now = scene.clock.now()
        for months in [23, 25] {
            let day = scene.today.adding(months: -months)
            let instant = Int(day.number) * 86_400
            try store.markChapterDone(person: kim, course: "kurs-\(months)", chapter: "a", on: day)
            try store.logAccess(.exportVerb, by: kim, AccessFilter(), now: instant)
            try store.connection.run(
                "INSERT INTO role_grant (person, role, granted_at, revoked_at) VALUES (?, 'hr', 1, ?)",
                Value(kim),
                Value(instant))
        }
        for months in [11, 13] {
            let day = scene.today.adding(months: -months)
            try store.connection.run(
                "INSERT INTO unit_manager (unit, person, from_day, until_day) VALUES (1, ?, 1, ?)",
                Value(kim), Value(day))
            try store.connection.run(
                """
                INSERT INTO api_token (name, hash, prefix, scope, until_day, created_at)
                VALUES ('t', randomblob(8), '', 'figures', ?, 1)
                """, Value(day))
            try store.connection.run(
                """
                INSERT INTO unit_loan (unit, person, task, lender, from_day, until_day, recorded_at)
                VALUES (1, ?1, 'deputy', ?1, 1, ?2, 1)
                """, Value(kim), Value(day))
        }
        try store.addSignInLink(.random(), person: kim, expires: now - 1)
        retain(scene)
        #expect(try scene.rows("SELECT course FROM chapter_done", columns: 1) == ["kurs-23"])
        #expect(try scene.rows("SELECT count(*) FROM role_grant", columns: 1) == ["1"])
        for (name, count) in [
            ("åtkomstlogg", 1), ("roller", 1), ("påbörjade kurser", 1), ("chefsuppdrag", 1),
            ("lånade enheter", 1),
            ("token", 1), ("inloggningslänkar", 1),
        ] { #expect(scene.count(name) == count, "\(name)") }
        // The first import is older than twelve months: what was before it is no longer kept.
        #expect(try scene.rows("SELECT decision FROM retention", columns: 1) == ["KS 2026/123"])
        #expect(scene.run("retain") == 0)
        #expect(
            scene.count("personer som har slutat") == 0 && scene.count("åtkomstlogg") == nil, "once is enough"
        )
    }

    /// Columns that lead to a person whose identity is erased: they hold a fact that figures need, or what she decided
    /// of others.
    static let kept: Set<String> = [
        "employment.person", "completion.person", "extension.person", "extension.signer", "voiding.signer",
        "registration.signer", "retraction.signer", "unit_loan.taken_back_by", "correction.signer",
        "import_receipt.person", "group_session.leader", "group_event.signer",
    ]
    /// Their rows are deleted, or lead to nobody.
    static let emptied: Set<String> = [
        "unit_manager.person", "role_grant.person", "sign_in_link.person", "session.person",
        "chapter_done.person", "reading_place.person", "reminder.person", "group_event.person",
        "unit_loan.person",
        "unit_loan.lender", "access_log.person", "correction.person",
    ]

    @Test func `every column that leads to a person is thought of`() throws {
        let columns = try Store.inMemory().connection.all(
            """
            SELECT t.name || '.' || k."from" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k
            WHERE k."table" = 'person'
            """
        ) { $0.text(0) }
        #expect(
            Set(columns) == Self.kept.union(Self.emptied),
            "erase it in Store.leaverErasure, or say here why not")
    }
}

/// SQL of a table of tests: a literal, as `Connection` wants it.
struct StaticSQL: ExpressibleByStringLiteral, Sendable, CustomTestStringConvertible {
    let text: StaticString
    init(stringLiteral value: StaticString) { text = value }
    var testDescription: String { text.description }
}
