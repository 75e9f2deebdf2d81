import Testing

@testable import Compliance

@Suite struct PostStandingTests {
    private let rule = IndicatorRule(leftOutForms: [2], leavesOutLongLeave: true)
    private let asked: Day = "2026-06-01"

    private func person(_ posts: [(Category, Int16)], onLeave: [Int] = [], leaveDays: Int = 90) -> Person {
        var person = Person(id: 1)
        for (category, form) in posts {
            person.employments.append(
                Employment(
                    firstDay: "2025-01-01", knownFrom: "2025-01-01", category: category, form: form))
        }
        for post in onLeave {
            person.leaves.append(
                Leave(
                    employment: post, first: asked,
                    last: leaveDays == 0 ? nil : asked.adding(days: leaveDays - 1)))
        }
        return person
    }

    @Test func `each post says why it is counted or not`() {
        let one = person([(.employee, 1), (.elected, 1), (.employee, 2)])
        #expect(
            one.employments.indices.map { rule.standing(ofPost: $0, of: one, on: asked) }
                == [.counted, .otherCategory, .leftOutForm])
        #expect(rule.standing(ofPost: 0, of: one, on: "2024-12-31") == .notRunning)
    }

    @Test(arguments: [(90, true), (89, false), (0, true)])
    func `leave of 90 days or more, or open, leaves out where the rule says so`(days: Int, isOut: Bool) {
        let one = person([(.employee, 1)], onLeave: [0], leaveDays: days)
        #expect(rule.standing(ofPost: 0, of: one, on: asked) == (isOut ? .onLongLeave(0) : .counted))
        #expect(IndicatorRule().standing(ofPost: 0, of: one, on: asked) == .counted, "not unless it says so")
    }

    @Test func `leave from one of two posts changes nothing, from both it leaves out`() {
        let half = person([(.employee, 1), (.employee, 1)], onLeave: [0])
        #expect([0, 1].map { rule.standing(ofPost: $0, of: half, on: asked) } == [.counted, .counted])
        let both = person([(.employee, 1), (.employee, 1)], onLeave: [0, 1])
        #expect(
            [0, 1].map { rule.standing(ofPost: $0, of: both, on: asked) } == [
                .onLongLeave(0), .onLongLeave(1),
            ])
    }
}
