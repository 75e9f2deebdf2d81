internal import Compliance
internal import SQLite

extension Store {
    /// Takes the latest import back: what it added is gone, what it changed is as it was. Refused, with everything that
    /// stands in the way, where something was done since with what it added. All in one transaction.
    func undo(import id: Int, now: Int) throws -> ImportRecord {
        try connection.write {
            let record = try undoable(id)
            let obstacles = try undoObstacles(id)
            guard obstacles.isEmpty else { throw Refusals(all: obstacles) }
            do {
                try deleteFacts(addedBy: id)
                try restoreFacts(changedBy: id)
                try deletePeopleAndUnits(addedBy: id)
            } catch let error as SQLiteError where error.isConstraint {
                throw Refusal(
                    "import \(id)", "andra uppgifter hör numera ihop med dess rader",
                    "läs in en rättad fil i stället")
            }
            try connection.run("DELETE FROM import_change WHERE import = ?", Value(id))
            try connection.run("UPDATE import SET undone_at = ? WHERE id = ?", Value(now), Value(id))
            return record
        }
    }

    private func undoable(_ id: Int) throws -> ImportRecord {
        let place = "import \(id)"
        guard let latest = try latestImport() else {
            throw Refusal(place, "det finns ingen import att ta tillbaka", "kontrollera databasen med --data")
        }
        if latest.id == id { return latest }
        let undone = try connection.first("SELECT undone_at IS NOT NULL FROM import WHERE id = ?", Value(id))
        {
            $0.bool(0)
        }
        let remedy = "den senaste är import \(latest.id) (\(latest.text))"
        switch undone {
        case nil: throw Refusal(place, "finns inte", remedy)
        case true?: throw Refusal(place, "är redan tillbakatagen", remedy)
        case false?:
            throw Refusal(
                place, "är inte den senaste", "ta först tillbaka import \(latest.id) (\(latest.text))")
        }
    }

    /// Children before what they hang on.
    private func deleteFacts(addedBy id: Int) throws {
        try connection.run("DELETE FROM completion WHERE import = ?", Value(id))
        try connection.run("DELETE FROM leave WHERE import = ?", Value(id))
        try connection.run("DELETE FROM placement WHERE import = ?", Value(id))
        try connection.run("DELETE FROM unit_manager WHERE import = ?", Value(id))
        try connection.run("DELETE FROM employment WHERE import = ?", Value(id))
    }

    private func restoreFacts(changedBy id: Int) throws {
        try connection.run("UPDATE correction SET overruled_by = NULL WHERE overruled_by = ?", Value(id))
        try connection.run(
            """
            UPDATE employment
            SET number = c.before ->> 'number', first_day = c.before ->> 'first_day',
                last_day = c.before ->> 'last_day', category = c.before ->> 'category', form = c.before ->> 'form',
                withdrawn = c.before ->> 'withdrawn', absent = c.before ->> 'absent'
            FROM import_change c WHERE c.import = ? AND c.kind = 'employment' AND employment.id = c.row
            """, Value(id))
        try connection.run(
            """
            UPDATE placement SET unit = c.before ->> 'unit'
            FROM import_change c
            WHERE c.import = ? AND c.kind = 'placement' AND placement.employment = c.row
              AND placement.from_day = c.before ->> 'from_day'
            """, Value(id))
        try connection.run(
            """
            UPDATE leave SET last_day = c.before ->> 'last_day'
            FROM import_change c
            WHERE c.import = ? AND c.kind = 'leave' AND leave.employment = c.row
              AND leave.first_day = c.before ->> 'first_day'
            """, Value(id))
        try connection.run(
            """
            UPDATE unit_manager SET until_day = c.before ->> 'until_day'
            FROM import_change c WHERE c.import = ? AND c.kind = 'unit_manager' AND unit_manager.id = c.row
            """, Value(id))
        try connection.run(
            """
            UPDATE unit_administration SET administration = c.before ->> 'administration'
            FROM import_change c
            WHERE c.import = ? AND c.kind = 'unit_administration' AND unit_administration.unit = c.row
              AND unit_administration.from_day = c.before ->> 'from_day'
            """, Value(id))
    }

    private func deletePeopleAndUnits(addedBy id: Int) throws {
        // Who came with the import loses the way in with it. Asked from the few that are open, not from the many who came.
        try connection.run(
            "DELETE FROM session WHERE (SELECT import FROM person WHERE id = session.person) = ?", Value(id))
        try connection.run(
            "DELETE FROM sign_in_link WHERE (SELECT import FROM person WHERE id = sign_in_link.person) = ?",
            Value(id))
        // That somebody was reminded stands in nobody's way; with her it goes.
        try connection.run(
            "DELETE FROM reminder WHERE (SELECT import FROM person WHERE id = reminder.person) = ?", Value(id)
        )
        try connection.run("DELETE FROM person WHERE import = ?", Value(id))
        // Logins may have changed hands: all are given up before any is given back.
        try connection.run(
            """
            UPDATE person SET login = NULL
            WHERE id IN (SELECT row FROM import_change WHERE import = ? AND kind = 'person')
            """, Value(id))
        try connection.run(
            """
            UPDATE person
            SET name = c.before ->> 'name', email = c.before ->> 'email', login = c.before ->> 'login'
            FROM import_change c WHERE c.import = ? AND c.kind = 'person' AND person.id = c.row
            """, Value(id))
        try connection.run("DELETE FROM unit_administration WHERE import = ?", Value(id))
        try connection.run("DELETE FROM unit WHERE import = ?", Value(id))
        try connection.run(
            """
            UPDATE unit
            SET identity = c.before ->> 'identity', code = c.before ->> 'code', name = c.before ->> 'name'
            FROM import_change c WHERE c.import = ? AND c.kind = 'unit' AND unit.id = c.row
            """, Value(id))
        try connection.run("DELETE FROM administration WHERE import = ?", Value(id))
        try connection.run("DELETE FROM employment_form WHERE import = ?", Value(id))
    }
}
