import Compliance
import Foundation
import SQLite
import HTTP
import Testing

@testable import Kurskoll

@Suite struct LearnerTests {
    @Test func `a learner reads, answers, resumes, passes the test and gets a certificate`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        #expect(browser.path == "/")
        #expect(browser.page.contains("Anna &lt;Ny&gt; &amp; Co"))
        #expect(browser.page.contains("Ska vara klar senast 2027-08-21"))

        browser.get("/kurs/prova/forsta")
        #expect(browser.page.contains("Kapitlet handlar om ingenting farligt."))
        #expect(browser.page.contains("020-00 00 00"), "a help line's number is put in from stod.md")
        #expect(!browser.page.contains("Just det."), "feedback stands in no page before the answer")

        browser.post(
            "/kurs/prova/forsta", [("fraga", "vad"), ("vad", try place(of: "Rätt svar", in: browser.page))])
        #expect(browser.page.contains("Det stämmer."))
        #expect(browser.page.contains("Just det.") && browser.page.contains("Så är det."))

        browser.get("/kurs/prova/prov")
        #expect(browser.page.contains("Testet öppnas när du är klar med alla kapitel"))

        browser.get("/kurs/prova/forsta")
        browser.post("/kurs/prova/forsta/klar")
        #expect(browser.path == "/kurs/prova/andra")
        browser.get("/")
        #expect(
            browser.page.contains("1 av 2 kapitel klara")
                && browser.page.contains("href=\"/kurs/prova/andra\""))
        browser.post("/kurs/prova/andra/klar")
        #expect(browser.path == "/kurs/prova/prov")

        browser.post("/kurs/prova/prov/nytt")
        let wrong = [
            ("t-ett", try place(of: "Nej, ett", in: browser.page)),
            ("t-tva", try place(of: "Ja, två", in: browser.page)),
        ]
        browser.post("/kurs/prova/prov", wrong)
        #expect(browser.page.contains("Inte godkänt än") && browser.page.contains("1 rätt av 2"))
        #expect(try completions(site) == 0)

        browser.post("/kurs/prova/prov/nytt")
        let right = [
            ("t-ett", try place(of: "Ja, ett", in: browser.page)),
            ("t-tva", try place(of: "Ja, två", in: browser.page)),
        ]
        browser.post("/kurs/prova/prov", right)
        #expect(browser.path.hasPrefix("/intyg/"))
        #expect(
            browser.page.contains("Anna &lt;Ny&gt;") && browser.page.contains("2026-11-21")
                && browser.page.contains("2026.1"))
        #expect(try completions(site) == 1)

        let certificate = browser.path
        let code = certificate.dropFirst("/intyg/".count)
        let stranger = Browser(site)
        stranger.get("/kontroll?kod=\(code.lowercased())")
        #expect(stranger.page.contains("Intyget är äkta.") && !stranger.page.contains("Anna"))
        try stranger.signIn("bert")
        stranger.get(certificate)
        #expect(stranger.status == 404, "a certificate is its holder's")

        // It shows at once in the figures.
        let report = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store)
        #expect(report.total.figure.completed == 1)
    }

    @Test func `a test handed in twice is graded once`() throws {
        let (site, browser) = try atTheTest()
        let right = [
            ("t-ett", try place(of: "Ja, ett", in: browser.page)),
            ("t-tva", try place(of: "Ja, två", in: browser.page)),
        ]
        let hidden = [("csrf", browser.token ?? "")] + browser.draw
        browser.post("/kurs/prova/prov", right)
        browser.post("/kurs/prova/prov", right + hidden, csrf: false)
        #expect(try completions(site) == 1)
        #expect(browser.path.hasPrefix("/intyg/"), "who taps twice sees the certificate, not a new test")
    }

    @Test func `a test handed in with a question unanswered comes back with the other answers`() throws {
        let (site, browser) = try atTheTest()
        browser.post("/kurs/prova/prov", [("t-ett", try place(of: "Ja, ett", in: browser.page))])
        #expect(browser.status == 200 && browser.page.contains("href=\"#t-tva\""))
        #expect(browser.page.components(separatedBy: " checked").count == 2)
        #expect(!browser.page.contains("rätt svar"), "it tells nothing of the answers")
        #expect(try site.store.questionCounters(course: "prova").isEmpty)
        let right = [
            ("t-ett", try place(of: "Ja, ett", in: browser.page)),
            ("t-tva", try place(of: "Ja, två", in: browser.page)),
        ]
        browser.post("/kurs/prova/prov", right)
        #expect(browser.path.hasPrefix("/intyg/"))
    }

    @Test func `a test in an old tab is not judged by the order of a newer one`() throws {
        let (site, browser) = try atTheTest()
        let old = browser.draw
        let answers = [("t-ett", "0"), ("t-tva", "0")]
        browser.post("/kurs/prova/prov/nytt")
        #expect(browser.draw.first?.1 != old.first?.1)
        let token = [("csrf", browser.token ?? "")]
        for draw in [old, [], [("dragning", "")]] {
            browser.post("/kurs/prova/prov", token + draw + answers, csrf: false)
            #expect(browser.status == 403 && browser.page.contains("Sidan var för gammal"))
        }
        #expect(try site.store.questionCounters(course: "prova").isEmpty)
        browser.get("/kurs/prova/prov")
        #expect(browser.draw.first != nil, "the newer test is still open")
    }

    @Test(arguments: [
        "-1", "3", "999999999999999999999", "0x1", "", "%00", "1e3", " 0", "💩", "<script>alert(1)</script>",
    ])
    func `a place that no choice has is no answer`(place: String) throws {
        let (site, browser) = try atTheTest()
        browser.post("/kurs/prova/prov", [("t-ett", place), ("t-tva", place)])
        #expect(browser.status == 200 && !browser.page.contains("<script>alert"))
        browser.get("/kurs/prova/forsta")
        for question in ["vad", "jamna"] {
            browser.post("/kurs/prova/forsta", [("fraga", question), (question, place), (question, place)])
            #expect(browser.status == 200 && browser.page.contains("Svara på frågan först"))
        }
        #expect(try site.store.questionCounters(course: "prova").isEmpty)
    }

    /// Anna with all chapters done and the test's questions before her.
    private func atTheTest() throws -> (site: TestSite, browser: Browser) {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova/forsta")
        browser.post("/kurs/prova/forsta/klar")
        browser.post("/kurs/prova/andra/klar")
        browser.post("/kurs/prova/prov/nytt")
        return (site, browser)
    }

    @Test func `the test cannot be started or graded before the chapters are done`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova")
        browser.post("/kurs/prova/prov/nytt")
        #expect(browser.status == 403)
        browser.get("/kurs/prova")
        browser.post("/kurs/prova/prov", [("t-ett", "0")])
        #expect(browser.status == 403)
        #expect(try completions(site) == 0)
    }

    @Test func `nothing of an answer is stored but a counter without a person`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova/forsta")
        browser.post(
            "/kurs/prova/forsta", [("fraga", "vad"), ("vad", try place(of: "Fel svar", in: browser.page))])
        #expect(browser.page.contains("Inte riktigt."))
        try Site(store: site.store, settings: site.settings, lane: .writer).keepCounts()
        let counters = try site.store.questionCounters(course: "prova")
        #expect(counters["vad"]?.answered == 1 && counters["vad"]?.correct == 0)
        #expect(try site.store.chaptersDone(person: site.id(of: "anna"), course: "prova").isEmpty)
    }

    private func completions(_ site: TestSite) throws -> Int? {
        try site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) }
    }

    /// The value of the choice whose label says `text`.
    private func place(of text: String, in page: String) throws -> String {
        let label = try #require(
            page.components(separatedBy: "<label>").first { $0.contains(text) && $0.contains("value=") })
        let after = try #require(label.components(separatedBy: "value=\"").dropFirst().first)
        return String(after.prefix { $0 != "\"" })
    }
}
