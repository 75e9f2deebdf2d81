internal import SQLite

extension Store {
    /// What somebody may be trusted with beside taking courses (DESIGN §6).
    enum Role: String, CaseIterable {
        /// Figures with names, imports, corrections.
        case hr
        /// Course texts.
        case author
        /// Figures only.
        case reader

        /// Whether it may be held for one administration alone.
        var mayBeLimited: Bool { self != .author }
    }

    /// Gives a person a role, for all administrations where none is named. One already held stays as it is: then the
    /// answer is false.
    @discardableResult
    func grant(_ role: Role, to person: Int, administration: Int?, now: Int) throws -> Bool {
        let held = try connection.first(
            """
            SELECT 1 FROM role_grant
            WHERE person = ? AND role = ? AND administration IS ? AND revoked_at IS NULL
            """, Value(person), Value(role.rawValue), Value(administration)
        ) { _ in true }
        guard held == nil else { return false }
        try connection.run(
            "INSERT INTO role_grant (person, role, administration, granted_at) VALUES (?, ?, ?, ?)",
            Value(person), Value(role.rawValue), Value(administration), Value(now))
        return true
    }

    /// Takes a role from a person: for one administration, or wholly where none is named. Whether she held it.
    func revoke(_ role: Role, from person: Int, administration: Int?, now: Int) throws -> Bool {
        try connection.run(
            """
            UPDATE role_grant SET revoked_at = ?1
            WHERE person = ?2 AND role = ?3 AND (?4 IS NULL OR administration = ?4) AND revoked_at IS NULL
            """, Value(now), Value(person), Value(role.rawValue), Value(administration)) > 0
    }

    /// Makes a person by hand: in no figure, without an employment, with access as long as she has a role.
    func addPerson(ref: String, name: String, email: String?) throws -> Int {
        try connection.insert(
            "INSERT INTO person (ref, name, email) VALUES (?, ?, ?)", Value(ref), Value(name), Value(email))
    }

    /// Every administration by its name, in the order they became known.
    func administrations() throws -> [(id: Int, name: String)] {
        try connection.all("SELECT id, name FROM administration ORDER BY id") { ($0.int(0), $0.text(1)) }
    }
}
