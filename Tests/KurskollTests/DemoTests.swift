import Compliance
import SQLite
import Testing

@testable import Kurskoll

@Suite struct DemoTests {
    private func municipality(today: String) throws -> Store {
        let store = try Store.inMemory()
        var municipality = DemoMunicipality(
            store: store, today: try #require(Day(iso: today)), now: 1_795_258_800,
            courses: [("hrv", try version(store, "hrv"), ["a"]), ("vinr", try version(store, "vinr"), ["a"])])
        try municipality.make()
        return store
    }

    private func version(_ store: Store, _ course: String) throws -> Int {
        try store.keepVersion(
            course: course, version: "1", sha256: "0", content: "", day: try #require(Day(iso: "2026-01-01")))
    }

    @Test(arguments: ["2026-11-21", "2028-02-29"])
    func `the demo has 9 800 employees in eight administrations, about 200 units and six in ten who are done`(
        today: String
    ) throws {
        let store = try municipality(today: today)
        let day = try #require(Day(iso: today))
        let report = try IndicatorReport(.init(course: "vinr", day: day), store: store)
        #expect(report.total.figure.counted == DemoMunicipality.employees)
        #expect(report.administrations.count == 8)
        #expect((190...210).contains(report.administrations.reduce(0) { $0 + $1.units.count }))
        #expect((560...640).contains(report.total.figure.shareTenths ?? 0))
        #expect(report.countedInUnits > report.total.figure.counted, "some have two posts")
        let others = try IndicatorReport(
            .init(course: "vinr", day: day, categories: [.elected, .provider]), store: store)
        #expect(others.total.figure.counted > 300)
        let year = try store.connection.first(
            "SELECT count(*) FROM completion WHERE day > ?1 OR day < ?1 - 366", Value(day)
        ) { $0.int(0) }
        #expect(year == 0)
    }

    @Test func `the demo is the same each time`() throws {
        let dumps = try (1...2).map { _ in
            try municipality(today: "2026-11-21").connection.all(
                "SELECT person || ' ' || course || ' ' || day || ' ' || code FROM completion ORDER BY id LIMIT 2000"
            ) { $0.text(0) }
        }
        #expect(dumps[0] == dumps[1] && dumps[0].count == 2_000)
    }
}
