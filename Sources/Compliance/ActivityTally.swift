/// Counts completions by the month they were made in and the administrations the person worked in on that very day,
/// whoever has left since.
///
/// This is activity and no indicator: every completion that stands on the day is counted, also a second one of the
/// same person and one that has run out. Somebody with posts in two administrations is counted in both, and once in
/// the total.
package struct ActivityTally: Sendable {
    /// The first day of each month, from the first to the one that holds the last day.
    package let months: [Day]
    /// By month: every completion once.
    package private(set) var total: [Int]
    /// By administration's number, then by month.
    package private(set) var administrations: [[Int]]
    /// By month: of those who were employed nowhere on the day of completion.
    package private(set) var withoutPost: [Int]
    /// By administration: whether anybody has completed there, on any day until the last.
    package private(set) var isUsed: [Bool]
    /// By administration: whether somebody works there on the last day.
    package private(set) var isListed: [Bool]

    private let day: Day
    private let organisation: Organisation

    /// An empty count of whole months from the one that holds `first`, as of `day`; that month's alone where `first`
    /// is later.
    package init(from first: Day, day: Day, organisation: Organisation) {
        self.day = day
        self.organisation = organisation
        let start = min(first, day).firstOfMonth
        months = (0...max(0, Self.number(of: day) - Self.number(of: start))).map { start.adding(months: $0) }
        let none = [Int](repeating: 0, count: months.count)
        (total, withoutPost) = (none, none)
        administrations = Array(repeating: none, count: organisation.administrationCount)
        isUsed = Array(repeating: false, count: organisation.administrationCount)
        isListed = isUsed
    }

    /// Counts what a person has completed. Each is to be handed in once, with all facts.
    package mutating func count(_ person: Person) {
        for administration in homes(of: person, on: day) { isListed[administration] = true }
        for completion in person.completions where completion.day <= day && !completion.isVoided(on: day) {
            let homes = homes(of: person, on: completion.day)
            for administration in homes { isUsed[administration] = true }
            guard let first = months.first, completion.day >= first else { continue }
            let month = Self.number(of: completion.day) - Self.number(of: first)
            total[month] += 1
            if homes.isEmpty { withoutPost[month] += 1 }
            for administration in homes { administrations[administration][month] += 1 }
        }
    }

    /// Each administration where an employment places the person on a day, once.
    private func homes(of person: Person, on day: Day) -> [Int] {
        var homes: [Int] = []
        for (index, employment) in person.employments.enumerated() where employment.runs(on: day) {
            guard let unit = person.unit(of: index, on: day) else { continue }
            let home = Int(organisation.administration(of: unit, on: day))
            if !homes.contains(home) { homes.append(home) }
        }
        return homes
    }

    /// Months since year 0.
    private static func number(of day: Day) -> Int { day.year * 12 + day.month - 1 }
}
