/// How many persons a rule counts in a unit, an administration or the whole, and how many of them have
/// completed.
///
/// Everything is decided in whole numbers: 79,96 % is not 80 %.
package struct Figure: Sendable, Equatable {
    /// Persons counted.
    package var counted: Int
    /// Of these, the ones with a completion that counts.
    package var completed: Int
    /// Of these again, the ones whose earliest counting completion lies in the last `Forecast.windowDays`
    /// days.
    package var recent: Int

    package init(counted: Int = 0, completed: Int = 0, recent: Int = 0) {
        self.counted = counted
        self.completed = completed
        self.recent = recent
    }

    /// The share in tenths of a percent, rounded down: 799 for 79,96 %. Nil where nobody is counted.
    package var shareTenths: Int? {
        counted == 0 ? nil : 1000 * completed / counted
    }

    /// Whether at least that many percent have completed. Nil where nobody is counted: neither met nor
    /// missed.
    package func isMet(percent: Int) -> Bool? {
        counted == 0 ? nil : 100 * completed >= percent * counted
    }

    /// How many more must complete for the target to be met. 0 when it is met, and where nobody is counted.
    package func needed(percent: Int) -> Int {
        max(0, (percent * counted).dividedUp(by: 100) - completed)
    }
}

extension Int {
    /// The quotient rounded up, for numbers that are not negative.
    func dividedUp(by divisor: Int) -> Int {
        (self + divisor - 1) / divisor
    }
}
