import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// The table of who may open what, walked: every route as every role and as nobody.
@Suite struct AuthorisationTests {
    /// Somebody of each kind, by person_ref; nil is nobody.
    enum Role: String, CaseIterable {
        case nobody, learner = "anna", manager = "chef-n", hr, limitedHR = "hr-vard", author = "forf",
            reader = "tittar"

        var ref: String? { self == .nobody ? nil : rawValue }
    }

    /// Written out by hand, beside the code it checks: who may.
    static let allowed: [(method: Method, pattern: String, roles: Set<Role>)] = [
        (.get, "/kurs/:kurs/version/:nummer", signedIn),
        (.get, "/", signedIn), (.get, "/kurs/:kurs", signedIn), (.get, "/kurs/:kurs/prov", signedIn),
        (.post, "/kurs/:kurs/prov", signedIn), (.post, "/kurs/:kurs/prov/nytt", signedIn),
        (.get, "/kurs/:kurs/:kapitel", signedIn), (.post, "/kurs/:kurs/:kapitel", signedIn),
        (.post, "/kurs/:kurs/:kapitel/klar", signedIn), (.get, "/intyg/:kod", signedIn),
        (.post, "/kurs/:kurs/:kapitel/plats", signedIn), (.get, "/innan/:kurs/:kapitel", signedIn),
        (.get, "/trygghet", everybody), (.post, "/trygghet", everybody),
        (.post, "/tillganglighet", everybody),
        (.get, "/hr/brister", [.hr, .limitedHR]), (.post, "/hr/brister", [.hr, .limitedHR]),
        (.get, "/kontroll", everybody), (.get, "/enhet", [.manager]), (.get, "/enhet/ersattare", [.manager]),
        (.post, "/enhet/ersattare", [.manager]), (.post, "/enhet/gruppledare", [.manager]),
        (.post, "/enhet/aterta", [.manager]), (.get, "/hr", [.hr, .limitedHR]),
        (.get, "/hr/export", [.hr, .limitedHR]), (.get, "/oversikt", [.hr, .limitedHR, .reader]),
        (.post, "/hr/personer", [.hr, .limitedHR]),
        (.get, "/hr/personer", [.hr, .limitedHR]), (.post, "/hr/personer/sok", [.hr, .limitedHR]),
        (.get, "/hr/person/:person", [.hr, .limitedHR]),
        (.post, "/hr/person/:person/registrera", [.hr, .limitedHR]),
        (.post, "/hr/person/:person/makulera", [.hr, .limitedHR]),
        (.post, "/hr/person/:person/forlang", [.hr, .limitedHR]),
        (.post, "/hr/person/:person/aterta", [.hr, .limitedHR]),
        (.post, "/hr/person/:person/ratta", [.hr, .limitedHR]),
        (.post, "/hr/person/:person/kod", [.hr, .limitedHR]),
        (.get, "/hr/forklaring", [.hr, .limitedHR]), (.get, "/hr/forklaring/:enhet", [.hr, .limitedHR]),
        (.get, "/hr/import", [.hr]), (.post, "/hr/import", [.hr]), (.get, "/hr/import/:fil", [.hr]),
        (.post, "/hr/import/:fil", [.hr]), (.post, "/hr/import/:fil/avbryt", [.hr]),
        (.get, "/hr/import/:fil/fel.csv", [.hr]), (.get, "/hr/importer", [.hr]),
        (.get, "/hr/importer/:nummer", [.hr]), (.post, "/hr/importer/:nummer/angra", [.hr]),
        (.get, "/hr/atgarder", [.hr, .limitedHR]), (.get, "/hr/atkomst", [.hr]),
        (.get, "/hr/uttag", [.hr, .limitedHR]), (.get, "/enhet/paminn", [.manager]),
        (.post, "/enhet/paminn", [.manager]), (.get, "/hr/paminnelser", [.hr]),
        (.get, "/hr/paminnelser/namn", [.hr]), (.get, "/hr/paminnelser/texter", [.hr]),
        (.post, "/hr/paminnelser/texter", [.hr]), (.get, "/hr/installningar", [.hr]),
        (.post, "/hr/installningar", [.hr]),
        (.get, "/hr/dolj", [.hr, .limitedHR]), (.post, "/hr/dolj", [.hr, .limitedHR]),
        (.get, "/hr/regler", [.hr, .limitedHR]), (.post, "/hr/regler/prova", [.hr, .limitedHR]),
        (.post, "/hr/regler/personer", [.hr, .limitedHR]), (.post, "/hr/regler", [.hr, .limitedHR]),
        (.get, "/hr/avstamningar", [.hr, .limitedHR]), (.post, "/hr/avstamningar", [.hr, .limitedHR]),
        (.get, "/oversikt/utskrift", [.hr, .limitedHR, .reader]),
        (.get, "/oversikt/avstamningar", [.hr, .limitedHR, .reader]),
        (.get, "/oversikt/avstamningar/:nummer", [.hr, .limitedHR, .reader]),
        (.get, "/oversikt/avstamningar/:nummer/:annat", [.hr, .limitedHR, .reader]),
        (.get, "/grupp", signedIn), (.post, "/grupp", [.manager]), (.get, "/grupp/:traff", everybody),
        (.post, "/grupp/:traff", signedIn), (.post, "/grupp/:traff/lamna", signedIn),
        (.get, "/grupp/:traff/lage", signedIn), (.get, "/grupp/:traff/leda", [.manager]),
        (.get, "/grupp/:traff/skarm", [.manager]), (.get, "/grupp/:traff/lista", [.manager]),
        (.post, "/grupp/:traff/kapitel", [.manager]), (.post, "/grupp/:traff/lagg-till", [.manager]),
        (.post, "/grupp/:traff/narvaro", [.manager]), (.post, "/grupp/:traff/bekrafta", [.manager]),
        (.post, "/grupp/:traff/angra", [.manager]),
        (.get, "/mina-uppgifter.json", signedIn), (.get, "/forfattare", [.author]),
        (.get, "/mina-uppgifter", signedIn), (.get, "/hjalp", everybody),
        (.get, "/lamna", everybody), (.get, "/tillganglighet", everybody), (.get, "/integritet", everybody),
        (.get, "/logga-in", everybody), (.post, "/logga-in", everybody),
        (.get, "/logga-in/:lank", everybody),
        (.post, "/logga-in/:lank", everybody), (.get, "/inloggad", everybody),
        (.get, "/inloggning", everybody),
        (.get, "/inloggningar", signedIn), (.post, "/inloggningar/avsluta", signedIn),
        (.post, "/logga-ut", signedIn), (.post, "/sprak", everybody), (.get, "/fil/:hash/:namn", everybody),
        (.get, "/halsa", everybody),
        // Tokens open these and nothing else does; which of them, `APITests` says.
        (.get, "/api/v1/reports/indicator", []), (.get, "/api/v1/reports/new-hires", []),
        (.get, "/api/v1/completions", []), (.post, "/api/v1/imports/staff", []),
        (.get, "/api/v1/metrics", []), (.get, "/api/v1/health", everybody),
        (.get, "/api/v1/openapi.json", everybody),
    ]
    static let everybody = Set(Role.allCases)
    static let signedIn = everybody.subtracting([.nobody])

    @Test func `the table names every route, and no other`() {
        let written = Set(Self.allowed.map { "\($0.method.rawValue) \($0.pattern)" })
        let routes = Route.all.map { "\($0.method.rawValue) \($0.pattern)" }
        #expect(written == Set(routes))
        #expect(Set(routes).count == routes.count, "a route stands twice")
    }

    @Test(arguments: Role.allCases)
    func `every route is open to those it is for and shut to all others`(role: Role) throws {
        let site = try TestSite()
        for row in Self.allowed {
            let browser = Browser(site)
            if let ref = role.ref { try browser.signIn(ref) }
            let path = Self.path(row.pattern)
            row.method == .get ? browser.get(path) : browser.post(path, [("sprak", "en")])
            let place = "\(row.method.rawValue) \(row.pattern) as \(role)"
            if row.roles.contains(role) {
                // Some answer that a thing does not exist, or that a step is missing; but never that she may not.
                #expect(browser.status != 401 && browser.status != 500, "\(place): \(browser.status)")
                if row.method == .get { #expect(browser.status != 403, "\(place)") }
            } else if row.pattern.hasPrefix("/api/") {
                #expect(browser.status == 401, "\(place): \(browser.status)")
            } else if role == .nobody {
                #expect(
                    row.method == .get ? browser.path == "/logga-in" : browser.status == 401,
                    "\(place): \(browser.status)")
            } else {
                #expect(browser.status == 403, "\(place): \(browser.status)")
            }
        }
    }

    private static func path(_ pattern: String) -> String {
        [
            ":kurs": "prova", ":kapitel": "forsta", ":kod": "BBBB-BBBB-BBBB", ":lank": "x", ":hash": "0",
            ":namn": "x.css", ":nummer": "1", ":annat": "2", ":person": "3", ":enhet": "1",
            ":traff": "BBB-BBB",
        ]
        .reduce(pattern) { $0.replacing($1.key, with: $1.value) }
    }

    @Test func `a manager sees the own unit's new hires and nothing of other units`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("chef-n")
        browser.get("/enhet")
        #expect(browser.page.contains("Anna &lt;Ny&gt;") && browser.page.contains("Bert Sen"))
        for hidden in ["Cia", "Dag", "Söder", "Park", "Sune"] {
            #expect(!browser.page.contains(hidden), "\(hidden)")
        }
        // The late one stands first.
        let bert = try #require(browser.page.range(of: "Bert Sen"))
        let anna = try #require(browser.page.range(of: "Anna &lt;Ny"))
        #expect(bert.lowerBound < anna.lowerBound)
        #expect(browser.page.contains("Försenad"))
    }

    @Test func `HR of one administration sees and exports no other`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr-vard")
        browser.get("/hr?kurs=prova")
        #expect(
            browser.page.contains("Norr") && !browser.page.contains("Park")
                && !browser.page.contains("Teknik"))
        browser.get("/hr/export?kurs=prova")
        #expect(browser.page.contains("Norr") && !browser.page.contains("Park"))
    }

    @Test func `a POST without the session's token changes nothing`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        for token in [[], [("csrf", "")], [("csrf", String(repeating: "A", count: 43))]] {
            browser.post("/kurs/prova/forsta/klar", token, csrf: false)
            #expect(browser.status == 403)
        }
        #expect(try site.store.chaptersDone(person: site.id(of: "anna"), course: "prova").isEmpty)
    }

    @Test func `a link signs in once, and not when it is old`() throws {
        let site = try TestSite()
        let secret = Secret.random()
        try site.store.addSignInLink(secret, person: site.id(of: "anna"), expires: site.now + 60)
        let first = Browser(site)
        first.get("/logga-in/\(secret.text)")
        first.get("/logga-in/\(secret.text)")
        first.post("/logga-in/\(secret.text)")
        #expect(first.path == "/" && first.status == 200, "looking at the link does not use it up")
        let second = Browser(site)
        second.post("/logga-in/\(secret.text)")
        #expect(second.status == 404)
        let old = Secret.random()
        try site.store.addSignInLink(old, person: site.id(of: "anna"), expires: site.now + 60)
        site.wait(61)
        second.post("/logga-in/\(old.text)")
        #expect(second.status == 404)
    }

    @Test func `a session ends after half a day, at sign-out, at the quick exit and with the last post`()
        throws
    {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("anna")
        site.wait(Session.lifetimeSeconds + 1)
        browser.get("/")
        #expect(browser.path == "/logga-in")

        try browser.signIn("anna")
        browser.post("/logga-ut")
        browser.get("/")
        #expect(browser.path == "/logga-in")

        try browser.signIn("anna")
        let cookies = browser.cookies
        browser.get("/lamna")
        #expect(browser.status == 303 && browser.fields["Location"] == ExitPage.neutralSite)
        #expect(browser.fields["Clear-Site-Data"] != nil && browser.cookies["kurskoll"] == nil)
        #expect(cookies["kurskoll"] != nil)

        try browser.signIn("dag")
        try site.store.connection.run(
            "UPDATE employment SET last_day = ? WHERE person = ?", .init(site.today.adding(days: -1)),
            .init(site.id(of: "dag")))
        browser.get("/")
        #expect(browser.path == "/logga-in")
    }
}
