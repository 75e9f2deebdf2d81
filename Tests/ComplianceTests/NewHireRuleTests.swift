import Testing

@testable import Compliance

@Suite struct NewHireRuleTests {
    static let rule = NewHireRule(start: "2024-01-01")

    static func hire(_ person: Person, on day: Day, rule: NewHireRule = rule) throws -> NewHire {
        guard case .hire(let hire) = rule.judge(person, on: day) else {
            throw NotAHire(verdict: rule.judge(person, on: day))
        }
        return hire
    }

    struct NotAHire: Error {
        let verdict: NewHireVerdict
    }

    @Test(
        arguments: [
            ("2026-03-15", 12, "2027-03-15"), ("2024-02-29", 12, "2025-02-28"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2024-08-31", 6, "2025-02-28"), ("2025-01-01", 12, "2026-01-01"),
        ] as [(Day, Int, Day)])
    func `a new hire has so many months from the first day`(firstDay: Day, months: Int, due: Day) throws {
        let rule = NewHireRule(months: months, start: "2024-01-01")
        let hire = try Self.hire(.with(.post(firstDay)), on: firstDay, rule: rule)
        #expect(hire.firstDay == firstDay && hire.due == due && hire.originalDue == nil)
        #expect(hire.status == .onTrack)
    }

    @Test(
        arguments: [
            ("2026-03-15", .onTrack), ("2027-01-13", .onTrack), ("2027-01-14", .dueSoon),
            ("2027-03-15", .dueSoon),
            ("2027-03-16", .overdue), ("2030-01-01", .overdue),
        ] as [(Day, NewHireStatus)])
    func `sixty days before the due day it is soon, the day after it overdue`(
        day: Day, status: NewHireStatus
    ) throws {
        #expect(try Self.hire(.with(.post("2026-03-15")), on: day).status == status)
    }

    @Test(
        arguments: [
            ("2026-03-15", .inTime), ("2027-03-15", .inTime), ("2027-03-16", .late),
            // As of 2027-04-01, what comes later has not happened.
            ("2027-04-01", .late), ("2027-04-02", .overdue),
        ] as [(Day, NewHireStatus)])
    func `completed on the due day is in time, the day after late`(completed: Day, status: NewHireStatus)
        throws
    {
        let person = Person.with(.post("2026-03-15"), completions: [Completion(day: completed)])
        let hire = try Self.hire(person, on: "2027-04-01")
        #expect(hire.status == status)
        #expect(hire.completed == (status == .overdue ? nil : completed))
    }

    @Test(
        arguments: [
            ("2023-12-31", true), ("2024-01-01", false), ("2026-12-31", false), ("2027-01-01", true),
        ] as [(Day, Bool)])
    func `who began before the rule or has not begun is not concerned`(firstDay: Day, isOutside: Bool) {
        let verdict = Self.rule.judge(.with(.post(firstDay)), on: "2026-12-31")
        #expect((verdict == .notConcerned) == isOutside)
    }

    @Test func `one clock runs for several posts, and each unit lists the person once`() throws {
        let person = Person.with(
            .post("2026-05-01"), .post("2026-03-15", "2026-12-31"), .post("2026-06-01"),
            .post("2026-01-01", "2026-02-28"),
            .post("2025-01-01", category: .elected), units: [2, 0, 2, 1, 3])
        let hire = try Self.hire(person, on: "2026-12-31")
        #expect(hire.firstDay == "2026-01-01")
        #expect(hire.units == [2, 0])
    }

    @Test(
        arguments: [
            ("2026-03-04", "2025-06-01", "2026-06-01"), ("2026-03-05", "2026-03-05", "2027-03-05"),
        ] as [(Day, Day, Day)])
    func `a rehire after more than 31 free days begins anew`(rehired: Day, firstDay: Day, due: Day) throws {
        let person = Person.with(.post("2025-06-01", "2026-01-31"), .post(rehired))
        let hire = try Self.hire(person, on: "2026-03-31")
        #expect(hire.firstDay == firstDay && hire.due == due)
        // Between the two the person is employed nowhere.
        #expect(Self.rule.judge(person, on: "2026-02-15") == .notConcerned)
    }

    @Test func `a person that moves is listed in the new unit with the old clock`() throws {
        var person = Person.with(.post("2026-03-15"))
        person.placements.append(Placement(employment: 0, unit: 2, from: "2026-09-01"))
        #expect(try Self.hire(person, on: "2026-08-31").units == [0])
        let moved = try Self.hire(person, on: "2026-09-01")
        #expect(moved.units == [2] && moved.firstDay == "2026-03-15")
    }

    @Test(
        arguments: [
            (.with(.post(nil)), .missingFirstDay(units: [0])),
            (.with(.post(nil), .post("2026-03-15"), units: [1, 2]), .missingFirstDay(units: [1, 2])),
            // The missing day may have begun the spell of a post that still runs, though its own has ended.
            (
                .with(.post(nil, "2026-03-10"), .post("2026-03-15"), units: [1, 2]),
                .missingFirstDay(units: [2])
            ),
            // Employed since before the rule: whatever the missing day is, the spell began before it.
            (.with(.post(nil), .post("2023-12-31")), .notConcerned),
            (.with(.post(nil), .post("2023-01-01", "2024-12-31")), .notConcerned),
            (.with(.post(nil, category: .elected)), .notConcerned),
            (.with(.post(nil, knownFrom: "2027-01-01")), .notConcerned),
        ] as [(Person, NewHireVerdict)])
    func `a missing first day is told, never guessed`(person: Person, verdict: NewHireVerdict) {
        #expect(Self.rule.judge(person, on: "2026-12-31") == verdict)
    }

    @Test func `a first day that became known from a file before the rule is still missing`() {
        let person = Person.with(.post(nil, knownFrom: "2023-06-01"))
        #expect(Self.rule.judge(person, on: "2026-12-31") == .missingFirstDay(units: [0]))
    }

    @Test(
        arguments: [
            ("2025-03-31", nil), ("2025-04-01", "2027-06-30"), ("2027-04-30", "2027-06-30"),
            ("2027-05-01", "2027-05-15"),
        ] as [(Day, Day?)])
    func `an extension replaces the due day from the day it is granted`(day: Day, due: Day?) throws {
        let person = Person.with(
            .post("2025-03-15"),
            extensions: [
                Extension(day: "2027-05-01", due: "2027-12-31"),
                Extension(day: "2025-04-01", due: "2027-06-30"),
                Extension(day: "2027-05-01", due: "2027-05-15"),
                Extension(day: "2025-03-14", due: "2030-01-01"),
            ])
        let hire = try Self.hire(person, on: day)
        #expect(hire.due == due ?? "2026-03-15")
        #expect(hire.originalDue == (due == nil ? nil : "2026-03-15"))
    }

    @Test(arguments: [("2026-06-30", .inTime), ("2026-07-01", .late)] as [(Day, NewHireStatus)])
    func `completed by the extended due day is in time`(completed: Day, status: NewHireStatus) throws {
        let person = Person.with(
            .post("2025-03-15"), completions: [Completion(day: completed)],
            extensions: [Extension(day: "2026-03-01", due: "2026-06-30")])
        #expect(try Self.hire(person, on: "2026-12-31").status == status)
    }

    @Test(
        arguments: [
            (nil, "2010-01-01", true), (24, "2024-03-14", false), (24, "2024-03-15", true),
            (24, "2026-03-14", true),
            // Completed in the spell and run out since: it need not still be valid.
            (1, "2026-03-15", true), (1, "2026-06-01", true),
        ] as [(Int?, Day, Bool)])
    func `a completion before the first day counts if it is valid on it`(
        months: Int?, completed: Day, counts: Bool
    ) throws {
        let rule = NewHireRule(start: "2024-01-01", validityMonths: months)
        let person = Person.with(.post("2026-03-15"), completions: [Completion(day: completed)])
        let hire = try Self.hire(person, on: "2026-12-31", rule: rule)
        #expect(hire.completed == (counts ? completed : nil))
        #expect(hire.status == (counts ? .inTime : .onTrack))
    }

    @Test(
        arguments: [
            ("2026-01-01", -1, true), ("2026-05-31", 0, true), ("2026-06-01", 0, false),
            ("2026-06-01", 1, true),
        ] as [(Day, Int32, Bool)])
    func `a version counts if it did on the day it was completed`(day: Day, version: Int32, counts: Bool)
        throws
    {
        let rule = NewHireRule(
            start: "2024-01-01", versionFloors: [VersionFloor(from: "2026-06-01", version: 1)])
        let person = Person.with(.post("2026-03-15"), completions: [Completion(day: day, version: version)])
        #expect(try Self.hire(person, on: "2026-12-31", rule: rule).completed == (counts ? day : nil))
        // Hired after the decision, somebody who brings an old version starts over.
        let later = Person.with(.post("2026-07-01"), completions: person.completions)
        #expect(
            try Self.hire(later, on: "2026-12-31", rule: rule).completed == (version == 1 ? day : nil))
    }

    @Test(
        arguments: [
            ("2026-05-31", nil, .onTrack), ("2026-06-01", "2026-06-01", .inTime),
            ("2026-09-30", "2026-06-01", .inTime),
            ("2026-10-01", nil, .onTrack), ("2027-04-01", "2027-04-01", .late),
        ] as [(Day, Day?, NewHireStatus)])
    func `a voided completion stood until its voiding`(day: Day, completed: Day?, status: NewHireStatus)
        throws
    {
        let person = Person.with(
            .post("2026-03-15"),
            completions: [
                Completion(day: "2027-04-01"), Completion(day: "2026-06-01", voidedFrom: "2026-10-01"),
            ])
        let hire = try Self.hire(person, on: day)
        #expect(hire.completed == completed)
        #expect(hire.status == status)
    }
}
