import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

@Suite struct APIReportsTests {
    private final class Said: @unchecked Sendable {
        // The command runs on the test's own thread.
        private(set) var text = ""
        func add(_ more: String) { text += more }
    }

    /// A query, and the options that mean the same.
    @Test(arguments: [
        ("indicator", "", []),
        ("indicator", "?course=prova&percent=50", ["--course", "prova", "--percent", "50"]),
        (
            "indicator", "?asOf=2026-10-01&targetDay=2027-06-30",
            ["--as-of", "2026-10-01", "--target-day", "2027-06-30"]
        ),
        ("indicator", "?windowFrom=2026-01-01&unit=10", ["--window-from", "2026-01-01", "--unit", "10"]),
        ("indicator", "?categories=employee,f%C3%B6rtroendevald", ["--categories", "anställd,elected"]),
        ("new-hires", "", []),
        ("new-hires", "?months=6&from=2020-01-01", ["--months", "6", "--from", "2020-01-01"]),
        (
            "new-hires", "?unit=10&gapDays=0&asOf=2026-11-01",
            ["--unit", "10", "--gap-days", "0", "--as-of", "2026-11-01"]
        ),
    ])
    func `to the scope hr a report is the command line's, byte for byte`(
        report: String, query: String, options: [String]
    ) throws {
        let site = try TestSite()
        try site.store.addCompletion(
            person: site.id(of: "anna"), course: "prova", day: site.today, method: "kurs", version: nil,
            code: "K-1",
            now: site.now)
        let client = try APIClient(site, .hr)
        #expect(client.send(.get, "/reports/\(report)\(query)") == 200)
        #expect(client.fields["Content-Type"] == "application/json")
        let scene = Said()
        let now = site.now
        let status = Main.run(
            [
                "report", report, "--data", site.database, "--courses",
                site.folder.appending(path: "Courses").path,
                "--format", "json",
            ] + options,
            Environment(clock: Clock { now }, out: { scene.add($0) }, error: { scene.add($0) }))
        #expect(status == 0 && client.text == scene.text)
    }

    /// Makes Norr (10) a unit of `norr`, Söder (20) of `söder`, and Park (30) of `park` persons, half of them done.
    private func municipality(norr: Int, söder: Int, park: Int) throws -> TestSite {
        let site = try TestSite()
        for (code, has, wanted) in [("10", 3, norr), ("20", 2, söder), ("30", 1, park)] {
            for index in 0..<max(0, wanted - has) {
                let ref = "x-\(code)-\(index)"
                try site.employ(ref, ref, in: code, from: site.today.adding(months: -2))
                guard index.isMultiple(of: 2) else { continue }
                try site.store.addCompletion(
                    person: site.id(of: ref), course: "prova", day: site.today, method: "kurs", version: nil,
                    code: TypedCode.random(), now: site.now)
            }
        }
        return site
    }

    /// Persons counted, as written in the answer: total, then each administration with its units.
    private func counted(_ client: APIClient) -> String {
        let administrations = client.json["administrations"] as? [[String: Any]] ?? []
        func text(_ value: Any?) -> String { value is NSNull ? "–" : "\(value ?? "?")" }
        return "\(client.value("total.counted").replacing("null", with: "–")) "
            + administrations.map { administration in
                let units = administration["units"] as? [[String: Any]] ?? []
                return
                    "\(text(administration["counted"]))(\(units.map { text($0["counted"]) }.joined(separator: " ")))"
            }.joined(separator: " ")
    }

    /// How many there are, and what a token for figures sees: Teknik (Park), then Vård (Norr, Söder).
    @Test(arguments: [
        (9, 8, 7, "24 7(7) 17(9 8)"), (9, 3, 7, "19 7(7) 12(– –)"), (9, 8, 4, "21 –(–) –(– –)"),
        (3, 2, 5, "10 5(5) 5(– –)"), (3, 2, 1, "6 –(–) –(– –)"),
    ])
    func `a token for figures sees no group of fewer than five`(
        norr: Int, söder: Int, park: Int, expected: String
    ) throws {
        let client = try APIClient(municipality(norr: norr, söder: söder, park: park), .figures)
        client.send(.get, "/reports/indicator")
        #expect(counted(client) == expected)
        for (path, value) in [("completed", "–"), ("share", "–"), ("met", "–"), ("needed", "–")]
        where park == 4 {
            #expect(client.value("administrations.0.\(path)") == "null", "\(value)")
        }
    }

    @Test func `a unit asked for alone shows no more than among the others`() throws {
        let site = try municipality(norr: 9, söder: 3, park: 7)
        let client = try APIClient(site, .figures)
        for (code, total, pace) in [("10", "null", "null"), ("20", "null", "null"), ("30", "7", "0.3")] {
            client.send(.get, "/reports/indicator?unit=\(code)")
            #expect(client.value("total.counted") == total, "\(code)")
            #expect(client.value("forecast.pacePerWeek") == pace, "\(code)")
        }
        let hr = try APIClient(site, .hr)
        hr.send(.get, "/reports/indicator?unit=20")
        #expect(hr.value("total.counted") == "3")
    }

    @Test func `the board's page hides the same groups`() throws {
        let site = try municipality(norr: 9, söder: 8, park: 4)
        let browser = Browser(site)
        try browser.signIn("tittar")
        browser.get("/oversikt")
        #expect(browser.page.matches(of: /colspan="4"/).count == 2)
    }

    @Test func `names go to the scope hr alone, and few new hires are not counted out to others`() throws {
        let site = try municipality(norr: 12, söder: 8, park: 4)
        let hr = try APIClient(site, .hr)
        hr.send(.get, "/reports/new-hires")
        #expect(hr.text.contains("Anna <Ny>") && hr.value("units.0.people.0.person") != "-")
        let figures = try APIClient(site, .figures)
        figures.send(.get, "/reports/new-hires")
        #expect(figures.value("total.newHires") == hr.value("total.newHires"))
        #expect(figures.value("total.onTrack") == hr.value("total.onTrack"))
        #expect(
            figures.json["units"] as? [String] == [] && figures.json["missingFirstDay"] as? [String] == [])
        for word in ["Anna", "anna", "x-10-0"] { #expect(!figures.text.contains(word)) }
        for (code, isHidden) in [("30", true), ("10", true), ("20", true)] {
            figures.send(.get, "/reports/new-hires?unit=\(code)")
            #expect((figures.value("total.newHires") == "null") == isHidden, "\(code)")
            #expect(figures.value("total.missingFirstDay") == "null")
        }
    }

    @Test func `who sees no small groups cannot choose whom the rule is about`() throws {
        let site = try TestSite()
        let figures = try APIClient(site, .figures)
        for target in [
            "/reports/indicator?categories=elected", "/reports/new-hires?from=2026-09-01",
            "/reports/new-hires?gapDays=1", "/reports/new-hires?categories=employee,elected",
        ] {
            #expect(figures.send(.get, target) == 403, "\(target)")
            #expect(try APIClient(site, .hr).send(.get, target) == 200, "\(target)")
        }
        #expect(figures.send(.get, "/reports/indicator?categories=employee") == 200)
        #expect(figures.send(.get, "/reports/new-hires?gapDays=31") == 200)
    }

    @Test(arguments: [APIToken.Scope.hr, .figures])
    func `a token of one administration sees it and no other`(scope: APIToken.Scope) throws {
        let site = try municipality(norr: 9, söder: 8, park: 7)
        let client = try APIClient(site, scope, administration: "Vård")
        client.send(.get, "/reports/indicator")
        #expect(counted(client) == "17 17(9 8)")
        #expect(!client.text.contains("Park") && !client.text.contains("Teknik"))
        #expect(client.send(.get, "/reports/indicator?unit=30") == 404)
        #expect(client.send(.get, "/reports/indicator?unit=20") == 200)
        client.send(.get, "/reports/new-hires")
        // Anna, Bert and Cia are new, and the six and six who were added.
        #expect(client.value("total.newHires") == "15")
        #expect(!client.text.contains("Dag"))
        #expect(client.send(.get, "/reports/new-hires?unit=30") == 404)
        #expect(client.send(.get, "/reports/new-hires?unit=20") == 200)
        #expect(client.value("total.newHires") == "7")
    }

    @Test func `without a rule for the day there is no report on new hires`() throws {
        let client = try APIClient(TestSite(), .hr)
        #expect(client.send(.get, "/reports/new-hires?asOf=1900-01-01") == 404)
        #expect(client.send(.get, "/reports/new-hires?asOf=1900-01-01&from=1900-01-01") == 200)
    }
}
