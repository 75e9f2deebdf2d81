import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// What runs for the items of `ASVS` that are proved here.
enum ASVSChecks {
    /// One request without a socket, to the site as it is or with other settings.
    private static func ask(
        _ site: TestSite, _ method: HTTP.Method = .get, _ path: String, query: String = "",
        fields: [(String, String)] = [], body: String = "", settings: SiteSettings? = nil
    ) -> Response {
        var all = Fields()
        for (name, value) in fields { all.append(name, value) }
        let request = Request(
            method: method, path: path, query: query, fields: all, body: .bytes(Array(body.utf8)))
        guard let settings else { return site.respond(to: request) }
        return Site(store: site.store, settings: settings, lane: .loop).respond(to: request)
    }

    private static let formType = ("Content-Type", "application/x-www-form-urlencoded")

    /// Signs in on `settings`, and gives the answer that does it.
    private static func signIn(_ site: TestSite, _ ref: String, settings: SiteSettings) throws -> Response {
        let secret = Secret.random()
        try site.store.addSignInLink(secret, person: site.id(of: ref), expires: site.now + 60)
        return ask(
            site, .post, "/logga-in/\(secret.text)", fields: [formType, ("Host", "kurs.x.se")],
            settings: settings)
    }

    private static func secure(_ site: TestSite) -> SiteSettings {
        var settings = site.settings
        settings.baseURL = "https://kurs.x.se"
        return settings
    }

    private static func browser(_ site: TestSite, _ ref: String?, at path: String = "/") throws -> Browser {
        let browser = Browser(site)
        if let ref { try browser.signIn(ref) }
        browser.get(path)
        return browser
    }

    /// The paths of every route of a method, with values in place of parameters.
    private static func paths(_ method: HTTP.Method) -> [String] {
        Route.all.filter { $0.method == method }.map { route in
            [
                ":kurs": "prova", ":kapitel": "forsta", ":kod": "BBBB-BBBB-BBBB", ":lank": "x", ":hash": "0",
                ":namn": "x.css",
            ].reduce(route.pattern) { $0.replacing($1.key, with: $1.value) }
        }
    }

    /// All rows of the tables that say who somebody is and what she may do.
    private static func standing(_ site: TestSite) throws -> [String] {
        let queries: [StaticString] = [
            "SELECT json_array(id, ref, name, email, login) FROM person",
            "SELECT json_array(id, person, role, administration, revoked_at) FROM role_grant",
            "SELECT json_array(unit, person, from_day, until_day) FROM unit_manager",
            "SELECT json_array(id, person, first_day, last_day, category) FROM employment",
            "SELECT json_array(id, unit, person, until_day, taken_back_at) FROM unit_loan",
            "SELECT json_array(id, person, course, day, method) FROM completion",
            "SELECT json_array(person, course, chapter) FROM chapter_done",
            "SELECT json_array(key, value) FROM setting",
            "SELECT json_array(id, course, name, value) FROM rule",
        ]
        return try queries.flatMap { try site.store.connection.all($0) { $0.text(0) } }.sorted()
    }

    static func scriptsRunFromOurFilesAlone() throws {
        let policy = try #require(SecurityFields.all(isSecure: false)["Content-Security-Policy"])
        let parts = Set(policy.components(separatedBy: "; "))
        #expect(
            parts.isSuperset(of: [
                "default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'",
                "form-action 'self'",
            ]))
        #expect(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains("object-src"))
    }

    static func stepsAreTakenInOrder() throws {
        let site = try TestSite()
        let browser = try browser(site, "anna", at: "/kurs/prova/prov")
        browser.post("/kurs/prova/prov/nytt")
        browser.get("/kurs/prova")
        browser.post("/kurs/prova/prov", [("t-ett", "0"), ("t-tva", "1"), ("dragning", "1")])
        #expect(try site.store.completions(person: site.id(of: "anna")).isEmpty)
    }

    static func cookiesAreAsStrictAsCanBe() throws {
        let site = try TestSite()
        for (settings, start, isSecure) in [
            (secure(site), "__Host-kurskoll=", true), (site.settings, "kurskoll=", false),
        ] {
            let response = try signIn(site, "anna", settings: settings)
            let cookie = try #require(response.fields["Set-Cookie"])
            let parts = Set(cookie.components(separatedBy: "; "))
            #expect(cookie.hasPrefix(start))
            #expect(parts.isSuperset(of: ["Path=/", "HttpOnly", "SameSite=Lax"]), "\(parts)")
            #expect(parts.contains("Secure") == isSecure && !cookie.contains("Domain"))
            #expect(!cookie.contains("Max-Age") && !cookie.contains("Expires"), "it goes with the browser")
        }
    }

    static func hsts() throws {
        let field = SecurityFields.all(isSecure: true)["Strict-Transport-Security"]
        let age = try #require(field?.split(separator: "=").last.flatMap { Int($0) })
        #expect(age >= 31_536_000)
        #expect(SecurityFields.all(isSecure: false)["Strict-Transport-Security"] == nil)
    }

    static func everyAnswerHasTheFields() throws {
        let site = try TestSite()
        let live = try LiveSite(site)
        let script = try #require(
            try browser(site, nil, at: "/logga-in").value(after: "<script src=\""))
        var seen: Set<Int> = []
        let long = [("X-Long", String(repeating: "a", count: 20_000))]
        let big = [UInt8](repeating: UInt8(ascii: "a"), count: 1_100_000)
        let requests: [(String, String, [(String, String)], [UInt8], Int)] = [
            ("GET", "/logga-in", [], [], 200), ("GET", script, [], [], 200), ("GET", "/", [], [], 303),
            ("GET", "/lamna", [], [], 303), ("GET", "/halsa", [], [], 200),
            ("GET", "/finns-inte", [], [], 404),
            ("GET", "/fil/0/x.css", [], [], 404), ("POST", "/kurs/prova/prov", [formType], [], 401),
            ("POST", "/sprak", [formType, ("Sec-Fetch-Site", "cross-site")], [], 403),
            ("POST", "/sprak", [formType], Array("sprak=%zz".utf8), 400),
            ("POST", "/halsa", [formType], [], 405),
            ("DELETE", "/", [], [], 405), ("TRACE", "/", [], [], 405), ("BREW", "/", [], [], 501),
            ("GET", "//", [], [], 404),
            ("GET", "/%zz", [], [], 400), ("GET", "/logga-in", long, [], 431),
            ("POST", "/sprak", [formType], big, 413),
            ("GET", "/logga-in", [("Host", "b")], [], 400), ("GET", "/logga-in", [("Expect", "x")], [], 417),
            ("GET", "/" + String(repeating: "a", count: 9_000), [], [], 414),
        ]
        let wanted = SecurityFields.all(isSecure: false)
        for (method, path, fields, body, status) in requests {
            let answer = try Loopback.send(port: live.port, method, path, fields: fields, body: body)
            let place = "\(method) \(path.prefix(30))"
            #expect(answer.status == status, "\(place)")
            seen.insert(answer.status)
            for (name, value) in wanted.all {
                let found = answer.fields.filter { $0.name.lowercased() == name.lowercased() }
                #expect(found.map(\.value) == [value], "\(name) of \(place): \(answer.status)")
            }
            if !answer.body.isEmpty { #expect(answer["Content-Type"] != nil, "\(place)") }
            #expect(answer["Server"] == nil && answer["X-Powered-By"] == nil)
            #expect(answer["Access-Control-Allow-Origin"] == nil)
        }
        #expect(seen.count >= 12)
    }

    static func otherTypesAndMethodsChangeNothing() throws {
        let site = try TestSite()
        let browser = try browser(site, "anna")
        let cookie = try #require(browser.cookies["kurskoll"])
        let token = try #require(browser.token)
        let before = try standing(site)
        for type in ["text/plain", "application/json", "multipart/form-data; boundary=x", ""] {
            let response = ask(
                site, .post, "/kurs/prova/forsta/klar",
                fields: [("Cookie", "kurskoll=\(cookie)"), ("Content-Type", type)], body: "csrf=\(token)")
            #expect(response.status == .forbidden, "\(type)")
        }
        for field in ["X-HTTP-Method-Override", "X-Method-Override", "X-HTTP-Method"] {
            let response = ask(
                site, .get, "/kurs/prova/forsta/klar", query: "_method=POST&csrf=\(token)",
                fields: [("Cookie", "kurskoll=\(cookie)"), (field, "POST"), formType],
                body: "csrf=\(token)&_method=POST")
            #expect(response.status == .methodNotAllowed, "\(field)")
        }
        let crossSite = ask(
            site, .post, "/kurs/prova/forsta/klar",
            fields: [("Cookie", "kurskoll=\(cookie)"), formType, ("Sec-Fetch-Site", "same-site")],
            body: "csrf=\(token)")
        #expect(crossSite.status == .forbidden)
        #expect(try standing(site) == before)
        // What was refused was refused for these reasons, not for others.
        let plain = ask(
            site, .post, "/kurs/prova/forsta/klar", fields: [("Cookie", "kurskoll=\(cookie)"), formType],
            body: "csrf=\(token)")
        #expect(plain.status == .seeOther)
        #expect(try standing(site) != before)
    }

    static func getChangesNothing() throws {
        let site = try TestSite()
        let before = try standing(site)
        for ref in ["anna", "chef-n", "hr", "forf"] {
            let browser = try browser(site, ref)
            for path in paths(.get) where path != "/lamna" {
                browser.get(path)
                browser.get(path + "?klar=1&enhet=1&person=1&sprak=en")
            }
        }
        #expect(try standing(site) == before)
    }

    static func redirectsStayHere() throws {
        let site = try TestSite()
        let evil = ["https://ond.x", "//ond.x", "/\\ond.x", "%2f%2fond.x"]
        for ref in [nil, "anna", "chef-n"] {
            for method in [HTTP.Method.get, .post] {
                for path in paths(method) where path != "/lamna" {
                    let browser = try browser(site, ref)
                    let cookie = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
                    for address in evil {
                        let form = ["next", "url", "retur", "Location", "sprak", "epost", "dag"].map {
                            "\($0)=\(address)"
                        }
                        let response = ask(
                            site, method, path, query: form.joined(separator: "&"),
                            fields: [("Cookie", cookie), ("Referer", address), ("Host", "ond.x"), formType],
                            body: (form + ["csrf=\(browser.token ?? "")"]).joined(separator: "&"))
                        guard let location = response.fields["Location"] else { continue }
                        #expect(
                            location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("ond"),
                            "\(path): \(location)")
                    }
                }
            }
        }
        let exit = ask(
            site, .get, "/lamna", query: "url=https://ond.x", fields: [("Referer", "https://ond.x")])
        #expect(exit.fields["Location"] == ExitPage.neutralSite)
    }

    static func fieldsCannotBeInjected() throws {
        let site = try TestSite()
        let live = try LiveSite(site)
        let injected = "x%0d%0aX-Injected:%201%0d%0a%0d%0a<script>"
        for path in [
            "/\(injected)", "/intyg/\(injected)", "/kurs/\(injected)", "/logga-in/\(injected)",
            "/fil/0/\(injected)", "/kontroll?kod=\(injected)", "/hr/export?kurs=\(injected)",
        ] {
            let answer = try Loopback.send(port: live.port, "GET", path)
            #expect(answer["X-Injected"] == nil, "\(path)")
            #expect(!String(decoding: answer.body, as: UTF8.self).contains("X-Injected: 1\r\n\r\n<script>"))
        }
        let posted = try Loopback.send(
            port: live.port, "POST", "/sprak", fields: [formType], body: Array("sprak=\(injected)".utf8))
        #expect(posted["X-Injected"] == nil && posted.status == 400)
        // A file's name is the course's id and the day, whatever was asked for.
        let browser = try browser(site, "hr", at: "/hr/export?kurs=prova&filename=ond.exe")
        #expect(
            browser.fields["Content-Disposition"]
                == "attachment; filename=\"prova-enheter-\(site.today).csv\"")
        browser.get("/hr/export?kurs=\(injected)")
        #expect(browser.status == 404)
    }

    static func secretsAreRandom() throws {
        let secrets = (0..<1000).map { _ in Secret.random().text }
        #expect(Set(secrets).count == 1000)
        for secret in secrets { #expect(secret.utf8.count == 43, "256 bits in base64url") }
        let codes = (0..<1000).map { _ in TypedCode.random() }
        #expect(Set(codes).count == 1000)
    }

    static func errorsTellNothing() throws {
        let site = try TestSite()
        let cookie = try #require(try browser(site, "anna").cookies["kurskoll"])
        try site.store.connection.run("DROP TABLE chapter_done")
        let broken = Site(store: site.store, settings: site.settings, lane: .loop).respond(
            to: Request(method: .get, path: "/", fields: ["Cookie": "kurskoll=\(cookie)"]))
        #expect(broken.status == .internalServerError)
        #expect(broken.reason?.contains("chapter_done") == true, "the operator is told")
        for (response, status) in [
            (broken, 500), (ask(site, .get, "/finns-inte"), 404), (ask(site, .post, "/halsa"), 405),
            (ask(site, .post, "/sprak", fields: [formType], body: "sprak=%zz"), 400),
            (ask(site, .get, "/hr", fields: [("Cookie", "kurskoll=\(cookie)")]), 403),
        ] {
            #expect(response.status.code == status)
            var page = ""
            if case .bytes(let bytes) = response.body { page = String(decoding: bytes, as: UTF8.self) }
            // What is random may hold any letters.
            page.replace(/name="csrf" value="[^"]*"/, with: "")
            for word in [
                "chapter_done", "SELECT", "SQLite", "Error", site.folder.path, ".swift", ".db", "0x",
            ] {
                #expect(!page.contains(word), "\(status) says \(word)")
            }
        }
    }

    static func otherMethodsAreRefused() throws {
        let live = try LiveSite(try TestSite())
        for (method, status) in [
            ("TRACE", 405), ("PUT", 405), ("DELETE", 405), ("PATCH", 405), ("BREW", 501), ("CONNECT", 501),
        ] {
            let answer = try Loopback.send(port: live.port, method, "/logga-in")
            #expect(answer.status == status || answer.status == 400, "\(method): \(answer.status)")
        }
    }

    static func addressesAreNeutral() throws {
        for route in Route.all {
            let parameters = route.pattern.split(separator: "/").filter { $0.hasPrefix(":") }
            for parameter in parameters {
                #expect(
                    [
                        ":kurs", ":kapitel", ":kod", ":lank", ":hash", ":namn", ":nummer", ":annat",
                        ":person", ":enhet", ":fil", ":traff",
                    ].contains(
                        parameter))
            }
        }
        let site = try TestSite()
        for (ref, path) in [
            ("anna", "/"), ("chef-n", "/enhet"), ("chef-n", "/enhet/ersattare"), ("chef-n", "/grupp"),
            ("hr", "/hr"), ("hr", "/hr/atkomst"),
        ] {
            let page = try browser(site, ref, at: path).page
            let links = page.matches(of: /(?:href|action|src)="([^"]*)"/).map { String($0.1) }
            #expect(links.count > 5)
            for link in links {
                for word in ["anna", "Anna", "bert", "chef", "@", "csrf", "%40"] {
                    #expect(!link.contains(word), "\(path): \(link)")
                }
            }
        }
    }

    static func nothingIsForeign() throws {
        let site = try TestSite()
        for (ref, path) in [(nil, "/logga-in"), ("anna", "/"), ("anna", "/kurs/prova/forsta"), ("hr", "/hr")]
        {
            let page = try browser(site, ref, at: path).page
            for found in page.matches(of: /(?:src|srcset|action|data|poster)="([^"]*)"/) {
                #expect(found.1.hasPrefix("/") && !found.1.hasPrefix("//"), "\(path): \(found.1)")
            }
        }
    }

    static func personalPagesAreNotKept() throws {
        let site = try TestSite()
        for ref in ["anna", "chef-n", "hr", "forf", "tittar"] {
            let browser = try browser(site, ref)
            for path in paths(.get) + ["/finns-inte"] where path != "/lamna" && path != "/halsa" {
                browser.get(path)
                guard browser.status != 405 else { continue }
                #expect(browser.fields["Cache-Control"] == "no-store", "\(path) as \(ref): \(browser.status)")
            }
            for path in paths(.post) where path != "/logga-ut" {
                browser.get("/")
                browser.post(path, [])
                #expect(browser.fields["Cache-Control"] == "no-store", "POST \(path) as \(ref)")
                if browser.cookies["kurskoll"] == nil { try browser.signIn(ref) }
            }
        }
    }

    static func storageIsNotUsed() throws {
        let script = try String(contentsOf: TestSite.web.appending(path: "kurskoll.js"), encoding: .utf8)
        for word in [
            "localStorage", "sessionStorage", "indexedDB", "document.cookie", "serviceWorker", "eval(",
        ] {
            #expect(!script.contains(word), "\(word)")
        }
    }

    static func nothingElseIsSet() throws {
        let site = try TestSite()
        let before = try standing(site)
        let other = try site.id(of: "cia")
        let extra = [
            ("role", "hr"), ("roll", "hr"), ("roles[hr]", "1"), ("person", String(other)),
            ("person_ref", "cia"),
            ("id", "1"), ("ref", "hr"), ("name", "Ond"), ("method", "annan"), ("day", "2020-01-01"),
            ("version", "1"), ("administration", "1"), ("enhet", "2"), ("is_admin", "true"), ("lan", "1"),
        ]
        for ref in ["anna", "chef-n", "tittar"] {
            for path in paths(.post) {
                let browser = try browser(site, ref)
                browser.post(path, extra)
                #expect(browser.status < 500, "\(path)")
            }
        }
        // All that was asked for in earnest: that the own chapter is done.
        let after = Set(try standing(site))
        let own = try ["anna", "chef-n", "tittar"].map { "[\(try site.id(of: $0)),\"prova\",\"forsta\"]" }
        #expect(after.subtracting(before) == Set(own))
        #expect(after.isSuperset(of: before))
    }

    static func logLinesHoldNothingSent() throws {
        let site = Site(store: try Store.inMemory(), settings: try TestSite().settings, lane: .loop)
        let patterns = Set(Route.all.map(\.pattern) + ["-"])
        for path in [
            "/finns-inte\n2026-11-21 12:00 fel falsk", "/kurs/\u{1B}[31m", "/intyg/BBBB-BBBB-BBBB",
            "/logga-in/hemlig", "/kurs/prova/forsta\r\nfel", "/kontroll",
        ] {
            let pattern = try #require(site.resource(of: Request(method: .get, path: path)).pattern)
            #expect(patterns.contains(pattern), "\(pattern)")
        }
        for path in ["/hjalp", "/lamna"] {
            #expect(site.resource(of: Request(method: .get, path: path)).pattern == nil)
        }
    }

    static func signingInMakesANewSession() throws {
        let site = try TestSite()
        let browser = try browser(site, "anna")
        let first = try #require(browser.cookies["kurskoll"])
        let token = try #require(browser.token)
        try browser.signIn("anna")
        browser.get("/")
        #expect(browser.cookies["kurskoll"] != first && browser.token != token)
        let old = ask(site, .get, "/", fields: [("Cookie", "kurskoll=\(first)")])
        #expect(old.fields["Location"] == "/logga-in", "the old session has ended")
        // A cookie that somebody has planted signs nobody in, and is not kept.
        let planted = ask(site, .get, "/", fields: [("Cookie", "kurskoll=\(Secret.random().text)")])
        #expect(planted.fields["Location"] == "/logga-in")
    }

    static func everyPageSignsOut() throws {
        let site = try TestSite()
        for (ref, path) in [
            ("anna", "/"), ("anna", "/kurs/prova/forsta"), ("chef-n", "/enhet"), ("hr", "/hr"),
            ("anna", "/finns-inte"), ("anna", "/hr"),
        ] {
            #expect(try browser(site, ref, at: path).page.contains("action=\"/logga-ut\""), "\(path)")
        }
    }
}
