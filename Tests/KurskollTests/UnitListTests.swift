import Compliance
import HTTP
import SQLite
import Testing

@testable import Kurskoll

/// HR's list of units, searched, filtered and sorted by the address alone.
@Suite struct UnitListTests {
    private func names(_ query: String) throws -> [String] {
        let site = try TestSite()
        // Söder is done, Norr's three and Park's one are not.
        for ref in ["chef-s", "cia"] {
            try site.store.connection.run(
                "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (?, 'prova', ?, 'nck', 1)",
                .init(site.id(of: ref)), .init(site.today))
        }
        let report = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store)
        return UnitList(try Form(decoding: Array(query.utf8)[...])).rows(of: report).map(\.unit.name)
    }

    @Test(arguments: [
        ("", ["Norr", "Park", "Söder"]), ("sok=OR", ["Norr"]), ("sok=2", ["Söder"]), ("sok=xyz", []),
        ("lage=kvar", ["Norr", "Park"]), ("lage=klara", ["Söder"]), ("lage=x", ["Norr", "Park", "Söder"]),
        ("ordning=kvar", ["Norr", "Park", "Söder"]), ("ordning=antal", ["Norr", "Söder", "Park"]),
        ("ordning=andel", ["Norr", "Park", "Söder"]), ("sok=r&ordning=antal", ["Norr", "Söder", "Park"]),
        ("forvaltning=1", ["Norr", "Söder"]), ("forvaltning=1&lage=klara", ["Söder"]),
        ("forvaltning=", ["Norr", "Park", "Söder"]), ("forvaltning=99", []),
    ])
    func `units are found by name or code, by administration and by target, in the order asked for`(
        query: String, expected: [String]
    ) throws {
        #expect(try names(query) == expected)
    }

    @Test func `HR's page shows the units of the address, a page at a time, and remembers what was asked`()
        throws
    {
        let site = try TestSite()
        for number in 100..<160 {
            let unit = try site.store.connection.insert(
                "INSERT INTO unit (identity, code, name) VALUES (?1, ?1, ?2)", .init(String(number)),
                .init("Enhet <\(number)>"))
            try site.store.connection.run(
                "INSERT INTO unit_administration (unit, from_day, administration) VALUES (?, ?, 1)",
                .init(unit), .init(site.today))
            try site.employ("e\(number)", "Ee", in: String(number), from: site.today.adding(days: -40))
        }
        let browser = Browser(site)
        try browser.signIn("hr")
        browser.get("/hr?kurs=prova&sok=enhet&ordning=andel")
        #expect(browser.page.contains("60 enheter, sida 1 av 2."))
        #expect(browser.page.contains("value=\"enhet\"") && browser.page.contains("value=\"andel\" selected"))
        #expect(
            browser.page.contains("sok=enhet&amp;forvaltning=&amp;lage=alla&amp;ordning=andel&amp;sida=2"))
        let list = browser.page.split(separator: "<details class=\"administration\"")[0]
        #expect(list.contains("Enhet &lt;149&gt;") && !list.contains("Enhet &lt;150&gt;"))
        browser.get("/hr?kurs=prova&sok=enhet&ordning=andel&sida=9")
        #expect(browser.page.contains("sida 2 av 2"), "beyond the last page is the last")
        browser.get("/hr?kurs=prova&sok=%3Cx%3E")
        #expect(browser.page.contains("Ingen enhet passar.") && browser.page.contains("&lt;x&gt;"))
    }
}
