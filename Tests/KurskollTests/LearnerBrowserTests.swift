import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Between two visits: connections that are lost, sessions that end, a phone put away; and how much a page weighs.
@Suite(.serialized, .enabled(if: WebDriver.missing == nil, Comment(rawValue: WebDriver.missing ?? "")))
struct LearnerBrowserTests {
    private func signedIn(_ site: TestSite) throws -> (live: LiveSite, browser: WebDriver) {
        let live = try LiveSite(site)
        let browser = try WebDriver(width: 390, height: 844)
        try browser.open(try live.link("anna"))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
        return (live, browser)
    }

    private func answered(_ live: LiveSite) throws -> Int? {
        try Site(store: live.site.store, settings: live.site.settings, lane: .writer).keepCounts()
        return try live.site.store.questionCounters(course: "prova")["vad"]?.answered
    }

    @Test func `an answer sent without a connection comes through when there is one, and is counted once`()
        throws
    {
        let (live, browser) = try signedIn(try TestSite())
        try browser.open("\(live.base)/kurs/prova/forsta")
        try browser.click("#vad input[type=radio]")
        try browser.offline(true)
        try browser.click("#vad button")
        try browser.wait("that it waits") { try browser.text("#vad .not-sent").contains("försöker igen") }
        try browser.offline(false)
        try browser.wait("the feedback") { try browser.all("#vad .result").count == 1 }
        #expect(try browser.all("#vad .not-sent").isEmpty)
        #expect(try answered(live) == 1)
    }

    @Test func `an answer whose feedback was lost on the way is judged again and counted once`() throws {
        let (live, browser) = try signedIn(try TestSite())
        try browser.open("\(live.base)/kurs/prova/forsta")
        try browser.click("#vad input[type=radio]")
        // The server has answered; twice the answer does not arrive.
        _ = try browser.run(
            """
            const real = window.fetch; window.lost = 0;
            window.fetch = async (...what) => {
                const answer = await real(...what);
                if (window.lost < 2) { window.lost += 1; throw new TypeError('lost'); }
                return answer;
            };
            """)
        try browser.click("#vad button")
        try browser.wait("the feedback") { try browser.all("#vad .result").count == 1 }
        #expect(try browser.run("return window.lost") as? Int == 2)
        #expect(try answered(live) == 1)
        // Answered anew it is another answer.
        try browser.click("#vad button")
        try browser.wait("the second") { try answered(live) == 2 }
    }

    @Test func `a reader who is there stays signed in, and one whose twelve hours end is told`() throws {
        let (live, browser) = try signedIn(try TestSite())
        try browser.open("\(live.base)/kurs/prova/forsta")
        #expect(try browser.all(".session").isEmpty)
        _ = try browser.run(LearnerStatesTests.passed(seconds: Session.idleSeconds - 300))
        try browser.wait("the warning") { try browser.all(".session button").count == 1 }
        try browser.click(".session button")
        try browser.wait("that it is gone") { try browser.all(".session").isEmpty }
        // By the server's clock: used every hour and a half, until five minutes are left of twelve hours.
        for _ in 1...7 {
            live.site.wait(5_400)
            try browser.open("\(live.base)/kurs/prova/forsta")
        }
        live.site.wait(5_100)
        try browser.open("\(live.base)/kurs/prova/forsta")
        try browser.wait("the last warning") { try browser.text(".session").contains("tolv timmar") }
        #expect(try browser.all(".session button").isEmpty, "it cannot be prolonged")
    }

    @Test func `a phone that is put away keeps the section, and another goes on there`() throws {
        let (live, browser) = try signedIn(try TestSite(coursesFolder: LiveSite.courses))
        try browser.open("\(live.base)/kurs/vinr/vad-ar-vald")
        _ = try browser.run(
            """
            document.getElementById('hur-vanligt-är-det').scrollIntoView();
            Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
            document.dispatchEvent(new Event('visibilitychange'));
            """)
        let anna = try live.site.id(of: "anna")
        try browser.wait("that the place is kept") {
            try live.site.store.place(person: anna, course: "vinr")?.section == "hur-vanligt-är-det"
        }
        let other = try WebDriver(width: 1280, height: 900)
        try other.open(try live.link("anna"))
        try other.click("main button")
        try other.wait("my courses") { try other.url == "\(live.base)/" }
        try other.click("a.button[href*='#']")
        try other.wait("the section, below the exit") {
            let top = try other.run(
                "return document.getElementById('hur-vanligt-är-det').getBoundingClientRect().top")
            return (40...400).contains(top as? Double ?? -1)
        }
    }

    @Test func `without a script she pauses with a button and goes on from there`() throws {
        let live = try LiveSite(try TestSite(coursesFolder: LiveSite.courses))
        let browser = try WebDriver(width: 390, height: 844, javaScript: false)
        try browser.open(try live.link("anna"))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
        try browser.open("\(live.base)/kurs/vinr/vad-ar-vald")
        try browser.click(".pause button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
        try browser.click("a.button[href*='#']")
        try browser.wait("the section") { try browser.url.contains("vad-ar-vald#hur-vanligt") }
    }

    @Test func `a certificate prints to one page of A4, alone on it`() throws {
        let (live, browser) = try signedIn(try TestSite())
        try live.site.store.set("name", "Exempelköpings kommun")
        try live.site.store.connection.run(
            "UPDATE person SET name = 'Anna-Karin Margareta Fredriksson Lindqvist-Söderström' WHERE ref = 'anna'"
        )
        let code = TypedCode.random()
        try live.site.store.addCompletion(
            person: live.site.id(of: "anna"), course: "prova", day: live.site.today, method: "kurs",
            version: live.site.settings.catalog.current["prova"]?.version, code: code, now: live.site.now)
        try browser.open("\(live.base)/intyg/\(code)")
        let answer = try browser.command("Page.printToPDF", ["paperWidth": 8.27, "paperHeight": 11.69])
        let data = try #require((answer as? [String: Any])?["data"] as? String)
        let pdf = String(decoding: try #require(Data(base64Encoded: data)), as: UTF8.self)
        #expect(pdf.contains("/Count 1") && !pdf.contains("/Count 2"))
        try browser.command("Emulation.setEmulatedMedia", ["media": "print"])
        let shown = try browser.run(
            """
            return [...document.querySelectorAll('.exit-bar, header.site, footer.site, .screen, .qr, .code')]
                .map(part => part.getClientRects().length > 0 ? part.classList[0] : '').join(' ').trim();
            """)
        #expect(shown as? String == "code qr")
    }

    /// What a phone fetches when a page is the first it opens; the time it takes is printed, and promised nowhere.
    @Test(arguments: ["/logga-in/", "/", "/kurs/vinr", "/innan/vinr/vad-ar-vald"])
    func `a first page is at most 60 kB in all`(path: String) throws {
        let (live, browser) = try signedIn(try TestSite(coursesFolder: LiveSite.courses))
        try browser.command("Network.enable", [:])
        try browser.command("Network.clearBrowserCache", [:])
        // 400 kbit/s and 400 ms: 3G at the edge of a village.
        try browser.network(delay: 400, bytesPerSecond: 50_000)
        try browser.open(path == "/logga-in/" ? try live.link("bert") : live.base + path)
        let measured = try #require(
            try browser.run(
                """
                const page = performance.getEntriesByType('navigation')[0];
                const all = [page, ...performance.getEntriesByType('resource')];
                const paint = performance.getEntriesByName('first-contentful-paint')[0];
                return { bytes: all.reduce((sum, one) => sum + one.transferSize, 0), files: all.length,
                         painted: paint ? paint.startTime : -1, usable: page.domContentLoadedEventEnd };
                """) as? [String: Any])
        let bytes = (measured["bytes"] as? NSNumber)?.intValue ?? .max
        func milliseconds(_ key: String) -> Int { (measured[key] as? NSNumber)?.intValue ?? -1 }
        print(
            "3G \(path): \(bytes) bytes, seen after \(milliseconds("painted")) ms, usable after \(milliseconds("usable")) ms"
        )
        #expect((5_000...60_000).contains(bytes), "\(path): \(bytes) bytes")
    }
}
