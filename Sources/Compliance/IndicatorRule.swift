/// The rule of the indicator: whose completions are counted on a day, and which completions count.
package struct IndicatorRule: Sendable {
    /// Whose employments are counted.
    package let categories: Categories
    package let validity: Validity
    /// Completions before this day do not count. Nil: any day. With 1 January it reads "80 % during the year"
    /// as completed within the year; without, as valid on the day.
    package let windowFrom: Day?
    /// Forms of employment (`Employment.form`) that are not counted.
    package let leftOutForms: Set<Int16>
    /// Whether those on long leave from every employment that is counted are left out.
    package let leavesOutLongLeave: Bool

    package init(
        categories: Categories = [.employee], validityMonths: Int? = nil, versionFloors: [VersionFloor] = [],
        windowFrom: Day? = nil, leftOutForms: Set<Int16> = [], leavesOutLongLeave: Bool = false
    ) {
        self.init(
            categories: categories, validity: Validity(months: validityMonths, floors: versionFloors),
            windowFrom: windowFrom, leftOutForms: leftOutForms, leavesOutLongLeave: leavesOutLongLeave)
    }

    /// The same rule with another window, or none.
    package func with(windowFrom: Day?) -> IndicatorRule {
        IndicatorRule(
            categories: categories, validity: validity, windowFrom: windowFrom, leftOutForms: leftOutForms,
            leavesOutLongLeave: leavesOutLongLeave)
    }

    private init(
        categories: Categories, validity: Validity, windowFrom: Day?, leftOutForms: Set<Int16>,
        leavesOutLongLeave: Bool
    ) {
        self.categories = categories
        self.validity = validity
        self.windowFrom = windowFrom
        self.leftOutForms = leftOutForms
        self.leavesOutLongLeave = leavesOutLongLeave
    }

    /// What the rule makes of a person on a day.
    package enum Standing: Sendable, Equatable {
        /// No employment of the categories runs on the day.
        case notCovered
        /// All that run are of forms that are left out.
        case leftOutByForm
        /// The others are all on long leave.
        case leftOutByLeave
        case counted
    }

    /// One employment that is neither of a left-out form nor on long leave is enough to be counted, in every
    /// unit where a counted employment places the person: leave from one of two posts changes nothing.
    package func standing(of person: Person, on day: Day) -> Standing {
        var standing = Standing.notCovered
        for index in person.employments.indices {
            let employment = person.employments[index]
            guard employment.runs(on: day), categories.contains(employment.category) else { continue }
            if leftOutForms.contains(employment.form) {
                if standing == .notCovered { standing = .leftOutByForm }
            } else if leavesOutLongLeave && person.isOnLongLeave(from: index, on: day) {
                standing = .leftOutByLeave
            } else {
                return .counted
            }
        }
        return standing
    }

    /// Whether an employment that runs is one that the rule counts, leave aside.
    package func counts(_ employment: Employment) -> Bool {
        categories.contains(employment.category) && !leftOutForms.contains(employment.form)
    }

    /// The day of the person's earliest completion that counts on a day: not void, valid, and in the window
    /// if there is one. Nil where there is none: not completed.
    package func completionDay(of person: Person, on day: Day) -> Day? {
        var earliest: Day?
        for completion in person.completions {
            if let earliest, earliest <= completion.day { continue }
            if let windowFrom, completion.day < windowFrom { continue }
            if completion.isVoided(on: day) || !validity.holds(completion, on: day) { continue }
            earliest = completion.day
        }
        return earliest
    }
}
