/// What "80 % during the year" may mean. A decision seldom says which, and they differ by several percent; so a
/// report prints its own and the others beside it.
package enum Reading: Sendable, CaseIterable {
    /// A valid completion on the day, of those employed on the day: the one a report uses unless told otherwise.
    case validOnDay
    /// Completed since the year began, of those employed on the day.
    case completedInYear
    /// Completed since the year began, of all who were employed some day of it, up to the day.
    case ofEverybodyInYear
    /// Completed since the year began, of those employed on the day who had no valid completion when it began.
    case ofThoseWithDuty
}

/// Counts the persons of a register, one after another, by every `Reading`, under one rule. Each person once.
package struct ReadingTally: Sendable {
    private let rule: IndicatorRule
    /// The same rule with the year as its window.
    private let inYear: IndicatorRule
    private let day: Day
    private let yearBegan: Day
    private var figures = [Figure](repeating: Figure(), count: Reading.allCases.count)

    /// An empty count as of the day, in the day's year. A window of the rule's own is not looked at: windows are what the
    /// readings differ in.
    package init(rule: IndicatorRule, day: Day) {
        self.rule = rule.with(windowFrom: nil)
        yearBegan = day.firstOfYear
        inYear = rule.with(windowFrom: yearBegan)
        self.day = day
    }

    /// Counts a person. Each is to be handed in once, with all facts.
    package mutating func count(_ person: Person) {
        let isCounted = rule.standing(of: person, on: day) == .counted
        guard isCounted || wasCovered(person) else { return }
        let isValid = rule.completionDay(of: person, on: day) != nil
        let isOfYear = inYear.completionDay(of: person, on: day) != nil
        add(.ofEverybodyInYear, isOfYear)
        guard isCounted else { return }
        add(.validOnDay, isValid)
        add(.completedInYear, isOfYear)
        // What has been declared void since freed nobody from the duty.
        let wasFree = person.completions.contains {
            $0.day < yearBegan && !$0.isVoided(on: day)
                && rule.validity.holds($0, on: yearBegan.adding(days: -1))
        }
        if !wasFree { add(.ofThoseWithDuty, isOfYear) }
    }

    /// The figure of a reading, of all persons counted so far.
    package subscript(_ reading: Reading) -> Figure { figures[Self.place(reading)] }

    /// Whether an employment that the rule counts, leave aside, was held on some day of the year up to the day.
    private func wasCovered(_ person: Person) -> Bool {
        person.employments.contains { employment in
            guard rule.counts(employment), employment.countsFrom <= day else { return false }
            guard let last = employment.lastDay else { return true }
            return last >= max(yearBegan, employment.countsFrom)
        }
    }

    private mutating func add(_ reading: Reading, _ isCompleted: Bool) {
        figures[Self.place(reading)].counted += 1
        if isCompleted { figures[Self.place(reading)].completed += 1 }
    }

    private static func place(_ reading: Reading) -> Int {
        switch reading {
        case .validOnDay: 0
        case .completedInYear: 1
        case .ofEverybodyInYear: 2
        case .ofThoseWithDuty: 3
        }
    }
}
