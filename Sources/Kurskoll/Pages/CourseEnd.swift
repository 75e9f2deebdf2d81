internal import Course
internal import HTTP

/// The end of a course: its test is passed or, where it has none, its last chapter is done. That is the completion: one
/// row, on the disk before it is answered.
enum CourseEnd {
    /// Stores the completion, by the session of a group where she has just been at one, and leads to its certificate.
    static func complete(_ visit: Visit, _ entry: Catalog.Entry, _ session: Session) throws -> Response {
        let code = TypedCode.random()
        if let group = try visit.store.groupToCredit(
            person: session.person, course: entry.course.id, on: visit.today)
        {
            try visit.store.complete(
                group, person: session.person, version: entry.version, code: code, by: session.person,
                now: visit.now)
            return try certificate(visit, entry, session) ?? .seeOther("/")
        }
        try visit.store.addCompletion(
            person: session.person, course: entry.course.id, day: visit.today, method: "kurs",
            version: entry.version, code: code, now: visit.now)
        return .seeOther("/intyg/\(code)")
    }

    /// To the certificate of today; nil where she has none.
    static func certificate(
        _ visit: Visit, _ entry: Catalog.Entry, _ session: Session
    ) throws -> Response? {
        let passed = try visit.store.completions(person: session.person).last {
            $0.course == entry.course.id && $0.day == visit.today && $0.code != nil
        }
        return passed?.code.map { .seeOther("/intyg/\($0)") }
    }
}
