internal import Compliance

/// The day a learner must be done, for her own page.
enum NewHireLookup {
    /// Nil where no rule concerns her or she is already done.
    static func due(person: Int, course: String, visit: Visit) throws -> Day? {
        guard let rule = try visit.store.rules(course: course, on: visit.today).newHires else { return nil }
        let facts = try visit.store.facts(person: person, course: course, register: nil)
        guard case .hire(let hire) = rule.judge(facts, on: visit.today), hire.completed == nil else {
            return nil
        }
        return hire.due
    }
}
