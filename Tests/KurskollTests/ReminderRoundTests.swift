import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Nobody is reminded twice, whatever happens between writing a letter down and sending it.
@Suite struct ReminderRoundTests {
    /// Twelve new hires with addresses, overdue whenever the test is run; nobody else has an address.
    private func scene() throws -> ReminderScene {
        let scene = try ReminderScene()
        for number in 0..<12 {
            let ref = "ny-\(number)"
            try scene.site.employ(ref, ref, in: "30", from: scene.site.today.adding(months: -13))
            try scene.store.connection.run(
                "UPDATE person SET email = ref || '@exempel.se' WHERE ref = ?", Value(ref))
        }
        try scene.store.connection.run("UPDATE person SET email = NULL WHERE ref NOT LIKE 'ny-%'")
        return scene
    }

    private func recipients(_ text: String) -> [String] {
        text.split(whereSeparator: \.isNewline).filter { $0.hasPrefix("To: ") }.map {
            String($0.dropFirst(4))
        }
    }

    private func arguments(_ scene: ReminderScene, _ words: String...) -> [String] {
        [
            "remind", "--data", scene.site.database, "--courses",
            scene.site.folder.appending(path: "Courses").path,
        ]
            + words
    }

    @Test func `a power cut after the seventh letter: it and those before it do not go again, the others go`()
        throws
    {
        let scene = try scene()
        let log = scene.site.folder.appending(path: "log")
        // The mail program takes the letter, and then the one that called it dies before it hears so.
        let deadly = try scene.program(
            "cat >> $HERE/log; [ $(grep -c ^To: $HERE/log) = 7 ] && kill -9 $PPID; exit 0")
        let cut = try Program(
            arguments(scene, "--sendmail", deadly), in: scene.site.folder
        ).finish()
        #expect(cut.status == SIGKILL)
        #expect(recipients(try String(contentsOf: log, encoding: .utf8)).count == 7)
        let next = try Program(
            arguments(scene, "--sendmail", try scene.program("cat >> $HERE/log")), in: scene.site.folder
        ).finish()
        #expect(next.status == 0)
        #expect(
            next.errors
                == "remind: 1 tidigare brev avbröts mitt i och skickas inte igen; nästa påminnelse går som vanligt\n"
        )
        #expect(next.output.contains("till medarbetare          5"), "\(next.output)")
        let sent = recipients(try String(contentsOf: log, encoding: .utf8))
        #expect(Set(sent).count == 12 && sent.count == 12)
    }

    @Test func `two that run at once send each letter once`() throws {
        let scene = try scene()
        let runs = try (0..<3).map { _ in
            try Program(arguments(scene, "--outbox", scene.outbox.path), in: scene.site.folder)
        }
        for run in runs { #expect(run.finish().status == 0) }
        let sent = try scene.letters().flatMap(recipients)
        #expect(Set(sent).count == 12 && sent.count == 12)
    }

    @Test func `where nothing can be sent it gives up after five, says so, and the next sends all`() throws {
        let scene = try scene()
        let shut = try scene.program("echo x >> $HERE/tries; exit 75")
        let failed = scene.site.run(["remind", "--sendmail", shut])
        #expect(failed.status == 1)
        #expect(
            failed.error
                == "--sendmail: 12 brev gick inte iväg (programmet i --sendmail svarade 75); de försöks igen nästa "
                + "gång, kontrollera att e-post går att skicka\n")
        let tries = try String(contentsOf: scene.site.folder.appending(path: "tries"), encoding: .utf8)
        #expect(tries.count == 5 * 2)
        #expect(try scene.store.connection.first("SELECT 1 FROM reminder") { _ in true } == nil)
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).status == 0)
        #expect(try scene.letters().count == 12)
    }

    @Test func `one address that is refused does not stop the others, and is tried again`() throws {
        let scene = try scene()
        let picky = try scene.program("grep -q 'To: ny-3@' && exit 67; exit 0")
        let said = scene.site.run(["remind", "--sendmail", picky])
        #expect(said.status == 1 && said.error.contains("1 brev gick inte iväg"))
        #expect(!said.error.contains("ny-3"))
        #expect(try scene.reminders(of: "ny-3").isEmpty)
        #expect(
            try scene.reminders(of: "ny-4") == ["2026-11-21 dueDay"] || scene.reminders(of: "ny-4").count == 1
        )
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).status == 0)
        #expect(try scene.letters().flatMap(recipients) == ["ny-3@exempel.se"])
    }

    @Test func `whoever is hidden, or done, while the letters before hers are sent has none`() throws {
        let scene = try scene()
        let today = scene.site.today
        var round = ReminderRound(
            store: scene.store, mail: try scene.mail(), way: .folder(scene.outbox.path), day: today,
            clock: scene.site.settings.clock)
        round.onProgress = { count, _ in
            guard count == 3 else { return }
            do {
                let done = try scene.site.id(of: "ny-3")
                let hidden = try scene.site.id(of: "ny-4")
                try scene.store.connection.write {
                    try scene.store.addCompletion(
                        person: done, course: "prova", day: today, method: "kurs", version: nil,
                        code: "K7QM-2XWD-9RTB", now: scene.site.now)
                    try scene.store.erase(person: hidden)
                }
            } catch { Issue.record(error) }
        }
        let plan = try ReminderPlan(courses: ["prova"], days: today...today, store: scene.store)
        let outcome = try round.run(plan)
        #expect(outcome.sent == 10 && outcome.failed == 0)
        let sent = try scene.letters().flatMap(recipients)
        #expect(sent.count == 10 && !sent.contains { $0.hasPrefix("ny-3@") || $0.hasPrefix("ny-4@") })
    }

    @Test
    func `the command counts those without an address, names nobody, and the second time sends nothing`()
        throws
    {
        let scene = try scene()
        let first = scene.site.run(["remind", "--outbox", scene.outbox.path])
        #expect(
            first.out == """
                Påminnelser 2026-11-21
                  till medarbetare         12
                  till chefer               0
                  utan egen e-post          1
                HR ser vilka som saknar e-post på sidan Påminnelser.

                """)
        let again = scene.site.run(["remind", "--outbox", scene.outbox.path])
        #expect(again.out.contains("till medarbetare          0") && again.status == 0)
        #expect(try scene.letters().count == 12)
    }

    @Test(
        arguments: [
            ([], 2, "remind: saknar en väg ut"),
            (["--outbox", "x", "--sendmail", "y"], 2, "--outbox: går inte med --sendmail"),
            (["--sendmail", "y", "--as-of", "2027-01-01"], 2, "--as-of: går inte med --sendmail"),
            (["--outbox", "/finns/inte"], 1, "/finns/inte: mappen går inte att skapa"),
            (["--preview", "0"], 2, "--preview: »0« är inte ett heltal"),
        ] as [([String], Int32, String)])
    func `what cannot be done is a sentence`(words: [String], status: Int32, sentence: String) throws {
        let said = try ReminderScene().site.run(["remind"] + words)
        #expect(said.status == status && said.error.hasPrefix(sentence), "\(said.error)")
    }

    @Test func `the file that brought somebody can be taken back though she has been reminded`() throws {
        let scene = try ImportScene()
        try SmallCourse.write(to: scene.folder.appending(path: "Courses"))
        let file = """
            person_ref;namn;e-post;förvaltning;enhetskod;enhet;anställd_från
            ny-1;Ny Ny;ny@exempel.se;Vård;10;Norr;2025-09-01

            """
        #expect(try scene.staff(file) == 0, "\(scene.errors)")
        #expect(
            scene.run("rule", "--start", "2025-01-01", "--from", "2025-01-01", "--why", "KS") == 0,
            "\(scene.errors)")
        let words = ["--outbox", scene.folder.path, "--sender", "k@x.se", "--base-url", "https://x.se"]
        #expect(
            scene.run(["remind"] + words) == 0 && scene.out.contains("medarbetare          1"),
            "\(scene.errors)")
        #expect(scene.run("undo", "1") == 0, "\(scene.errors)")
        #expect(try scene.rows("SELECT count(*) FROM reminder", columns: 1) == ["0"])
    }

    @Test func `without a rule for new hires or an address from outside nothing goes`() throws {
        let scene = try ReminderScene()
        try scene.store.set("base-url", "")
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).error.contains("base-url"))
        try scene.store.connection.run("DELETE FROM rule")
        let said = scene.site.run(["remind", "--dry-run"])
        #expect(said.status == 1 && said.error.contains("kurskoll rule"))
    }

    @Test func `an alarm is raised when nothing has gone for longer than the municipality bears`() throws {
        let scene = try scene()
        let today = scene.site.today
        #expect(try scene.store.reminderAlarm(on: today) == nil, "never used")
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).status == 0)
        #expect(try scene.store.reminderAlarm(on: today.adding(days: 3)) == nil)
        #expect(try scene.store.reminderAlarm(on: today.adding(days: 4)) == today)
        try scene.store.set("reminder-alarm-days", "10")
        #expect(try scene.store.reminderAlarm(on: today.adding(days: 4)) == nil)
        // It runs every day, and every letter is refused.
        try scene.store.set("reminder-alarm-days", "1")
        scene.site.wait(8 * 86_400)
        try scene.store.connection.run("DELETE FROM reminder")
        let shut = try scene.program("exit 75")
        let said = scene.site.run(["remind", "--sendmail", shut])
        #expect(said.error.contains("inga påminnelser har gått sedan 2026-11-21"), "\(said.error)")
        #expect(try scene.store.reminderAlarm(on: today.adding(days: 8)) == today)
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).status == 0)
        #expect(try scene.store.reminderAlarm(on: today.adding(days: 8)) == nil)
    }
}
