/// Counts the persons of a register, one after another, into the figures of every unit, every administration
/// and the whole.
///
/// A person with two posts is counted once in each group: each group remembers the last person it counted.
/// Nothing is allocated for a person, so that a register of a million takes no more memory than its units.
package struct IndicatorTally: Sendable {
    private let rule: IndicatorRule
    private let day: Day
    /// Completions from this day on are recent.
    private let recentFrom: Day
    /// The administration of each unit on the day.
    private let administrations: [Int]
    /// The number of the person being counted, in the order they are handed in, from 1.
    private var number: Int32 = 0
    private var total = Group()
    private var byAdministration: [Group]
    private var byUnit: [Group]
    private var leftOutByForm = 0
    private var leftOutByLeave = 0

    /// An empty count under the rule, as of the day.
    package init(rule: IndicatorRule, day: Day, organisation: Organisation) {
        self.rule = rule
        self.day = day
        recentFrom = day.adding(days: 1 - Forecast.windowDays)
        administrations = (0..<organisation.unitCount).map {
            Int(organisation.administration(of: Int32($0), on: day))
        }
        byAdministration = Array(repeating: Group(), count: organisation.administrationCount)
        byUnit = Array(repeating: Group(), count: organisation.unitCount)
    }

    /// Counts a person. Each is to be handed in once, with all facts.
    package mutating func count(_ person: Person) {
        number += 1
        let standing = rule.standing(of: person, on: day)
        var outcome = Outcome.open
        switch standing {
        case .notCovered: break
        case .leftOutByForm: leftOutByForm += 1
        case .leftOutByLeave: leftOutByLeave += 1
        case .counted:
            outcome = self.outcome(of: person)
            total.count(number, outcome)
        }
        for index in person.employments.indices {
            let employment = person.employments[index]
            guard employment.runs(on: day), let unit = person.unit(of: index, on: day).map(Int.init) else {
                continue
            }
            byUnit[unit].isListed = true
            guard standing == .counted, rule.counts(employment) else { continue }
            byUnit[unit].count(number, outcome)
            byAdministration[administrations[unit]].count(number, outcome)
        }
    }

    private func outcome(of person: Person) -> Outcome {
        guard let completed = rule.completionDay(of: person, on: day) else { return .open }
        return completed >= recentFrom ? .completedLately : .completed
    }

    /// The figures of all persons counted so far.
    package func finish() -> IndicatorFigures {
        var isListed = Array(repeating: false, count: byAdministration.count)
        for (unit, administration) in administrations.enumerated() where byUnit[unit].isListed {
            isListed[administration] = true
        }
        return IndicatorFigures(
            total: total.figure,
            administrations: zip(byAdministration, isListed).map { .init(figure: $0.figure, isListed: $1) },
            units: byUnit.map { .init(figure: $0.figure, isListed: $0.isListed) },
            leftOutByForm: leftOutByForm, leftOutByLeave: leftOutByLeave)
    }
}

/// What the figures say of one counted person.
private enum Outcome {
    case open, completed, completedLately
}

/// The persons of a unit, an administration or the whole. 32-bit counts, so that tens of thousands of units
/// stay in the processor's cache.
private struct Group {
    private var counted: Int32 = 0
    private var completed: Int32 = 0
    private var recent: Int32 = 0
    /// The number of the last person counted here; 0 before the first.
    private var lastPerson: Int32 = 0
    var isListed = false

    mutating func count(_ person: Int32, _ outcome: Outcome) {
        if lastPerson == person { return }
        lastPerson = person
        counted += 1
        if outcome != .open { completed += 1 }
        if outcome == .completedLately { recent += 1 }
    }

    var figure: Figure {
        Figure(counted: Int(counted), completed: Int(completed), recent: Int(recent))
    }
}
