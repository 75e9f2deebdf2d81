internal import Compliance
internal import SQLite

/// Sessions: who is signed in, and what she may do.
extension Store {
    /// The person of a session, with her roles; nil where the session has ended. It ends after
    /// `Session.lifetimeSeconds`, where a clock set back leaves it more than `Session.aheadSeconds` ahead, and at once
    /// when neither a role nor a running or coming employment is left (DESIGN §7). Whether it has been
    /// idle for too long `SessionUses` knows.
    func session(_ secret: Secret, now: Int, today: Day) throws -> Session? {
        func read() throws -> (session: Session, until: Int)? {
            try self.read(secret, now: now, today: today)
        }
        guard let recent else { return try read()?.session }
        // The writer's transaction holds what it has done itself: asked each time, not once a turn.
        if recent.owner == .writer { recent.refresh(epoch: try sessionEpoch(), today: today) }
        return try recent.session(secret, now: now, read: read)
    }

    private func read(
        _ secret: Secret, now: Int, today: Day
    ) throws -> (session: Session, until: Int)? {
        let hash = secret.hash
        return try connection.first(
            """
            SELECT p.id, p.ref, p.name,
                   -- What `unit_access` says, asked of its tables: behind the view SQLite walks all managers.
                   (SELECT group_concat(task) FROM (
                        SELECT 'manager' AS task FROM unit_manager m
                        WHERE m.person = p.id AND m.from_day <= ?3
                          AND (m.until_day IS NULL OR m.until_day >= ?3)
                        -- All: the same task twice is one in `roles`, and telling them apart costs a table.
                        UNION ALL
                        SELECT l.task FROM unit_loan l
                        JOIN unit_manager m ON m.unit = l.unit AND m.person = l.lender
                        WHERE l.person = p.id AND l.taken_back_at IS NULL
                          AND l.from_day <= ?3 AND l.until_day >= ?3
                          AND m.from_day <= ?3 AND (m.until_day IS NULL OR m.until_day >= ?3))),
                   EXISTS (SELECT 1 FROM employment e WHERE e.person = p.id AND e.withdrawn = 0
                           AND (e.last_day IS NULL OR e.last_day >= ?3)) OR ifnull(p.pass_until > ?4, 0),
                   (SELECT group_concat(role || ':' || ifnull(administration, ''))
                    FROM role_grant g WHERE g.person = p.id AND g.revoked_at IS NULL),
                   s.created_at, s.used_at, p.login, p.pass_until
            FROM session s JOIN person p ON p.id = s.person
            WHERE s.hash = ?1 AND s.created_at > ?2 AND s.created_at <= ?5
            """,
            .blob(hash), Value(now - Session.lifetimeSeconds), Value(today), Value(now),
            Value(now + Session.aheadSeconds)
        ) { row -> (session: Session, until: Int)? in
            let tasks = row.optionalText(3)
            let grants = row.optionalText(5)
            guard tasks != nil || row.bool(4) || grants != nil else { return nil }
            let session = Session(
                secret: secret, hash: hash, person: row.int(0), ref: row.text(1), name: row.text(2),
                login: row.optionalText(8),
                roles: Self.roles(grants: grants, tasks: tasks), begun: row.int(6), used: row.int(7),
                isAnonymous: !row.isNull(9))
            return (session, min(row.int(6) + Session.lifetimeSeconds, row.optionalInt(9) ?? .max))
        }.flatMap { $0 }
    }

    /// Reads `hr:,reader:3`: role and administration, none for all of them; and `manager,deputy`.
    private static func roles(grants: String?, tasks: String?) -> Roles {
        var roles = Roles()
        roles.unitTasks = Set(
            (tasks ?? "").split(separator: ",").compactMap { UnitTask(rawValue: String($0)) })
        for grant in (grants ?? "").split(separator: ",") {
            let parts = grant.split(separator: ":", omittingEmptySubsequences: false)
            let administration = parts.count == 2 ? Int(parts[1]) : nil
            switch parts[0] {
            case "author": roles.isAuthor = true
            case "hr": roles.hr = widened(roles.hr, by: administration)
            default: roles.reader = widened(roles.reader, by: administration)
            }
        }
        return roles
    }

    private static func widened(_ scope: Roles.Scope?, by administration: Int?) -> Roles.Scope {
        guard let administration else { return .everything }
        return switch scope {
        case .everything: .everything
        case .administrations(let ids): .administrations(ids.union([administration]))
        case nil: .administrations([administration])
        }
    }

    /// Keeps a new session; the caller hands the secret out as a cookie. `old` is what the same browser was signed in
    /// with before, also long ago: it ends, and a test that the same person had begun in it goes on in the new one,
    /// so that what she has answered on an open page can still be handed in.
    func openSession(_ secret: Secret, person: Int, replacing old: [UInt8]? = nil, now: Int) throws {
        // One that has ended is kept as long again, for its test.
        try connection.run(
            "DELETE FROM session WHERE created_at <= ? OR created_at > ?",
            Value(now - 2 * Session.lifetimeSeconds), Value(now + Session.aheadSeconds))
        try erasePasses(endedBy: now)
        try connection.run(
            "INSERT INTO session (hash, person, created_at, used_at) VALUES (?1, ?2, ?3, ?3)",
            .blob(secret.hash), Value(person), Value(now))
        guard let old else { return }
        try connection.run(
            """
            UPDATE test_draw SET session = ?1
            WHERE session = ?2 AND EXISTS (SELECT 1 FROM session WHERE hash = ?2 AND person = ?3)
            """, .blob(secret.hash), .blob(old), Value(person))
        try closeSession(old)
    }

    func closeSession(_ hash: [UInt8]) throws {
        try connection.run("DELETE FROM session WHERE hash = ?", .blob(hash))
    }

    /// Ends every session of a person, or one of them by its hash.
    func closeSessions(of person: Int, only hash: [UInt8]? = nil) throws {
        try connection.run(
            "DELETE FROM session WHERE person = ?1 AND (?2 IS NULL OR hash = ?2)", Value(person),
            hash.map { .blob($0) } ?? .null)
    }

    /// The running sessions of a person, the newest first, with their last use as far as the store knows.
    func sessions(of person: Int, now: Int) throws -> [(hash: [UInt8], begun: Int, used: Int)] {
        try connection.all(
            """
            SELECT hash, created_at, used_at FROM session
            WHERE person = ? AND created_at > ? AND created_at <= ? ORDER BY created_at DESC, hash
            """, Value(person), Value(now - Session.lifetimeSeconds), Value(now + Session.aheadSeconds)
        ) { ($0.blob(0), $0.int(1), $0.int(2)) }
    }

    /// Keeps when a session was last used.
    func keep(_ use: SessionUses.Use) throws {
        try connection.run(
            "UPDATE session SET used_at = ? WHERE hash = ?", Value(use.at), .blob(use.session))
    }
}
