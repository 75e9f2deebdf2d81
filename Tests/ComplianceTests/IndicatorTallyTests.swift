import Testing

@testable import Compliance

@Suite struct IndicatorTallyTests {
    static func figures(
        _ persons: Person..., rule: IndicatorRule = IndicatorRule(), day: Day = "2026-12-31"
    ) -> IndicatorFigures {
        var tally = IndicatorTally(rule: rule, day: day, organisation: .town)
        for person in persons { tally.count(person) }
        return tally.finish()
    }

    static func counted(_ parts: [IndicatorFigures.Part]) -> [Int] { parts.map(\.figure.counted) }

    @Test func `without persons nothing is counted or listed`() {
        let figures = Self.figures()
        #expect(figures.total == Figure())
        #expect(figures.units.count == 4 && figures.administrations.count == 2)
        #expect(
            (figures.units + figures.administrations).allSatisfy { $0.figure == Figure() && !$0.isListed })
    }

    @Test func `a person with posts in several units counts once in each and once in all`() {
        let figures = Self.figures(
            .with(
                .post("2025-01-01"), .post("2025-02-01"), .post("2025-03-01"), .post("2025-04-01"),
                units: [0, 1, 2, 0],
                completions: [Completion(day: "2026-01-01")]),
            .with(.post("2025-01-01")))
        #expect(figures.total == Figure(counted: 2, completed: 1))
        #expect(Self.counted(figures.units) == [2, 1, 1, 0])
        #expect(Self.counted(figures.administrations) == [2, 1])
        #expect(figures.units[0].figure == Figure(counted: 2, completed: 1))
        #expect(figures.countedInUnits == 4)
        #expect(figures.countedInAdministrations == 3)
    }

    @Test(
        arguments: [
            ("2024-12-31", [0, 0, 0, 0]), ("2025-01-01", [1, 0, 0, 0]), ("2026-03-31", [1, 0, 0, 0]),
            ("2026-04-01", [0, 0, 1, 0]), ("2026-08-31", [0, 0, 1, 0]), ("2026-09-01", [0, 0, 0, 0]),
            ("2026-09-15", [0, 0, 0, 0]), ("2026-09-30", [0, 0, 0, 0]), ("2026-10-01", [0, 1, 0, 0]),
        ] as [(Day, [Int])])
    func `a person counts where the post is on the day, and nowhere in a gap`(day: Day, units: [Int]) {
        var person = Person.with(.post("2025-01-01", "2026-08-31"), .post("2026-10-01"), units: [0, 1])
        person.placements.append(Placement(employment: 0, unit: 2, from: "2026-04-01"))
        let figures = Self.figures(person, day: day)
        #expect(Self.counted(figures.units) == units)
        #expect(figures.total.counted == units.reduce(0, +))
        #expect(figures.units.map { $0.isListed ? 1 : 0 } == units)
    }

    @Test(
        arguments: [("2019-06-01", [1, 0]), ("2026-06-30", [1, 0]), ("2026-07-01", [0, 1])] as [(Day, [Int])])
    func `a unit that moves takes its people along from that day`(day: Day, administrations: [Int]) {
        let figures = Self.figures(.with(.post("2019-01-01"), units: [3]), day: day)
        #expect(Self.counted(figures.administrations) == administrations)
        #expect(figures.administrations.map { $0.isListed ? 1 : 0 } == administrations)
        #expect(Self.counted(figures.units) == [0, 0, 0, 1])
    }

    @Test func `a unit where only others work is listed with nobody counted`() {
        let figures = Self.figures(
            .with(.post("2025-01-01", category: .provider), .post("2025-01-01"), units: [2, 0]),
            .with(.post("2025-01-01", form: 3), units: [1]), rule: IndicatorRule(leftOutForms: [3]))
        #expect(Self.counted(figures.units) == [1, 0, 0, 0])
        #expect(figures.units.map(\.isListed) == [true, true, true, false])
        #expect(figures.administrations.map(\.isListed) == [true, true])
        #expect(figures.total.counted == 1)
    }

    @Test func `who is left out is told by reason`() {
        let rule = IndicatorRule(leftOutForms: [3], leavesOutLongLeave: true)
        let leave = [Leave(employment: 0, first: "2026-10-01", last: nil)]
        let figures = Self.figures(
            .with(.post("2025-01-01")), .with(.post("2025-01-01", form: 3)),
            .with(.post("2025-01-01", form: 3)),
            .with(.post("2025-01-01"), leaves: leave),
            .with(.post("2025-01-01"), .post("2025-01-01", form: 3), units: [1, 2], leaves: leave),
            // On leave from one of two counted posts: counted, in both units; the hourly post beside them counts nowhere.
            .with(
                .post("2025-01-01"), .post("2025-01-01"), .post("2025-01-01", form: 3), units: [1, 0, 3],
                leaves: leave), rule: rule)
        #expect(figures.leftOutByForm == 2)
        #expect(figures.leftOutByLeave == 2)
        #expect(figures.total.counted == 2)
        #expect(Self.counted(figures.units) == [2, 1, 0, 0])
        #expect(Self.figures(.with(.post("2025-01-01", form: 3))).leftOutByForm == 0)
    }

    @Test(
        arguments: [
            ("2026-11-05", 0), ("2026-11-06", 1), ("2026-12-31", 1), ("2027-01-01", 0),
        ] as [(Day, Int)])
    func `eight weeks back is lately, the day itself included`(completed: Day, recent: Int) {
        let person = Person.with(.post("2025-01-01"), completions: [Completion(day: completed)])
        #expect(Self.figures(person).total.recent == recent)
    }

    @Test(arguments: [(nil, 0), (24, 1)] as [(Int?, Int)])
    func `whoever completed before is not new again, unless the first one ran out`(months: Int?, recent: Int)
    {
        let person = Person.with(
            .post("2020-01-01"), completions: [Completion(day: "2024-12-30"), Completion(day: "2026-12-01")])
        let figures = Self.figures(person, rule: IndicatorRule(validityMonths: months))
        #expect(figures.total == Figure(counted: 1, completed: 1, recent: recent))
    }

    @Test func `a post without placement counts in the whole only`() {
        var person = Person.with(.post("2025-01-01"))
        person.placements = []
        let figures = Self.figures(person)
        #expect(figures.total.counted == 1)
        #expect(figures.countedInUnits == 0)
    }
}
