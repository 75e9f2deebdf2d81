internal import Compliance

/// What a thread has just read and may use again. Each kind says until when it holds; none of it outlives a day, since
/// what somebody may do hangs on days. It belongs to one thread.
final class Recent {
    enum Owner { case reader, writer }
    let owner: Owner

    init(for owner: Owner) { self.owner = owner }

    /// Who is signed in, by the session's secret, and the last second of it. Holds until the epoch of sessions is
    /// another one (`Schema.sessionEpoch`).
    private var sessions: [String: (session: Session, until: Int)] = [:]
    private var epoch = -1
    private var today: Day?

    /// How far somebody is. Holds until another connection has committed; a thread that writes keeps none.
    private var chapters: [Progress: Set<String>] = [:]
    private var version = -1

    private struct Progress: Hashable {
        let person: Int
        let course: String
    }

    /// Entries of each kind; with more of them it begins anew.
    private static let capacity = 10_000

    /// Whether `version`, the database's `PRAGMA data_version`, is another one than at the last refresh, or the day is.
    func isOld(version: Int, today: Day) -> Bool { version != self.version || today != self.today }

    /// Forgets what no longer holds in the transaction that has this `version` and `epoch`.
    func refresh(version: Int, epoch: Int, today: Day) {
        refresh(epoch: epoch, today: today)
        self.version = version
        chapters.removeAll(keepingCapacity: true)
    }

    /// Forgets the sessions where they no longer hold.
    func refresh(epoch: Int, today: Day) {
        guard epoch != self.epoch || today != self.today else { return }
        (self.epoch, self.today) = (epoch, today)
        sessions.removeAll(keepingCapacity: true)
    }

    /// Forgets the sessions: a transaction in which some were read has come to nothing, and its epoch may come again
    /// as that of another.
    func forgetSessions() { sessions.removeAll() }

    /// The session of a secret, read where it is not known, has ended, or lies too far ahead of a clock that was set
    /// back. `read` gives it with its last second.
    func session(
        _ secret: Secret, now: Int, read: () throws -> (session: Session, until: Int)?
    ) rethrows -> Session? {
        if let known = sessions[secret.text], known.until > now,
            known.session.begun <= now + Session.aheadSeconds
        {
            return known.session
        }
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
