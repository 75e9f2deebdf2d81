import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// The last use of a session: noted without a write, kept with the next one.
@Suite struct SessionUsesTests {
    private let site: TestSite
    private let browser: Browser

    init() throws {
        site = try TestSite()
        browser = Browser(site)
        try browser.signIn("anna")
    }

    private var stored: Int {
        get throws {
            try #require(try site.store.connection.first("SELECT used_at FROM session") { $0.int(0) })
        }
    }

    @Test func `a page that is read writes nothing, and its use is kept with the next batch`() throws {
        let begun = site.now
        site.wait(SessionUses.precisionSeconds)
        let version = try site.store.connection.dataVersion()
        browser.get("/")
        #expect(try stored == begun && site.store.connection.dataVersion() == version)
        browser.post("/sprak", [("sprak", "sv")])
        Browser(site).post("/logga-in", [("vem", "x")])
        #expect(try stored == begun + SessionUses.precisionSeconds)
    }

    @Test func `it is written at most once in five minutes`() throws {
        let begun = site.now
        var seen: Set<Int> = []
        for _ in 1...10 {
            site.wait(60)
            browser.get("/")
            Browser(site).post("/logga-in", [("vem", "x")])
            seen.insert(try stored)
        }
        #expect(seen == [begun, begun + 300, begun + 600])
    }

    @Test func `a session that is not used for three hours ends, and stays ended`() throws {
        site.wait(Session.idleSeconds - 1)
        browser.get("/")
        #expect(browser.path == "/")
        site.wait(Session.idleSeconds - 1)
        browser.get("/")
        #expect(browser.path == "/", "it was used in between, though nothing was written")
        site.wait(Session.idleSeconds)
        for _ in 1...2 {
            browser.get("/")
            #expect(browser.path == "/logga-in")
        }
    }

    @Test func `a session ends half a day after it began, however much it is used`() throws {
        for _ in 1...12 {
            browser.get("/")
            #expect(browser.path == "/")
            site.wait(3600)
        }
        browser.get("/")
        #expect(browser.path == "/logga-in")
    }

    @Test
    func
        `a clock that is set back by a few hours signs nobody out; from further ahead a session is not believed`()
        throws
    {
        browser.get("/")
        site.wait(-Session.aheadSeconds)
        browser.get("/")
        #expect(browser.path == "/")
        site.wait(-1)
        browser.get("/")
        #expect(
            browser.path == "/logga-in",
            "else it would live until the clock is there again, and half a day more")
        try Browser(site).signIn("anna")
        let left = try site.store.connection.first("SELECT count(*) FROM session") { $0.int(0) }
        #expect(left == 1, "it is erased when the next one is kept")
    }

    @Test func `a thread that still reads the older row does not end a session`() throws {
        let uses = SessionUses()
        let secret = Secret.random()
        func session(used: Int) -> Session {
            Session(
                secret: secret, hash: secret.hash, person: 1, ref: "a", name: "A", login: nil, roles: Roles(),
                begun: 0,
                used: used)
        }
        #expect(uses.note(session(used: 0), now: 9_000))
        #expect(uses.unkept() == [.init(session: secret.hash, at: 9_000)])
        uses.markKept(uses.unkept(), now: 9_000)
        #expect(uses.unkept().isEmpty)
        #expect(uses.note(session(used: 0), now: 11_000))
        #expect(!uses.note(session(used: 0), now: 11_000 + Session.idleSeconds))
    }
}
