import Compliance
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Kurskoll

/// A link by mail: who gets one, who does not, and that nobody can tell or is held up.
@Suite struct OutboxTests {
    /// What the thread that sends would have sent, collected.
    private final class Sent: Sendable { let errands = Mutex<[Outbox.Errand]>([]) }

    private func site() throws -> TestSite {
        let site = try TestSite()
        for (ref, address) in [
            ("anna", "Anna.Ny@x.se"), ("bert", "delad@x.se"), ("cia", "delad@x.se"), ("dag", "slutat@x.se"),
        ] {
            try site.store.connection.run(
                "UPDATE person SET email = ? WHERE ref = ?", Value(address), Value(ref))
        }
        try site.store.connection.run(
            "UPDATE employment SET last_day = ? WHERE person = ?", Value(site.today.adding(days: -1)),
            Value(site.id(of: "dag")))
        return site
    }

    private static let addresses = ["anna.ny@X.SE", "delad@x.se", "slutat@x.se", "okand@x.se"]

    @Test func `the answer is the same whoever holds the address`() throws {
        let site = try site()
        let pages = Self.addresses.map { address in
            let browser = Browser(site)
            browser.post("/logga-in", [("vem", address)])
            return "\(browser.status) \(browser.fields) \(browser.page)"
        }
        #expect(Set(pages).count == 1 && pages[0].contains("Titta i din e-post"))
        // Nothing was looked up or written for any of them: that is the mail thread's work.
        #expect(try site.store.connection.first("SELECT count(*) FROM sign_in_link") { $0.int(0) } == 0)
        #expect(site.outbox.waitingCount == 4)
    }

    @Test func `only the one person who holds an address is sent a link, which works once, for a quarter`()
        throws
    {
        let site = try site()
        let folder = site.folder
        let program = folder.appending(path: "sendmail")
        try "#!/bin/sh\ncat >> \(folder.path)/mail\n".write(to: program, atomically: false, encoding: .utf8)
        let mail = SignInMail(
            database: site.database, sendmail: try Sendmail("/bin/sh \(program.path)"), sender: "kurser@x.se",
            baseURL: "https://kurs.x.se", clock: site.settings.clock, log: site.settings.log)
        for address in Self.addresses { try mail.deliver(to: address, from: site.store) }
        let text = try String(contentsOf: folder.appending(path: "mail"), encoding: .utf8)
        #expect(text.components(separatedBy: "To: ").count == 2 && text.contains("To: Anna.Ny@x.se\n"))
        for word in ["prova", "Anna <", "kurs ", "våld", "Kurskoll"] {
            #expect(!text.contains(word), "\(word)")
        }
        let link = try #require(text.firstMatch(of: /https:\/\/kurs.x.se(\/logga-in\/\S+)/)).1
        let browser = Browser(site)
        browser.get(String(link))
        browser.post(String(link))
        #expect(browser.page.contains("Anna &lt;Ny&gt;"))
        browser.post("/logga-ut")
        browser.post(String(link))
        #expect(browser.status == 404)

        try mail.deliver(to: "anna.ny@x.se", from: site.store)
        let all = try String(contentsOf: folder.appending(path: "mail"), encoding: .utf8)
        let late = try #require(all.matches(of: /https:\/\/kurs.x.se(\/logga-in\/\S+)/).last).1
        site.wait(SignInMail.lifetimeSeconds)
        browser.get(String(late))
        #expect(browser.status == 404)
    }

    @Test(arguments: ["@", "a@", "a b@x.se", String(repeating: "a", count: 250) + "@x.se"])
    func `what is no address is said to be none`(typed: String) throws {
        let site = try TestSite()
        let browser = Browser(site)
        browser.post("/logga-in", [("vem", typed)])
        #expect(browser.status == 422 && site.outbox.waitingCount == 0)
    }

    @Test func `a fourth mail at once is not sent, and its asker is told nothing of it`() throws {
        let site = try site()
        let browser = Browser(site)
        for _ in 1...10 {
            browser.post("/logga-in", [("vem", "anna.ny@x.se")])
            #expect(browser.status == 200 && browser.page.contains("Titta i din e-post"))
        }
        #expect(site.outbox.waitingCount == 3)
        for number in 1...189 { browser.post("/logga-in", [("vem", "\(number)@x.se")]) }
        #expect(browser.status == 200)
        for number in 190...195 { browser.post("/logga-in", [("vem", "\(number)@x.se")]) }
        #expect(browser.status == 429, "one source has asked for two hundred")
    }

    @Test func `a box holds a thousand, delivers in order and ends when it is closed and empty`() throws {
        let outbox = Outbox()
        for number in 0..<Outbox.capacity { #expect(outbox.post(.signInLink(to: "\(number)"))) }
        #expect(!outbox.post(.signInLink(to: "one too many")))
        let sent = Sent()
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            outbox.run { errand in sent.errands.withLock { $0.append(errand) } }
            ended.signal()
        }
        #expect(outbox.close(within: 60))
        ended.wait()
        #expect(sent.errands.withLock { $0 } == (0..<Outbox.capacity).map { .signInLink(to: "\($0)") })
        #expect(!outbox.post(.signInLink(to: "late")))
    }

    @Test func `a delivery that hangs holds up only what waits behind it`() throws {
        let outbox = Outbox()
        let gate = DispatchSemaphore(value: 0)
        Thread.detachNewThread { outbox.run { _ in gate.wait() } }
        for number in 1...5 { #expect(outbox.post(.signInLink(to: "\(number)"))) }
        #expect(!outbox.close(within: 0))
        for _ in 1...5 { gate.signal() }
        #expect(outbox.waitUntilEmpty(within: 60))
    }
}
