import Testing

@testable import Compliance

@Suite struct CompletionTests {
    @Test(arguments: [("2026-04-30", false), ("2026-05-01", true), ("2027-01-01", true)] as [(Day, Bool)])
    func `a voiding counts from its own day`(day: Day, isVoided: Bool) {
        #expect(Completion(day: "2026-03-15", voidedFrom: "2026-05-01").isVoided(on: day) == isVoided)
        #expect(!Completion(day: "2026-03-15").isVoided(on: day))
    }

    @Test(
        arguments: [
            (24, "2024-03-15", "2024-03-14", false), (24, "2024-03-15", "2024-03-15", true),
            (24, "2024-03-15", "2026-03-15", true), (24, "2024-03-15", "2026-03-16", false),
            (12, "2024-02-29", "2025-02-28", true), (12, "2024-02-29", "2025-03-01", false),
            (nil, "1999-01-01", "2199-12-31", true), (nil, "2026-03-15", "2026-03-14", false),
        ] as [(Int?, Day, Day, Bool)])
    func `a completion is valid through the corresponding day`(months: Int?, made: Day, day: Day, holds: Bool)
    {
        #expect(Validity(months: months).holds(Completion(day: made), on: day) == holds)
    }

    @Test(
        arguments: [
            (-1, "2025-12-31", true), (-1, "2026-01-01", false), (2, "2026-01-01", false),
            (3, "2026-01-01", true),
            // The second decision raises the floor, the third lowers it again.
            (3, "2026-06-30", true), (3, "2026-07-01", false), (5, "2026-07-01", true),
            (4, "2027-01-01", true),
        ] as [(Int32, Day, Bool)])
    func `on a day the latest decision says which versions count`(version: Int32, day: Day, holds: Bool) {
        let validity = Validity(floors: [
            VersionFloor(from: "2027-01-01", version: 4), VersionFloor(from: "2026-01-01", version: 3),
            VersionFloor(from: "2026-07-01", version: 5),
        ])
        #expect(validity.holds(Completion(day: "2025-03-15", version: version), on: day) == holds)
    }
}
