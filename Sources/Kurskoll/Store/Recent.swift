internal import Compliance

/// What a connection that only reads has just read and may use again: who is signed in, and how far she is. All of
/// it is forgotten when anybody has committed, or the day is another. It belongs to one thread.
final class Recent {
    private var version = -1
    private var today: Day?
    private var sessions: [String: (session: Session, until: Int)] = [:]
    private var chapters: [Progress: Set<String>] = [:]

    private struct Progress: Hashable {
        let person: Int
        let course: String
    }

    /// Entries of each kind; with more of them it begins anew.
    private static let capacity = 10_000

    /// `version` is the database's `PRAGMA data_version` in the transaction that now begins.
    func refresh(version: Int, today: Day) {
        guard version != self.version || today != self.today else { return }
        (self.version, self.today) = (version, today)
        sessions.removeAll(keepingCapacity: true)
        chapters.removeAll(keepingCapacity: true)
    }

    /// The session of a secret, read where it is not known or has ended. `read` gives it with its last second.
    func session(
        _ secret: Secret, now: Int, read: () throws -> (session: Session, until: Int)?
    ) rethrows -> Session? {
        if let known = sessions[secret.text], known.until > now { return known.session }
        let found = try read()
        if sessions.count >= Self.capacity { sessions.removeAll() }
        sessions[secret.text] = found
        return found?.session
    }

    /// The chapters a person has done of a course, read where they are not known.
    func chaptersDone(person: Int, course: String, read: () throws -> Set<String>) rethrows -> Set<String> {
        let progress = Progress(person: person, course: course)
        if let known = chapters[progress] { return known }
        let found = try read()
        if chapters.count >= Self.capacity { chapters.removeAll() }
        chapters[progress] = found
        return found
    }
}
