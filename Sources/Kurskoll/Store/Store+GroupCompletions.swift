internal import Compliance
internal import SQLite

extension GroupConfirmation {
    static let setting = Setting(
        key, "gruppträffar: test (var och en gör kunskapstestet) eller leader (gruppledaren intygar)"
    ) {
        GroupConfirmation(rawValue: $0) == nil
            ? CellFault("inget av sätten", "skriv \(allCases.map(\.rawValue).joined(separator: " eller "))")
            : nil
    }
}

/// The completions that group sessions give.
extension Store {
    /// What the municipality has decided, or `test` where it has not. A course without a test is the leader's to confirm.
    func groupConfirmation(hasTest: Bool) throws -> GroupConfirmation {
        guard hasTest else { return .leader }
        return try setting(GroupConfirmation.key).flatMap(GroupConfirmation.init) ?? .test
    }

    /// The session that is credited with the test somebody passes on a day: one that has come to its end and that she
    /// was at, the latest; nil where there is none, and then she has finished on her own.
    func groupToCredit(person: Int, course: String, on day: Day) throws -> GroupSession? {
        for group in try groups(joinedBy: person, on: day).reversed() where group.course == course {
            guard let session = try groupSession(code: group.code, on: day), session.hasEnded,
                session[person]?.attended.isEmpty == false
            else { continue }
            return session
        }
        return nil
    }

    /// Appends somebody's completion by a session, with a certificate's code. With one of the course that already stands
    /// for the day there is no second; the session then only says that she is done.
    func complete(
        _ group: GroupSession, person: Int, version: Int, code: String, by signer: Int, now: Int
    ) throws {
        guard group[person]?.isConfirmed == false else { return }
        try note(.confirmed, in: group.id, person, by: signer, now: now)
        let standing = try completions(person: person).contains {
            $0.course == group.course && $0.day == group.day && $0.code != nil
        }
        if standing { return }
        let completion = try addCompletion(
            person: person, course: group.course, day: group.day, method: "grupp", version: version,
            code: code,
            now: now)
        try connection.run(
            "INSERT INTO group_completion (completion, session) VALUES (?, ?)", Value(completion),
            Value(group.id))
    }

    /// Takes back that somebody is done: her completion by the session does not count, from its own day, with why and by
    /// whom. One that she had without the session stands.
    func undo(_ group: GroupSession, person: Int, _ signature: Signature) throws {
        try check(signature)
        guard let signer = signature.signer else { return }
        let completion = try connection.first(
            """
            SELECT c.id FROM group_completion g JOIN completion c ON c.id = g.completion
            WHERE g.session = ? AND c.person = ?
              AND NOT EXISTS (SELECT 1 FROM standing_voiding v WHERE v.completion = c.id)
            """, Value(group.id), Value(person)
        ) { $0.int(0) }
        if let completion { _ = try void(completion: completion, from: group.day, signature) }
        try note(.unconfirmed, in: group.id, person, by: signer, now: signature.now)
    }
}
