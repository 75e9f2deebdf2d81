/// The rule for new hires: a course must be completed within some months of the first day of employment.
///
/// How the hard cases are decided:
///
/// - *Two posts, a rehire, a contained or overlapping post*: one clock, from the first day of the `Spell`. A
///   rehire after more than `gapDays` free days is a new hire with a new clock.
/// - *A day in the gap between two joined posts*: employed nowhere, so not concerned on that day. A post yet
///   to begin concerns nobody either.
/// - *No first day given for a post*: it counts from the day it became known, but that day is never taken for
///   a first day. Where HR has given another first day in the same spell and that lies before `start`, the
///   spell began before `start` whatever the missing day is, and the rule does not concern the person; else
///   the first day is missing.
/// - *Completed before the first day*: counts if it was still valid on the first day. *Completed later*:
///   counts if its version did on that day. Either may have run out since; the duty was to complete it once.
/// - *Voided*: does not count from the day of the voiding; on days before it, it did.
/// - *Extended*: the latest extension granted on or before the day replaces the due day, also backwards. One
///   granted before the spell's first day belonged to an earlier spell.
/// - *A day to come*: facts as known. *A day before the completion*: not yet completed then.
package struct NewHireRule: Sendable {
    /// Days before the due day from which it is `dueSoon`.
    package static let dueSoonDays = 60

    /// Months from the spell's first day to the due day, which is itself in time.
    package let months: Int
    /// The rule concerns spells whose first day is this one or later.
    package let start: Day
    /// Free days at most between two posts of one spell. 0: the next begins the day after.
    package let gapDays: Int
    /// Whose employments are looked at; others neither begin nor join a spell.
    package let categories: Categories
    package let validity: Validity

    package init(
        months: Int = 12, start: Day, gapDays: Int = 31, categories: Categories = [.employee],
        validityMonths: Int? = nil, versionFloors: [VersionFloor] = []
    ) {
        self.months = months
        self.start = start
        self.gapDays = gapDays
        self.categories = categories
        validity = Validity(months: validityMonths, floors: versionFloors)
    }

    /// What the rule says of the person as of the day.
    package func judge(_ person: Person, on day: Day) -> NewHireVerdict {
        guard let spell = Spell(of: person, on: day, categories: categories, gapDays: gapDays) else {
            return .notConcerned
        }
        if let given = spell.earliestGivenDay, given < start { return .notConcerned }
        let units = units(of: person, on: day)
        if spell.lacksFirstDay { return .missingFirstDay(units: units) }

        let originalDue = spell.firstDay.adding(months: months)
        let extended = extendedDue(of: person, since: spell.firstDay, on: day)
        let due = extended ?? originalDue
        let completed = completionDay(of: person, since: spell.firstDay, on: day)
        return .hire(
            NewHire(
                firstDay: spell.firstDay, due: due, originalDue: extended == nil ? nil : originalDue,
                completed: completed, status: status(due: due, completed: completed, on: day), units: units))
    }

    /// Each unit where an employment of the categories places the person on the day, once.
    private func units(of person: Person, on day: Day) -> [Int32] {
        var units: [Int32] = []
        for (index, employment) in person.employments.enumerated()
        where employment.runs(on: day) && categories.contains(employment.category) {
            guard let unit = person.unit(of: index, on: day), !units.contains(unit) else { continue }
            units.append(unit)
        }
        return units
    }

    /// Of two granted on the same day the later in the array replaces the other.
    private func extendedDue(of person: Person, since firstDay: Day, on day: Day) -> Day? {
        let granted = person.extensions.filter { firstDay <= $0.day && $0.day <= day }
        let latest = granted.map(\.day).max()
        return granted.last { $0.day == latest }?.due
    }

    /// The earliest completion on or before the day that held when it had to: on the first day if made before
    /// it, else on the day it was made.
    private func completionDay(of person: Person, since firstDay: Day, on day: Day) -> Day? {
        let counting = person.completions.filter {
            $0.day <= day && !$0.isVoided(on: day) && validity.holds($0, on: max($0.day, firstDay))
        }
        return counting.map(\.day).min()
    }

    private func status(due: Day, completed: Day?, on day: Day) -> NewHireStatus {
        if let completed { return completed <= due ? .inTime : .late }
        if day > due { return .overdue }
        return due - day <= Self.dueSoonDays ? .dueSoon : .onTrack
    }
}
