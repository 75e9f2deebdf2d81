import Testing

@testable import Compliance

@Suite struct PersonTests {
    /// Three placements of the second post, in no order, and one of the first.
    static let moved: Person = {
        var person = Person.with(.post("2025-01-01"), .post("2025-06-01"))
        person.placements = [
            Placement(employment: 1, unit: 6, from: "2026-05-01"),
            Placement(employment: 1, unit: 5, from: "2025-07-01"),
            Placement(employment: 0, unit: 9, from: "2025-01-01"),
            Placement(employment: 1, unit: 7, from: "2026-09-01"),
        ]
        return person
    }()

    @Test(
        arguments: [
            ("2025-06-01", 5), ("2025-07-01", 5), ("2026-04-30", 5), ("2026-05-01", 6), ("2026-08-31", 6),
            ("2026-09-01", 7), ("2030-01-01", 7),
        ] as [(Day, Int32)])
    func `a post is in a unit until it moves, and in the first one before that`(day: Day, unit: Int32) {
        #expect(Self.moved.unit(of: 1, on: day) == unit)
        #expect(Self.moved.unit(of: 0, on: day) == 9)
        var reversed = Self.moved
        reversed.placements.reverse()
        #expect(reversed.unit(of: 1, on: day) == unit)
    }

    @Test func `a post that was never placed is in no unit`() {
        var person = Person.with(.post("2025-01-01"))
        person.placements = []
        #expect(person.unit(of: 0, on: "2026-01-01") == nil)
    }

    @Test func `a long leave concerns its own post and its own days`() {
        let person = Person.with(
            .post("2025-01-01"), .post("2025-01-01"),
            leaves: [
                Leave(employment: 1, first: "2026-01-01", last: "2026-06-30"),
                Leave(employment: 0, first: "2026-03-01", last: "2026-03-31"),
            ])
        #expect(person.isOnLongLeave(from: 1, on: "2026-03-15"))
        #expect(!person.isOnLongLeave(from: 1, on: "2026-07-01"))
        #expect(!person.isOnLongLeave(from: 0, on: "2026-03-15"))
    }

    @Test func `a person that is reset has no facts left`() {
        var person = Person.with(
            .post("2025-01-01"), completions: [Completion(day: "2026-01-01")],
            extensions: [Extension(day: "2026-01-01", due: "2027-01-01")],
            leaves: [Leave(employment: 0, first: "2026-01-01", last: nil)])
        person.reset(to: 7)
        #expect(person.id == 7)
        #expect(person.employments.isEmpty && person.placements.isEmpty && person.leaves.isEmpty)
        #expect(person.completions.isEmpty && person.extensions.isEmpty)
    }
}
