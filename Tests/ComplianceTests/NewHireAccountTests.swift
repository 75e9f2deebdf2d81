import Testing

@testable import Compliance

@Suite struct NewHireAccountTests {
    private let rule = NewHireRule(start: "2024-01-01", gapDays: 31)

    private func person(_ posts: [(Day, Day?)]) -> Person {
        var person = Person(id: 1)
        for (first, last) in posts {
            person.employments.append(
                Employment(firstDay: first, lastDay: last, knownFrom: first))
        }
        return person
    }

    @Test func `joined posts are told with the free days between them, whatever their order`() {
        let account = rule.account(
            of: person([
                ("2025-06-16", nil), ("2024-02-29", "2025-05-31"), ("2024-05-01", "2024-06-30"),
                ("2023-01-01", "2024-01-20"),
            ]), on: "2026-01-01")
        #expect(account.posts.map(\.employment) == [1, 2, 0])
        #expect(account.posts.map(\.freeDays) == [nil, 0, 15])
        #expect(account.before == .init(employment: 3, freeDays: 39))
        #expect(account.spell?.firstDay == "2024-02-29")
    }

    @Test func `a post that ended long before is told only where another has begun since`() {
        let account = rule.account(of: person([("2024-02-01", "2024-03-01")]), on: "2026-01-01")
        #expect(account.spell == nil && account.posts.isEmpty && account.before == nil)
        #expect(account.verdict == .notConcerned)
    }

    @Test func `of extensions the one that decides is the due day of the verdict`() {
        var person = person([("2025-01-01", nil)])
        person.extensions = [
            Extension(day: "2024-06-01", due: "2026-09-01"),
            Extension(day: "2025-06-01", due: "2026-02-01"),
            Extension(day: "2025-07-01", due: "2026-03-01"),
            Extension(day: "2025-07-01", due: "2026-04-01"),
            Extension(day: "2026-06-01", due: "2027-01-01"),
        ]
        let account = rule.account(of: person, on: "2025-12-31")
        #expect(account.extensions == [.ofEarlierSpell, .replaced, .replaced, .decides, .toCome])
        guard case .hire(let hire) = account.verdict else { return #expect(Bool(false), "a new hire") }
        #expect(hire.due == "2026-04-01" && hire.originalDue == "2026-01-01")
    }

    @Test(arguments: 1...400)
    func `in random lives the account agrees with the verdict`(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }
        let base: Day = "2024-01-01"
        var life = Person(id: 1)
        for _ in 0..<pick(1...4) {
            let first = base.adding(days: pick(0...900))
            life.employments.append(
                Employment(
                    firstDay: pick(0...9) == 0 ? nil : first,
                    lastDay: pick(0...2) == 0 ? nil : first.adding(days: pick(0...300)), knownFrom: first))
        }
        for _ in 0..<pick(0...3) {
            let made = base.adding(days: pick(-200...1000))
            life.completions.append(
                Completion(
                    day: made, voidedFrom: pick(0...1) == 0 ? nil : made.adding(days: pick(0...200)),
                    version: Int32(pick(-1...2))))
        }
        for _ in 0..<pick(0...3) {
            let granted = base.adding(days: pick(0...900))
            life.extensions.append(Extension(day: granted, due: granted.adding(days: pick(0...400))))
        }
        let asked = base.adding(days: pick(0...1200))
        let rule = NewHireRule(
            start: base.adding(days: pick(0...300)), gapDays: pick(0...40), validityMonths: pick(1...24),
            versionFloors: [.init(from: base.adding(days: pick(0...900)), version: 1)])
        let account = rule.account(of: life, on: asked)
        #expect(account.verdict == rule.judge(life, on: asked))
        if case .hire(let hire) = account.verdict {
            let counting = zip(life.completions, account.completions).filter { $1 == .counts }.map(\.0.day)
            #expect(counting.min() == hire.completed)
            let deciding = account.extensions.firstIndex(of: .decides)
            #expect((deciding.map { life.extensions[$0].due } ?? hire.due) == hire.due)
            #expect((deciding == nil) == (hire.originalDue == nil))
            #expect(account.posts.first.map { life.employments[$0.employment].countsFrom } == hire.firstDay)
        }
        let indicator = IndicatorRule(
            validityMonths: rule.validity.months, versionFloors: rule.validity.floors,
            windowFrom: pick(0...1) == 0 ? nil : base.adding(days: pick(0...600)))
        let valid = life.completions.filter { indicator.standing(of: $0, on: asked) == .counts }
        #expect(valid.map(\.day).min() == indicator.completionDay(of: life, on: asked))
    }
}
