import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// HR's page of who has opened which list of names: what it tells, and what it does not.
@Suite struct AccessLogPageTests {
    private let site: TestSite

    init() throws { site = try TestSite() }

    private func hr(at path: String = "/hr/atkomst") throws -> Browser {
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get(path)
        return browser
    }

    private func log(_ listing: Listing, by ref: String?, _ filter: AccessFilter = .init(), ago: Int = 0)
        throws
    {
        try site.store.logAccess(
            listing, by: ref.map { try site.id(of: $0) }, filter, now: site.now - ago)
    }

    private static func rows(_ page: String) -> [String] {
        page.components(separatedBy: "<tr><td").dropFirst().map { $0.components(separatedBy: "</tr>")[0] }
    }

    @Test func `it names who looked, where and when, and nobody who was looked at`() throws {
        try log(.unitPage, by: "chef-n", AccessFilter(units: [1]), ago: 7200)
        try log(.personPage, by: "hr-vard", AccessFilter(person: site.id(of: "anna")), ago: 3600)
        try log(.exportVerb, by: nil, AccessFilter(course: "prova"), ago: 60)
        let rows = Self.rows(try hr().page)
        #expect(rows.count == 4)
        #expect(rows[0].contains("hr</a>") && rows[0].contains("vem som har öppnat namnlistor"))
        #expect(rows[1].contains("driften, från kommandoraden"))
        #expect(rows[2].contains("hr-vard") && rows[2].contains("en person"))
        #expect(rows[3].contains("Nora Nord") && rows[3].contains("Norr"))
        #expect(rows[3].contains(Stockholm.text(at: site.now - 7200)))
        #expect(!rows.contains { $0.contains("Anna") || $0.contains("om dig") })
    }

    @Test func `whoever stands in it as having looked can see that HR has read it, and others not`() throws {
        try log(.unitPage, by: "chef-n", AccessFilter(units: [1]), ago: 60)
        _ = try hr()
        #expect(try site.store.sightings(of: site.id(of: "chef-n")).map(\.listing) == [.accessLog])
        #expect(try !site.store.sightings(of: site.id(of: "anna")).map(\.listing).contains(.accessLog))
    }

    @Test func `each row is on one page alone, the newest first`() throws {
        // Two in each second, so that the order hangs on more than the time.
        for number in 0..<120 {
            try log(.unitPage, by: "chef-n", AccessFilter(units: [number + 1]), ago: 4000 + number / 2)
        }
        var seen: [Int] = []
        var search = AccessSearch(viewer: .person(try site.id(of: "chef-n")))
        while case let rows = try site.store.accessRows(search, limit: 50), let last = rows.last {
            seen += rows.map(\.id)
            search.before = .init(at: last.at, id: last.id)
        }
        let expected = try site.store.connection.all("SELECT id FROM access_log ORDER BY at DESC, id DESC") {
            $0.int(0)
        }
        #expect(seen == expected && seen.count == 120)
        let browser = try hr()
        #expect(Self.rows(browser.page).count == 50 && !browser.page.contains("Till de nyaste"))
        let link = try #require(browser.page.firstMatch(of: /href="(\/hr\/atkomst\?[^"]*fore=[^"]*)"/)).1
        browser.get(String(link).replacing("&amp;", with: "&"))
        #expect(Self.rows(browser.page).count == 50 && browser.page.contains("Till de nyaste"))
    }

    @Test(arguments: [
        ("dag=2026-11-20", 1), ("dag=2026-11-19", 0), ("vem=0", 1), ("vem=1&dag=2026-11-20", 1),
        ("vem=1&dag=", 1), ("vem=2", 0),
    ])
    func `it is searched by day and by who`(query: String, count: Int) throws {
        #expect(try site.id(of: "chef-n") == 1)
        // Ten minutes before midnight, and ten after it.
        let midnight = Stockholm.start(of: site.today)
        try log(.unitPage, by: "chef-n", AccessFilter(units: [1]), ago: site.now - midnight + 600)
        try log(.exportVerb, by: nil, ago: site.now - midnight - 600)
        #expect(Self.rows(try hr(at: "/hr/atkomst?\(query)").page).count == count)
    }

    @Test(arguments: ["dag=igar", "vem=anna", "vem=-1", "fore=x", "fore=1"])
    func `an address that nobody was given is no page`(query: String) throws {
        #expect(try hr(at: "/hr/atkomst?\(query)").status == 404)
    }

    @Test(arguments: ["2026-03-28", "2026-03-29", "2026-03-30", "2026-10-25", "2026-10-26", "1970-01-02"])
    func `a day begins with its first second, in summer and winter`(text: String) throws {
        let day = try #require(Day(iso: text))
        let start = Stockholm.start(of: day)
        #expect(Stockholm.text(at: start) == "\(text) 00:00")
        #expect(Stockholm.day(at: start - 1) == day.adding(days: -1))
    }

    @Test func `only HR of the whole municipality is shown the way there`() throws {
        for (ref, isShown) in [("hr", true), ("hr-vard", false)] {
            let browser = Browser(site)
            try browser.signIn(ref)
            browser.get("/hr")
            #expect(browser.page.contains("href=\"/hr/atkomst\"") == isShown, "\(ref)")
        }
    }

    @Test func `the newest rows are found by an index, in order`() throws {
        let whole = try site.store.connection.all(
            """
            EXPLAIN QUERY PLAN
            SELECT id FROM access_log WHERE at BETWEEN ?1 AND ?2 AND (at < ?3 OR id < ?4)
            ORDER BY at DESC, id DESC LIMIT ?5
            """, Value(0), Value(0), Value(0), Value(0), Value(0)
        ) { $0.text(3) }
        let one = try site.store.connection.all(
            """
            EXPLAIN QUERY PLAN
            SELECT id FROM access_log WHERE person IS ?6 AND at BETWEEN ?1 AND ?2 AND (at < ?3 OR id < ?4)
            ORDER BY at DESC, id DESC LIMIT ?5
            """, Value(0), Value(0), Value(0), Value(0), Value(0), Value(0)
        ) { $0.text(3) }
        for (plan, index) in [(whole, "access_log#at"), (one, "access_log#person")] {
            #expect(
                plan.count == 1 && plan.allSatisfy { $0.contains("SEARCH") && $0.contains(index) }, "\(plan)")
        }
    }
}
