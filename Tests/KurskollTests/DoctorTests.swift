import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// What `doctor` says of an installation that somebody has done something to.
@Suite struct DoctorTests {
    private static let now = 1_795_258_800
    private static let day = 86_400

    /// A municipality where all is well on 2026-11-21, and the examination of it.
    private final class Clinic {
        let site: TestSite
        var examination: Examination
        var folder: URL { site.folder }

        init() throws {
            site = try TestSite()
            let store = site.store
            try store.connection.run(
                """
                INSERT INTO import (kind, source, day, recorded_at, row_count, sha256)
                VALUES ('staff', 'personal', ?, ?, 6, '')
                """, Value(site.today), Value(DoctorTests.now - 2 * DoctorTests.day))
            try store.keepBackup(now: DoctorTests.now - 3600)
            let run = try store.beginReminderRun(on: site.today, now: DoctorTests.now - 60)
            try store.connection.run(
                "UPDATE reminder_run SET ended_at = ?, sent = 3 WHERE id = ?",
                Value(DoctorTests.now - 50), Value(run))
            _ = try MonthEnd.freeze(courses: ["prova"], store: store, now: DoctorTests.now)
            _ = try KeyFile.key(besides: site.database)
            try DoctorTests.write(support: "0123-456 78", in: site.folder)
            chmod(site.database, 0o640)
            let secret = site.folder.appending(path: "hemlighet")
            try Data(String(repeating: "a", count: 64).utf8).write(to: secret)
            chmod(secret.path, 0o640)
            examination = Examination(
                database: site.database, courses: site.folder.appending(path: "Courses").path,
                web: TestSite.web.path, clock: Clock { DoctorTests.now }, proxySecretFile: secret.path,
                sendmail: "sh -c true", sender: "kurser@exempel.se", baseURL: "https://kurs.exempel.se")
            examination.room = { _ in DatabaseRoom(database: 12 << 20, journal: 0, free: 1 << 40) }
            examination.user = 1000
        }

        /// What is not well, with the folder's path left out.
        func complaints() -> [String] {
            examination.findings().filter { $0.grade != .ok }.map {
                $0.line.replacing("\(folder.path)/", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
            }
        }
    }

    @Test func `where all is well every line is ok, and nothing is changed`() throws {
        let clinic = try Clinic()
        func files() throws -> [String: Data] {
            let names = try FileManager.default.contentsOfDirectory(atPath: clinic.folder.path)
            return Dictionary(
                uniqueKeysWithValues: try names.filter { !$0.hasSuffix("-shm") && $0 != "Courses" }.map {
                    ($0, try Data(contentsOf: clinic.folder.appending(path: $0)))
                })
        }
        let before = try files()
        let findings = clinic.examination.findings()
        #expect(clinic.complaints() == [])
        #expect(findings.count >= 12 && Set(findings.map(\.place)).count == findings.count)
        #expect(
            findings.contains {
                $0.line.hasPrefix("ok       källan personal: senaste listan lästes in 2026-11-19 ")
            })
        #expect(try files() == before)
    }

    /// The municipality's own facts, of which there is one.
    private static func write(support: String, in folder: URL) throws {
        let text = """
            ---
            typ: kommun
            titel: Kommunens egna uppgifter
            id: kommun
            granskad: 2026-11-01
            granska-senast: 2027-05-01
            ---

            ## Socialjour {#socialjour}

            \(support)

            """
        try Data(text.utf8).write(to: folder.appending(path: "Courses/kommun.md"))
    }

    /// What is done to the installation, and the line that says so.
    private static let harms: [(String, @Sendable (Clinic) throws -> Void)] = [
        (
            "fel      test.db: databasen finns inte; ange en annan med --data, eller börja med kurskoll import staff",
            { try FileManager.default.removeItem(atPath: $0.site.database) }
        ),
        (
            "fel      test.db: filen är ingen databas; ange Kurskolls databas med --data",
            {
                try FileManager.default.removeItem(atPath: $0.site.database + "-wal")
                try Data(repeating: 65, count: 8192).write(to: URL(filePath: $0.site.database))
            }
        ),
        (
            "fel      test.db: filen hör till ett annat program; ange Kurskolls databas med --data",
            { try $0.site.store.connection.script("PRAGMA application_id = 7") }
        ),
        (
            "fel      test.db: databasen är gjord av en nyare version av Kurskoll (schema 9999, det här känner \(known)); "
                + "använd den nyare versionen",
            { try $0.site.store.connection.script("PRAGMA user_version = 9999") }
        ),
        (
            "varning  test.db: databasen är gjord av en äldre version av Kurskoll (schema 6, det här gör \(known)); den uppgraderas när "
                + "serve eller ett annat verb öppnar den; gör först en säkerhetskopia med den äldre versionen",
            { try $0.site.store.connection.script("PRAGMA user_version = 6") }
        ),
        (
            "varning  test.db: är demons påhittade kommun; ange kommunens egen databas med --data",
            { try $0.site.store.connection.run("INSERT INTO setting (key, value) VALUES ('demo', '1')") }
        ),
        (
            "varning  test.db: får läsas av alla på datorn; kör chmod o= test.db*",
            { chmod($0.site.database, 0o644) }
        ),
        (
            "fel      test.db-key: får läsas av andra än sin ägare; kör chmod 600 på filen",
            { chmod($0.site.database + "-key", 0o640) }
        ),
        (
            "fel      test.db-key: är ingen nyckel; återställ filen från säkerhetskopian",
            { try Data("x".utf8).write(to: URL(filePath: $0.site.database + "-key")) }
        ),
        (
            "fel      test.db-key: nyckelfilen saknas, så importer avvisas och utskrivna koder gäller inte; "
                + "återställ den från kopian",
            {
                try $0.site.store.stop(ref: "p-9", login: nil)
                unlink($0.site.database + "-key")
            }
        ),
        (
            "fel      test.db-key: nyckeln hör inte till databasen; återställ nyckelfilen från säkerhetskopian",
            {
                try $0.site.store.stop(ref: "p-9", login: nil)
                unlink($0.site.database + "-key")
                _ = try KeyFile.key(besides: $0.site.database)
            }
        ),
        (
            "fel      disk: bara 75 MB ledigt på databasens disk, men 76 MB behövs för att en import säkert ska få plats; "
                + "frigör utrymme genast",
            { $0.examination.room = { _ in DatabaseRoom(database: 12 << 20, journal: 0, free: 75 << 20) } }
        ),
        (
            "varning  disk: 303 MB ledigt på databasens disk; 76 MB behövs för att en import säkert ska få plats; "
                + "frigör utrymme eller gör disken större",
            { $0.examination.room = { _ in DatabaseRoom(database: 12 << 20, journal: 0, free: 303 << 20) } }
        ),
        (
            "fel      test.db-wal: journalen är 300 MB och töms inte; något program läser databasen utan att bli klart; "
                + "avsluta det, eller starta om serve",
            {
                $0.examination.room = { _ in
                    DatabaseRoom(database: 12 << 20, journal: 300 << 20, free: 1 << 40)
                }
            }
        ),
        (
            "fel      klocka: datorn säger 2026-11-21 11:20, men något i databasen är sparat 2026-11-21 12:00; "
                + "ställ klockan, till exempel med timedatectl set-ntp true",
            {
                try $0.site.store.keepBackup(now: now)
                $0.examination.clock = Clock { now - 2400 }
            }
        ),
        (
            "fel      klocka: datorn tror att det är 1970-01-01 01:00; ställ klockan, till exempel med timedatectl set-ntp true",
            { $0.examination.clock = Clock { 0 } }
        ),
        (
            "fel      Courses/prova: har fel, så det visas inte; kör kurskoll check Courses och rätta",
            { try Data("# x".utf8).write(to: $0.folder.appending(path: "Courses/prova/kurs.md")) }
        ),
        (
            "varning  Courses/kommun.md: har en anmärkning: »Socialjour« är inte ifyllt; kör kurskoll check Courses och rätta",
            { try write(support: "[FYLL I: telefon]", in: $0.folder) }
        ),
        (
            "varning  kommun.md: finns inte, så sidorna saknar kommunens egna stödkontakter; skriv den i Courses, "
                + "eller bredvid databasen",
            { try FileManager.default.removeItem(at: $0.folder.appending(path: "Courses/kommun.md")) }
        ),
        (
            "fel      disk: databasens disk är skrivskyddad, så inget går att spara; "
                + "se i datorns logg om disken är trasig, och gör den skrivbar igen",
            {
                $0.examination.room = { _ in
                    DatabaseRoom(database: 1, journal: 0, free: 1 << 40, isReadOnly: true)
                }
            }
        ),
        (
            "fel      Courses: finns inte; kontrollera sökvägen",
            { try FileManager.default.removeItem(at: $0.folder.appending(path: "Courses")) }
        ),
        (
            "fel      Courses: kurskoll.css, icon.svg, kurskoll.js saknas; kopiera mappen Web som hör till programmet, "
                + "eller ange den med --web",
            { $0.examination.web = $0.examination.courses }
        ),
        (
            "fel      hemlighet: är kortare än 32 tecken; skriv till exempel utdata från openssl rand -hex 32",
            { try Data("kort".utf8).write(to: $0.folder.appending(path: "hemlighet")) }
        ),
        (
            "fel      hemlighet: får läsas av alla på datorn; kör chmod 640 på filen",
            { chmod($0.folder.appending(path: "hemlighet").path, 0o644) }
        ),
        (
            "fel      /finns/inte: finns inte, eller får inte köras; installera ett program som tar emot e-post, "
                + "till exempel Debians postfix eller msmtp-mta",
            { $0.examination.sendmail = "/finns/inte -x" }
        ),
        (
            "fel      --sendmail: behöver en avsändare; ange --sender, eller kurskoll set sender",
            { $0.examination.sender = nil }
        ),
        (
            "varning  inloggning: varken --proxy-secret-file eller --sendmail är angiven, så bara utskrivna koder loggar in; "
                + "ange dem så som serve har dem",
            {
                $0.examination.sendmail = nil
                $0.examination.proxySecretFile = nil
            }
        ),
        (
            "varning  base-url: adressen utifrån är inte angiven, så inga länkar kan skickas; "
                + "ange --base-url så som serve har den, eller kör kurskoll set base-url ADRESS",
            { $0.examination.baseURL = nil }
        ),
        (
            "varning  base-url: http://kurs.exempel.se är inte https, så vem som helst på vägen ser vad som skickas; "
                + "låt proxyn framför tala TLS och ange adressen med https://",
            { $0.examination.baseURL = "http://kurs.exempel.se" }
        ),
        (
            "fel      --base-url: »kurs.exempel.se« är ingen webbadress; skriv den med https:// och utan mellanslag",
            { $0.examination.baseURL = "kurs.exempel.se" }
        ),
        (
            "varning  källan personal: ingen personallista är inläst; kör kurskoll import staff FIL",
            { try $0.site.store.connection.run("UPDATE import SET undone_at = 1") }
        ),
        (
            "varning  källan personal: senaste listan lästes in 2026-11-12 12:00, för 9 dagar sedan; "
                + "be den som lämnar listan om en ny, eller se varför den inte läses in",
            { try $0.site.store.connection.run("UPDATE import SET recorded_at = ?", Value(now - 9 * day)) }
        ),
        (
            "varning  säkerhetskopia: ingen har gjorts med kurskoll backup; kör kurskoll backup FIL varje natt, "
                + "och flytta filen till en annan dator",
            { try $0.site.store.connection.run("DELETE FROM backup_made") }
        ),
        (
            "varning  säkerhetskopia: den senaste gjordes 2026-11-18 12:00, för 3 dagar sedan; "
                + "se varför kurskoll backup inte körs varje natt",
            {
                try $0.site.store.connection.run(
                    "UPDATE backup_made SET recorded_at = ?", Value(now - 3 * day))
            }
        ),
        (
            "varning  påminnelser: har aldrig skickats; kör kurskoll remind --sendmail PROGRAM varje dag",
            { try $0.site.store.connection.run("DELETE FROM reminder_run") }
        ),
        (
            "fel      påminnelser: inga har gått sedan 2026-11-17; "
                + "kontrollera att kurskoll remind körs varje dag och att e-post går att skicka",
            { try $0.site.store.connection.run("UPDATE reminder_run SET day = day - 4") }
        ),
        (
            "varning  påminnelser: 2 brev gick inte iväg 2026-11-21; "
                + "de försöks igen nästa gång; kontrollera att e-post går att skicka",
            { try $0.site.store.connection.run("UPDATE reminder_run SET failed = 2") }
        ),
        (
            "varning  månadsskiften: Månadsskifte 2026-11 är inte fryst för prova; "
                + "kör kurskoll freeze --month-end varje dag; den fryser det som saknas",
            {
                $0.examination.clock = Clock { now + 12 * day }
                try $0.site.store.connection.run("UPDATE import SET recorded_at = ?", Value(now + 12 * day))
                try $0.site.store.keepBackup(now: now + 12 * day)
                try $0.site.store.connection.run("UPDATE reminder_run SET day = day + 12")
            }
        ),
    ]

    private static let known = Schema.kurskoll.migrations.count

    @Test(arguments: harms.indices)
    func `each thing that is wrong has its line, with what to do`(index: Int) throws {
        let clinic = try Clinic()
        let (line, harm) = Self.harms[index]
        try harm(clinic)
        let complaints = clinic.complaints()
        #expect(complaints.contains(line), "\(complaints)")
        // What no longer can be asked, and a clock that makes everything old, bring more lines.
        if !line.contains("klocka") { #expect(complaints.count <= 2, "\(complaints)") }
    }

    @Test func `lists of other sources may come more seldom, and a clock may be set back somewhat`() throws {
        let clinic = try Clinic()
        try clinic.site.store.connection.run(
            """
            INSERT INTO import (kind, source, day, recorded_at, row_count, sha256)
            VALUES ('staff', 'fortroendevalda', 1, ?, 6, '')
            """, Value(Self.now - 35 * Self.day))
        try clinic.site.store.keepBackup(now: Self.now + Examination.clockSlackSeconds)
        #expect(clinic.complaints() == [])
        try clinic.site.store.connection.run(
            "UPDATE import SET recorded_at = ? WHERE source = 'fortroendevalda'",
            Value(Self.now - 36 * Self.day))
        #expect(clinic.complaints().count == 1)
    }

    @Test func `root is told that permissions were not tried`() throws {
        let clinic = try Clinic()
        clinic.examination.user = 0
        try #require(chown(clinic.site.database, 1, 1) == 0 || getuid() != 0)
        #expect(
            clinic.complaints().contains { $0.hasPrefix("varning  doctor: körs som root") } == (getuid() == 0)
        )
    }

    @Test func `the verb gives 1 where something is wrong, and says the same as JSON`() throws {
        let scene = try ImportScene()
        #expect(scene.run("doctor", "--web", TestSite.web.path) == 1)
        #expect(scene.out.contains("fel      \(scene.database): databasen finns inte; "))
        #expect(scene.out.hasSuffix("\n2 fel, 2 varningar.\n"), "\(scene.out)")
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        do { _ = try scene.store() }
        #expect(scene.run("doctor", "--web", TestSite.web.path) == 0, "\(scene.out)")
        #expect(scene.out.contains("\nInget fel, "))
        #expect(scene.run("doctor", "--web", TestSite.web.path, "--format", "json") == 0)
        let rows = try #require(
            try JSONSerialization.jsonObject(with: Data(scene.out.utf8)) as? [[String: Any]])
        #expect(Set(rows.compactMap { $0["grade"] as? String }) == ["ok", "warning"])
        for row in rows { #expect((row["remedy"] is NSNull) == (row["grade"] as? String == "ok"), "\(row)") }
        #expect(scene.run("doctor", "x") == 2)
    }
}
