import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// A manager reminds her new hires; HR sees what goes, to whom, and that it goes.
@Suite struct ReminderPageTests {
    private func browser(_ ref: String, _ scene: ReminderScene, at path: String) throws -> Browser {
        let browser = Browser(scene.site)
        try browser.signIn(ref)
        browser.get(path)
        return browser
    }

    private func ask(_ scene: ReminderScene, _ refs: String...) throws -> Browser {
        let manager = try browser("chef-n", scene, at: "/enhet/paminn")
        manager.post("/enhet/paminn", try refs.map { ("p\(try scene.site.id(of: $0))", "ja") })
        return manager
    }

    private func waiting(_ scene: ReminderScene) throws -> Int {
        try scene.store.connection.first("SELECT count(*) FROM reminder WHERE begun_at IS NULL") { $0.int(0) }
            ?? 0
    }

    @Test func `a manager sees who is late or has little time left, and the letter, and it is logged first`()
        throws
    {
        let scene = try ReminderScene()
        let manager = try browser("chef-n", scene, at: "/enhet")
        #expect(manager.page.contains("href=\"/enhet/paminn\""))
        let bert = try scene.site.id(of: "bert")
        #expect(manager.page.contains("href=\"/enhet/paminn?person=\(bert)\""))
        #expect(manager.page.components(separatedBy: "?person=").count == 2, "not for who has time left")
        manager.get("/enhet/paminn?person=\(bert)")
        #expect(manager.page.contains("name=\"p\(bert)\" value=\"ja\" checked>"))
        manager.get("/enhet/paminn?person=0")
        #expect(manager.page.contains("name=\"p\(bert)\" value=\"ja\">"))
        manager.get("/enhet/paminn")
        #expect(manager.page.contains("Bert Sen") && manager.page.contains("Försenad"))
        for other in ["Anna", "Cia", "Nora Nord"] { #expect(!manager.page.contains(other), "\(other)") }
        #expect(manager.page.contains("Du har en kurs kvar i Kurskoll"))
        #expect(manager.page.contains("en kurs som du skulle ha varit klar med 2026-09-21"))
        #expect(!manager.page.contains("Prova på"), "the letter does not say which course")
        let sightings = try scene.store.sightings(of: scene.site.id(of: "bert")).map(\.listing)
        #expect(sightings.contains(.reminderPage))
        #expect(
            try browser("chef-s", scene, at: "/enhet/paminn").page.contains("Det finns ingen att påminna."))
    }

    @Test func `what a manager asks for is sent once by the server, and nobody has two letters in a week`()
        throws
    {
        let scene = try ReminderScene()
        let manager = try ask(scene, "bert", "bert")
        #expect(
            manager.page.contains("1 påminnelse är på väg")
                && manager.page.contains("En påminnelse är på väg."))
        #expect(scene.site.outbox.waitingCount == 1)
        manager.post("/enhet/paminn", [("p\(try scene.site.id(of: "bert"))", "ja")])
        #expect(manager.page.contains("Inget skickades") && scene.site.outbox.waitingCount == 1)

        let thread = SignInMail(
            database: scene.site.database, sendmail: try Sendmail(scene.program("cat >> $HERE/sent")),
            sender: "kurser@exempel.se", baseURL: "https://kurser.exempel.se",
            clock: scene.site.settings.clock,
            log: scene.site.settings.log)
        for _ in 1...2 { try thread.deliverReminders(of: ["prova"], from: scene.store) }
        let sent = try String(contentsOf: scene.site.folder.appending(path: "sent"), encoding: .utf8)
        #expect(sent.components(separatedBy: "To: bert@exempel.se\n").count == 2)
        #expect(try scene.reminders(of: "bert") == ["2026-11-21 manager"] && waiting(scene) == 0)
        manager.get("/enhet/paminn")
        #expect(manager.page.contains("Kan påminnas igen från 2026-11-28"))
        // Bert's monthly day is the 21st, too: the manager's letter was it.
        #expect(try scene.remind(scene.site.today).sent == 0)
        #expect(try scene.remind(scene.site.today.adding(days: 7)).sent == 0)
    }

    @Test func `without a way out on the server the next timer sends it`() throws {
        let scene = try ReminderScene()
        try scene.remind(scene.site.today.adding(days: -8))
        #expect(try scene.reminders(of: "bert").count == 1, "his month's letter has gone")
        _ = try ask(scene, "bert")
        #expect(
            scene.site.run(["remind", "--outbox", scene.outbox.path]).out.contains("medarbetare          1"))
        #expect(try scene.reminders(of: "bert").last == "2026-11-21 manager")
    }

    @Test func `what is asked for of somebody who is then done is forgotten`() throws {
        let scene = try ReminderScene()
        _ = try ask(scene, "bert")
        try scene.store.addCompletion(
            person: scene.site.id(of: "bert"), course: "prova", day: scene.site.today, method: "kurs",
            version: nil, code: "K7QM-2XWD-9RTB", now: scene.site.now)
        #expect(try waiting(scene) == 1)
        #expect(try scene.remind(scene.site.today).sent == 0)
        #expect(try waiting(scene) == 0)
    }

    @Test(arguments: ["anna", "cia", "dag", "chef-n"])
    func `nobody can ask for those who are not late in the own unit`(ref: String) throws {
        let scene = try ReminderScene()
        #expect(try ask(scene, ref).page.contains("Inget skickades"))
        #expect(try waiting(scene) == 0 && scene.site.outbox.waitingCount == 0)
    }

    @Test func `a new hire without an address of her own is told to her manager, and listed for HR`() throws {
        let scene = try ReminderScene()
        try scene.store.connection.run("UPDATE person SET email = 'DAG@exempel.se' WHERE ref = 'bert'")
        let manager = try browser("chef-n", scene, at: "/enhet/paminn")
        #expect(manager.page.contains("säg till själv") && manager.page.contains("disabled"))
        #expect(!manager.page.contains("Skicka till dem"))
        let hr = try browser("hr", scene, at: "/hr/paminnelser")
        #expect(hr.page.contains("1 person har en kurs kvar men ingen egen e-postadress"))
        hr.get("/hr/paminnelser/namn?utan=adress")
        #expect(hr.page.contains("Bert Sen") && hr.page.contains("2026-09-21") && !hr.page.contains("Anna"))
    }

    @Test func `HR sees the coming days as counts, and a day's names when it is opened`() throws {
        let scene = try ReminderScene()
        let hr = try browser("hr", scene, at: "/hr/paminnelser")
        #expect(hr.page.contains("Inga brev har skickats än") && hr.page.contains("namn?dag=2026-11-21"))
        #expect(!hr.page.contains("Bert"))
        #expect(try scene.store.sightings(of: scene.site.id(of: "bert")).isEmpty)
        hr.get("/hr/paminnelser/namn?dag=2026-11-21")
        #expect(hr.page.contains("Bert Sen") && !hr.page.contains("Anna"))
        #expect(try scene.store.sightings(of: scene.site.id(of: "bert")).map(\.listing) == [.reminderNames])
        #expect(try scene.store.sightings(of: scene.site.id(of: "cia")).isEmpty)
        for day in ["2026-11-20", "2026-12-21", "i dag"] {
            hr.get("/hr/paminnelser/namn?dag=\(day.replacing(" ", with: "+"))")
            #expect(hr.status == 404 || day == "i dag", "\(day)")
            #expect(!hr.page.contains("Bert") || day == "i dag")
        }
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).status == 0)
        hr.get("/hr/paminnelser")
        #expect(hr.page.contains("Senaste utskicket: 2026-11-21 12:00. 1 brev gick, 0 gick inte iväg."))
    }

    @Test func `HR is alarmed where reminders have stopped, on the own page too`() throws {
        let scene = try ReminderScene()
        #expect(scene.site.run(["remind", "--outbox", scene.outbox.path]).status == 0)
        scene.site.wait(3 * 86_400)
        #expect(try !browser("hr", scene, at: "/hr").page.contains("Inga påminnelser har gått sedan"))
        scene.site.wait(86_400)
        for path in ["/hr", "/hr/paminnelser"] {
            #expect(
                try browser("hr", scene, at: path).page.contains("Inga påminnelser har gått sedan 2026-11-21")
            )
        }
        #expect(try !browser("hr-vard", scene, at: "/hr").page.contains("Inga påminnelser har gått sedan"))
    }

    @Test func `HR writes a text, sees the letter, and keeps it; what is ours is not kept`() throws {
        let scene = try ReminderScene()
        let hr = try browser("hr", scene, at: "/hr/paminnelser/texter")
        var form = ReminderText.allCases.map { ($0.rawValue, $0.standard) }
        form[1].1 = "Kom ihåg <det>!\r\n\r\n{länk}"
        hr.post("/hr/paminnelser/texter", form + [("gor", "visa")])
        #expect(hr.page.contains("<p lang=\"sv\">Kom ihåg &lt;det&gt;!\n\nhttps://kurser.exempel.se/</p>"))
        #expect(try scene.store.setting("reminder-text") == nil, "only shown")
        hr.post("/hr/paminnelser/texter", form + [("gor", "spara")])
        #expect(hr.page.contains("Texterna är sparade."))
        #expect(try scene.store.setting("reminder-text") == "Kom ihåg <det>!\n\n{länk}")
        #expect(try scene.store.setting("reminder-text-en") == nil)
        form[1].1 = "Kurs om våld {länk}"
        hr.post("/hr/paminnelser/texter", form + [("gor", "spara")])
        #expect(hr.status == 422 && hr.page.contains("skriv neutralt"))
        #expect(try scene.store.text(.swedish) == "Kom ihåg <det>!\n\n{länk}")
        form[1].1 = ""
        hr.post("/hr/paminnelser/texter", form + [("gor", "spara")])
        #expect(try scene.store.text(.swedish) == ReminderText.swedish.standard)
    }
}
