import Compliance
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Kurskoll

/// A course taken by somebody who is nobody: a paper, and nothing after it.
@Suite struct AnonymousTests {
    private func link(_ site: TestSite, _ options: String...) throws -> String {
        let said = Mutex("")
        let status = site.run(["sign-in", "--anonymous"] + options) { text in said.withLock { $0 += text } }
        #expect(status == 0)
        return said.withLock { String($0.dropLast()) }
    }

    private func enter(_ link: String, _ site: TestSite) -> Browser {
        let browser = Browser(site)
        let path = link.replacing("http://127.0.0.1:8080", with: "")
        browser.get(path)
        browser.post(path)
        return browser
    }

    private func count(_ site: TestSite) throws -> Int? {
        try site.store.connection.first("SELECT count(*) FROM person WHERE pass_until IS NOT NULL") {
            $0.int(0)
        }
    }

    private func pass(_ browser: Browser) throws {
        browser.get("/kurs/prova/forsta")
        for chapter in ["forsta", "andra"] { browser.post("/kurs/prova/\(chapter)/klar") }
        browser.post("/kurs/prova/prov/nytt")
        let answers = try ["ett", "två"].map { word in
            ("t-\(word == "ett" ? "ett" : "tva")", try Self.place(of: "Ja, \(word)", in: browser.page))
        }
        browser.post("/kurs/prova/prov", answers)
    }

    @Test func `she takes the course and prints a paper, and nothing of it is stored`() throws {
        let site = try TestSite()
        let people = try site.store.connection.first("SELECT count(*) FROM person") { $0.int(0) }
        let browser = enter(try link(site), site)
        #expect(browser.path == "/" && browser.status == 200 && !browser.page.contains("Hej"))
        try pass(browser)
        #expect(browser.page.contains("Den som har det här intyget") && browser.page.contains("2026.1"))
        #expect(browser.page.contains("2026-11-21") && !browser.page.contains("anonym-"))
        #expect(try site.store.connection.first("SELECT 1 FROM completion") { _ in true } == nil)
        let figure = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store).total
            .figure
        #expect(figure.completed == 0 && figure.counted == 6)
        browser.post("/logga-ut")
        #expect(try count(site) == 0)
        #expect(try site.store.connection.first("SELECT count(*) FROM person") { $0.int(0) } == people)
        #expect(try site.store.connection.first("SELECT 1 FROM chapter_done") { _ in true } == nil)
        #expect(try site.store.connection.first("SELECT 1 FROM session") { _ in true } == nil)
        #expect(try site.store.connection.first("SELECT 1 FROM sign_in_link") { _ in true } == nil)
    }

    @Test func `a test handed in twice shows the same paper`() throws {
        let site = try TestSite()
        let browser = enter(try link(site), site)
        browser.get("/kurs/prova/forsta")
        for chapter in ["forsta", "andra"] { browser.post("/kurs/prova/\(chapter)/klar") }
        browser.post("/kurs/prova/prov/nytt")
        let form =
            [
                ("t-ett", try Self.place(of: "Ja, ett", in: browser.page)),
                ("t-tva", try Self.place(of: "Ja, två", in: browser.page)),
                ("csrf", try #require(browser.token)),
            ] + browser.draw
        for _ in 1...2 {
            browser.post("/kurs/prova/prov", form, csrf: false)
            #expect(browser.status == 200 && browser.page.contains("Den som har det här intyget"))
        }
    }

    @Test func `the code works again after the quick exit, until its time is up`() throws {
        let site = try TestSite()
        let link = try link(site)
        let browser = enter(link, site)
        browser.get("/kurs/prova/forsta")
        browser.post("/kurs/prova/forsta/klar")
        browser.get("/lamna")
        let again = enter(link, site)
        again.get("/kurs/prova")
        #expect(again.page.components(separatedBy: "✓").count == 2, "the chapter is still done")
        site.wait(SignInCommand.lifetimeSeconds)
        again.get("/")
        #expect(again.path == "/logga-in")
        // The next who signs in sweeps.
        try Browser(site).signIn("bert")
        #expect(try count(site) == 0)
        #expect(try site.store.connection.first("SELECT 1 FROM chapter_done") { _ in true } == nil)
    }

    @Test func `nobody's code goes on paper too, and takes no name`() throws {
        let site = try TestSite()
        #expect(try link(site, "--code").split(separator: " ").count == 6)
        #expect(try count(site) == 1)
        #expect(site.run(["sign-in"]) == 2)
        #expect(site.run(["sign-in", "anna", "--anonymous"]) == 2)
    }

    /// The value of the choice whose label says `text`.
    static func place(of text: String, in page: String) throws -> String {
        let label = try #require(
            page.components(separatedBy: "<label>").first { $0.contains(text) && $0.contains("value=") })
        let after = try #require(label.components(separatedBy: "value=\"").dropFirst().first)
        return String(after.prefix { $0 != "\"" })
    }
}
