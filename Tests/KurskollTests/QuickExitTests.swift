import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// The quick exit (GOV.UK's »Exit this page«): on every page, with nothing left of it anywhere.
@Suite struct QuickExitTests {
    /// As a user meets them, errors too.
    @Test func `every page has the way out, twice, as a link that works without a script`() throws {
        let site = try TestSite()
        for ref in [nil, "anna", "chef-n", "hr", "forf"] as [String?] {
            let browser = Browser(site)
            if let ref { try browser.signIn(ref) }
            for route in Route.all
            where !route.pattern.hasPrefix("/api/") && !route.pattern.hasPrefix("/lamna") {
                let path =
                    "/"
                    + route.pattern.split(separator: "/").map {
                        [":kurs": "prova", ":kapitel": "forsta"][$0] ?? ($0.hasPrefix(":") ? "1" : String($0))
                    }.joined(separator: "/")
                if route.method == .get { browser.get(path) } else { browser.post(path) }
                // What leads from page to page ends on one; a sign-out on that for signing in.
                if let ref, browser.cookies["kurskoll"] == nil { try browser.signIn(ref) }
                guard browser.fields["Content-Type"]?.hasPrefix("text/html") == true else { continue }
                let page = browser.page
                let links =
                    page.components(separatedBy: "href=\"/lamna\" rel=\"nofollow noreferrer\"").count - 1
                #expect(links == 2, "\(route.method.rawValue) \(path): \(browser.status)")
                let first = try #require(page.range(of: "<a ")).lowerBound
                #expect(page[first...].hasPrefix("<a class=\"skip\" href=\"#innehall\">"))
                let next = page[first...].dropFirst().range(of: "<a ").map { page[$0.lowerBound...] }
                #expect(
                    next?.hasPrefix("<a class=\"skip\" href=\"/lamna\"") == true, "right after the skip link")
            }
        }
    }

    @Test func `Shift can be turned off in a browser, and on again`() throws {
        let browser = Browser(try TestSite())
        browser.get("/trygghet")
        #expect(browser.page.contains("Stäng av Skift"))
        browser.post("/trygghet", [("skift", "av")])
        #expect(browser.cookies["skift"] == "av" && browser.page.contains("Skift lämnar inte sidan"))
        browser.post("/trygghet", [("skift", "pa")])
        #expect(browser.cookies["skift"] == nil && browser.page.contains("Stäng av Skift"))
        browser.post("/trygghet", [("skift", "x; Path=/hr")])
        #expect(browser.status == 400 && browser.cookies["skift"] == nil)
    }

    @Test func `what is refused before a page is reached has the way out too`() throws {
        let site = try TestSite()
        let server = Site(store: site.store, settings: site.settings, lane: .loop)
        for status in [Status.contentTooLarge, .badRequest, .serviceUnavailable] {
            let response = server.refusal(status, of: Request(method: .get, path: "/kurs/prova"))
            guard case .bytes(let bytes) = response.body else {
                Issue.record("\(status.code) has no page")
                continue
            }
            #expect(response.status == status)
            #expect(String(decoding: bytes, as: UTF8.self).contains("class=\"exit\" href=\"/lamna\""))
        }
    }

    @Test(arguments: [(nil, "https://www.smhi.se/"), ("https://www.svt.se/", "https://www.svt.se/")])
    func `it ends the session, clears what the browser keeps, and goes where the municipality says`(
        set: String?, target: String
    ) throws {
        let site = try TestSite()
        if let set { try site.store.set("exit-url", set) }
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova/forsta")
        browser.post("/kurs/prova/forsta/plats", [("avsnitt", "vad")])
        browser.get("/lamna")
        #expect(browser.status == 303 && browser.fields["Location"] == target && browser.page.isEmpty)
        #expect(browser.fields["Clear-Site-Data"] == "\"cache\", \"storage\"")
        #expect(browser.fields["Cache-Control"] == "no-store" && browser.cookies["kurskoll"] == nil)
        #expect(try site.store.connection.first("SELECT 1 FROM session") { _ in true } == nil)
        // What she had done is there when she comes back.
        try browser.signIn("anna")
        #expect(browser.page.contains("/kurs/prova/forsta#vad"))
    }

    /// With the program as it is run, its whole output, and every file it leaves.
    @Test func `a request with a marker to the exit or to help stands in no log and no file`() throws {
        let marker = "MARKOR5190"
        let site = try TestSite()
        let program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        let ready = try program.line(with: "http://")
        let port = try #require(ready.firstMatch(of: /:(\d+)/).flatMap { Int($0.1) })
        let fields = [
            ("Referer", "http://x/\(marker)"), ("User-Agent", marker), ("Cookie", "kurskoll=\(marker)"),
            ("X-Forwarded-For", marker),
        ]
        for path in ["/lamna", "/hjalp", "/trygghet"] {
            for method in ["GET", "HEAD", "POST", "DELETE"] {
                _ = try Loopback.send(
                    port: port, method, "\(path)?q=\(marker)", fields: fields, body: Array("q=\(marker)".utf8)
                )
            }
            // Refused before a page is reached.
            _ = try Loopback.send(
                port: port, "GET", "\(path)?\(marker)\(String(repeating: "x", count: 20_000))", fields: fields
            )
            _ = try Loopback.send(port: port, "GET", path, fields: fields + [("Host", marker)])
        }
        #expect(try Loopback.send(port: port, "GET", "/halsa").status == 200)
        kill(program.identifier, SIGTERM)
        let (status, output, errors) = program.finish()
        #expect(status == 0)
        for word in [marker, "lamna", "hjalp", "trygghet"] {
            #expect(!(output + errors).contains(word), "\(word) in: \(output)\(errors)")
        }
        for file in try FileManager.default.subpathsOfDirectory(atPath: site.folder.path) {
            guard !file.hasPrefix("Courses"),
                let bytes = try? Data(contentsOf: site.folder.appending(path: file))
            else { continue }
            #expect(bytes.range(of: Data(marker.utf8)) == nil, "\(file)")
        }
        // Able to fail: the log was on, and said that something was refused.
        #expect(errors.contains(" avvisat "), "\(errors)")
        for table in ["access_log", "session"] {
            let count = try site.store.connection.first(
                table == "session" ? "SELECT count(*) FROM session" : "SELECT count(*) FROM access_log"
            ) { $0.int(0) }
            #expect(count == 0, "\(table)")
        }
    }
}
