import Testing

@testable import Compliance

@Suite struct EmploymentTests {
    @Test(
        arguments: [
            (.post("2026-03-01", "2026-03-31"), "2026-02-28", false),
            (.post("2026-03-01", "2026-03-31"), "2026-03-01", true),
            (.post("2026-03-01", "2026-03-31"), "2026-03-31", true),
            (.post("2026-03-01", "2026-03-31"), "2026-04-01", false),
            (.post("2026-03-01"), "2199-12-31", true),
            (.post("2026-03-01", "2026-03-01"), "2026-03-01", true),
            // Before the first file, and without a first day from the day of that file.
            (.post("2019-03-01", knownFrom: "2026-01-01"), "2020-01-01", true),
            (.post(nil, knownFrom: "2026-01-01"), "2025-12-31", false),
            (.post(nil, knownFrom: "2026-01-01"), "2026-01-01", true),
            (.post(nil, "2025-12-31", knownFrom: "2026-01-01"), "2025-12-31", false),
            (.post(nil, "2025-12-31", knownFrom: "2026-01-01"), "2026-01-01", false),
        ] as [(Employment, Day, Bool)])
    func `an employment runs from its first day through its last`(post: Employment, day: Day, runs: Bool) {
        #expect(post.runs(on: day) == runs)
    }

    @Test(
        arguments: [
            ("2026-01-01", "2026-03-30", false), ("2026-01-01", "2026-03-31", true),
            ("2024-01-01", "2024-03-30", true),
            ("2026-01-01", nil, true), ("2026-01-01", "2026-01-01", false),
        ] as [(Day, Day?, Bool)])
    func `a leave of 90 days or without end is long`(first: Day, last: Day?, isLong: Bool) {
        #expect(Leave(employment: 0, first: first, last: last).isLong == isLong)
    }

    @Test(
        arguments: [
            ("2026-01-31", false), ("2026-02-01", true), ("2026-05-31", true), ("2026-06-01", false),
        ] as [(Day, Bool)])
    func `a leave covers its first and its last day`(day: Day, covers: Bool) {
        #expect(Leave(employment: 0, first: "2026-02-01", last: "2026-05-31").covers(day) == covers)
    }
}
