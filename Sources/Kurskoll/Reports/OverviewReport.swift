internal import Compliance

/// Everything a board's page says of a course, from one walk over the register. Nothing in it is of fewer than five
/// persons, nor can be had by subtraction.
struct OverviewReport {
    /// Months before the day that the curves tell of.
    static let months = 12
    /// How many months of due days are told of, before the day's own and after it.
    static let dueMonths = (before: 3, after: 12)

    /// A point of a curve.
    struct Point {
        let day: Day
        /// In tenths of a percent, rounded down; nil where nobody is counted or where it is of too few.
        let shareTenths: Int?
    }

    /// The new hires who are employed on the day and were due, or are, in one month.
    struct DueMonth {
        /// Its first day.
        let month: Day
        fileprivate(set) var completed = 0
        /// Not completed, and the due day has passed.
        fileprivate(set) var overdue = 0
        /// Not completed, with time left.
        fileprivate(set) var open = 0
        /// Whether they are too few to be told of.
        fileprivate(set) var isSuppressed = false
        var all: Int { completed + overdue + open }
    }

    let indicator: IndicatorReport
    let activity: ActivityReport
    /// Of the municipality, the day's own figure last; empty for a role that covers only a part of it.
    let curve: [Point]
    /// The same of each administration that the role covers, by id.
    let curves: [Int: [Point]]
    /// Since the first point's day; nil for a role that covers only a part of the municipality.
    let flow: CurveTally.Flow?
    /// By month; empty where the start of the rule is not decided, and for a role that covers only a part.
    let dueMonths: [DueMonth]

    init(course: String, day: Day, scope: Roles.Scope, store: Store) throws {
        let register = try store.register()
        let activityQuestion = ActivityReport.Question(course: course, day: day, scope: scope)
        var activity = ActivityTally(
            from: day.adding(months: -11), day: day, organisation: register.organisation)
        var curve = CurveTally(
            points: try Self.days(until: day).map {
                .init(day: $0, rule: try store.rules(course: course, on: $0).indicator())
            }, organisation: register.organisation)
        let newHires = try store.rules(course: course, on: day).newHires
        var due = Self.emptyMonths(around: day)
        let first = Self.number(of: due[0].month)
        indicator = try IndicatorReport(.init(course: course, day: day, scope: scope), store: store) {
            person in
            activity.count(person)
            curve.count(person)
            guard case .hire(let hire) = newHires?.judge(person, on: day) else { return }
            let month = Self.number(of: hire.due) - first
            guard due.indices.contains(month) else { return }
            switch hire.status {
            case .inTime, .late: due[month].completed += 1
            case .overdue: due[month].overdue += 1
            case .dueSoon, .onTrack: due[month].open += 1
            }
        }
        self.activity = ActivityReport(activityQuestion, tally: activity, register: register)
        // Of the whole at each point, whatever the role covers, as in the report of a day.
        let groups = zip(curve.total, curve.administrations).map { total, parts in
            GroupTree(count: total.counted, parts: parts.map { GroupTree(count: $0.counted) }).suppressed()
        }
        var curves: [Int: [Point]] = [:]
        for (index, administration) in register.administrations.enumerated()
        where scope.covers(administration: administration.id) {
            curves[administration.id] = curve.points.indices.map { point in
                Point(
                    day: curve.points[point].day,
                    shareTenths: groups[point].parts[index].isHidden
                        ? nil : curve.administrations[point][index].shareTenths)
            }
        }
        self.curves = curves
        let isWhole = scope == .everything
        self.curve =
            isWhole
            ? curve.points.indices.map {
                Point(
                    day: curve.points[$0].day,
                    shareTenths: groups[$0].isHidden ? nil : curve.total[$0].shareTenths)
            } : []
        flow = isWhole ? curve.flow : nil
        dueMonths = isWhole && newHires != nil ? Self.suppressed(due) : []
    }

    /// The last days of the months before the day, and the day itself.
    static func days(until day: Day) -> [Day] {
        let month = day.firstOfMonth
        return (0..<months).reversed().map { month.adding(months: -$0).adding(days: -1) } + [day]
    }

    private static func emptyMonths(around day: Day) -> [DueMonth] {
        let month = day.firstOfMonth
        return (-dueMonths.before...dueMonths.after).map { DueMonth(month: month.adding(months: $0)) }
    }

    private static func suppressed(_ months: [DueMonth]) -> [DueMonth] {
        let groups = GroupTree(
            count: months.reduce(0) { $0 + $1.all }, parts: months.map { GroupTree(count: $0.all) }
        ).suppressed()
        return zip(months, groups.parts).map { month, group in
            var month = month
            month.isSuppressed = group.isHidden
            return month
        }
    }

    /// Months since year 0.
    private static func number(of day: Day) -> Int { day.year * 12 + day.month - 1 }
}
