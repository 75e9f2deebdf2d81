internal import Compliance
internal import SQLite

/// Signing in: links, sessions and what the signed-in person may do.
extension Store {
    /// The demo's links work until it stops.
    func removeReusableLinks() throws {
        try connection.run("DELETE FROM sign_in_link WHERE reusable = 1")
    }

    /// The person of a session, with her roles; nil where the session has ended. It ends after `lifetimeSeconds`,
    /// and at once when neither a role nor a running or coming employment is left (DESIGN §7).
    func session(_ secret: Secret, now: Int, today: Day) throws -> Session? {
        func read() throws -> (session: Session, until: Int)? {
            try self.read(secret, now: now, today: today)
        }
        guard let recent else { return try read()?.session }
        return try recent.session(secret, now: now, read: read)
    }

    private func read(
        _ secret: Secret, now: Int, today: Day
    ) throws -> (session: Session, until: Int)? {
        return try connection.first(
            """
            SELECT p.id, p.ref, p.name,
                   (SELECT group_concat(DISTINCT task) FROM unit_access a WHERE a.person = p.id
                    AND a.from_day <= ?3 AND (a.until_day IS NULL OR a.until_day >= ?3)),
                   EXISTS (SELECT 1 FROM employment e WHERE e.person = p.id AND e.withdrawn = 0
                           AND (e.last_day IS NULL OR e.last_day >= ?3)),
                   (SELECT group_concat(role || ':' || ifnull(administration, ''))
                    FROM role_grant g WHERE g.person = p.id AND g.revoked_at IS NULL),
                   s.created_at
            FROM session s JOIN person p ON p.id = s.person
            WHERE s.hash = ?1 AND s.created_at > ?2
            """,
            .blob(secret.hash), Value(now - Self.sessionLifetimeSeconds), Value(today)
        ) { row -> (session: Session, until: Int)? in
            let tasks = row.optionalText(3)
            let grants = row.optionalText(5)
            guard tasks != nil || row.bool(4) || grants != nil else { return nil }
            let session = Session(
                secret: secret, person: row.int(0), ref: row.text(1), name: row.text(2),
                roles: Self.roles(grants: grants, tasks: tasks))
            return (session, row.int(6) + Self.sessionLifetimeSeconds)
        }.flatMap { $0 }
    }

    /// A working day and a little more: people share computers.
    static let sessionLifetimeSeconds = 12 * 3600

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

    /// Keeps a new session; the caller hands the secret out as a cookie.
    func openSession(_ secret: Secret, person: Int, now: Int) throws {
        try connection.run(
            "DELETE FROM session WHERE created_at <= ?", Value(now - Self.sessionLifetimeSeconds))
        try connection.run(
            "INSERT INTO session (hash, person, created_at) VALUES (?, ?, ?)", .blob(secret.hash),
            Value(person),
            Value(now))
    }

    func closeSession(_ hash: [UInt8]) throws {
        try connection.run("DELETE FROM session WHERE hash = ?", .blob(hash))
    }

    /// A new link for a person, until `expires`.
    func addSignInLink(_ secret: Secret, person: Int, expires: Int, isReusable: Bool = false) throws {
        try connection.run(
            "INSERT INTO sign_in_link (hash, person, expires_at, reusable) VALUES (?, ?, ?, ?)",
            .blob(secret.hash), Value(person), Value(expires), Value(isReusable))
    }

    /// Whether a link would sign somebody in; it is not used up by asking.
    func isSignInLink(_ secret: Secret, now: Int) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM sign_in_link WHERE hash = ? AND expires_at > ?", .blob(secret.hash), Value(now)
        ) { _ in true } ?? false
    }

    /// The person of a link, which is used up unless it is reusable; nil for an unknown, old or used one.
    func redeemSignInLink(_ secret: Secret, now: Int) throws -> Int? {
        try connection.run("DELETE FROM sign_in_link WHERE expires_at <= ?", Value(now))
        let person = try connection.first(
            "SELECT person FROM sign_in_link WHERE hash = ?", .blob(secret.hash)
        ) { $0.int(0) }
        try connection.run("DELETE FROM sign_in_link WHERE hash = ? AND reusable = 0", .blob(secret.hash))
        return person
    }
}
