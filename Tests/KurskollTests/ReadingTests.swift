import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Going on where one was, and what is said before one begins.
@Suite struct ReadingTests {
    private func signedIn(_ ref: String = "anna") throws -> (site: TestSite, browser: Browser) {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn(ref)
        return (site, browser)
    }

    @Test func `before the first chapter she is told how to leave, and later she is not`() throws {
        let (_, browser) = try signedIn()
        browser.get("/kurs/prova")
        #expect(browser.page.contains("class=\"button\" href=\"/innan/prova/forsta\""))
        browser.get("/innan/prova/forsta")
        for text in [
            "Skift tre gånger", "historik raderas inte", "Dina svar sparas aldrig", "efter tre timmar",
        ] {
            #expect(browser.page.contains(text), "\(text)")
        }
        for link in ["/trygghet", "/hjalp", "/kurs/prova/forsta"] {
            #expect(browser.page.contains("href=\"\(link)\""), "\(link)")
        }
        browser.get("/kurs/prova/forsta")
        #expect(browser.page.contains("href=\"/innan/prova/forsta\""), "also who came by another way")
        browser.post("/kurs/prova/forsta/klar")
        #expect(!browser.page.contains("/innan/"))
        browser.get("/kurs/prova")
        #expect(!browser.page.contains("/innan/"))
        for path in ["/innan/prova/ingen", "/innan/ingen/forsta"] {
            browser.get(path)
            #expect(browser.status == 404)
        }
    }

    @Test func `she goes on at the section where she was, on another device too`() throws {
        let (site, browser) = try signedIn()
        browser.get("/kurs/prova/forsta")
        browser.post("/kurs/prova/forsta/plats", [("avsnitt", "jamna")])
        #expect(browser.path == "/" && browser.page.contains("href=\"/kurs/prova/forsta#jamna\""))
        let phone = Browser(site)
        try phone.signIn("anna")
        for path in ["/", "/kurs/prova"] {
            phone.get(path)
            #expect(phone.page.contains("class=\"button\" href=\"/kurs/prova/forsta#jamna\""), "\(path)")
        }
        let stranger = Browser(site)
        try stranger.signIn("bert")
        #expect(!stranger.page.contains("#jamna"))
        // One row, that of the last; and none of a chapter that is done.
        phone.get("/kurs/prova/forsta")
        phone.post("/kurs/prova/forsta/plats", [("avsnitt", "text")])
        #expect(
            try site.store.connection.first("SELECT count(*), min(section) FROM reading_place") {
                "\($0.int(0)) \($0.text(1))"
            } == "1 text")
        phone.post("/kurs/prova/forsta/klar")
        phone.post("/kurs/prova/forsta/plats", [("avsnitt", "vad")])
        #expect(try site.store.connection.first("SELECT 1 FROM reading_place") { _ in true } == nil)
        phone.get("/")
        #expect(phone.page.contains("href=\"/kurs/prova/andra\""))
    }

    @Test(arguments: ["", "MARKOR7431", "<b>", "jamna ", "andra"])
    func `a place that the chapter lacks is not kept`(section: String) throws {
        let (site, browser) = try signedIn()
        browser.get("/kurs/prova/forsta")
        browser.post("/kurs/prova/forsta/plats", [("avsnitt", section)])
        #expect(browser.status == 400)
        #expect(try site.store.connection.first("SELECT 1 FROM reading_place") { _ in true } == nil)
    }

    @Test func `without a script there is a button between two sections, and none before the first`() throws {
        let site = try TestSite(coursesFolder: LiveSite.courses)
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/vinr/vad-ar-vald")
        let places = browser.page.matches(of: /name="avsnitt" value="([^"]*)"/).map { String($0.1) }
        // Of all headings but the first, and the one in the foot of the page.
        #expect(places.count == browser.page.components(separatedBy: "<h2 id=").count - 3)
        #expect(places.first == "hur-vanligt-är-det")
        for place in places { #expect(browser.page.contains("<h2 id=\"\(place)\">"), "\(place)") }
        browser.post("/kurs/vinr/vad-ar-vald/plats", [("avsnitt", try #require(places.last))])
        #expect(browser.page.contains("/kurs/vinr/vad-ar-vald#\(places.last ?? "")"))
    }

    @Test func `an answer whose page is sent again is counted once, and a new showing's is another`() throws {
        let (site, browser) = try signedIn()
        browser.get("/kurs/prova/forsta")
        func key() -> String { browser.value(after: "name=\"nyckel\" value=\"") ?? "" }
        let first = key()
        for sent in [first, first, first] {
            browser.post("/kurs/prova/forsta", [("fraga", "vad"), ("vad", "0"), ("nyckel", sent)])
            #expect(browser.page.contains("class=\"result\""), "it is judged each time")
        }
        #expect(key() != first && key().utf8.count == AnswerCounts.keyBytes)
        browser.post("/kurs/prova/forsta", [("fraga", "vad"), ("vad", "0"), ("nyckel", key())])
        try Site(store: site.store, settings: site.settings, lane: .writer).keepCounts()
        #expect(try site.store.questionCounters(course: "prova")["vad"]?.answered == 2)
    }

    @Test func `a page says for how long its session may last`() throws {
        let (site, browser) = try signedIn()
        let life = Session.lifetimeSeconds
        #expect(browser.page.contains("data-idle=\"\(Session.idleSeconds)\" data-last=\"\(life)\""))
        for passed in [10_000, 20_000] {
            site.wait(10_000)
            browser.get("/")
            #expect(browser.page.contains("data-last=\"\(life - passed)\""))
        }
    }

    @Test func `who completed an older text finds it beside the course`() throws {
        let (site, browser) = try signedIn()
        #expect(!browser.page.contains("/version/"))
        let old = try site.store.connection.insert(
            """
            INSERT INTO course_version (course, version, sha256, content, first_day)
            VALUES ('prova', '2025.1', 'x', '', 20000)
            """)
        try site.store.addCompletion(
            person: site.id(of: "anna"), course: "prova", day: site.today, method: "kurs", version: old,
            code: TypedCode.random(), now: site.now)
        browser.get("/")
        #expect(browser.page.contains("href=\"/kurs/prova/version/\(old)\""))
        // Of the text that is served now there is no need.
        let now = try #require(site.settings.catalog.current["prova"]).version
        try site.store.addCompletion(
            person: site.id(of: "anna"), course: "prova", day: site.today, method: "kurs", version: now,
            code: TypedCode.random(), now: site.now)
        browser.get("/")
        #expect(!browser.page.contains("/version/"))
    }
}
