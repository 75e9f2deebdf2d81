import Testing

@testable import Compliance

/// Which month and which administration a completion is counted in.
@Suite struct ActivityTallyTests {
    /// Unit 0 moves from administration 0 to 1 on 2026-06-01; unit 1 is of administration 2, which nobody works in.
    private let organisation = Organisation(
        unitCount: 2, administrationCount: 3,
        affiliations: [
            Affiliation(unit: 0, administration: 0, from: "2020-01-01"),
            Affiliation(unit: 0, administration: 1, from: "2026-06-01"),
            Affiliation(unit: 1, administration: 2, from: "2020-01-01"),
        ])

    private func tally(_ people: [Person], from: Day = "2026-04-15", day: Day = "2026-07-10") -> ActivityTally
    {
        var tally = ActivityTally(from: from, day: day, organisation: organisation)
        for person in people { tally.count(person) }
        return tally
    }

    /// Somebody placed in unit 0, who has left.
    private func leaver(_ completions: Completion...) -> Person {
        var person = Person(id: 1)
        person.employments = [
            Employment(firstDay: "2024-01-01", lastDay: "2026-06-20", knownFrom: "2024-01-01")
        ]
        person.placements = [Placement(employment: 0, unit: 0, from: "2024-01-01")]
        person.completions = completions
        return person
    }

    @Test func `a completion counts where the unit belonged on its day, also of somebody who has left`() {
        let tally = tally([leaver(Completion(day: "2026-05-31"), Completion(day: "2026-06-01"))])
        #expect(tally.months == ["2026-04-01", "2026-05-01", "2026-06-01", "2026-07-01"])
        #expect(tally.administrations == [[0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]])
        #expect(tally.total == [0, 1, 1, 0])
        #expect(tally.isUsed == [true, true, false])
        #expect(tally.isListed == [false, false, false])
    }

    @Test(arguments: [
        // Before the months, in their first, on the last day, after it, voided before it, voided later.
        (Completion(day: "2026-03-31"), [0, 0, 0, 0]), (Completion(day: "2026-04-01"), [1, 0, 0, 0]),
        (Completion(day: "2026-07-10"), [0, 0, 0, 1]), (Completion(day: "2026-07-11"), [0, 0, 0, 0]),
        (Completion(day: "2026-06-01", voidedFrom: "2026-07-10"), [0, 0, 0, 0]),
        (Completion(day: "2026-06-01", voidedFrom: "2026-07-11"), [0, 0, 1, 0]),
    ])
    func `it counts in its month if it stands on the day`(completion: Completion, total: [Int]) {
        #expect(tally([leaver(completion)]).total == total)
    }

    @Test func `who was employed nowhere on the day is counted apart`() {
        let tally = tally([leaver(Completion(day: "2026-06-21"))])
        #expect(tally.total == [0, 0, 1, 0] && tally.withoutPost == [0, 0, 1, 0])
        #expect(
            tally.administrations.joined().allSatisfy { $0 == 0 } && tally.isUsed == [false, false, false])
    }

    @Test func `two posts in one administration count once, in two administrations once in each`() {
        var person = leaver(Completion(day: "2026-05-01"))
        person.employments += person.employments + person.employments
        person.placements.append(Placement(employment: 1, unit: 0, from: "2024-01-01"))
        person.placements.append(Placement(employment: 2, unit: 1, from: "2024-01-01"))
        let tally = tally([person], day: "2026-06-20")
        #expect(tally.total == [0, 1, 0] && tally.administrations == [[0, 1, 0], [0, 0, 0], [0, 1, 0]])
        #expect(tally.isListed == [false, true, true])
    }

    @Test func `where the first day is after the last there is one month`() {
        #expect(tally([], from: "2027-01-01").months == ["2026-07-01"])
    }
}
