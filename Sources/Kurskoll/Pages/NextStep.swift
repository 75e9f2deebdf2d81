internal import Course

/// Where a learner goes on in a course, and what the button that leads there says.
struct NextStep {
    let path: String
    let phrase: Phrase
    let isBegun: Bool

    /// The section she was at, or the first chapter she has not done; before the first of all the page about leaving
    /// quickly, and after the last the knowledge test; without one the last chapter, whose end is the course's.
    init(_ course: Course, done: Set<String>, place: ReadingPlace?) {
        let base = "/kurs/\(course.id)"
        isBegun = !done.isEmpty || place != nil
        if let place, course.chapters.contains(where: { $0.id == place.chapter && !done.contains($0.id) }) {
            (path, phrase) = ("\(base)/\(place.chapter)#\(place.section)", .continueCourse)
        } else if let next = course.chapters.first(where: { !done.contains($0.id) }) {
            (path, phrase) =
                isBegun
                ? ("\(base)/\(next.id)", .continueCourse) : ("/innan/\(course.id)/\(next.id)", .startCourse)
        } else if course.test == nil, let last = course.chapters.last {
            (path, phrase) = ("\(base)/\(last.id)", .lastChapter)
        } else {
            (path, phrase) = ("\(base)/prov", .knowledgeTest)
        }
    }
}
