import Course
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// What `AccessibilityTests` does not come to on its walks: the states a learner's pages can be in.
@Suite(.serialized, .enabled(if: Axe.missing == nil, Comment(rawValue: Axe.missing ?? "")))
struct LearnerStatesTests {
    private func signIn(_ live: LiveSite, _ browser: WebDriver) throws {
        try browser.open(try live.link("anna"))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
    }

    @Test(arguments: ["sv", "en"])
    func `before, while and after the course, in both languages`(language: String) throws {
        let live = try LiveSite(try TestSite(coursesFolder: LiveSite.courses))
        let browser = try WebDriver(width: 390, height: 844)
        try signIn(live, browser)
        if language == "en" {
            try browser.click("button[lang=en]")
            try browser.wait("English") { try browser.text("h1") == "My courses" }
        }
        let store = live.site.store
        let anna = try live.site.id(of: "anna")
        for path in ["/", "/kurs/vinr", "/innan/vinr/vad-ar-vald", "/trygghet", "/kurs/vinr/prov", "/hjalp"] {
            try browser.open(live.base + path)
            try Axe.check("\(path) in \(language)", browser)
        }
        let chapters = try #require(live.site.settings.catalog.current["vinr"]).course.chapters
        try store.keep(
            ReadingPlace(chapter: chapters[0].id, section: "vad-orden-betyder"), person: anna, course: "vinr",
            on: live.site.today)
        try browser.open("\(live.base)/")
        try Axe.check("begun, in \(language)", browser)
        for chapter in chapters {
            try store.markChapterDone(
                person: anna, course: "vinr", chapter: chapter.id, on: live.site.today)
        }
        for path in ["/", "/kurs/vinr", "/kurs/vinr/prov"] {
            try browser.open(live.base + path)
            try Axe.check("\(path) with all chapters done, in \(language)", browser)
        }
        let code = TypedCode.random()
        try store.addCompletion(
            person: anna, course: "vinr", day: live.site.today, method: "kurs",
            version: live.site.settings.catalog.current["vinr"]?.version, code: code, now: live.site.now)
        let path = "/kontroll?kod=\(code)"
        for (state, path) in [("done", "/"), ("the certificate", "/intyg/\(code)"), ("genuine", path)] {
            try browser.open(live.base + path)
            try Axe.check("\(state), in \(language)", browser)
        }
        try store.connection.run(
            """
            INSERT INTO voiding (completion, day, reason, signer, recorded_at)
            SELECT id, day, 'fel', person, 0 FROM completion
            """)
        try browser.open(live.base + path)
        #expect(try browser.all(".result[role=status]").count == 1)
        try Axe.check("a certificate that is void, in \(language)", browser)
    }

    @Test func `every error that somebody may meet`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 390, height: 844)
        try signIn(live, browser)
        for path in ["/finns-inte", "/hr", "/logga-ut", "/kurs/ingen", "/intyg/BBBB-BBBB-BBBB"] {
            try browser.open(live.base + path)
            try Axe.check(path, browser)
        }
        // A form whose session has ended, sent without a script.
        try browser.open("\(live.base)/kurs/prova/forsta")
        try live.site.store.closeSessions(of: live.site.id(of: "anna"))
        _ = try browser.run("document.querySelector('.done-form').submit()")
        try browser.wait("that she must sign in") { try browser.text("h1") == "Du behöver logga in igen" }
        try Axe.check("signed out in the middle", browser)
        // From the same place came a hundred wrong codes.
        for _ in 0..<100 {
            live.site.settings.limits.noteWrongCode(
                from: SignInLimits.source(of: "127.0.0.1"), now: live.site.now)
        }
        try browser.open("\(live.base)/logga-in")
        try browser.type("fel kod", into: "#vem")
        try browser.click("main .button")
        try browser.wait("that it is too often") {
            try browser.text("[role=alert]").contains("för många försök")
        }
        try Axe.check("too many tries", browser)
        // What needs a broken server is made here and shown there.
        let site = Site(store: live.site.store, settings: live.site.settings, lane: .loop)
        for response in [
            ErrorPage.unavailable(session: nil, site: site, language: .swedish),
            ErrorPage.internalError(session: nil, site: site, language: .swedish),
        ] {
            guard case .bytes(let page) = response.body else { continue }
            try browser.open("\(live.base)/hjalp")
            let text = String(
                decoding: try JSONEncoder().encode(String(decoding: page, as: UTF8.self)), as: UTF8.self)
            _ = try browser.run("document.open(); document.write(\(text)); document.close();")
            try browser.wait("the stylesheet") {
                try browser.run("return document.styleSheets.length > 0") as? Bool == true
            }
            try Axe.check("\(response.status.code)", browser)
        }
    }

    @Test func `a fault is told of, refused and received`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 390, height: 844)
        try browser.open("\(live.base)/tillganglighet")
        // A blank is more than the browser minds.
        try browser.type(" ", into: "#brist")
        try browser.click("#anmal button")
        try browser.wait("the refusal") { try !browser.all("[role=alert]").isEmpty }
        try Axe.check("a fault refused", browser)
        try browser.type("Knappen syns inte", into: "#brist")
        try browser.click("#anmal button")
        try browser.wait("the thanks") { try browser.text("h1") == "Tack, vi har fått det" }
        try Axe.check("a fault received", browser)
        #expect(try live.site.store.faultReports().map(\.text) == ["Knappen syns inte"])
    }

    @Test func `what the script shows: no connection, a session that ends, and the way out`() throws {
        let live = try LiveSite(try TestSite())
        let browser = try WebDriver(width: 320, height: 640)
        try signIn(live, browser)
        try browser.open("\(live.base)/kurs/prova/forsta")
        try browser.click("#vad input[type=radio]")
        try browser.offline(true)
        try browser.click("#vad button")
        try browser.wait("that it waits") { try browser.text("#vad .not-sent").contains("försöker igen") }
        try Axe.check("no connection", browser)
        try browser.offline(false)
        try browser.wait("the feedback") { try !browser.all("#vad .result").isEmpty }

        // The clock of the page, not of the server.
        _ = try browser.run(Self.passed(seconds: Session.idleSeconds - 300))
        try browser.wait("the warning") { try browser.text(".session").contains("loggas snart ut") }
        try Axe.check("a session that ends", browser)
        // Neither the note nor the exit covers what has focus, on the smallest screen too.
        for _ in 0..<30 {
            try browser.tap(.tab)
            let hidden = try browser.run(
                """
                const one = document.activeElement, box = one.getBoundingClientRect();
                const note = document.querySelector('.session').getBoundingClientRect();
                return !one.closest('.session') && box.top >= note.top && box.top < innerHeight
                """)
            #expect(hidden as? Bool == false)
        }
        _ = try browser.run(Self.passed(seconds: 300))
        try browser.wait("that it has ended") { try browser.text(".session").contains("Du är utloggad") }
        try Axe.check("a session that has ended", browser)

        // Turned off, Shift does nothing; turned on again it does.
        try browser.open("\(live.base)/trygghet")
        try browser.click("button[value=av]")
        try browser.wait("that it is off") { try !browser.all("button[value=pa]").isEmpty }
        for _ in 1...3 { try browser.press("Shift") }
        #expect(try browser.url == "\(live.base)/trygghet" && browser.all(".exit .dots").isEmpty)
        try Axe.check("Shift turned off", browser)
        try browser.click("button[value=pa]")
        try browser.wait("that it is on") { try !browser.all("button[value=av]").isEmpty }

        // The exit leads nowhere here, so that its cover can be looked at.
        try browser.open("\(live.base)/kurs/prova/forsta")
        try browser.press("Shift")
        try browser.wait("a dot") { try browser.all(".exit .dots .on").count == 1 }
        try Axe.check("one Shift", browser)
        _ = try browser.run("document.querySelector('.exit').href = '#'")
        for _ in 1...2 { try browser.press("Shift") }
        try browser.wait("the cover") { try browser.text(".leaving") == "Laddar." }
        try Axe.check("leaving", browser)
        #expect(try browser.title == "Laddar.")
    }

    /// So much later by the page's clock.
    static func passed(seconds: Int) -> String {
        """
        const clock = Date.now; Date.now = () => clock() + \(seconds * 1000);
        document.dispatchEvent(new Event('visibilitychange'));
        """
    }

    @Test(arguments: [(320, 100), (320, 200), (768, 100)])
    func `no page of a learner scrolls sideways`(width: Int, percent: Int) throws {
        let live = try LiveSite(try TestSite(coursesFolder: LiveSite.courses))
        let browser = try WebDriver(width: width, height: 700)
        try live.site.store.set("name", "Upplands Väsby kommun")
        try signIn(live, browser)
        let anna = try live.site.id(of: "anna")
        let code = TypedCode.random()
        try live.site.store.addCompletion(
            person: anna, course: "hrv", day: live.site.today, method: "kurs", version: nil, code: code,
            now: live.site.now)
        var paths = [
            "/", "/innan/vinr/vad-ar-vald", "/trygghet", "/tillganglighet", "/integritet", "/finns-inte",
            "/intyg/\(code)", "/kontroll?kod=\(code)", "/kontroll?kod=x", "/inloggningar", "/mina-uppgifter",
        ]
        for entry in live.site.settings.catalog.current.courses {
            paths.append("/kurs/\(entry.course.id)")
            paths += entry.course.chapters.map { "/kurs/\(entry.course.id)/\($0.id)" }
        }
        for path in paths {
            try browser.open(live.base + path)
            for isDark in [false, true] {
                try browser.prefer(dark: isDark)
                let overflow = try browser.run(
                    """
                    document.documentElement.style.fontSize = '\(percent * 9 / 8)%';
                    document.querySelectorAll('details').forEach(part => part.open = true);
                    return document.documentElement.scrollWidth - \(width)
                    """)
                #expect((overflow as? Int ?? 99) <= 0, "\(path) at \(width) px, \(percent) %")
            }
        }
    }
}
