import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Who may ask the API what, and how it refuses.
@Suite struct APITests {
    /// Written out by hand, beside the code it checks: which scopes open what.
    static let allowed: [(method: HTTP.Method, path: String, scopes: Set<APIToken.Scope>?)] = [
        (.get, "/reports/indicator", [.figures, .hr]), (.get, "/reports/new-hires", [.figures, .hr]),
        (.get, "/completions", [.hr]), (.post, "/imports/staff", [.import]), (.get, "/health", nil),
        (.get, "/metrics", [.metrics]),
        (.get, "/openapi.json", nil),
    ]

    @Test func `the table names every operation, and no other`() {
        let written = Self.allowed.map { "\($0.method.rawValue) \(API.root)\($0.path)" }
        #expect(Set(written) == Set(APIOperation.all.map { "\($0.method.rawValue) \($0.path)" }))
        let routes = Route.all.filter { $0.pattern.hasPrefix("/api/") }
        #expect(Set(written) == Set(routes.map { "\($0.method.rawValue) \($0.pattern)" }))
    }

    @Test(arguments: APIToken.Scope.allCases)
    func `a scope opens its own operations and no other`(scope: APIToken.Scope) throws {
        let client = try APIClient(TestSite(), scope)
        for row in Self.allowed {
            let status = client.send(row.method, row.path, type: "text/csv")
            let isOpen = row.scopes?.contains(scope) ?? true
            #expect((status == 403) == !isOpen, "\(row.path): \(status)")
            #expect(status != 401 && status != 500, "\(row.path): \(status)")
            guard !isOpen else { continue }
            #expect(client.fields["WWW-Authenticate"]?.contains("insufficient_scope") == true)
        }
    }

    /// What stands in `Authorization`, made from a token that holds.
    @Test(arguments: [
        ("", "invalid_token"), ("Bearer", "invalid_token"), ("Bearer ", "invalid_token"),
        ("TOKEN", "invalid_token"),
        ("Basic TOKEN", "invalid_token"), ("Bearer TOKEN x", "invalid_token"),
        ("Bearer TOKENx", "invalid_token"),
        ("Bearer kurskoll_", "invalid_token"), ("Bearer \u{E5}\u{E4}", "invalid_token"),
        ("Bearer kurskoll_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "invalid_token"), (nil, nil),
    ])
    func `RFC 6750 3: without a token that holds the answer is 401`(line: String?, error: String?) throws {
        let client = try APIClient(TestSite(), .hr)
        let token = try #require(client.authorization?.dropFirst("Bearer ".count))
        client.authorization = line?.replacing("TOKEN", with: token)
        for row in Self.allowed where row.scopes != nil {
            #expect(client.send(row.method, row.path) == 401, "\(row.path)")
            #expect(client.fields["WWW-Authenticate"]?.hasPrefix("Bearer realm=\"kurskoll\"") == true)
            #expect(client.fields["WWW-Authenticate"]?.contains("invalid_token") == (error != nil))
            #expect(client.fields["Content-Type"] == "application/problem+json")
        }
    }

    @Test func `the word Bearer may be written in any case`() throws {
        let client = try APIClient(TestSite(), .hr)
        client.authorization = client.authorization?.replacing("Bearer", with: "bEARER")
        #expect(client.send(.get, "/reports/indicator") == 200)
    }

    @Test func `a token opens until the end of its last day, and nothing when it is taken back`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .hr, until: site.today.adding(days: 1))
        #expect(client.send(.get, "/completions") == 200)
        site.wait(86_400)
        #expect(client.send(.get, "/completions") == 200)
        site.wait(86_400)
        #expect(client.send(.get, "/completions") == 401)
        let other = try APIClient(site, .hr, until: site.today.adding(days: 9))
        #expect(other.send(.get, "/completions") == 200)
        #expect(try site.store.revokeToken(2, now: site.now))
        #expect(other.send(.get, "/completions") == 401)
        #expect(try !site.store.revokeToken(2, now: site.now))
    }

    @Test func `a cookie opens nothing here, and a token nothing elsewhere`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr")
        let cookie = browser.cookies.map { "\($0)=\($1)" }.joined(separator: "; ")
        #expect(try APIClient(site).send(.get, "/completions") == 401)
        #expect(try APIClient(site).send(.get, "/completions", cookie: cookie) == 401)
        let authorization = try #require(try APIClient(site, .hr).authorization)
        for route in Route.all where !route.pattern.hasPrefix("/api/") && route.access != .anybody {
            let path = route.pattern.replacing(":", with: "")
            let answer = site.respond(
                to: Request(method: route.method, path: path, fields: ["Authorization": authorization]))
            #expect([303, 401].contains(answer.status.code), "\(route.pattern): \(answer.status.code)")
        }
    }

    @Test func `a stolen database file holds no token that can be used`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .hr)
        client.send(.get, "/completions")
        let token = try #require(client.authorization?.dropFirst("Bearer ".count))
        let secret = Array(token.dropFirst(APIToken.mark.count).utf8)
        for ending in ["", "-wal"] {
            let file = try Data(contentsOf: URL(filePath: site.database + ending))
            #expect(file.range(of: Data(secret)) == nil)
            // Nor enough of it to guess the rest.
            #expect(file.range(of: Data(secret.dropFirst(6).prefix(8))) == nil)
        }
    }

    /// A request that is refused, and with what.
    static let refused: [(HTTP.Method, String, type: String?, Int)] = [
        (.get, "/", nil, 404), (.get, "/nothing", nil, 404), (.get, "/reports", nil, 404),
        (.post, "/health", nil, 405), (.options, "/completions", nil, 405),
        (.delete, "/imports/staff", nil, 405),
        (.put, "/reports/indicator", nil, 405), (.trace, "/health", nil, 405),
        (.get, "/reports/indicator?course=nix", nil, 404), (.get, "/reports/indicator?unit=99", nil, 404),
        (.get, "/reports/indicator?asOf=2026-02-30", nil, 422),
        (.get, "/reports/indicator?as-of=2026-02-20", nil, 422),
        (.get, "/reports/indicator?percent=101", nil, 422),
        (.get, "/reports/indicator?percent=8&percent=9", nil, 422),
        (.get, "/reports/indicator?percent=", nil, 422),
        (.get, "/reports/indicator?categories=katt", nil, 422),
        (.get, "/reports/indicator?course=%FF", nil, 422), (.get, "/reports/indicator?months=1", nil, 422),
        (.get, "/reports/new-hires?gapDays=-1", nil, 422), (.get, "/reports/new-hires?course=x", nil, 404),
        (.get, "/completions?limit=0", nil, 422), (.get, "/completions?limit=10001", nil, 422),
        (.get, "/completions?after=x", nil, 422),
        (.get, "/completions?after=%C3%A5%C3%A4%C3%B6%C3%A5", nil, 422),
        (.get, "/health?x", nil, 422), (.get, "/openapi.json?x=1", nil, 422),
        (.post, "/imports/staff", nil, 415), (.post, "/imports/staff", "application/json", 415),
        (.post, "/imports/staff", "text/csv", 422), (.post, "/imports/staff?dryRun=ja", "text/csv", 422),
        (.post, "/imports/staff?source=hand", "text/csv", 422),
    ]

    @Test(arguments: refused)
    func `RFC 9457: a refusal is a problem in JSON that says why`(
        method: HTTP.Method, target: String, type: String?, status: Int
    ) throws {
        let site = try TestSite()
        let client = try APIClient(site, target.hasPrefix("/imports") ? .import : .hr)
        #expect(client.send(method, target, type: type) == status)
        #expect(client.fields["Content-Type"] == "application/problem+json")
        #expect(client.value("status") == "\(status)")
        #expect(client.value("detail").count > 10)
        #expect((client.fields["Allow"] != nil) == (status == 405))
        let hasParameter = (status == 422 || status == 404) && target.contains("=") && !target.contains("%FF")
        if hasParameter {
            let name = try #require(target.firstMatch(of: /\?([^=]+)=/)?.1)
            #expect(client.value("errors.0.parameter") == name)
            #expect(client.value("errors.0.remedy") != "-" && !client.text.contains("--"))
        }
    }

    @Test func `no answer lets another site's page read it`() throws {
        let client = try APIClient(TestSite(), .hr)
        for target in ["/health", "/reports/indicator", "/completions", "/nothing"] {
            for method in [HTTP.Method.get, .options] {
                client.send(method, target)
                let names = client.fields.all.map { $0.name.lowercased() }
                #expect(!names.contains { $0.hasPrefix("access-control") }, "\(target)")
            }
        }
    }

    @Test func `a token's use is kept by the day, and each time that names go out`() throws {
        let site = try TestSite()
        let client = try APIClient(site, .hr)
        func rows() throws -> [String] {
            try site.store.connection.all("SELECT what || ' ' || filter FROM access_log ORDER BY id") {
                $0.text(0)
            }
        }
        #expect(try site.store.tokens()[0].used == nil)
        client.send(.get, "/reports/indicator")
        #expect(try site.store.tokens()[0].used == site.today)
        #expect(try rows().isEmpty, "no names went out")
        client.send(.get, "/reports/new-hires")
        client.send(.get, "/completions")
        #expect(try rows().count == 1, "nothing has happened, so nobody is named")
        try site.store.addCompletion(
            person: site.id(of: "anna"), course: "prova", day: site.today, method: "kurs", version: nil,
            code: "K-1",
            now: site.now)
        client.send(.get, "/completions")
        #expect(
            try rows() == [
                #"/api/v1/reports/new-hires {"course":"prova","token":1}"#,
                #"/api/v1/completions {"first":1,"last":1,"token":1}"#,
            ])
        for (ref, listings) in [
            ("anna", [Listing.completionsAPI, .newHiresAPI]), ("cia", [.newHiresAPI]), ("hr", []),
        ] {
            let seen = try site.store.sightings(of: site.id(of: ref))
            #expect(seen.map(\.listing) == listings && seen.allSatisfy { $0.name == nil }, "\(ref)")
        }
        site.wait(86_400)
        let figures = try APIClient(site, .figures, until: site.today.adding(days: 1))
        #expect(figures.send(.get, "/reports/new-hires") == 200)
        #expect(try rows().count == 2)
        #expect(try site.store.tokens().map(\.used) == [site.today, site.today.adding(days: 1)])
    }

    @Test func `only who has a token for it may send a long body, and the refusal is a problem`() throws {
        let served = try TestSite()
        let token = try #require(try APIClient(served, .import).authorization)
        let other = try #require(try APIClient(served, .hr).authorization)
        let site = Site(store: served.store, settings: served.settings, lane: .loop)
        func limit(_ path: String, _ fields: Fields) -> Int {
            site.resource(of: Request(method: .post, path: path, fields: fields)).bodyLimit
        }
        #expect(limit("/api/v1/imports/staff", ["Authorization": token]) == 64 << 20)
        for fields: Fields in [[:], ["Authorization": "Bearer x"], ["Authorization": other]] {
            #expect(limit("/api/v1/imports/staff", fields) == Limits.bodyBytes)
        }
        #expect(limit("/api/v1/health", ["Authorization": token]) == Limits.bodyBytes)
        #expect(limit("/logga-in", ["Authorization": token]) == Limits.bodyBytes)
        let refusal = site.refusal(
            .contentTooLarge, of: Request(method: .post, path: "/api/v1/imports/staff"))
        #expect(refusal.status == .contentTooLarge)
        #expect(refusal.fields["Content-Type"] == "application/problem+json")
    }
}
