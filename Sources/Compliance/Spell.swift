/// An unbroken time of employment: a person's employments of some categories, joined where at most so many
/// whole days lie between the last day of what came before and the next first day.
///
/// With 31 days, a post that ended 2026-01-31 is joined by one that begins 2026-03-04; 2026-03-05 begins a
/// new spell. With 0, only a post that begins the day after joins. Posts that overlap always join, and a post
/// inside another changes nothing.
package struct Spell: Sendable, Equatable {
    /// The first day of the spell, employments without a first day taken from the day they became known.
    package let firstDay: Day
    /// The earliest first day that HR has given for any of its employments; nil where none has been given.
    package let earliestGivenDay: Day?
    /// Whether any of its employments is without a first day, so that the true beginning of the spell is not
    /// known.
    package let lacksFirstDay: Bool

    /// The spell that holds the day. Nil where no employment of the categories runs on it, even if the day
    /// lies in the gap between two that are joined: then the person is employed nowhere.
    ///
    /// Only what began on or before the day matters, for a spell's beginning lies before its end; so a spell
    /// reads the same on a past day whatever came later.
    package init?(of person: Person, on day: Day, categories: Categories, gapDays: Int) {
        let running = person.employments.lazy.filter { categories.contains($0.category) && $0.runs(on: day) }
        guard var first = running.map(\.countsFrom).min() else { return nil }
        // Each round lets one employment that reaches the beginning so far move it back, until none does.
        while let earlier = person.employments.first(where: {
            categories.contains($0.category) && $0.countsFrom < first && $0.reaches(first, gapDays: gapDays)
        }) {
            first = earlier.countsFrom
        }
        firstDay = first
        // Whatever began since the first day belongs to the spell: there is no hole it could fall into.
        let joined = person.employments.lazy.filter {
            categories.contains($0.category) && $0.runs(on: $0.countsFrom)
                && (first...day).contains($0.countsFrom)
        }
        earliestGivenDay = joined.compactMap(\.firstDay).min()
        lacksFirstDay = joined.contains { $0.firstDay == nil }
    }
}

extension Employment {
    /// Whether at most `gapDays` whole days lie between its last day and a later first day.
    fileprivate func reaches(_ firstDay: Day, gapDays: Int) -> Bool {
        guard runs(on: countsFrom) else { return false }
        guard let lastDay else { return true }
        return firstDay - lastDay - 1 <= gapDays
    }
}
