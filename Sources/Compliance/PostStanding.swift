/// What the indicator makes of one of a person's posts on a day, for whoever asks why somebody is counted or not.
package enum PostStanding: Sendable, Equatable {
    /// Not begun, or ended.
    case notRunning
    /// Of a category that the rule does not count.
    case otherCategory
    /// Of a form that the rule leaves out.
    case leftOutForm
    /// On a long leave, as every post that would count: by its index in `Person.leaves`.
    case onLongLeave(Int)
    case counted
}

extension IndicatorRule {
    /// A person is counted (`standing(of:on:)`) where at least one post is, and then in the units of all such posts.
    package func standing(ofPost index: Int, of person: Person, on day: Day) -> PostStanding {
        let post = person.employments[index]
        guard post.runs(on: day) else { return .notRunning }
        guard categories.contains(post.category) else { return .otherCategory }
        guard counts(post) else { return .leftOutForm }
        if standing(of: person, on: day) == .counted { return .counted }
        let leave = person.leaves.firstIndex { $0.employment == index && $0.covers(day) && $0.isLong }
        return leave.map { .onLongLeave($0) } ?? .counted
    }
}
