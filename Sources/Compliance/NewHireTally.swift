/// Counts new hires by status in each unit and in all, from one verdict per person.
package struct NewHireTally: Sendable, Equatable {
    /// Every person once.
    package private(set) var total = NewHireCounts()
    /// By the unit's number in `Organisation`; a person with posts in two units is in both.
    package private(set) var units: [NewHireCounts]

    package init(unitCount: Int) {
        units = Array(repeating: NewHireCounts(), count: unitCount)
    }

    /// Counts the verdict on one person.
    package mutating func count(_ verdict: NewHireVerdict) {
        switch verdict {
        case .notConcerned:
            break
        case .missingFirstDay(let listing):
            total.missingFirstDay += 1
            for unit in listing { units[Int(unit)].missingFirstDay += 1 }
        case .hire(let hire):
            total.count(hire.status)
            for unit in hire.units { units[Int(unit)].count(hire.status) }
        }
    }
}

/// New hires by status.
package struct NewHireCounts: Sendable, Equatable {
    package var inTime = 0
    package var late = 0
    package var overdue = 0
    package var dueSoon = 0
    package var onTrack = 0
    /// Persons whose first day is missing; not new hires as long as nobody knows.
    package var missingFirstDay = 0

    package init() {}

    /// The sum of the five statuses.
    package var newHires: Int { inTime + late + overdue + dueSoon + onTrack }

    fileprivate mutating func count(_ status: NewHireStatus) {
        switch status {
        case .inTime: inTime += 1
        case .late: late += 1
        case .overdue: overdue += 1
        case .dueSoon: dueSoon += 1
        case .onTrack: onTrack += 1
        }
    }
}
