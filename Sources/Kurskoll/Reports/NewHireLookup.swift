internal import Compliance

/// The day a learner must be done, for her own page.
enum NewHireLookup {
    /// Nil where no rule concerns her or she is already done.
    static func due(person: Int, course: String, visit: Visit) throws -> Day? {
        let rules = try visit.store.rules(course: course, on: visit.today)
        guard let start = rules.start else { return nil }
        let rule = NewHireRule(
            months: rules.months, start: start, gapDays: rules.gapDays, categories: rules.categories,
            validityMonths: rules.validityMonths)
        let facts = try visit.store.facts(person: person, course: course, register: nil)
        guard case .hire(let hire) = rule.judge(facts, on: visit.today), hire.completed == nil else {
            return nil
        }
        return hire.due
    }
}
