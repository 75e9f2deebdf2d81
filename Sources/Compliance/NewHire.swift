/// What `NewHireRule` says of a person on a day.
package enum NewHireVerdict: Sendable, Equatable {
    /// Not employed on the day, or since before the rule's start.
    case notConcerned
    /// Uppgift saknas: a first day that decides is not known. Listed in these units, in none of the five
    /// counts.
    case missingFirstDay(units: [Int32])
    case hire(NewHire)
}

/// A new hire and how it stands with the course on a day.
package struct NewHire: Sendable, Equatable {
    /// The first day of the spell.
    package var firstDay: Day
    /// The last day in time.
    package var due: Day
    /// What the due day was before an extension replaced it; nil where none has.
    package var originalDue: Day?
    /// The day of the completion that counts; nil while there is none.
    package var completed: Day?
    package var status: NewHireStatus
    /// The units that list the person, each once. Empty where no employment has a placement.
    package var units: [Int32]
}

/// How it stands with a new hire's duty. The names are those of the JSON reports.
package enum NewHireStatus: String, Sendable, CaseIterable {
    /// Completed, on the due day at the latest.
    case inTime
    /// Completed after the due day.
    case late
    /// Not completed, and the due day has passed.
    case overdue
    /// Not completed, and at most `NewHireRule.dueSoonDays` days are left.
    case dueSoon
    /// Not completed, with more time left than that.
    case onTrack
}
