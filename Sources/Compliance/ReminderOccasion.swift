/// A day on which somebody who has a course left is reminded of its due day: 30 and 7 days before it, on it, and on
/// the same day of every month after it, for as long as the course is not completed.
package struct ReminderOccasion: Sendable, Equatable {
    package enum Kind: String, Sendable, CaseIterable {
        /// 30 days before the due day.
        case monthBefore
        /// 7 days before it.
        case weekBefore
        case dueDay
        /// A whole number of months after it.
        case monthAfter
    }

    /// Days that at least lie from one letter to the next to the same person, whatever the letters are about. What
    /// falls due sooner waits: a letter too late is better than two in a week.
    package static let restDays = 7

    package let kind: Kind
    package let day: Day

    /// The latest occasion on or before the day; nil before the first. Whoever was not reminded for a while, since
    /// nothing ran or the due day has moved, so gets one letter and not one for each day that was missed.
    package init?(due: Day, on day: Day) {
        if day > due, let latest = Self.latestMonth(after: due, on: day) {
            kind = .monthAfter
            self.day = latest
            return
        }
        let before: [(Kind, Day)] = [
            (.dueDay, due), (.weekBefore, due.adding(days: -7)), (.monthBefore, due.adding(days: -30)),
        ]
        guard let found = before.first(where: { $0.1 <= day }) else { return nil }
        (kind, self.day) = found
    }

    /// Whether a letter is to go on the day, when the last about this due day's course went on `last` and the last
    /// about any on `lastOfAny`; nil where none has.
    package func isPending(on day: Day, last: Day?, lastOfAny: Day?) -> Bool {
        if let last, last >= self.day { return false }
        return Self.hasRested(on: day, since: lastOfAny)
    }

    /// Whether so many days have gone since the last letter that another may follow.
    package static func hasRested(on day: Day, since last: Day?) -> Bool {
        last.map { day - $0 >= restDays } ?? true
    }

    /// Months are added to the due day, all at once: one on the 31st does not drift to the 28th.
    private static func latestMonth(after due: Day, on day: Day) -> Day? {
        let months = (day.year - due.year) * 12 + day.month - due.month
        return [months, months - 1].lazy.filter { $0 > 0 }.map { due.adding(months: $0) }.first { $0 <= day }
    }
}

extension Day {
    /// The Monday of the same week (ISO 8601).
    package var firstOfWeek: Day {
        // 1970-01-01 was a Thursday: three days after a Monday.
        let sinceMonday = (Int(number) + 3) % 7
        return adding(days: -(sinceMonday < 0 ? sinceMonday + 7 : sinceMonday))
    }
}
