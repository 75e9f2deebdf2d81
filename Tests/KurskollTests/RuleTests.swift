import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Decisions about how a course is counted: what may be decided, what holds on which day, and who changes side.
@Suite struct RuleTests {
    private static let terms = RuleTerms(
        forms: [(1, "Timavlönad"), (2, "visstid")], versions: [(4, "1.0"), (7, "2.0"), (9, "2.0")])

    @Test(arguments: [
        (RuleSetting.percent, "90", "90"), (.percent, " 0 ", "0"), (.validity, "24", "24"),
        (.validity, "ingen", ""), (.months, "6", "6"), (.gap, "0", "0"), (.start, "2024-05-01", "2024-05-01"),
        (.targetDay, "ingen", ""), (.targetDay, "2026-08-31", "2026-08-31"), (.versions, "2.0", "2.0"),
        (.versions, "alla", ""), (.leave, "leave-out", "leave-out"), (.leave, "utelämnas", "leave-out"),
        (.leave, "count", ""), (.forms, "inga", ""), (.forms, "VISSTID, timavlönad", "visstid,timavlönad"),
        (.categories, "elected,anställd", "anställd,förtroendevald"),
    ])
    func `a value is stored in one form`(setting: RuleSetting, text: String, stored: String) throws {
        #expect(try setting.canonical(text, Self.terms) == stored)
        // What was stored is read as itself, so that a form may be sent once more.
        #expect(try stored.isEmpty || setting.canonical(stored, Self.terms) == stored)
    }

    @Test(arguments: [
        (RuleSetting.percent, "101"), (.percent, "80,5"), (.percent, ""), (.months, "-1"), (.gap, "ingen"),
        (.start, "ingen"), (.start, "1 maj"), (.validity, "0"), (.versions, "3.0"), (.leave, "kanske"),
        (.forms, "alla"), (.forms, "timavlönad,vikarie"), (.categories, "inhyrd"), (.targetDay, "2026-02-29"),
    ])
    func `what cannot be decided is refused with a remedy`(setting: RuleSetting, text: String) {
        #expect(throws: CellFault.self) { try setting.canonical(text, Self.terms) }
    }

    private func decision(
        _ number: Int?, _ setting: RuleSetting, _ value: String, _ from: String, administration: Int? = nil
    ) throws -> RuleDecision {
        RuleDecision(
            number: number, setting: setting, value: value, administration: administration,
            from: try #require(Day(iso: from)), why: "prov", who: "prov")
    }

    @Test func `a decision holds from its day until a later one, whenever it was made`() throws {
        let all = [
            try decision(1, .percent, "80", "2024-01-01"), try decision(2, .percent, "95", "2026-01-01"),
            // Made last, but of an earlier time.
            try decision(3, .percent, "85", "2025-01-01"),
            // Of two from one day the one made later.
            try decision(4, .months, "6", "2025-06-01"), try decision(5, .months, "9", "2025-06-01"),
            try decision(6, .percent, "100", "2025-03-01", administration: 7),
        ]
        for (day, percent, version) in [
            ("2023-12-31", 80, nil), ("2024-12-31", 80, 1), ("2025-01-01", 85, 3), ("2025-12-31", 85, 6),
            ("2026-01-01", 95, 6),
        ] as [(String, Int, Int?)] {
            let rules = Rules(all, on: try #require(Day(iso: day)))
            #expect(rules.percent == percent, "\(day)")
            #expect(rules.version == version, "\(day)")
        }
        let rules = Rules(all, on: try #require(Day(iso: "2026-06-01")))
        #expect(rules.months == 9)
        #expect(rules.percent(ofAdministration: 7) == 100 && rules.percent(ofAdministration: 8) == 95)
        #expect(rules.decisions.compactMap(\.number) == [2, 6, 5])
    }

    @Test func `forms, leave, versions, validity and start reach the rules that count`() throws {
        let all = [
            try decision(1, .forms, "timavlönad", "2024-01-01"),
            try decision(2, .leave, "leave-out", "2024-01-01"),
            try decision(3, .versions, "2.0", "2025-01-01"), try decision(4, .validity, "24", "2024-01-01"),
            try decision(5, .start, "2024-05-01", "2024-05-01"), try decision(6, .gap, "0", "2024-01-01"),
            try decision(7, .categories, "anställd,förtroendevald", "2024-01-01"),
            try decision(8, .targetDay, "2026-08-31", "2024-01-01"),
        ]
        let rules = Rules(all, on: try #require(Day(iso: "2026-01-01")), terms: Self.terms)
        let indicator = rules.indicator(windowFrom: Day(iso: "2026-01-01"))
        #expect(indicator.leftOutForms == [1] && indicator.leavesOutLongLeave)
        #expect(indicator.validity.months == 24 && indicator.windowFrom == Day(iso: "2026-01-01"))
        // The first text of the version: a corrected one under the same number counts too.
        #expect(indicator.validity.floors.map(\.version) == [7])
        #expect(indicator.categories == [.employee, .elected])
        let newHires = try #require(rules.newHires)
        #expect(newHires.gapDays == 0 && newHires.validity.floors.count == 1)
        #expect(newHires.start == Day(iso: "2024-05-01"))
        for (day, target) in [("2026-08-31", "2026-08-31"), ("2026-09-01", "2026-12-31")] {
            #expect(rules.targetDay(on: try #require(Day(iso: day))) == Day(iso: target))
        }
        #expect(Rules(all, on: try #require(Day(iso: "2024-04-30")), terms: Self.terms).newHires == nil)
    }

    @Test func `what has not been decided is as from the beginning`() {
        let rules = Rules([], on: Day(number: 20_000))
        #expect(rules.percent == 80 && rules.months == 12 && rules.gapDays == 31)
        #expect(rules.validityMonths == nil && rules.newHires == nil && rules.version == nil)
        for setting in RuleSetting.allCases where ![.start].contains(setting) {
            let stored = Rules(
                [
                    RuleDecision(
                        number: 1, setting: setting, value: setting.initial, administration: nil,
                        from: Day(number: 0), why: "", who: "")
                ], on: Day(number: 20_000))
            #expect(stored.percent == 80 && stored.months == 12 && stored.gapDays == 31, "\(setting)")
            #expect(stored.categories == [.employee] && stored.targetDay == nil, "\(setting)")
        }
    }

    @Test func `trying a decision says who changes side and stores nothing`() throws {
        let site = try TestSite()
        try site.store.addCompletion(
            person: site.id(of: "anna"), course: "prova", day: site.today.adding(days: -40), method: "nck",
            version: nil, code: "A", now: site.now)
        let version = try site.store.keepVersion(
            course: "prova", version: "9.0", sha256: "x", content: "", day: site.today)
        #expect(version > 0)
        func effect(_ setting: RuleSetting, _ value: String) throws -> RuleEffect {
            try RuleEffect(
                of: [
                    RuleDecision(
                        number: nil, setting: setting, value: value, administration: nil, from: site.today,
                        why: "", who: "")
                ], course: "prova", on: site.today, store: site.store)
        }
        let floor = try effect(.versions, "9.0")
        #expect(floor.changes.map(\.before) == [.completed])
        #expect(floor.changes.map(\.after) == [.open])
        let anna = try site.id(of: "anna")
        #expect(floor.changes.map(\.person) == [anna])
        // Her completion was made before the decision, and was good enough then: the new hire's duty is done.
        #expect(floor.newHiresBefore == floor.newHiresAfter)
        #expect(floor.targets[0].before.figure.completed == 1 && floor.targets[0].after.figure.completed == 0)

        let months = try effect(.months, "1")
        #expect(months.counts.map(\.count).reduce(0, +) == months.changes.count)
        #expect(Set(months.changes.map(\.person)).count == 4)
        #expect(try effect(.percent, "0").targets.map(\.after.isMet) == [true, true, true])
        #expect(try effect(.percent, "0").changes.isEmpty)
        #expect(try site.store.decisions(course: "prova").count == 1)
    }
}
