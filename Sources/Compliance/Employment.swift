/// A person's time in one post. It runs from its first day through its last.
package struct Employment: Sendable, Equatable {
    /// As HR gave it; nil where HR gave none.
    package var firstDay: Day?
    /// The last day of the post; nil while no end is known.
    package var lastDay: Day?
    /// The day of the first staff file that named the employment.
    package var knownFrom: Day
    package var category: Category
    /// The form of employment (tillsvidare, timavlönad …) as an index into the caller's list of names; −1 for
    /// none.
    package var form: Int16

    package init(
        firstDay: Day?, lastDay: Day? = nil, knownFrom: Day, category: Category = .employee, form: Int16 = -1
    ) {
        self.firstDay = firstDay
        self.lastDay = lastDay
        self.knownFrom = knownFrom
        self.category = category
        self.form = form
    }

    /// The day from which the employment counts: its first day, or where that is missing the day it became
    /// known. The latter is a convention for counting heads. It is never taken for the start of anybody's
    /// twelve months.
    package var countsFrom: Day { firstDay ?? knownFrom }

    /// Whether the post is held on the day, first and last day included. One whose last day lies before the
    /// day it counts from (known only after it had ended) runs on no day.
    package func runs(on day: Day) -> Bool {
        guard countsFrom <= day else { return false }
        guard let lastDay else { return true }
        return day <= lastDay
    }
}

/// Where one of a person's employments works, from a day until the same employment's next placement. The
/// first one holds for all earlier days of the employment too: nothing is known of them, and a person works
/// somewhere every day.
package struct Placement: Sendable, Equatable {
    /// Index into `Person.employments`.
    package var employment: Int
    /// Index into the units of `Organisation`.
    package var unit: Int32
    package var from: Day

    package init(employment: Int, unit: Int32, from: Day) {
        self.employment = employment
        self.unit = unit
        self.from = from
    }
}

/// Leave of absence from one of a person's employments.
package struct Leave: Sendable, Equatable {
    /// Days a leave must last to be long, first and last included. Two leaves that follow on each other are
    /// two leaves.
    package static let longDays = 90

    /// Index into `Person.employments`.
    package var employment: Int
    package var first: Day
    /// The last day of leave; nil while it is open.
    package var last: Day?

    package init(employment: Int, first: Day, last: Day?) {
        self.employment = employment
        self.first = first
        self.last = last
    }

    /// Whether it lasts `longDays` or more, or is open.
    package var isLong: Bool {
        guard let last else { return true }
        return last - first + 1 >= Self.longDays
    }

    /// Whether the day is one of its days.
    package func covers(_ day: Day) -> Bool {
        guard first <= day else { return false }
        guard let last else { return true }
        return day <= last
    }
}
