internal import Compliance
internal import Formats
internal import SQLite

/// A unit that was lent and has not ended.
struct UnitLoan {
    let id: Int
    let unit: String
    /// To whom.
    let name: String
    let task: UnitTask
    let from: Day
    let until: Day
}

/// Who may see a unit, and what its manager has lent.
extension Store {
    /// The units that somebody has this access to on a day, by id. Empty for an access that hangs on no unit.
    func units(_ access: Access, of person: Int, on day: Day) throws -> [Int] {
        let rows = try connection.all(
            """
            SELECT unit, task FROM unit_access
            WHERE person = ?1 AND from_day <= ?2 AND (until_day IS NULL OR until_day >= ?2)
            """, Value(person), Value(day)
        ) { ($0.int(0), UnitTask(rawValue: $0.text(1))) }
        return Set(rows.filter { $1.map(access.unitTasks.contains) ?? false }.map(\.0)).sorted()
    }

    /// The id of a unit by its code; nil where there is none.
    func unit(code: String) throws -> Int? {
        try connection.first("SELECT id FROM unit WHERE code = ? ORDER BY id LIMIT 1", Value(code)) {
            $0.int(0)
        }
    }

    /// The names of units by their ids.
    func unitNames(_ units: [Int]) throws -> [(id: Int, name: String)] {
        try units.compactMap { id in
            try connection.first("SELECT name FROM unit WHERE id = ?", Value(id)) { (id, $0.text(0)) }
        }
    }

    /// Those whose employment runs on the day and places them in the unit then, by name. Without any status.
    func staff(ofUnit unit: Int, on day: Day) throws -> [(person: Int, name: String)] {
        try connection.all(
            """
            SELECT DISTINCT p.id, p.name
            FROM placement l JOIN employment e ON e.id = l.employment JOIN person p ON p.id = e.person
            WHERE l.unit = ?1 AND e.withdrawn = 0
              AND ifnull(e.first_day, e.known_from) <= ?2 AND (e.last_day IS NULL OR e.last_day >= ?2)
              AND l.from_day = coalesce(
                (SELECT max(from_day) FROM placement WHERE employment = e.id AND from_day <= ?2),
                (SELECT min(from_day) FROM placement WHERE employment = e.id))
            """, Value(unit), Value(day)
        ) { (person: $0.int(0), name: $0.text(1)) }.sorted { SwedishOrder($0.name) < SwedishOrder($1.name) }
    }

    /// The only person with this e-mail address whose employment has not ended, case aside; nil where nobody or
    /// several hold it.
    func colleague(email: String, on day: Day) throws -> Int? {
        let found = try connection.all(
            """
            SELECT id FROM person p
            WHERE email IS NOT NULL AND lower(email) = lower(?1) AND EXISTS (
              SELECT 1 FROM employment e
              WHERE e.person = p.id AND e.withdrawn = 0 AND (e.last_day IS NULL OR e.last_day >= ?2))
            LIMIT 2
            """, Value(email), Value(day)
        ) { $0.int(0) }
        return found.count == 1 ? found[0] : nil
    }

    /// Lends a unit from a day and until a day, both included. The caller has seen that the lender may.
    func lend(
        _ unit: Int, to person: Int, as task: UnitTask, by lender: Int, _ days: ClosedRange<Day>, now: Int
    )
        throws
    {
        try connection.run(
            """
            INSERT INTO unit_loan (unit, person, task, lender, from_day, until_day, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, Value(unit), Value(person), Value(task.rawValue), Value(lender), Value(days.lowerBound),
            Value(days.upperBound), Value(now))
    }

    /// What has been lent of a unit by anybody and holds on the day or later.
    func loans(ofUnit unit: Int, from day: Day) throws -> [UnitLoan] {
        try connection.all(
            """
            SELECT l.id, u.name, p.name, l.task, l.from_day, l.until_day
            FROM unit_loan l JOIN unit u ON u.id = l.unit JOIN person p ON p.id = l.person
            WHERE l.unit = ? AND l.taken_back_at IS NULL AND l.until_day >= ? ORDER BY l.until_day, l.id
            """, Value(unit), Value(day)
        ) {
            UnitLoan(
                id: $0.int(0), unit: $0.text(1), name: $0.text(2),
                task: UnitTask(rawValue: $0.text(3)) ?? .groupLeader, from: $0.day(4), until: $0.day(5))
        }
    }

    /// Ends a loan at once, whoever lent it, where somebody leads its unit on the day; false where she does not, or
    /// there is no such loan any longer.
    func takeBack(loan: Int, by person: Int, on day: Day, now: Int) throws -> Bool {
        let unit = try connection.first(
            "SELECT unit FROM unit_loan WHERE id = ? AND taken_back_at IS NULL", Value(loan)
        ) { $0.int(0) }
        guard let unit, try units(.lender, of: person, on: day).contains(unit) else { return false }
        return try connection.run(
            "UPDATE unit_loan SET taken_back_at = ?, taken_back_by = ? WHERE id = ?", Value(now),
            Value(person),
            Value(loan)) > 0
    }
}
