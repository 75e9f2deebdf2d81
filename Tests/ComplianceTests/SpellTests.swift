import Testing

@testable import Compliance

@Suite struct SpellTests {
    static func firstDay(_ employments: [Employment], on day: Day, gapDays: Int = 31) -> Day? {
        var person = Person(id: 1)
        person.employments = employments
        let firstDay = Spell(of: person, on: day, categories: [.employee], gapDays: gapDays)?.firstDay
        person.employments.reverse()
        let reversed = Spell(of: person, on: day, categories: [.employee], gapDays: gapDays)?.firstDay
        return firstDay == reversed ? firstDay : nil
    }

    @Test(
        arguments: [
            (31, "2026-03-04", true), (31, "2026-03-05", false), (0, "2026-02-01", true),
            (0, "2026-02-02", false),
            (1, "2026-02-02", true), (31, "2026-01-31", true), (0, "2026-01-15", true),
            (365, "2027-01-31", true),
        ] as [(Int, Day, Bool)])
    func `posts are joined across so many free days and no more`(gapDays: Int, second: Day, joins: Bool) {
        let firstDay = Self.firstDay(
            [.post("2025-06-01", "2026-01-31"), .post(second)], on: "2027-06-01", gapDays: gapDays)
        #expect(firstDay == (joins ? "2025-06-01" : second))
    }

    @Test(
        arguments: [
            // A long post that holds two short ones; the later of them does not end it.
            (
                [
                    .post("2025-01-01", "2026-12-31"), .post("2025-03-01", "2025-03-31"),
                    .post("2025-05-01", "2025-05-31"),
                ],
                "2026-06-01", "2025-01-01"
            ),
            // The long post, and not the short one that began after it, reaches to the next.
            (
                [.post("2025-01-01", "2026-01-31"), .post("2025-03-01", "2025-03-31"), .post("2026-02-10")],
                "2026-06-01",
                "2025-01-01"
            ),
            // A chain of summers: each gap is short, the whole is long.
            (
                [.post("2026-04-01"), .post("2026-02-01", "2026-03-10"), .post("2025-12-01", "2026-01-10")],
                "2026-06-01",
                "2025-12-01"
            ),
            // What follows does not matter, and what was joined before is still the same spell.
            (
                [.post("2025-01-01", "2025-12-31"), .post("2026-01-15", "2026-06-30"), .post("2026-07-01")],
                "2026-01-15",
                "2025-01-01"
            ),
            // Another category neither joins nor begins.
            (
                [
                    .post("2025-01-01", "2025-12-31"), .post("2026-01-01", "2026-05-31", category: .elected),
                    .post("2026-06-01"),
                ],
                "2026-06-01", "2026-06-01"
            ),
            // Known after it had ended and without first day: it never ran, so it joins nothing.
            (
                [.post(nil, "2026-05-31", knownFrom: "2026-06-01"), .post("2026-06-15")], "2026-06-15",
                "2026-06-15"
            ),
            (
                [.post(nil, "2026-06-30", knownFrom: "2026-06-01"), .post("2026-07-15")], "2026-07-15",
                "2026-06-01"
            ),
        ] as [([Employment], Day, Day)])
    func `a spell begins where the chain of posts begins`(posts: [Employment], day: Day, firstDay: Day) {
        #expect(Self.firstDay(posts, on: day) == firstDay)
    }

    @Test(arguments: ["2025-12-31", "2026-02-01", "2026-02-14", "2026-04-01"] as [Day])
    func `nobody is in a spell before, after or in the gap of one`(day: Day) {
        let posts: [Employment] = [.post("2026-01-01", "2026-01-31"), .post("2026-02-15", "2026-03-31")]
        #expect(Self.firstDay(posts, on: day) == nil)
        #expect(Self.firstDay(posts, on: "2026-02-15") == "2026-01-01")
    }

    @Test func `a hundred short posts are one spell`() {
        let first: Day = "2020-01-01"
        let posts = (0..<100).map { number -> Employment in
            let begins = first.adding(days: 14 * number)
            return .post(begins, begins.adding(days: 3))
        }
        #expect(Self.firstDay(posts, on: first.adding(days: 14 * 99)) == first)
    }

    @Test(
        arguments: [
            ([.post("2026-01-01")], "2026-01-01", false), ([.post(nil)], nil, true),
            ([.post(nil), .post("2026-03-01")], "2026-03-01", true),
            ([.post(nil, "2025-12-31"), .post("2026-03-01")], "2026-03-01", false),
            ([.post("2020-01-01", "2025-01-15"), .post(nil, knownFrom: "2025-02-01")], "2020-01-01", true),
        ] as [([Employment], Day?, Bool)])
    func `a spell knows what HR has not said`(posts: [Employment], given: Day?, lacksFirstDay: Bool) throws {
        var person = Person(id: 1)
        person.employments = posts
        let spell = try #require(Spell(of: person, on: "2026-12-31", categories: [.employee], gapDays: 31))
        #expect(spell.earliestGivenDay == given)
        #expect(spell.lacksFirstDay == lacksFirstDay)
    }
}
