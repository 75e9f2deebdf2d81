internal import Compliance
internal import SQLite

extension Store {
    /// What was done since with the persons, units and completions that an import added, and would be lost with it.
    func undoObstacles(_ id: Int) throws -> [Refusal] {
        var found: [Refusal] = []
        func add(_ problem: String) {
            found.append(Refusal("import \(id)", problem, "läs in en rättad fil i stället"))
        }
        try connection.each(
            "SELECT r.day FROM import i JOIN retention r ON r.id = i.erased_by WHERE i.id = ?", Value(id)
        ) { add("gallringen \($0.day(0)) har raderat uppgifter som filen rörde") }
        try connection.each(
            """
            SELECT p.ref, c.course, c.day FROM person p JOIN completion c ON c.person = p.id
            WHERE p.import = ? ORDER BY p.id, c.day, c.id
            """, Value(id)
        ) { add("\($0.text(0)) har slutfört \($0.text(1)) \($0.day(2))") }
        try connection.each(
            """
            SELECT DISTINCT p.ref, c.course, c.day FROM completion c JOIN voiding v ON v.completion = c.id
            JOIN person p ON p.id = c.person
            WHERE c.import = ? ORDER BY c.id
            """, Value(id)
        ) { add("\($0.text(0)): slutförandet av \($0.text(1)) \($0.day(2)) har makulerats") }
        try connection.each(
            """
            SELECT DISTINCT p.ref, d.course FROM person p JOIN chapter_done d ON d.person = p.id
            WHERE p.import = ? ORDER BY p.id, d.course
            """, Value(id)
        ) { add("\($0.text(0)) har börjat på \($0.text(1))") }
        try connection.each(
            """
            SELECT p.ref, x.course, x.due_day FROM person p JOIN extension x ON x.person = p.id
            WHERE p.import = ? ORDER BY p.id, x.id
            """, Value(id)
        ) { add("\($0.text(0)) har fått förlängd tid för \($0.text(1)) till \($0.day(2))") }
        try connection.each(
            """
            SELECT ref FROM person p
            WHERE p.import = ? AND (EXISTS (SELECT 1 FROM voiding v WHERE v.signer = p.id)
              OR EXISTS (SELECT 1 FROM extension x WHERE x.signer = p.id)
              OR EXISTS (SELECT 1 FROM registration g WHERE g.signer = p.id)
              OR EXISTS (SELECT 1 FROM retraction r WHERE r.signer = p.id)
              OR EXISTS (SELECT 1 FROM correction c WHERE c.signer = p.id)) ORDER BY p.id
            """, Value(id)
        ) { add("\($0.text(0)) har beslutat om makuleringar, förlängningar, registreringar eller rättelser") }
        // Made after the import, of what it added, changed or said something new of.
        try connection.each(
            """
            SELECT p.ref, c.field FROM correction c JOIN person p ON p.id = c.person
            WHERE c.after_import >= ?1
              AND (p.import = ?1
                OR EXISTS (SELECT 1 FROM employment e WHERE e.id = c.employment AND e.import = ?1)
                OR EXISTS (SELECT 1 FROM placement l WHERE l.employment = c.employment AND l.import = ?1)
                OR EXISTS (SELECT 1 FROM import_change h WHERE h.import = ?1 AND h.row = ifnull(c.employment, c.person)
                           AND (h.kind = 'person') = (c.employment IS NULL)
                           AND h.kind IN ('person', 'employment', 'placement'))
                OR EXISTS (SELECT 1 FROM correction o WHERE o.overruled_by = ?1 AND o.person = c.person)
                OR c.field = 'unit' AND EXISTS (SELECT 1 FROM unit u WHERE u.import = ?1 AND u.id IN (c.said, c.value)))
            ORDER BY c.id
            """, Value(id)
        ) { row in
            let word = CorrectedField(rawValue: row.text(1))?.word ?? row.text(1)
            add("\(row.text(0)): \(word) har rättats för hand")
        }
        try connection.each(
            """
            SELECT ref FROM person p
            WHERE p.import = ? AND EXISTS (SELECT 1 FROM import_receipt r WHERE r.person = p.id) ORDER BY p.id
            """, Value(id)
        ) { add("\($0.text(0)) har läst in filer") }
        try connection.each(
            """
            SELECT DISTINCT p.ref, g.role FROM person p JOIN role_grant g ON g.person = p.id
            WHERE p.import = ? ORDER BY p.id, g.role
            """, Value(id)
        ) { add("\($0.text(0)) har fått rollen \($0.text(1))") }
        try connection.each(
            """
            SELECT ref FROM person p
            WHERE p.import = ? AND EXISTS (SELECT 1 FROM access_log l WHERE l.person = p.id) ORDER BY p.id
            """, Value(id)
        ) { add("\($0.text(0)) har öppnat listor eller siffror, och det står i åtkomstloggen") }
        try connection.each(
            """
            SELECT p.ref, u.name FROM unit_manager m JOIN person p ON p.id = m.person JOIN unit u ON u.id = m.unit
            WHERE m.import IS NOT ?1 AND (p.import = ?1 OR u.import = ?1) ORDER BY p.id, u.id
            """, Value(id)
        ) { add("\($0.text(0)) har för hand blivit chef för \($0.text(1))") }
        try connection.each(
            """
            SELECT u.name FROM unit u
            WHERE EXISTS (SELECT 1 FROM unit_loan l JOIN person p ON p.id IN (l.person, l.lender, l.taken_back_by)
                          WHERE l.unit = u.id AND (u.import = ?1 OR p.import = ?1)) ORDER BY u.id
            """, Value(id)
        ) { add("enheten »\($0.text(0))« har lånats ut till en ersättare eller gruppledare") }
        try connection.each(
            """
            SELECT DISTINCT p.ref, s.day FROM group_event e CROSS JOIN person p ON p.id IN (e.person, e.signer)
            JOIN group_session s ON s.id = e.session WHERE p.import = ? ORDER BY p.id, s.id
            """, Value(id)
        ) { add("\($0.text(0)) har varit med på en gruppträff \($0.day(1))") }
        try connection.each(
            """
            SELECT u.name, s.day FROM group_session s JOIN unit u ON u.id = s.unit JOIN person p ON p.id = s.leader
            WHERE u.import = ?1 OR p.import = ?1 ORDER BY s.id
            """, Value(id)
        ) { add("enheten »\($0.text(0))« har öppnat en gruppträff \($0.day(1))") }
        try connection.each(
            """
            SELECT name FROM administration a
            WHERE a.import = ? AND (EXISTS (SELECT 1 FROM rule r WHERE r.administration = a.id)
              OR EXISTS (SELECT 1 FROM role_grant g WHERE g.administration = a.id)
              OR EXISTS (SELECT 1 FROM api_token t WHERE t.administration = a.id)) ORDER BY a.id
            """, Value(id)
        ) { add("förvaltningen »\($0.text(0))« har fått en egen regel, en egen roll eller en egen token") }
        return found
    }
}
