internal import Compliance

/// Why a person is counted or not, completed or not, and when she must be done: the facts of a day put to the rules
/// of one course.
struct PersonExplanation {
    let facts: PersonFacts
    let course: String
    let day: Day
    let rules: Rules
    /// What the rules were given; posts, completions and extensions in the order of `posts`, `completions` and
    /// `extensions`.
    let person: Person
    /// Those that were not withdrawn before they began.
    let posts: [PersonFacts.Post]
    /// Of the course.
    let completions: [PersonFacts.Completion]
    /// Of the course, those that hold.
    let extensions: [PersonFacts.Extension]
    let postStandings: [PostStanding]
    let completionStandings: [CompletionStanding]
    /// The day of the completion that the indicator counts; nil where the person has not completed.
    let completed: Day?
    /// Nil where the start of the rule is not decided.
    let newHire: NewHireAccount?
    /// The rule that `newHire` is an account of.
    let newHireRule: NewHireRule?

    /// Nil where there is no such person.
    init?(person id: Int, course: String, day: Day, store: Store) throws {
        guard let facts = try store.personFacts(id) else { return nil }
        self.facts = facts
        self.course = course
        self.day = day
        rules = try store.rules(course: course, on: day)
        person = try store.facts(person: id, course: course, register: nil)
        posts = facts.posts.filter { !$0.isWithdrawn }
        completions = facts.completions.filter { $0.course == course }
        extensions = facts.extensions.filter { $0.course == course && $0.decision.retraction == nil }
        let rule = rules.indicator()
        let (person, day) = (person, day)
        postStandings = person.employments.indices.map { rule.standing(ofPost: $0, of: person, on: day) }
        completionStandings = person.completions.map { rule.standing(of: $0, on: day) }
        completed = rule.completionDay(of: person, on: day)
        newHireRule = rules.newHires
        newHire = newHireRule?.account(of: person, on: day)
    }

    var isCounted: Bool { postStandings.contains(.counted) }

    /// The unit that a post works in on the day, or where it has ended on its last.
    func place(of post: PersonFacts.Post) -> PersonFacts.Place? {
        let asked = min(day, post.lastDay ?? day)
        return post.places.last { $0.from <= asked } ?? post.places.first
    }
}
