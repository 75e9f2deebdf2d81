internal import Compliance
internal import SQLite

/// The ways in: links and codes, of which only hashes are kept, and the address a link is sent to.
extension Store {
    /// A new link for a person, until `expires`.
    func addSignInLink(_ secret: Secret, person: Int, expires: Int, isReusable: Bool = false) throws {
        try connection.run(
            "INSERT INTO sign_in_link (hash, person, expires_at, reusable) VALUES (?, ?, ?, ?)",
            .blob(secret.hash), Value(person), Value(expires), Value(isReusable))
    }

    /// A new printed code for a person, by its hash. It is kept among the links: both open the door once.
    func addSignInCode(_ hash: [UInt8], person: Int, expires: Int, isReusable: Bool = false) throws {
        try connection.run(
            "INSERT INTO sign_in_link (hash, person, expires_at, reusable) VALUES (?, ?, ?, ?)", .blob(hash),
            Value(person), Value(expires), Value(isReusable))
    }

    /// Whether a link would sign somebody in; it is not used up by asking.
    func isSignInLink(_ secret: Secret, now: Int) throws -> Bool {
        try connection.first(
            "SELECT 1 FROM sign_in_link WHERE hash = ? AND expires_at > ?", .blob(secret.hash), Value(now)
        ) { _ in true } ?? false
    }

    /// The person of a link, which is used up unless it is reusable; nil for an unknown, old or used one.
    func redeemSignInLink(_ secret: Secret, now: Int) throws -> Int? {
        try redeem(secret.hash, now: now)
    }

    /// The person of a printed code (`SignInCode.hash`), which is used up; nil for an unknown, old or used one.
    func redeemSignInCode(_ hash: [UInt8], now: Int) throws -> Int? { try redeem(hash, now: now) }

    private func redeem(_ hash: [UInt8], now: Int) throws -> Int? {
        try connection.run("DELETE FROM sign_in_link WHERE expires_at <= ?", Value(now))
        let person = try connection.first(
            "SELECT person FROM sign_in_link WHERE hash = ?", .blob(hash)
        ) { $0.int(0) }
        try connection.run("DELETE FROM sign_in_link WHERE hash = ? AND reusable = 0", .blob(hash))
        return person
    }

    /// The demo's links work until it stops.
    func removeReusableLinks() throws {
        try connection.run("DELETE FROM sign_in_link WHERE reusable = 1")
    }

    /// Whom a link may be sent to: the only person with this address, if she has access today, and the address as HR
    /// wrote it. Nil where nobody or several persons hold it. Case does not count; it reads through all persons, which
    /// only the thread that sends mail does.
    func soleHolder(of address: String, today: Day) throws -> (person: Int, address: String)? {
        let holders = try connection.all(
            """
            SELECT p.id, p.email,
                   EXISTS (SELECT 1 FROM employment e WHERE e.person = p.id AND e.withdrawn = 0
                           AND (e.last_day IS NULL OR e.last_day >= ?2))
                   OR EXISTS (SELECT 1 FROM role_grant g WHERE g.person = p.id AND g.revoked_at IS NULL)
                   OR EXISTS (SELECT 1 FROM unit_access m WHERE m.person = p.id AND m.from_day <= ?2
                              AND (m.until_day IS NULL OR m.until_day >= ?2))
            FROM person p WHERE lower(p.email) = lower(?1) LIMIT 2
            """, Value(address), Value(today)
        ) { (person: $0.int(0), address: $0.text(1), hasAccess: $0.bool(2)) }
        guard holders.count == 1, let holder = holders.first, holder.hasAccess else { return nil }
        return (holder.person, holder.address)
    }

    /// The person whom a trusted proxy names; nil where nobody has this login.
    func person(login: String) throws -> Int? {
        try connection.first("SELECT id FROM person WHERE login = ?", Value(login)) { $0.int(0) }
    }
}
