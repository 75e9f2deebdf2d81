import Testing

@testable import Compliance

/// The hard cases of counting by days, one test each, by the numbers of the list they were collected in. Those that
/// are about files, clocks and pages (14, 21, 22, 23, 25, 30) stand in `DateCaseTests` of the application.
@Suite struct DateCaseTests {
    private let rule = NewHireRule(start: "2023-01-01")

    private func hire(_ person: Person, _ day: Day, _ rule: NewHireRule? = nil) throws -> NewHire {
        guard case .hire(let hire) = (rule ?? self.rule).judge(person, on: day) else {
            throw Failure.isNoNewHire
        }
        return hire
    }

    private enum Failure: Error { case isNoNewHire }

    @Test func `1: twelve months end on the corresponding day, which is in time`() throws {
        let person = Person.with(.post("2025-01-01"), completions: [Completion(day: "2026-01-01")])
        #expect(try hire(person, "2026-01-01").due == "2026-01-01")
        #expect(try hire(person, "2026-01-01").status == .inTime)
    }

    @Test func `2: who begins on a leap day is due on the last of February`() throws {
        #expect(try hire(.with(.post("2024-02-29")), "2024-03-01").due == "2025-02-28")
        #expect(try hire(.with(.post("2023-02-28")), "2024-01-01").due == "2024-02-28")
    }

    @Test func `3: a due day on a Sunday is not moved`() throws {
        // 2026-03-15 is a Sunday.
        let person = Person.with(.post("2025-03-15"))
        #expect(try hire(person, "2026-03-15").status == .dueSoon)
        #expect(try hire(person, "2026-03-16").status == .overdue)
    }

    @Test func `4: a missing first day is told, and the person counts in the indicator`() {
        let person = Person.with(.post(nil, knownFrom: "2025-06-01"))
        #expect(rule.judge(person, on: "2026-01-01") == .missingFirstDay(units: [0]))
        #expect(IndicatorRule().standing(of: person, on: "2025-06-01") == .counted)
    }

    @Test func `5: who has not begun is in no count, and what is completed before counts`() throws {
        let person = Person.with(.post("2026-03-01"), completions: [Completion(day: "2026-02-01")])
        #expect(rule.judge(person, on: "2026-02-28") == .notConcerned)
        #expect(IndicatorRule().standing(of: person, on: "2026-02-28") == .notCovered)
        #expect(try hire(person, "2026-03-01").completed == "2026-02-01")
    }

    @Test func `6: nobody is late by a rule that began after the first day`() throws {
        let late = NewHireRule(start: "2026-05-01")
        #expect(late.judge(.with(.post("2024-01-01")), on: "2026-06-01") == .notConcerned)
        #expect(try hire(.with(.post("2026-05-01")), "2026-06-01", late).due == "2027-05-01")
    }

    @Test func `7: little time left is said, and nothing is shut`() throws {
        let person = Person.with(
            .post("2025-03-15"), extensions: [Extension(day: "2025-03-20", due: "2025-03-21")])
        #expect(try hire(person, "2025-03-20").status == .dueSoon)
    }

    @Test func `8: several posts at once have one clock, from the first`() throws {
        let person = Person.with(.post("2025-09-01"), .post("2025-03-15", "2026-12-31"), units: [1, 0])
        let hire = try hire(person, "2025-10-01")
        #expect(hire.firstDay == "2025-03-15" && hire.due == "2026-03-15" && hire.units.sorted() == [0, 1])
    }

    @Test func `9: who has left is out of the count the day after`() {
        let person = Person.with(.post("2020-01-01", "2026-06-30"))
        #expect(IndicatorRule().standing(of: person, on: "2026-06-30") == .counted)
        #expect(IndicatorRule().standing(of: person, on: "2026-07-01") == .notCovered)
    }

    @Test func `10: who moves keeps the due day and the completion, and is listed where she works`() throws {
        var person = Person.with(.post("2025-03-15"), completions: [Completion(day: "2025-05-01")])
        person.placements.append(Placement(employment: 0, unit: 2, from: "2025-06-01"))
        let (before, after) = (try hire(person, "2025-05-31"), try hire(person, "2025-06-01"))
        #expect(before.units == [0] && after.units == [2])
        #expect(before.due == after.due && after.completed == "2025-05-01")
    }

    @Test(arguments: [("2026-03-04" as Day, "2025-02-01" as Day), ("2026-03-05", "2026-03-05")])
    func `11: a rehire within the gap keeps the clock, later it is a new one`(again: Day, first: Day) throws {
        let person = Person.with(
            .post("2025-02-01", "2026-01-31"), .post(again), completions: [Completion(day: "2025-04-01")])
        let hire = try hire(person, "2026-04-01")
        #expect(hire.firstDay == first && hire.completed == "2025-04-01" && hire.status == .inTime)
        // With a validity that has run out the new duty stands.
        let strict = NewHireRule(start: "2023-01-01", validityMonths: 6)
        #expect(
            try self.hire(person, "2026-04-01", strict).completed == (first == again ? nil : "2025-04-01"))
    }

    @Test func `12: leave is days, and leaves out only by the rule`() {
        let person = Person.with(
            .post("2020-01-01"), leaves: [Leave(employment: 0, first: "2026-01-01", last: "2026-03-31")])
        let leaving = IndicatorRule(leavesOutLongLeave: true)
        #expect(IndicatorRule().standing(of: person, on: "2026-02-01") == .counted)
        #expect(leaving.standing(of: person, on: "2026-03-31") == .leftOutByLeave)
        #expect(leaving.standing(of: person, on: "2026-04-01") == .counted)
    }

    @Test(arguments: [(12, "2024-06-01" as Day?), (6, nil), (nil, "2024-06-01")] as [(Int?, Day?)])
    func `13: completed before the hire counts while it is valid on the first day`(
        months: Int?, completed: Day?
    ) throws {
        let person = Person.with(.post("2025-03-15"), completions: [Completion(day: "2024-06-01")])
        let rule = NewHireRule(start: "2023-01-01", validityMonths: months)
        #expect(try hire(person, "2026-01-01", rule).completed == completed)
    }

    @Test func `15: 80 percent during the year is counted in four ways`() {
        // One of each: done this year; done before; gone, done this year; not done.
        let persons = [
            Person.with(.post("2020-01-01"), completions: [Completion(day: "2026-02-01")]),
            .with(.post("2020-01-01"), completions: [Completion(day: "2025-02-01")]),
            .with(.post("2020-01-01", "2026-05-31"), completions: [Completion(day: "2026-02-01")]),
            .with(.post("2020-01-01")),
        ]
        var tally = ReadingTally(rule: IndicatorRule(), day: "2026-12-31")
        for person in persons { tally.count(person) }
        let found = Reading.allCases.map { [tally[$0].completed, tally[$0].counted] }
        #expect(found == [[2, 3], [1, 3], [2, 4], [1, 2]])
    }

    @Test(arguments: [(800, 1000, true, 800), (799, 999, false, 799), (7996, 10_000, false, 799)])
    func `16: 80 percent is met at exactly 80, and 79,96 is shown as 79,9`(
        done: Int, all: Int, isMet: Bool, tenths: Int
    ) {
        let figure = Figure(counted: all, completed: done)
        #expect(figure.isMet(percent: 80) == isMet && figure.shareTenths == tenths)
    }

    @Test func `17: nobody is neither met nor missed, and few are kept back`() {
        #expect(Figure().isMet(percent: 80) == nil && Figure().shareTenths == nil)
        #expect(GroupTree(count: 4).suppressed().isHidden && !GroupTree(count: 5).suppressed().isHidden)
    }

    @Test func `18: done too late is done for the indicator, and late for the twelve months`() throws {
        let person = Person.with(.post("2025-03-15"), completions: [Completion(day: "2026-03-16")])
        #expect(try hire(person, "2026-04-01").status == .late)
        #expect(IndicatorRule().completionDay(of: person, on: "2026-04-01") == "2026-03-16")
    }

    @Test func `19: an extension replaces the due day, and the original stays visible`() throws {
        let person = Person.with(
            .post("2025-03-15"), extensions: [Extension(day: "2026-03-01", due: "2026-06-30")])
        let hire = try hire(person, "2026-04-01")
        #expect(hire.due == "2026-06-30" && hire.originalDue == "2026-03-15" && hire.status == .onTrack)
        #expect(try self.hire(person, "2026-02-28").originalDue == nil)
    }

    @Test func `20: a floor of versions holds from its day and not before`() {
        let rule = IndicatorRule(versionFloors: [VersionFloor(from: "2026-07-01", version: 2)])
        let person = Person.with(
            .post("2020-01-01"), completions: [Completion(day: "2026-01-01", version: 1)])
        #expect(rule.completionDay(of: person, on: "2026-06-30") != nil)
        #expect(rule.completionDay(of: person, on: "2026-07-01") == nil)
    }

    @Test func `24: completed again before it runs out, it counts from the new day`() {
        let rule = IndicatorRule(validityMonths: 12)
        let person = Person.with(
            .post("2020-01-01"), completions: [Completion(day: "2025-01-10"), Completion(day: "2025-12-01")])
        #expect(rule.completionDay(of: person, on: "2026-01-10") == "2025-01-10")
        #expect(rule.completionDay(of: person, on: "2026-01-11") == "2025-12-01")
        #expect(rule.completionDay(of: person, on: "2026-12-02") == nil)
    }

    @Test func `26: a new version changes no figure by itself`() {
        let person = Person.with(
            .post("2020-01-01"), completions: [Completion(day: "2026-01-01", version: 0)])
        #expect(IndicatorRule().completionDay(of: person, on: "2026-12-31") == "2026-01-01")
    }

    @Test func `27: a group session counts from its own day, whenever it was written down`() throws {
        // The register has only the day of the session: what was written down in April is true of the last day too.
        let person = Person.with(.post("2025-03-15"), completions: [Completion(day: "2026-03-15")])
        #expect(try hire(person, "2026-03-15").status == .inTime)
    }

    @Test func `28: a corrected first day moves the due day, also back`() throws {
        for (first, status) in [("2025-03-15" as Day, NewHireStatus.overdue), ("2025-05-15", .dueSoon)] {
            #expect(try hire(.with(.post(first)), "2026-04-01").status == status)
        }
    }

    @Test func `29: forms and categories are in or out by the rule`() {
        let hourly = Person.with(.post("2020-01-01", form: 3))
        let elected = Person.with(.post("2020-01-01", category: .elected))
        #expect(IndicatorRule().standing(of: hourly, on: "2026-01-01") == .counted)
        #expect(IndicatorRule(leftOutForms: [3]).standing(of: hourly, on: "2026-01-01") == .leftOutByForm)
        #expect(IndicatorRule().standing(of: elected, on: "2026-01-01") == .notCovered)
        #expect(IndicatorRule(categories: [.elected]).standing(of: elected, on: "2026-01-01") == .counted)
    }
}
