import Foundation
import HTTP
import SQLite
import Synchronization
import Testing

@testable import Kurskoll

/// Whom the proxy in front has signed in: believed with the secret, and only then.
@Suite struct ProxyTests {
    private static let secret = "0123456789abcdef0123456789abcdef"

    private static func request(_ path: String = "/", _ fields: [(String, String)]) -> Request {
        var all = Fields()
        for (name, value) in fields { all.append(name, value) }
        let parts = path.split(separator: "?", maxSplits: 1)
        return Request(
            method: .get, path: String(parts[0]), query: parts.count > 1 ? String(parts[1]) : "", fields: all)
    }

    @Test(
        arguments: [
            ([("Kurskoll-User", "anna"), ("Kurskoll-Secret", secret)], "anna"),
            ([("kurskoll-user", "anna@x.se"), ("kurskoll-secret", secret)], "anna@x.se"),
            ([("Kurskoll-User", "anna")], nil),
            ([("Kurskoll-User", "anna"), ("Kurskoll-Secret", "")], nil),
            ([("Kurskoll-User", "anna"), ("Kurskoll-Secret", secret + "0")], nil),
            ([("Kurskoll-User", "anna"), ("Kurskoll-Secret", secret), ("Kurskoll-Secret", secret)], nil),
            ([("Kurskoll-User", "anna"), ("Kurskoll-User", "bert"), ("Kurskoll-Secret", secret)], nil),
            ([("Kurskoll-User", "anna, bert"), ("Kurskoll-Secret", secret)], nil),
            ([("Kurskoll-User", "an na"), ("Kurskoll-Secret", secret)], nil),
            ([("Kurskoll-User", ""), ("Kurskoll-Secret", secret)], nil),
            ([("Kurskoll-Secret", secret)], nil),
        ] as [([(String, String)], String?)])
    func `a login is believed with the secret, once and alone`(fields: [(String, String)], login: String?) {
        #expect(Proxy(secret: Self.secret).user(of: Self.request("/", fields)) == login)
        #expect(Proxy(secret: nil).user(of: Self.request("/", fields)) == nil)
    }

    @Test(
        arguments: [
            ("192.0.2.1", "192.0.2.1"), ("10.0.0.1, 192.0.2.1", "192.0.2.1"),
            (" 2001:db8::1 ", "2001:db8::1"), ("", nil),
        ] as [(String, String?)])
    func `the address is the last one, which the proxy itself wrote`(list: String, client: String?) {
        let fields = [("X-Forwarded-For", list), ("Kurskoll-Secret", Self.secret)]
        #expect(Proxy(secret: Self.secret).client(of: Self.request("/", fields)) == client)
        #expect(Proxy(secret: Self.secret).client(of: Self.request("/", [fields[0]])) == nil)
    }

    @Test func `a secret that is short or that everybody may read is refused`() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        func write(_ text: String, _ mode: Int) throws {
            try text.write(to: file, atomically: false, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
        }
        try write("short\n", 0o640)
        #expect(throws: Refusal.self) { try Proxy(secretFile: file.path) }
        try write(Self.secret + "\n", 0o644)
        #expect(throws: Refusal.self) { try Proxy(secretFile: file.path) }
        try write(Self.secret + "\nmore\n", 0o640)
        let request = Self.request("/", [("Kurskoll-Secret", Self.secret)])
        #expect(try Proxy(secretFile: file.path).isTrusted(request))
    }

    /// A site behind a proxy, and a browser that the proxy has signed in as somebody.
    private final class Scene {
        let site: TestSite
        let logged = Log()
        private let settings: SiteSettings
        private var cookie: String?
        private(set) var path = ""
        private(set) var status = 0
        private(set) var page = ""

        final class Log: Sendable { let lines = Mutex<[String]>([]) }

        init() throws {
            site = try TestSite()
            for (ref, login) in [("anna", "ann01"), ("bert", "ber01"), ("dag", "dag01")] {
                try site.store.connection.run(
                    "UPDATE person SET login = ? WHERE ref = ?", Value(login), Value(ref))
            }
            var settings = site.settings
            settings.proxy = Proxy(secret: ProxyTests.secret)
            let logged = logged
            settings.log = { event, text in logged.lines.withLock { $0.append("\(event) \(text)") } }
            self.settings = settings
        }

        func get(_ path: String, user: String?, secret: String? = ProxyTests.secret) throws {
            var fields = [user.map { ("Kurskoll-User", $0) }, secret.map { ("Kurskoll-Secret", $0) }]
                .compactMap { $0 }
            if let cookie { fields.append(("Cookie", cookie)) }
            let request = ProxyTests.request(path, fields)
            var lane = Site(store: site.store, settings: settings, lane: .loop)
            if lane.resource(of: request).lane == .writer {
                lane = Site(store: site.store, settings: settings, lane: .writer)
            }
            var answer = Response(.serviceUnavailable)
            try lane.batch { answer = lane.respond(to: request) }
            (self.path, status) = (path, answer.status.code)
            if case .bytes(let bytes) = answer.body { page = String(decoding: bytes, as: UTF8.self) }
            if let kept = answer.fields["Set-Cookie"] {
                cookie = kept.contains("Max-Age=0") ? nil : kept.split(separator: ";").first.map(String.init)
            }
            if status == 303, let next = answer.fields["Location"] {
                try get(next, user: user, secret: secret)
            }
        }

        var sessions: Int? {
            get throws { try site.store.connection.first("SELECT count(*) FROM session") { $0.int(0) } }
        }
    }

    @Test func `who is signed in with the proxy is signed in here, on the page she wanted`() throws {
        let scene = try Scene()
        try scene.get("/kurs/prova", user: "ann01")
        #expect(scene.path == "/kurs/prova" && scene.status == 200)
        try scene.get("/", user: "ann01")
        #expect(try scene.page.contains("Anna &lt;Ny&gt;") && scene.sessions == 1)
        // Her session is hers also where the proxy says nothing.
        try scene.get("/", user: nil)
        #expect(scene.path == "/")
    }

    @Test func `another login ends the session before`() throws {
        let scene = try Scene()
        try scene.get("/", user: "ann01")
        try scene.get("/", user: "ber01")
        #expect(try scene.page.contains("Bert Sen") && scene.sessions == 1)
    }

    @Test(arguments: ["okand", "dag01"])
    func `whom the register does not know, or who has left, is told whom to ask`(login: String) throws {
        let scene = try Scene()
        try scene.site.store.connection.run(
            "UPDATE employment SET last_day = 1, first_day = 1 WHERE person = ?",
            Value(scene.site.id(of: "dag")))
        try scene.get("/", user: "ann01")
        try scene.get("/", user: login)
        #expect(
            try scene.status == 403 && scene.page.contains("be din chef".capitalizedFirst)
                && scene.sessions == 0)
    }

    @Test(arguments: [nil, "wrong", "0123456789abcdef0123456789abcdeF"])
    func `without the secret the header is ignored, and logged once without its value`(secret: String?) throws
    {
        let scene = try Scene()
        for _ in 1...3 {
            try scene.get("/", user: "ann01", secret: secret)
            #expect(try scene.path == "/logga-in" && scene.sessions == 0)
            try scene.get("/inloggning", user: "ann01", secret: secret)
            #expect(try scene.path == "/logga-in" && scene.sessions == 0)
        }
        let lines = scene.logged.lines.withLock { $0 }
        #expect(lines.count == 1 && lines[0].hasPrefix("proxy ") && !lines[0].contains("ann01"))
    }

    @Test(arguments: [
        "//ond.se/", "https://ond.se/", "/finns/inte/alls/hos/oss", "/logga-ut", "/\\ond.se",
        "/kurs/a%0D%0ASet-Cookie:%20a=b", "/kurs/%00", "/kurs/%C3%A5", "//%CC%81ond.se/", "/%CC%81/ond.se",
    ])
    func `the way back leads to our own pages only`(wanted: String) throws {
        let scene = try Scene()
        try scene.get("/inloggning?till=\(wanted)", user: "ann01")
        #expect(scene.path == "/" && scene.status == 200)
    }

    @Test func `who has signed out is not signed in again unasked`() throws {
        let scene = try Scene()
        try scene.get("/logga-in", user: "ann01")
        #expect(
            try scene.path == "/logga-in" && scene.sessions == 0
                && scene.page.contains("href=\"/inloggning\""))
    }
}

extension String {
    /// `Be din chef`, as a sentence begins.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
