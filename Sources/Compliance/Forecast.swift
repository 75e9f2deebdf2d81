/// When a target will be reached if people go on completing as they did in the last eight weeks, and how many
/// a week it takes to reach it by a given day.
///
/// It assumes that nobody comes, leaves or runs out of validity meanwhile; the sentence that shows it must
/// say so.
package struct Forecast: Sendable, Equatable {
    /// Days the pace is measured over, the report's own day included: D − 55 … D.
    package static let windowDays = 56

    /// Persons a week, in tenths, rounded down: 235 for 23,5.
    package let pacePerWeekTenths: Int
    /// The day the target is reached at that pace; the report's own day where it is met already or nobody is
    /// counted. Nil where nobody has completed lately, or where it would take beyond the year 9999: not at
    /// the present pace.
    package let reachedOn: Day?
    /// Persons a week, in tenths, rounded up, for the target to be met on `targetDay`. Nil unless that lies
    /// ahead.
    package let neededPerWeekTenths: Int?
    package let targetDay: Day

    /// From the figure on `day`, with its target in percent.
    package init(figure: Figure, percent: Int, day: Day, targetDay: Day) {
        let needed = figure.needed(percent: percent)
        self.targetDay = targetDay
        pacePerWeekTenths = 10 * figure.recent / (Self.windowDays / 7)
        reachedOn = Self.reach(needed, recent: figure.recent, from: day)
        neededPerWeekTenths = targetDay > day ? (10 * 7 * needed).dividedUp(by: targetDay - day) : nil
    }

    private static func reach(_ needed: Int, recent: Int, from day: Day) -> Day? {
        if needed == 0 { return day }
        if recent == 0 { return nil }
        let days = (windowDays * needed).dividedUp(by: recent)
        return days <= Day.latest - day ? day.adding(days: days) : nil
    }
}
