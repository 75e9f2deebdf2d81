import Testing

@testable import Compliance

/// The readings of "80 % during the year", each by a person for whom it differs from the others.
@Suite struct ReadingTests {
    /// As of 2026-09-30, in the order of `Reading`: valid on the day, completed in the year, of everybody in the year, of
    /// those with a duty. 1 is counted and completed, 0 counted, nil not counted.
    @Test(
        arguments: [
            ("completed this year", "2020-01-01", nil, ["2026-03-01"], [1, 1, 1, 1]),
            ("completed before, still valid", "2020-01-01", nil, ["2025-03-01"], [1, 0, 0, nil]),
            ("completed before, run out during the year", "2020-01-01", nil, ["2024-06-01"], [0, 0, 0, nil]),
            ("run out before the year", "2020-01-01", nil, ["2023-06-01"], [0, 0, 0, 0]),
            (
                "run out before the year, renewed", "2020-01-01", nil, ["2023-06-01", "2026-01-01"],
                [1, 1, 1, 1]
            ),
            (
                "valid when the year began, renewed", "2020-01-01", nil, ["2024-06-01", "2026-05-01"],
                [1, 1, 1, nil]
            ),
            ("left this year, done", "2020-01-01", "2026-04-30", ["2026-03-01"], [nil, nil, 1, nil]),
            ("left this year, not done", "2020-01-01", "2026-01-01", [], [nil, nil, 0, nil]),
            ("left before the year", "2020-01-01", "2025-12-31", ["2025-03-01"], [nil, nil, nil, nil]),
            ("begins later", "2026-10-01", nil, ["2026-03-01"], [nil, nil, nil, nil]),
            ("new, done before she began", "2026-06-01", nil, ["2025-06-01"], [1, 0, 0, nil]),
            ("done after the day", "2020-01-01", nil, ["2026-10-01"], [0, 0, 0, 0]),
        ] as [(String, String, String?, [String], [Int?])])
    func `each reading counts its own persons and completions`(
        name: String, first: String, last: String?, completed: [String], expected: [Int?]
    ) throws {
        var person = Person(id: 1)
        person.employments = [
            Employment(
                firstDay: Day(iso: first), lastDay: last.flatMap(Day.init(iso:)), knownFrom: "2020-01-01")
        ]
        person.completions = completed.compactMap(Day.init(iso:)).map { Completion(day: $0) }
        var tally = ReadingTally(rule: IndicatorRule(validityMonths: 24), day: "2026-09-30")
        tally.count(person)
        let found = Reading.allCases.map { tally[$0].counted == 0 ? nil : tally[$0].completed }
        #expect(found == expected, "\(name)")
    }

    @Test func `a window of the rule changes no reading`() {
        var person = Person(id: 1)
        person.employments = [Employment(firstDay: "2020-01-01", knownFrom: "2020-01-01")]
        person.completions = [Completion(day: "2025-03-01")]
        var tally = ReadingTally(rule: IndicatorRule(windowFrom: "2026-02-01"), day: "2026-09-30")
        tally.count(person)
        #expect(Reading.allCases.map { tally[$0].completed } == [1, 0, 0, 0])
    }

    @Test func `the year is the calendar year of the day`() {
        #expect(("2026-01-01" as Day).firstOfYear == "2026-01-01")
        #expect(("2024-12-31" as Day).firstOfYear == "2024-01-01")
    }
}
