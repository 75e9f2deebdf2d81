import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// What needs a hand: who is in the queue, who sees it, and that whoever is named can see who looked.
@Suite struct QueuePageTests {
    private func give(_ ref: String, _ site: TestSite, email: String) throws {
        try site.store.connection.run(
            "UPDATE person SET email = ? WHERE ref = ?", .init(email), .init(ref))
    }

    /// Everybody of `TestSite` can be reached, and somebody leads Park.
    private func calm() throws -> TestSite {
        let site = try TestSite()
        for ref in ["chef-n", "chef-s", "anna", "bert", "cia", "dag"] {
            try give(ref, site, email: "\(ref)@kommun.se")
        }
        try site.store.connection.run(
            "INSERT INTO unit_manager (unit, person, from_day) SELECT id, ?, ? FROM unit WHERE code = '30'",
            .init(site.id(of: "dag")), .init(site.today))
        return site
    }

    @Test func `nothing is in the queue of a municipality in order, and the pages say so`() throws {
        let site = try calm()
        #expect(try site.store.workQueue(within: .everything, on: site.today).count == 0)
        let browser = Browser(site)
        try browser.signIn("hr")
        for path in ["/hr", "/hr/atgarder"] {
            browser.get(path)
            #expect(browser.page.contains("Inget behöver åtgärdas just nu."), "\(path)")
        }
    }

    @Test(
        arguments: [
            ("UPDATE person SET email = NULL WHERE ref = 'anna'", 1),
            ("UPDATE person SET email = NULL, login = 'a1' WHERE ref = 'anna'", 0),
            (
                "UPDATE employment SET first_day = NULL WHERE person = (SELECT id FROM person WHERE ref = 'anna')",
                1
            ),
            (
                "UPDATE employment SET first_day = NULL, withdrawn = 1 WHERE person = (SELECT id FROM person WHERE ref = 'anna')",
                0
            ),
            (
                "UPDATE employment SET first_day = NULL, last_day = known_from WHERE person = (SELECT id FROM person WHERE ref = 'anna')",
                0
            ),
            ("UPDATE unit_manager SET until_day = 1 WHERE unit = 3", 1),
            ("UPDATE unit_manager SET from_day = 99999 WHERE unit = 3", 1),
        ] as [(StaticString, Int)])
    func `each thing that is missing puts one in the queue, and what no longer matters none`(
        sql: StaticString, count: Int
    ) throws {
        let site = try calm()
        try site.store.connection.run(sql)
        #expect(try site.store.workQueue(within: .everything, on: site.today).count == count)
    }

    @Test func `somebody without e-mail who has done a chapter has been here`() throws {
        let site = try calm()
        try site.store.connection.run("UPDATE person SET email = NULL WHERE ref = 'anna'")
        try site.store.markChapterDone(
            person: try site.id(of: "anna"), course: "prova", chapter: "forsta", on: site.today)
        #expect(try site.store.workQueue(within: .everything, on: site.today).unreachable.isEmpty)
    }

    @Test func `HR of one administration sees its own queue, and whoever is named can see that HR looked`()
        throws
    {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("hr-vard")
        browser.get("/hr/atgarder")
        #expect(browser.page.contains("Bert Sen") && browser.page.contains("Cia Annan"))
        #expect(!browser.page.contains("Dag Park") && !browser.page.contains("Park"))
        #expect(try site.store.sightings(of: site.id(of: "bert")).map(\.listing) == [.workQueue])
        #expect(try site.store.sightings(of: site.id(of: "dag")).isEmpty)
        try browser.signIn("hr")
        browser.get("/hr/atgarder")
        #expect(browser.page.contains("Dag Park") && browser.page.contains("<li>Park</li>"))
    }

    @Test func `a long list is cut, and only those shown were seen`() throws {
        let site = try calm()
        for number in 100..<160 {
            try site.employ("u\(number)", "Una \(number)", in: "10", from: site.today.adding(days: -9))
        }
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get("/hr/atgarder")
        #expect(browser.page.contains("De första 50 visas") && browser.page.contains("Una 149"))
        #expect(!browser.page.contains("Una 150"))
        #expect(try site.store.sightings(of: site.id(of: "u150")).isEmpty)
        browser.get("/hr")
        #expect(browser.page.contains("60 kan inte logga in"))
    }
}
