import Testing

@testable import Compliance

/// One walk gives what a report per day gives.
@Suite struct CurveTallyTests {
    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `each point equals the report as of its day, in the whole and in each administration`(seed: UInt64) {
        let town = RandomMunicipality(seed: seed, people: 60)
        let organisation = Organisation(
            unitCount: town.unitCount, administrationCount: town.administrationCount,
            affiliations: town.affiliations)
        let rule = town.questions[0].indicator
        let days: [Day] = ["2024-06-01", "2025-11-30", "2026-02-28", "2026-06-01"]
        var curve = CurveTally(
            points: days.map { .init(day: $0, rule: rule) }, organisation: organisation)
        for person in town.persons { curve.count(person) }
        for (index, day) in days.enumerated() {
            var tally = IndicatorTally(rule: rule, day: day, organisation: organisation)
            for person in town.persons { tally.count(person) }
            let report = tally.finish()
            #expect(curve.total[index].counted == report.total.counted)
            #expect(curve.total[index].completed == report.total.completed)
            for (point, part) in zip(curve.administrations[index], report.administrations) {
                #expect(point.counted == part.figure.counted)
                #expect(point.completed == part.figure.completed)
            }
        }
        let change = curve.total[3].counted - curve.total[0].counted
        #expect(curve.flow.joined - curve.flow.left == change)
    }

    @Test(
        arguments: [
            // First day, last day, completed; then the flow between 2026-01-01 and 2026-12-31.
            ("2026-03-01", nil, nil, CurveTally.Flow(joined: 1)),
            ("2026-03-01", nil, "2026-04-01", CurveTally.Flow(joined: 1, joinedCompleted: 1)),
            ("2020-03-01", "2026-05-31", nil, CurveTally.Flow(left: 1)),
            ("2020-03-01", "2026-05-31", "2025-04-01", CurveTally.Flow(left: 1, leftCompleted: 1)),
            ("2020-03-01", nil, "2026-04-01", CurveTally.Flow()),
            ("2026-02-01", "2026-05-31", "2026-04-01", CurveTally.Flow()),
        ] as [(String, String?, String?, CurveTally.Flow)])
    func `who comes and who leaves is told apart, with who had completed`(
        first: String, last: String?, completed: String?, flow: CurveTally.Flow
    ) throws {
        func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }
        var person = Person(id: 1)
        person.employments = [
            Employment(
                firstDay: try day(first), lastDay: try last.map(day), knownFrom: try day(first))
        ]
        person.completions = try completed.map { [Completion(day: try day($0))] } ?? []
        var curve = CurveTally(
            points: [
                .init(day: try day("2026-01-01"), rule: IndicatorRule()),
                .init(day: try day("2026-12-31"), rule: IndicatorRule()),
            ], organisation: Organisation(unitCount: 0, administrationCount: 0, affiliations: []))
        curve.count(person)
        #expect(curve.flow == flow)
    }

    @Test func `without points nothing is counted`() {
        var curve = CurveTally(
            points: [],
            organisation: Organisation(unitCount: 0, administrationCount: 0, affiliations: []))
        curve.count(Person(id: 1))
        #expect(curve.flow == CurveTally.Flow() && curve.total.isEmpty)
    }
}
