import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// A workplace meeting in headless Chromium: the leader's page, the screen in the room and a phone.
@Suite(.serialized, .enabled(if: WebDriver.missing == nil, Comment(rawValue: WebDriver.missing ?? "")))
struct GroupBrowserTests {
    @Test(arguments: [true, false])
    func `one joins by phone and passes, one is ticked from paper and confirmed, over a restart`(
        javaScript: Bool
    ) throws {
        let site = try TestSite()
        try site.store.set("group-confirmation", "leader")
        var live: LiveSite? = try LiveSite(site)
        let base = { try #require(live).base }
        let leader = try WebDriver(javaScript: javaScript)
        let phone = try WebDriver(width: 390, height: 844, javaScript: javaScript)
        try signIn("chef-n", #require(live), leader)
        try leader.open("\(base())/grupp")
        try leader.click("form[method=post][action='/grupp'] button")
        try leader.wait("the leader's page") { try leader.url.hasSuffix("/leda") }
        let path = String(try leader.url.dropFirst(base().count).dropLast("/leda".count))

        // The phone finds the way from the QR code's address, by signing in.
        try phone.open(try base() + path)
        #expect(try phone.text("main").contains("Logga in först"))
        try phone.open(try #require(live).link("anna"))
        try phone.click("main button")
        try phone.wait("the invitation") { try phone.url.hasSuffix(path) }
        if javaScript { try phone.screenshot("grupp-inbjudan-390") }
        try phone.click("form[action='\(path)'] button")
        try phone.wait("that she is in") { try phone.text("main").contains("Du är med.") }
        try see("Anna <Ny> & Co", leader, javaScript)
        if javaScript {
            try leader.screenshot("grupp-leda-1280")
            try leader.inAnotherTab {
                try leader.open("\(base())\(path)/skarm")
                try leader.screenshot("grupp-skarm-kod-1280")
            }
        }
        try leader.click(".button.big")
        try leader.wait("chapter 1") { try leader.text(".steps h2").contains("Kapitel 1") }

        // The server ends in the middle, and another begins on the same file.
        live = nil
        try site.restart()
        live = try LiveSite(site)
        try leader.open("\(base())\(path)/leda")
        #expect(try leader.text("#deltagare").contains("Anna"))
        try phone.open(try base() + path)
        #expect(try phone.text("main").contains("kapitel 1 av 2"))
        if javaScript { try phone.screenshot("grupp-telefon-390") }
        for _ in 1...2 {
            let before = try leader.text(".steps h2")
            try leader.click(".button.big")
            try leader.wait("the next") { try leader.text(".steps h2") != before }
        }
        try phone.wait("the test") {
            if !javaScript { try phone.open(try base() + path) }
            return try !phone.all("a.button[href='/kurs/prova/prov']").isEmpty
        }
        try tick("Bert Sen", in: ".names", leader)
        try leader.click("form[action='\(path)/lagg-till'] .button")
        try leader.wait("that he is in") { try leader.text("#deltagare").contains("Bert Sen") }
        try leader.click("form[action='\(path)/bekrafta'] .button")
        try see("✓ klar", leader, javaScript)

        try phone.click("a.button[href='/kurs/prova/prov']")
        try phone.wait("the test's page") { try phone.url.hasSuffix("/prov") }
        try phone.click("main form button")
        try phone.wait("the questions") { try !phone.all("#t-ett").isEmpty }
        try tick("Ja, ett", in: "#t-ett", phone)
        try tick("Ja, två", in: "#t-tva", phone)
        try phone.click("main form > p button")
        try phone.wait("the certificate") { try phone.url.contains("/intyg/") }
        if !javaScript { try leader.open("\(base())\(path)/leda") }
        try leader.wait("that both are done") { try leader.all(".participants summary .mark").count == 2 }
        if javaScript { try leader.screenshot("grupp-leda-klar-1280") }
        let rows = try site.store.connection.all(
            """
            SELECT p.ref, c.method, l.ref FROM completion c JOIN person p ON p.id = c.person
            JOIN group_completion g ON g.completion = c.id JOIN group_session s ON s.id = g.session
            JOIN person l ON l.id = s.leader ORDER BY p.ref
            """
        ) { [$0.text(0), $0.text(1), $0.text(2)] }
        #expect(rows == [["anna", "grupp", "chef-n"], ["bert", "grupp", "chef-n"]])
    }

    @Test func `an open answer stays on the screen while people come and go, and the next chapter is shown`()
        throws
    {
        let site = try TestSite()
        let live = try LiveSite(site)
        let screen = try WebDriver()
        try signIn("chef-n", live, screen)
        let chief = try site.id(of: "chef-n")
        let code = try site.store.openGroup(
            unit: 1, course: "prova", version: 1, leader: chief, on: site.today, now: site.now)
        let group = try #require(try site.store.groupSession(code: code, on: site.today))
        try screen.open("\(live.base)/grupp/\(code)/skarm")
        try site.store.note(.joined, in: group.id, site.id(of: "anna"), "forsta", by: chief, now: site.now)
        try screen.wait("her") { try screen.text("#skarm").contains("1 är med") }
        try site.store.note(.chapter, in: group.id, nil, "forsta", by: chief, now: site.now)
        try screen.wait("the chapter") { try screen.text("#skarm h1") == "Första" }
        _ = try screen.run("document.querySelectorAll('details').forEach(part => part.open = true)")
        try screen.screenshot("grupp-skarm-kapitel-1280")
        try site.store.note(.joined, in: group.id, site.id(of: "bert"), "andra", by: chief, now: site.now)
        // Asked for anew by hand, the number is the same: nothing is to be fetched.
        let asked = try screen.run(
            """
            const part = document.querySelector('#skarm');
            return fetch(part.dataset.follow).then(answer => answer.text()).then(text => text === part.dataset.stamp)
            """)
        #expect(asked as? Bool == true)
        #expect(try !screen.all("#skarm details[open]").isEmpty)
        try site.store.note(.chapter, in: group.id, nil, "andra", by: chief, now: site.now)
        try screen.wait("chapter 2") { try screen.text("#skarm h1") == "Andra" }
    }

    @Test func `no page of it scrolls sideways on a small phone, also with large text`() throws {
        let site = try TestSite()
        let live = try LiveSite(site)
        let browser = try WebDriver(width: 320, height: 600)
        try signIn("chef-n", live, browser)
        let chief = try site.id(of: "chef-n")
        let code = try site.store.openGroup(
            unit: 1, course: "prova", version: 1, leader: chief, on: site.today, now: site.now)
        let group = try #require(try site.store.groupSession(code: code, on: site.today))
        for ref in ["anna", "bert", "chef-n"] {
            try site.store.note(.joined, in: group.id, site.id(of: ref), "forsta", by: chief, now: site.now)
        }
        for place in [nil, "forsta"] {
            if let place { try site.store.note(.chapter, in: group.id, nil, place, by: chief, now: site.now) }
            for page in ["/grupp", "", "/leda", "/skarm", "/lista"] {
                try browser.open("\(live.base)\(page == "/grupp" ? page : "/grupp/\(code)\(page)")")
                for percent in [100, 200] {
                    let overflow = try browser.run(
                        """
                        document.documentElement.style.fontSize = '\(percent * 9 / 8)%';
                        document.querySelectorAll('details').forEach(part => part.open = true);
                        return document.documentElement.scrollWidth - 320
                        """)
                    #expect((overflow as? Int ?? 99) <= 0, "\(page) at \(percent) %")
                }
            }
        }
    }

    /// Waits until the leader's page names something; without the script she presses »Uppdatera«.
    private func see(_ text: String, _ leader: WebDriver, _ javaScript: Bool) throws {
        try leader.wait(text) {
            if !javaScript { try leader.click(".actions a[href$='/leda']") }
            return try leader.text("#deltagare").contains(text)
        }
    }

    private func signIn(_ ref: String, _ live: LiveSite, _ browser: WebDriver) throws {
        try browser.open(try live.link(ref))
        try browser.click("main button")
        try browser.wait("my courses") { try browser.url == "\(live.base)/" }
    }

    private func tick(_ text: String, in section: String, _ browser: WebDriver) throws {
        for label in try browser.all("\(section) label") where try browser.textOf(label) == text {
            return try browser.click(element: label)
        }
        Issue.record("no choice says \(text)")
    }
}
