/// That a person completed a version of the course on a day, by whatever method: equivalent courses and
/// certificates are completions too.
package struct Completion: Sendable, Equatable {
    /// The day of completion, not of registration.
    package var day: Day
    /// The day from which it is void, nil while it stands. A report as of an earlier day still counts it: on
    /// that day it stood, and a voiding counts from its own day.
    package var voidedFrom: Day?
    /// The place of the completed version in the order of the course's versions, from 0; −1 where it is not
    /// known, as with imported completions. Every version counts until a `VersionFloor` says otherwise.
    package var version: Int32

    package init(day: Day, voidedFrom: Day? = nil, version: Int32 = -1) {
        self.day = day
        self.voidedFrom = voidedFrom
        self.version = version
    }

    /// Whether it has been declared void on or before the day.
    package func isVoided(on day: Day) -> Bool {
        guard let voidedFrom else { return false }
        return voidedFrom <= day
    }
}

/// A decision that from a day on only some of the course's versions count.
package struct VersionFloor: Sendable, Equatable {
    /// The first day it is in force.
    package var from: Day
    /// The lowest version that counts, as in `Completion.version`. Above −1 it shuts out imported
    /// completions.
    package var version: Int32

    package init(from: Day, version: Int32) {
        self.from = from
        self.version = version
    }
}

/// How long completions count, and which versions.
package struct Validity: Sendable, Equatable {
    /// Months a completion counts; the corresponding day itself is included. Nil: for ever.
    package let months: Int?
    /// Sorted by day. On a day the latest one in force decides alone, so that a later decision may also lower
    /// the floor.
    package let floors: [VersionFloor]

    package init(months: Int? = nil, floors: [VersionFloor] = []) {
        self.months = months
        self.floors = floors.sorted { $0.from < $1.from }
    }

    /// Whether the completion was made on or before the day, has not run out on it, and is of a version that
    /// counts then. Voidings are not looked at: they belong to the day a report is made for, which may be
    /// another (`NewHireRule`).
    package func holds(_ completion: Completion, on day: Day) -> Bool {
        guard completion.day <= day else { return false }
        if let months, day > completion.day.adding(months: months) { return false }
        guard let floor = floors.last(where: { $0.from <= day }) else { return true }
        return completion.version >= floor.version
    }
}

/// A later due day granted to a new hire, with reason and signer (which the store keeps). It concerns the
/// spell in which it was granted.
package struct Extension: Sendable, Equatable {
    /// The day it was granted.
    package var day: Day
    /// The due day that replaces the one before.
    package var due: Day

    package init(day: Day, due: Day) {
        self.day = day
        self.due = due
    }
}
