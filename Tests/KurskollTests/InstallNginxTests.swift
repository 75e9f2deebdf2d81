import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// The site that `install` writes, in a real nginx with a certificate of the test's own.
@Suite(.enabled(if: InstalledNginx.missing == nil, Comment(rawValue: InstalledNginx.missing ?? "")))
struct InstallNginxTests {
    private static let secret = String(repeating: "0123456789abcdef", count: 4)
    private static let marker = "spaarhund"

    private let site: TestSite
    private let live: LiveSite

    init() throws {
        site = try TestSite()
        var settings = SiteSettings(
            catalog: site.settings.catalog, clock: site.settings.clock,
            baseURL: "https://\(InstalledNginx.host)", log: { _, _ in })
        settings.proxy = Proxy(secret: Self.secret)
        live = try LiveSite(site, settings: settings)
    }

    private func nginx(_ changes: [(String, String)] = [], upstream: Int? = nil) throws -> InstalledNginx {
        try InstalledNginx(
            in: site.folder, upstream: upstream ?? live.port, secret: Self.secret, changes: changes)
    }

    /// Signs somebody in with a link, as a browser does.
    private func signIn(_ ref: String, _ nginx: InstalledNginx) throws {
        let path = try #require(URL(string: try live.link(ref))?.path)
        let answer = try nginx.ask(path, jar: ref, ["--data", ""])
        #expect(answer.status == 303)
        #expect(answer["Set-Cookie"]?.hasPrefix("__Host-kurskoll=") == true, "\(answer)")
    }

    @Test func `a page comes over TLS and HTTP/2, and who is signed in stays so by a __Host- cookie`() throws
    {
        let nginx = try nginx()
        let answer = try nginx.ask("/logga-in")
        #expect(answer.version == "2" && answer.status == 200 && answer["Content-Encoding"] == nil)
        #expect(answer["Server"] == "nginx", "no version")
        try signIn("anna", nginx)
        #expect(try nginx.ask("/", jar: "anna").text.contains("Anna"))
        let plain = try nginx.ask("/kurs/prova?a=b", plain: true)
        #expect(plain.status == 308)
        #expect(plain["Location"] == "https://\(InstalledNginx.host)/kurs/prova?a=b")
    }

    @Test func `old protocols are refused`() throws {
        let nginx = try nginx()
        #expect(try nginx.ask("/logga-in", ["--tls-max", "1.2"]).status == 200)
        #expect(throws: Loopback.Failure.self) {
            try nginx.ask("/logga-in", ["--tls-max", "1.1", "--ciphers", "ALL:@SECLEVEL=0"])
        }
    }

    @Test func `what is the same for all is compressed, pages are not`() throws {
        let nginx = try nginx()
        let page = try nginx.ask("/logga-in", ["--compressed"])
        #expect(page["Content-Encoding"] == nil)
        let style = try #require(page.text.firstMatch(of: /"(\/fil\/[^"]+\.css)"/)?.1)
        let compressed = try nginx.ask(String(style), ["--compressed"])
        #expect(compressed["Content-Encoding"] == "gzip")
        let whole = try nginx.ask(String(style))
        #expect(whole["Content-Encoding"] == nil && whole.body == compressed.body)
        let tag = try #require(compressed["ETag"])
        #expect(try nginx.ask(String(style), ["-H", "If-None-Match: \(tag)"]).status == 304)
    }

    @Test func `a staff file of two megabytes comes through, another body of that length does not`() throws {
        let nginx = try nginx()
        try signIn("hr", nginx)
        let page = try nginx.ask("/hr/import", jar: "hr")
        let token = try #require(page.text.firstMatch(of: /name="csrf" value="([^"]+)"/)?.1)
        var rows = "person_ref;namn;förvaltning;enhet;enhetskod;anställd_från\n"
        // Long by its names: many rows would take a sanitizer minutes.
        let name = String(repeating: "Bo", count: 500)
        while rows.utf8.count < 2 << 20 { rows += "p-\(rows.utf8.count);\(name);Vård;Norr;10;2024-02-29\n" }
        let file = nginx.folder.appending(path: "personal.csv").path
        try rows.write(toFile: file, atomically: false, encoding: .utf8)
        let fields = ["csrf=\(token)", "slag=personal", "kalla=personal", "dag=2026-11-21", "fil=@\(file)"]
        let answer = try nginx.ask("/hr/import", jar: "hr", fields.flatMap { ["-F", $0] })
        #expect(answer.status == 303 || answer.status == 200, "\(answer.status) \(answer.text)")
        #expect(try nginx.ask("/logga-in", ["--data-binary", "@\(file)"]).status == 413)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(nginx.folder.path)/client_body").isEmpty)
    }

    @Test
    func `what a browser says of itself is overwritten, and what the identity provider says is believed`()
        throws
    {
        try site.store.connection.run("UPDATE person SET login = 'ann01' WHERE ref = 'anna'")
        let forged = ["-H", "Kurskoll-User: ann01", "-H", "Kurskoll-Secret: \(Self.secret)"]
        #expect(try nginx().ask("/inloggning", forged)["Location"] == "/logga-in")
        // As the comments of the file say: two lines made live, and the place that is asked.
        let identity = try IdentityProvider()
        let signedIn = try nginx([
            ("# auth_request", "auth_request"),
            (
                "    # De här når man utan inloggning",
                "location = /identity { internal; proxy_pass http://127.0.0.1:\(identity.port); "
                    + "proxy_pass_request_body off; proxy_set_header Content-Length \"\"; }\n    # De här"
            ),
        ])
        #expect(try signedIn.ask("/", forged).status == 401, "the identity provider knows nobody")
        #expect(try signedIn.ask("/hjalp").status == 200, "help is open to anybody")
        let known = ["-H", "Cookie: idp=ann01"]
        #expect(try signedIn.ask("/kurs/prova", known)["Location"] == "/inloggning?till=/kurs/prova")
        let entered = try signedIn.ask("/inloggning?till=/kurs/prova", known)
        #expect(entered.status == 303 && entered["Location"] == "/kurs/prova")
        let cookie = try #require(entered["Set-Cookie"]?.split(separator: ";").first)
        #expect(cookie.hasPrefix("__Host-kurskoll="))
        #expect(try signedIn.ask("/", ["-H", "Cookie: idp=ann01; \(cookie)"]).text.contains("Anna"))
        #expect(try signedIn.ask("/inloggning", ["-H", "Cookie: idp=okand"] + forged).status == 403)
    }

    /// Asks each page that is not logged, in every way that a log could tell of; and a few whose paths are secrets.
    private func leaveTraces(_ nginx: InstalledNginx) throws -> [Int] {
        var statuses: [Int] = []
        let quiet = Set(Route.all.filter { !$0.isLogged }.map(\.pattern))
        let secret = ["/logga-in/:lank", "/intyg/:kod", "/hr/forklaring"]
        let long = String(repeating: Self.marker, count: 2_000)
        // Longer than any page but the imports takes.
        let body = nginx.folder.appending(path: "body.txt").path
        try String(repeating: Self.marker, count: 300_000).write(
            toFile: body, atomically: false, encoding: .utf8)
        for pattern in quiet.union(secret).sorted() {
            let path = pattern.split(separator: "/").map { $0.hasPrefix(":") ? Self.marker : String($0) }
            let place = "/\(path.joined(separator: "/"))?\(Self.marker)"
            let more = ["-A", Self.marker, "-e", "https://x.se/\(Self.marker)"]
            for options in [
                [], ["--http1.1"], ["-d", "a=\(Self.marker)"], ["-X", "DELETE"],
            ] {
                statuses.append(try nginx.ask(place, more + options).status)
            }
            statuses.append(try nginx.ask(place, plain: true, more).status)
            statuses.append(try nginx.ask(place, ["-d", "@\(body)"]).status)
            statuses.append(try nginx.ask(place, ["--http1.1", "-H", "X-Long: \(long)"]).status)
            statuses.append(try nginx.ask("\(place)\(long)", plain: true).status)
        }
        return statuses
    }

    @Test
    func
        `of help, exit and secret paths no log says anything: also dead, over limits, and on the way to TLS`()
        throws
    {
        let alive = try nginx()
        let statuses = try leaveTraces(alive)
        #expect(Set(statuses).isSuperset(of: [200, 308]), "\(statuses)")
        let dead = try nginx(upstream: 1)
        #expect(try Set(leaveTraces(dead)).contains(503))
        let low = try nginx([("rate=300r/s", "rate=1r/m"), ("burst=600 nodelay", "burst=1 nodelay")])
        #expect(try Set(leaveTraces(low)).contains(429))
        for nginx in [alive, dead, low] {
            for (name, text) in try nginx.logs {
                #expect(!text.lowercased().contains(Self.marker), "\(name): \(text.prefix(2_000))")
            }
        }
        // The pages that are in no log leave no line at all; others leave one, without their path.
        let lines = try #require(alive.logs["kurskoll.log"]).split(separator: "\n").count
        _ = try alive.ask("/hjalp")
        _ = try alive.ask("/lamna")
        #expect(try #require(alive.logs["kurskoll.log"]).split(separator: "\n").count == lines)
        _ = try alive.ask("/logga-in")
        #expect(try #require(alive.logs["kurskoll.log"]).split(separator: "\n").count == lines + 1)
    }

    @Test func `while Kurskoll restarts a plain page says so, and the way out is open`() throws {
        let nginx = try nginx(upstream: 1)
        let exit = try nginx.ask("/lamna")
        #expect(exit.status == 303 && exit["Location"] == ExitPage.neutralSite)
        #expect(exit["Set-Cookie"]?.hasPrefix("__Host-kurskoll=;") == true)
        let answer = try nginx.ask("/")
        #expect(answer.status == 503 && answer["Retry-After"] == "60")
        #expect(
            answer.text.contains("Vänta en minut") && answer["Content-Type"] == "text/html; charset=utf-8")
    }
}
