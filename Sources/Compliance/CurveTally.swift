/// Counts the persons of a register, one after another, into the indicator's figure on several days at once: of the
/// whole and of each administration. One walk instead of a report per day; each point equals the report as of its day.
package struct CurveTally: Sendable {
    /// A day, and the rule that held on it.
    package struct Point: Sendable {
        package let day: Day
        package let rule: IndicatorRule

        package init(day: Day, rule: IndicatorRule) {
            self.day = day
            self.rule = rule
        }
    }

    /// Who has come and who has left between the first point's day and the last's. Whoever both came and left between
    /// them is in neither.
    package struct Flow: Sendable, Equatable {
        /// Counted on the last day and not on the first.
        package var joined = 0
        /// Of them, with a completion that counts on the last day.
        package var joinedCompleted = 0
        /// Counted on the first day and not on the last.
        package var left = 0
        /// Of them, with a completion that would count on the last day: what the share has lost.
        package var leftCompleted = 0

        package init(joined: Int = 0, joinedCompleted: Int = 0, left: Int = 0, leftCompleted: Int = 0) {
            self.joined = joined
            self.joinedCompleted = joinedCompleted
            self.left = left
            self.leftCompleted = leftCompleted
        }
    }

    package let points: [Point]
    /// By point: every person once.
    package private(set) var total: [Figure]
    /// By point, then by the administration's number in `Organisation`; a person with posts in two is in both.
    package private(set) var administrations: [[Figure]]
    package private(set) var flow = Flow()

    /// By point: the administration of each unit then.
    private let homes: [[Int]]

    /// An empty count; the points in order of their days. Without points nothing is counted.
    package init(points: [Point], organisation: Organisation) {
        self.points = points
        total = Array(repeating: Figure(), count: points.count)
        administrations = Array(
            repeating: Array(repeating: Figure(), count: organisation.administrationCount),
            count: points.count)
        homes = points.map { point in
            (0..<organisation.unitCount).map {
                Int(organisation.administration(of: Int32($0), on: point.day))
            }
        }
    }

    /// Counts a person. Each is to be handed in once, with all facts.
    package mutating func count(_ person: Person) {
        var wasCounted = false
        var isCounted = false
        for (index, point) in points.enumerated() {
            isCounted = point.rule.standing(of: person, on: point.day) == .counted
            if index == 0 { wasCounted = isCounted }
            if isCounted { count(person, at: index) }
        }
        guard wasCounted != isCounted, let last = points.last else { return }
        let completed = last.rule.completionDay(of: person, on: last.day) == nil ? 0 : 1
        if isCounted {
            flow.joined += 1
            flow.joinedCompleted += completed
        } else {
            flow.left += 1
            flow.leftCompleted += completed
        }
    }

    private mutating func count(_ person: Person, at index: Int) {
        let (day, rule) = (points[index].day, points[index].rule)
        let completed = rule.completionDay(of: person, on: day) == nil ? 0 : 1
        total[index].counted += 1
        total[index].completed += completed
        // Nearly everybody works in one place: the list of those met is seldom needed.
        var first: Int?
        var others: [Int] = []
        for post in person.employments.indices {
            let employment = person.employments[post]
            guard employment.runs(on: day), rule.counts(employment),
                let unit = person.unit(of: post, on: day)
            else { continue }
            let home = homes[index][Int(unit)]
            if home == first || others.contains(home) { continue }
            if first == nil { first = home } else { others.append(home) }
            administrations[index][home].counted += 1
            administrations[index][home].completed += completed
        }
    }
}
