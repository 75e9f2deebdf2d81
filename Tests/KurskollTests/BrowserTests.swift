import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// The main walks in headless Chromium, on a phone and with JavaScript off.
@Suite(.serialized, .enabled(if: WebDriver.missing == nil, Comment(rawValue: WebDriver.missing ?? "")))
struct BrowserTests {
    @Test(arguments: [true, false])
    func `a learner goes from the link to the certificate on a phone`(javaScript: Bool) throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 390, height: 844, javaScript: javaScript)
        try signIn("anna", live, browser)
        if javaScript { try browser.screenshot("mina-kurser-390") }

        try browser.click(".card .button")
        try browser.wait("the course") { try browser.url.hasSuffix("/kurs/prova") }
        try browser.click(".actions .button")
        try browser.wait("what to know first") { try browser.url.hasSuffix("/innan/prova/forsta") }
        if javaScript { try browser.screenshot("innan-390") }
        try browser.click(".actions .button")
        try browser.wait("the chapter") { try browser.url.hasSuffix("/kurs/prova/forsta") }
        #expect(try browser.title == "Kapitel 1 – Kurskoll")
        try choose("Rätt svar", in: "#vad", browser)
        try browser.click("#vad button")
        try browser.wait("the feedback") { try !browser.all("#vad .result").isEmpty }
        #expect(try browser.text("#vad .result").contains("Det stämmer."))
        if javaScript { try browser.screenshot("kapitel-390") }

        try browser.click(".done-form button")
        try browser.wait("chapter 2") { try browser.url.hasSuffix("/andra") }
        try browser.click(".done-form button")
        try browser.wait("the test") { try browser.url.hasSuffix("/prov") }
        try browser.click("main form button")
        try browser.wait("the questions") { try !browser.all("#t-ett").isEmpty }
        try choose("Ja, ett", in: "#t-ett", browser)
        try choose("Ja, två", in: "#t-tva", browser)
        if javaScript { try browser.screenshot("prov-390") }
        try browser.click("main form button")
        try browser.wait("the certificate") { try browser.url.contains("/intyg/") }
        #expect(try browser.text(".holder") == "Anna <Ny> & Co")
        if javaScript { try browser.screenshot("intyg-390") }
        #expect(try live.site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) } == 1)
    }

    @Test func `three bare Shifts leave the page, and no page scrolls sideways on a small phone`() throws {
        let live = try LiveSite(try TestSite())
        try live.site.store.set("exit-url", "\(live.base)/halsa")
        let browser = try WebDriver(width: 320, height: 600)
        try signIn("chef-n", live, browser)
        for path in [
            "/", "/enhet", "/kurs/prova", "/kurs/prova/forsta", "/hjalp", "/mina-uppgifter", "/integritet",
        ] {
            try browser.open(live.base + path)
            let overflow = try browser.run("return document.documentElement.scrollWidth - 320") as? Int
            #expect((overflow ?? 99) <= 0, "\(path) is \(overflow ?? -1) px too wide")
        }
        try browser.open("\(live.base)/kurs/prova/forsta")
        for _ in 1...3 { try browser.press("Shift") }
        try browser.wait("the neutral page") { try browser.url == "\(live.base)/halsa" }
        try browser.open("\(live.base)/")
        #expect(try browser.url == "\(live.base)/logga-in", "the session has ended")
    }

    @Test func `a manager and HR see their figures`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver()
        try signIn("chef-n", live, browser)
        try browser.open("\(live.base)/enhet")
        #expect(try browser.text("main table").contains("Bert Sen"))
        try browser.screenshot("enhet-1280")
        try signIn("hr", live, browser)
        try browser.open("\(live.base)/hr")
        #expect(try browser.text("main > .table").contains("Vård"))
        try browser.screenshot("hr-1280")
    }

    @Test(arguments: [true, false])
    func `HR sends Friday's file with a bad row, mends it, takes it in and takes it back`(javaScript: Bool)
        throws
    {
        let live = try LiveSite(try TestSite())
        let friday = try FridayFile(in: live.site.folder)
        let browser = try WebDriver(javaScript: javaScript)
        try signIn("hr", live, browser)
        try browser.open("\(live.base)/hr")
        try browser.click("main .actions .button")
        try browser.wait("the form") { try browser.url.hasSuffix("/hr/import") }
        if javaScript { try browser.screenshot("import-1280") }

        try friday.send(friday.bad, live, browser)
        #expect(try browser.text("[role=alert]").hasPrefix("Ett fel."))
        #expect(try browser.text("main table").contains("2026-02-31"))
        if javaScript { try browser.screenshot("import-fel-1280") }
        // The form for the mended file stands on the same page and remembers source and day.
        try browser.type(friday.good, into: "#fil")
        try browser.click("form.sheet .button")
        try browser.wait("what would change") { try browser.text("h1") == "Det här skulle ändras" }
        #expect(try browser.text("main section").contains("1 ny"))
        #expect(try browser.text(".sample").contains("Sune Söder"))
        #expect(try live.site.store.person(ref: "ny-1") == nil)
        if javaScript { try browser.screenshot("import-visad-1280") }

        try browser.click("form.sheet .button")
        try browser.wait("the import") { try browser.url.hasSuffix("/hr/importer/1") }
        #expect(try browser.text("h1") == "Import 1 är inläst")
        #expect(try live.site.store.person(ref: "ny-1") != nil)
        if javaScript { try browser.screenshot("import-inlast-1280") }
        try browser.click("form.sheet .button")
        try browser.wait("that it is taken back") { try browser.text("h1") == "Import 1 är tillbakatagen" }
        #expect(try live.site.store.person(ref: "ny-1") == nil)
    }

    @Test func `a page that was left open sends its answers once its reader is signed in again`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 390, height: 844)
        try signIn("anna", live, browser)
        try browser.open("\(live.base)/kurs/prova/forsta")
        try choose("Rätt svar", in: "#vad", browser)
        // Signed out behind the page's back, by another tab.
        let (anna, bert) = (try live.site.id(of: "anna"), try live.link("bert"))
        try live.site.store.closeSessions(of: anna)
        try browser.click("#vad button")
        try browser.wait("that nobody is signed in") {
            try browser.text("#vad .not-sent").contains("inte längre inloggad")
        }
        try browser.inAnotherTab {
            try browser.open(bert)
            try browser.click("main button")
            try browser.wait("my courses") { try browser.url == "\(live.base)/" }
        }
        try browser.click("#vad button")
        try browser.wait("that somebody else is") {
            try browser.text("#vad .not-sent").contains("Någon annan")
        }
        #expect(try browser.all("#vad .result").isEmpty)
        try browser.inAnotherTab { try signIn("anna", live, browser) }
        try browser.click("#vad button")
        try browser.wait("the feedback") { try browser.text("#vad .result").contains("Det stämmer.") }
        // A form that is sent the ordinary way waits in the same way, and has got the new token too.
        for page in ["/andra", "/prov"] {
            try browser.click(".done-form button")
            try browser.wait("the next page") { try browser.url.hasSuffix(page) }
        }
    }

    @Test func `a test that was left open past the time limit is handed in whole`() throws {
        let live = try LiveSite(try TestSite())
        let anna = try live.site.id(of: "anna")
        for chapter in ["forsta", "andra"] {
            try live.site.store.markChapterDone(
                person: anna, course: "prova", chapter: chapter, on: live.site.today)
        }
        let browser = try WebDriver(width: 390, height: 844)
        try signIn("anna", live, browser)
        try browser.open("\(live.base)/kurs/prova/prov")
        try browser.click("main form button")
        try browser.wait("the questions") { try !browser.all("#t-ett").isEmpty }
        try choose("Ja, ett", in: "#t-ett", browser)
        try choose("Ja, två", in: "#t-tva", browser)
        live.site.wait(Session.idleSeconds)
        try browser.click("main form > p button")
        try browser.wait("that nobody is signed in") { try !browser.all("main .not-sent").isEmpty }
        #expect(try browser.all("#t-ett input:checked, #t-tva input:checked").count == 2)
        try browser.inAnotherTab { try signIn("anna", live, browser) }
        try browser.click("main form > p button")
        try browser.wait("the certificate") { try browser.url.contains("/intyg/") }
    }

    private func signIn(_ ref: String, _ live: LiveSite, _ browser: WebDriver) throws {
        try browser.open(try live.link(ref))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
    }

    private func choose(_ text: String, in section: String, _ browser: WebDriver) throws {
        for label in try browser.all("\(section) label") where try browser.textOf(label) == text {
            return try browser.click(element: label)
        }
        Issue.record("no choice says \(text)")
    }
}
