import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Signing in by address and by code, and the sessions that come of it.
@Suite struct SignInTests {
    private func code(_ site: TestSite, for ref: String) throws -> String {
        let code = SignInCode.random()
        let letters = try #require(SignInCode.letters(code))
        try site.store.addSignInCode(
            SignInCode.hash(letters, key: site.settings.key), person: site.id(of: ref),
            expires: site.now + SignInCode.lifetimeSeconds)
        return code
    }

    @Test func `a code signs in once, in two weeks, and not without the key`() throws {
        let site = try TestSite()
        let first = try code(site, for: "anna")
        let browser = Browser(site)
        browser.get("/logga-in")
        browser.post("/logga-in", [("vem", first.uppercased().replacingOccurrences(of: " ", with: "-"))])
        #expect(browser.path == "/" && browser.page.contains("Anna"))
        let again = Browser(site)
        again.post("/logga-in", [("vem", first)])
        #expect(again.status == 422 && again.page.contains("Koden stämmer inte"))

        let old = try code(site, for: "anna")
        site.wait(SignInCode.lifetimeSeconds)
        again.post("/logga-in", [("vem", old)])
        #expect(again.status == 422)

        let letters = try #require(SignInCode.letters(SignInCode.random()))
        try site.store.addSignInCode(
            SignInCode.hash(letters, key: Secret.randomBytes(32)), person: site.id(of: "anna"),
            expires: site.now + 60)
        again.post("/logga-in", [("vem", letters)])
        #expect(again.status == 422)
    }

    @Test func `a thousand guesses from one place get nobody in, and stop neither a code nor a link`() throws
    {
        let site = try TestSite()
        let right = try code(site, for: "anna")
        let guesser = Browser(site)
        var statuses: [Int: Int] = [:]
        for _ in 1...1_000 {
            guesser.post("/logga-in", [("vem", SignInCode.random())])
            statuses[guesser.status, default: 0] += 1
        }
        #expect(statuses == [422: 100, 429: 900], "all from one source")
        #expect(guesser.cookies.isEmpty)
        // The same place: a link at once, the code when a minute has passed.
        let colleague = Browser(site)
        try colleague.signIn("bert")
        #expect(colleague.path == "/")
        let anna = Browser(site)
        site.wait(60)
        anna.post("/logga-in", [("vem", right)])
        #expect(anna.path == "/")
    }

    @Test func `a thousand guesses from many addresses get nobody in, and stop nobody`() throws {
        let site = try TestSite()
        let right = try code(site, for: "anna")
        let secret = String(repeating: "s", count: Proxy.secretLength)
        var settings = site.settings
        settings.proxy = Proxy(secret: secret)
        let writer = Site(store: site.store, settings: settings, lane: .writer)
        func guess(_ code: String, from address: String) throws -> Response {
            var fields: Fields = ["Content-Type": "application/x-www-form-urlencoded"]
            fields.append("Kurskoll-Secret", secret)
            fields.append("X-Forwarded-For", address)
            let letters = SignInCode.letters(code) ?? ""
            var response = Response(.serviceUnavailable)
            try writer.batch {
                response = writer.respond(
                    to: Request(
                        method: .post, path: "/logga-in", fields: fields,
                        body: .bytes(Array("vem=\(letters)".utf8))))
            }
            return response
        }
        for number in 1...1_000 {
            let wrong = try guess(SignInCode.random(), from: "10.0.\(number / 250).\(number % 250)")
            #expect(wrong.status == .unprocessableContent && wrong.fields["Set-Cookie"] == nil)
        }
        // From an address that guessed too, and by a link.
        let entered = try guess(right, from: "10.0.0.1")
        #expect(entered.status == .seeOther && entered.fields["Set-Cookie"]?.hasPrefix("kurskoll=") == true)
        let browser = Browser(site)
        try browser.signIn("anna")
        #expect(browser.path == "/")
    }

    @Test func `a session list shows mine, and each can be ended, or all`() throws {
        let site = try TestSite()
        let (one, two, other) = (Browser(site), Browser(site), Browser(site))
        try one.signIn("anna")
        site.wait(60)
        try two.signIn("anna")
        try other.signIn("bert")
        two.get("/inloggningar")
        #expect(two.page.components(separatedBy: "name=\"session\"").count == 3)
        #expect(two.page.contains(Stockholm.text(at: site.now - 60)) && two.page.contains("Nu, här"))
        let hashes = two.page.components(separatedBy: "name=\"session\" value=\"").dropFirst().map {
            String($0.prefix { $0 != "\"" })
        }
        // Somebody else's is not mine to end.
        other.get("/inloggningar")
        other.post("/inloggningar/avsluta", [("session", hashes[1])])
        one.get("/")
        #expect(one.path == "/")
        two.post("/inloggningar/avsluta", [("session", hashes[1])])
        #expect(two.path == "/inloggningar")
        one.get("/")
        #expect(one.path == "/logga-in")

        try one.signIn("anna")
        two.post("/inloggningar/avsluta", [("alla", "1")])
        for browser in [one, two] {
            browser.get("/")
            #expect(browser.path == "/logga-in")
        }
        other.get("/")
        #expect(other.path == "/")
    }

    @Test func `what somebody may do is settled at sign-in: a role given or taken ends her sessions`() throws
    {
        let site = try TestSite()
        let browser = Browser(site)
        let anna = try site.id(of: "anna")
        let changes: [() throws -> Void] = [
            { try site.store.grant(.author, to: anna, administration: nil, now: site.now) },
            { _ = try site.store.revoke(.author, from: anna, administration: nil, now: site.now) },
        ]
        for change in changes {
            try browser.signIn("anna")
            let before = browser.cookies["kurskoll"]
            try change()
            browser.get("/")
            #expect(browser.path == "/logga-in")
            try browser.signIn("anna")
            #expect(browser.cookies["kurskoll"] != before)
        }
    }

    @Test func `signing in gives a new session id and ends the one before`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        let before = try #require(browser.cookies["kurskoll"])
        try browser.signIn("bert")
        #expect(browser.cookies["kurskoll"] != before)
        #expect(try site.store.session(Secret(text: before), now: site.now, today: site.today) == nil)
    }

    @Test func `a test that was begun can be handed in after signing in again`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        for chapter in ["forsta", "andra"] {
            browser.get("/kurs/prova/\(chapter)")
            browser.post("/kurs/prova/\(chapter)/klar")
        }
        browser.post("/kurs/prova/prov/nytt")
        let (draw, old) = (browser.draw, try #require(browser.token))
        site.wait(Session.idleSeconds)
        browser.get("/")
        try browser.signIn("anna")
        browser.get("/inloggad")
        let fresh = try #require(browser.value(after: "\"csrf\":\""))
        #expect(fresh != old && fresh.split(separator: ".")[0] == old.split(separator: ".")[0])
        browser.post("/kurs/prova/prov", draw + [("csrf", old)], csrf: false)
        #expect(browser.status == 403 && browser.page.contains("borta"))
        browser.post("/kurs/prova/prov", draw + [("csrf", fresh)], csrf: false)
        #expect(
            browser.status == 200 && browser.page.contains("role=\"alert\""),
            "the same questions, to be answered")
        // Of another person nothing is taken over.
        try browser.signIn("bert")
        #expect(try site.store.connection.first("SELECT count(*) FROM test_draw") { $0.int(0) } == 0)
        browser.get("/inloggad")
        let berts = try #require(browser.value(after: "\"csrf\":\""))
        #expect(berts.split(separator: ".")[0] != old.split(separator: ".")[0])
    }

    @Test func `without a script the answers are lost, and the page says so before and after`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        for chapter in ["forsta", "andra"] {
            browser.get("/kurs/prova/\(chapter)")
            browser.post("/kurs/prova/\(chapter)/klar")
        }
        browser.post("/kurs/prova/prov/nytt")
        let before = try #require(browser.page.firstMatch(of: /<noscript>(.*?)<\/noscript>/)).1
        #expect(before.contains("försvinner svaren") && before.contains("tre timmar"))
        site.wait(Session.idleSeconds)
        browser.post("/kurs/prova/prov")
        #expect(browser.status == 401 && browser.page.contains("svaren på sidan är borta"))
    }

    @Test func `a stolen database holds no session, link, code or token that works`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        let token = try #require(browser.token)
        let link = Secret.random()
        try site.store.addSignInLink(link, person: site.id(of: "bert"), expires: site.now + 60)
        let code = try code(site, for: "cia")
        let letters = try #require(SignInCode.letters(code))
        let secrets = [
            try #require(browser.cookies["kurskoll"]), String(token.split(separator: ".")[1]), link.text,
            code, letters,
        ]
        var bytes: [UInt8] = []
        for suffix in ["", "-wal"] {
            bytes += (try? Data(contentsOf: URL(filePath: site.database + suffix))) ?? Data()
        }
        func holds(_ text: String) -> Bool { bytes.firstRange(of: Array(text.utf8)) != nil }
        #expect(holds("Bert Sen"), "names are there to be found")
        for secret in secrets { #expect(!holds(secret)) }
        // What is there opens nothing: hashes tried as cookie, link and code; codes guessed without the key.
        let kept = try site.store.connection.all(
            "SELECT hash FROM session UNION SELECT hash FROM sign_in_link"
        ) {
            $0.blob(0)
        }
        #expect(kept.count == 3)
        for hash in kept {
            let text = hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            #expect(try site.store.session(Secret(text: text), now: site.now, today: site.today) == nil)
            #expect(try !site.store.isSignInLink(Secret(text: text), now: site.now))
        }
        #expect(
            !kept.contains(Secret(text: letters).hash) && !kept.contains(SignInCode.hash(letters, key: [])))
    }
}
