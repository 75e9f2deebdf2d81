internal import Formats
internal import SQLite

/// "Dölj omedelbart" (DESIGN §5): a person is erased everywhere and for all days, and never comes back. Nothing says
/// that it was done, by whom or why.
extension Store {
    /// Erases a person and puts her on the stop list. Needs an open transaction; after its commit nothing of her is
    /// left in the database or its journal. Backups are the operator's to replace.
    func hide(person: Int) throws {
        let keys = try connection.first("SELECT ref, login FROM person WHERE id = ?", Value(person)) {
            (ref: $0.text(0), login: $0.optionalText(1))
        }
        guard let keys else { return }
        try stop(ref: keys.ref, login: keys.login)
        try erase(person: person)
    }

    /// Erases a person and every fact that names her. Needs an open transaction.
    func erase(person: Int) throws {
        for statement in Self.erasure { try connection.run(statement, Value(person)) }
        connection.emptyJournalAfterCommit()
    }

    /// What hangs on a person, children first; `?1` is she. A test walks the schema for tables that are forgotten here.
    private static let erasure: [StaticString] = [
        // A rule's signer is free text: her reference, or her name now or earlier.
        """
        UPDATE rule SET who = 'borttagen'
        WHERE who IN (SELECT ref FROM person WHERE id = ?1 UNION SELECT name FROM person WHERE id = ?1
                      UNION SELECT before ->> 'name' FROM import_change WHERE kind = 'person' AND row = ?1)
        """,
        // The journal of imports: `undo` has then nothing to bring back.
        """
        DELETE FROM import_change
        WHERE (kind = 'person' AND row = ?1)
           OR (kind IN ('employment', 'placement', 'leave')
               AND row IN (SELECT id FROM employment WHERE person = ?1))
           OR (kind = 'unit_manager' AND row IN (SELECT id FROM unit_manager WHERE person = ?1))
        """,
        "DELETE FROM session WHERE person = ?1",
        "DELETE FROM sign_in_link WHERE person = ?1",
        "DELETE FROM chapter_done WHERE person = ?1",
        "DELETE FROM reminder WHERE person = ?1",
        "DELETE FROM reading_place WHERE person = ?1",
        """
        DELETE FROM retraction
        WHERE voiding IN (SELECT v.id FROM voiding v JOIN completion c ON c.id = v.completion WHERE c.person = ?1)
           OR extension IN (SELECT id FROM extension WHERE person = ?1)
        """,
        "DELETE FROM voiding WHERE completion IN (SELECT id FROM completion WHERE person = ?1)",
        "DELETE FROM registration WHERE completion IN (SELECT id FROM completion WHERE person = ?1)",
        "DELETE FROM group_completion WHERE completion IN (SELECT id FROM completion WHERE person = ?1)",
        "DELETE FROM group_event WHERE person = ?1",
        "DELETE FROM completion WHERE person = ?1",
        "DELETE FROM extension WHERE person = ?1",
        "DELETE FROM correction WHERE person = ?1",
        "DELETE FROM unit_loan WHERE person = ?1 OR lender = ?1",
        // What she signed for others stands; that it was she does not.
        """
        INSERT INTO person (ref, name)
        SELECT '(borttagen)', 'Borttagen'
        WHERE (EXISTS (SELECT 1 FROM voiding WHERE signer = ?1)
               OR EXISTS (SELECT 1 FROM extension WHERE signer = ?1)
               OR EXISTS (SELECT 1 FROM registration WHERE signer = ?1)
               OR EXISTS (SELECT 1 FROM retraction WHERE signer = ?1)
               OR EXISTS (SELECT 1 FROM correction WHERE signer = ?1)
               OR EXISTS (SELECT 1 FROM group_session WHERE leader = ?1)
               OR EXISTS (SELECT 1 FROM group_event WHERE signer = ?1)
               OR EXISTS (SELECT 1 FROM unit_loan WHERE taken_back_by = ?1))
          AND NOT EXISTS (SELECT 1 FROM person WHERE ref = '(borttagen)')
        """,
        "UPDATE voiding SET signer = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE signer = ?1",
        "UPDATE extension SET signer = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE signer = ?1",
        "UPDATE registration SET signer = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE signer = ?1",
        "UPDATE retraction SET signer = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE signer = ?1",
        "UPDATE correction SET signer = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE signer = ?1",
        "UPDATE group_session SET leader = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE leader = ?1",
        "UPDATE group_event SET signer = (SELECT id FROM person WHERE ref = '(borttagen)') WHERE signer = ?1",
        """
        UPDATE unit_loan SET taken_back_by = (SELECT id FROM person WHERE ref = '(borttagen)')
        WHERE taken_back_by = ?1
        """,
        "DELETE FROM role_grant WHERE person = ?1",
        "DELETE FROM unit_manager WHERE person = ?1",
        "DELETE FROM placement WHERE employment IN (SELECT id FROM employment WHERE person = ?1)",
        "DELETE FROM leave WHERE employment IN (SELECT id FROM employment WHERE person = ?1)",
        "DELETE FROM employment WHERE person = ?1",
        "UPDATE import_receipt SET person = NULL WHERE person = ?1",
        // Others may still see that somebody looked at them, as of somebody who has left.
        "UPDATE access_log SET person = NULL WHERE person = ?1",
        "DELETE FROM access_log WHERE filter ->> 'person' = ?1",
        "DELETE FROM person WHERE id = ?1",
    ]

    /// The administrations in which a person has ever been placed.
    func administrations(ofPerson person: Int) throws -> [Int] {
        try connection.all(
            """
            SELECT DISTINCT a.administration FROM employment e JOIN placement p ON p.employment = e.id
            JOIN unit_administration a ON a.unit = p.unit WHERE e.person = ? ORDER BY 1
            """, Value(person)
        ) { $0.int(0) }
    }
}

/// Somebody who is nobody: she takes a course by a code that no name hangs on, and prints a paper. To the rest of the
/// product she is a person of whom nothing is known and who is erased when she is done, or when her time is up.
extension Store {
    /// Makes a new nobody.
    func addPass(until: Int) throws -> Int {
        try connection.insert(
            "INSERT INTO person (ref, name, pass_until) VALUES (?, '', ?)",
            Value("anonym-\(Hex.encode(Secret.randomBytes(8)))"), Value(until))
    }

    /// Erases those whose time is up.
    func erasePasses(endedBy now: Int) throws {
        let ended = try connection.all("SELECT id FROM person WHERE pass_until <= ?", Value(now)) {
            $0.int(0)
        }
        for person in ended { try erase(person: person) }
    }
}
