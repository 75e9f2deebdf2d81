import Compliance
import Foundation
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// Who has seen whom: stored as who, what, which filter and when, and computed from that day's facts.
@Suite struct AccessLogTests {
    private func rows(_ site: TestSite) throws -> [String] {
        try site.store.connection.all("SELECT ifnull(person, '-'), what, filter FROM access_log ORDER BY id")
        {
            "\($0.text(0)) \($0.text(1)) \($0.text(2))"
        }
    }

    private func seen(_ ref: String, _ site: TestSite) throws -> [String] {
        try site.store.sightings(of: site.id(of: ref)).map {
            "\($0.day) \($0.name ?? "-") \($0.listing.rawValue)"
        }
    }

    @Test func `a manager's page is one row within the hour, and a new one after it`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("chef-n")
        for _ in 1...3 { browser.get("/enhet") }
        #expect(browser.page.contains("Anna"))
        let row = "\(try site.id(of: "chef-n")) /enhet {\"units\":[1]}"
        #expect(try rows(site) == [row])
        site.wait(3600)
        browser.get("/enhet")
        #expect(try rows(site) == [row, row])
    }

    @Test func `only the new hires of the unit were seen by its manager`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("chef-n")
        browser.get("/enhet")
        for (ref, isSeen) in [
            ("anna", true), ("bert", true), ("cia", false), ("dag", false), ("chef-n", false),
        ] {
            let expected = isSeen ? ["2026-11-21 Nora Nord /enhet"] : []
            #expect(try seen(ref, site) == expected, "\(ref)")
        }
    }

    @Test func `who was placed elsewhere on the day was not seen, whatever came after`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("chef-n")
        browser.get("/enhet")
        try site.store.connection.run(
            """
            INSERT INTO placement (employment, from_day, unit)
            SELECT e.id, ?, 1 FROM employment e JOIN person p ON p.id = e.person WHERE p.ref = 'cia'
            """, Value(site.today.adding(days: 1)))
        #expect(try seen("cia", site).isEmpty)
        site.wait(86_400)
        try browser.signIn("chef-n")
        browser.get("/enhet")
        #expect(try seen("cia", site) == ["2026-11-22 Nora Nord /enhet"])
    }

    @Test(arguments: [
        ("hr", ["anna": true, "dag": true, "hr-vard": false]),
        ("hr-vard", ["anna": true, "dag": false, "hr": false]),
    ])
    func `the list by person names those of HR's administrations, and says so to them`(
        ref: String, expected: [String: Bool]
    ) throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn(ref)
        browser.get("/hr?kurs=prova")
        #expect(try rows(site).isEmpty, "figures without names are not logged")
        browser.post("/hr/personer", [("kurs", "prova")])
        #expect(browser.fields["Content-Disposition"]?.contains("prova-personer-2026-11-21.csv") == true)
        for (person, isNamed) in expected {
            #expect(browser.page.contains(";\(person);") == isNamed, "\(person)")
            #expect(try seen(person, site).isEmpty != isNamed, "\(person)")
        }
        #expect(try rows(site).count == 1)
    }

    @Test(arguments: [
        (["export", "completions", "--by", "person"], ["- export completions {\"course\":\"prova\"}"]),
        (["export", "completions", "--by", "unit"], []),
        (["report", "new-hires"], ["- report new-hires {\"course\":\"prova\"}"]),
        (
            ["report", "new-hires", "--unit", "20", "--from", "2020-01-01", "--as-of", "2026-11-01"],
            ["- report new-hires {\"course\":\"prova\",\"day\":20758,\"units\":[2],\"storedRule\":false}"]
        ), (["report", "indicator"], []),
    ])
    func `the command line's listings are logged as the operator's`(words: [String], expected: [String])
        throws
    {
        let site = try TestSite()
        #expect(site.run(words) == 0)
        #expect(try rows(site) == expected)
        let isSeen = expected.contains { !$0.contains("units") }
        #expect(try seen("anna", site).isEmpty == !isSeen)
        if words.contains("--unit") {
            #expect(try seen("cia", site) == ["2026-11-21 - report new-hires"])
        }
    }

    @Test func `a row about one person concerns her alone`() throws {
        let site = try TestSite()
        try site.store.logAccess(
            .exportVerb, by: nil, AccessFilter(person: site.id(of: "anna")), now: site.now)
        #expect(try seen("anna", site).count == 1)
        #expect(try seen("bert", site).isEmpty)
    }
}

extension TestSite {
    /// Runs the command line on the site's database; gives its exit status.
    func run(_ words: [String], out: @escaping @Sendable (String) -> Void = { _ in }) -> Int32 {
        let now = now
        return Main.run(
            words + ["--data", database, "--courses", folder.appending(path: "Courses").path],
            Environment(clock: Clock { now }, out: out, error: { _ in }))
    }
}
