import Testing

@testable import Compliance

@Suite struct IndicatorRuleTests {
    static let hourly: Int16 = 3
    static let strict = IndicatorRule(leftOutForms: [hourly], leavesOutLongLeave: true)

    @Test(
        arguments: [
            ([], .notCovered), ([.elected], .counted), ([.employee, .provider], .notCovered),
            ([.contractor, .elected], .counted),
        ] as [(Categories, IndicatorRule.Standing)])
    func `only employments of the rule's categories count`(
        categories: Categories, standing: IndicatorRule.Standing
    ) {
        let politician = Person.with(.post("2026-01-01", category: .elected))
        #expect(IndicatorRule(categories: categories).standing(of: politician, on: "2026-12-31") == standing)
    }

    @Test(
        arguments: [
            (.with(), .notCovered), (.with(.post("2026-01-01", "2026-12-30")), .notCovered),
            (.with(.post("2027-01-01")), .notCovered), (.with(.post("2026-12-31")), .counted),
            (.with(.post("2026-01-01", form: hourly)), .leftOutByForm),
            (.with(.post("2026-01-01", category: .elected, form: hourly)), .notCovered),
            (.with(.post("2026-01-01", form: hourly), .post("2026-01-01")), .counted),
            (.with(.post("2026-01-01", form: hourly), .post("2026-01-01", "2026-11-30")), .leftOutByForm),
        ] as [(Person, IndicatorRule.Standing)])
    func `a form is left out only if the rule says so`(person: Person, standing: IndicatorRule.Standing) {
        #expect(Self.strict.standing(of: person, on: "2026-12-31") == standing)
        let isEmployed = standing == .counted || standing == .leftOutByForm
        #expect(
            IndicatorRule().standing(of: person, on: "2026-12-31") == (isEmployed ? .counted : .notCovered))
    }

    @Test(
        arguments: [
            ([Leave(employment: 0, first: "2026-10-03", last: nil)], .counted),
            ([0, 1].map { Leave(employment: $0, first: "2026-12-31", last: nil) }, .leftOutByLeave),
            ([0, 1].map { Leave(employment: $0, first: "2026-10-03", last: "2026-12-31") }, .leftOutByLeave),
            ([0, 1].map { Leave(employment: $0, first: "2026-10-04", last: "2026-12-31") }, .counted),
            ([0, 1].map { Leave(employment: $0, first: "2026-01-01", last: "2026-12-30") }, .counted),
            ([0, 1].map { Leave(employment: $0, first: "2027-01-01", last: nil) }, .counted),
        ] as [([Leave], IndicatorRule.Standing)])
    func `long leave leaves out only who is on it from every counted post`(
        leaves: [Leave], standing: IndicatorRule.Standing
    ) {
        var person = Person.with(.post("2026-01-01"), .post("2026-01-01"), leaves: leaves)
        #expect(Self.strict.standing(of: person, on: "2026-12-31") == standing)
        #expect(IndicatorRule().standing(of: person, on: "2026-12-31") == .counted)
        // An hourly post or a seat in the council beside them is no counted post.
        person.employments.append(.post("2026-01-01", form: Self.hourly))
        person.employments.append(.post("2026-01-01", category: .elected))
        #expect(Self.strict.standing(of: person, on: "2026-12-31") == standing)
    }

    @Test(
        arguments: [
            (nil, "2026-12-31", "2025-12-31"), ("2025-12-31", "2026-12-31", "2025-12-31"),
            ("2026-01-01", "2026-12-31", "2026-06-30"), ("2026-06-30", "2026-12-31", "2026-06-30"),
            ("2026-07-01", "2026-12-31", nil), ("2026-01-01", "2026-06-29", nil), (nil, "2025-12-30", nil),
        ] as [(Day?, Day, Day?)])
    func `80 percent during the year has two readings`(windowFrom: Day?, day: Day, completed: Day?) {
        let person = Person.with(
            .post("2020-01-01"), completions: [Completion(day: "2026-06-30"), Completion(day: "2025-12-31")])
        #expect(IndicatorRule(windowFrom: windowFrom).completionDay(of: person, on: day) == completed)
    }

    @Test(
        arguments: [
            ("2024-05-10", "2024-05-10"), ("2025-05-10", "2024-05-10"), ("2025-05-11", "2025-05-01"),
            // From 2025-08-01 the renewal is void, on 2025-12-01 an external certificate replaces it.
            ("2025-07-31", "2025-05-01"), ("2025-08-01", nil), ("2025-12-01", "2025-12-01"),
            // From 2026-03-01 certificates without a version no longer count.
            ("2026-02-28", "2025-12-01"), ("2026-03-01", nil), ("2026-04-01", "2026-04-01"),
            ("2027-04-01", "2026-04-01"), ("2027-04-02", nil),
        ] as [(Day, Day?)])
    func `the earliest completion counts that is valid on the day`(day: Day, completed: Day?) {
        let rule = IndicatorRule(
            validityMonths: 12, versionFloors: [VersionFloor(from: "2026-03-01", version: 2)])
        let person = Person.with(
            .post("2020-01-01"),
            completions: [
                Completion(day: "2026-04-01", version: 2),
                Completion(day: "2025-05-01", voidedFrom: "2025-08-01", version: 1),
                Completion(day: "2024-05-10", version: 0), Completion(day: "2025-12-01"),
            ])
        #expect(rule.completionDay(of: person, on: day) == completed)
    }
}
