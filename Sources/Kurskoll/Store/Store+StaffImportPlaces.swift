internal import Compliance
internal import SQLite

/// Placements, leave and managers.
extension StaffIntake {
    func addPlacement(_ employment: Int, unit: Int, from: Day) throws {
        try connection.run(
            "INSERT INTO placement (employment, from_day, unit, import) VALUES (?, ?, ?, ?)",
            Value(employment), Value(from), Value(unit), Value(id))
    }

    /// Places a known employment, which counts from `start`, in a unit from the file's day. Days before keep their
    /// unit. Gives the code or name of the unit it leaves, nil where it does not move.
    func place(_ employment: Int, unit: Int, start: Day) throws -> String? {
        let history = try connection.all(
            """
            SELECT p.from_day, p.unit, ifnull(u.code, u.name) FROM placement p JOIN unit u ON u.id = p.unit
            WHERE p.employment = ? ORDER BY p.from_day
            """, Value(employment)
        ) { (from: $0.day(0), unit: $0.int(1), text: $0.text(2)) }
        guard let first = history.first else {
            try addPlacement(employment, unit: unit, from: start)
            return nil
        }
        // On the first day from the file's on that the employment runs.
        let now = history.last { $0.from <= max(day, start) } ?? first
        guard now.unit != unit else { return nil }
        // The first placement holds for all days before it. Where it does not lie behind (the employment turned out to
        // have begun earlier) its unit must be kept for the days gone by.
        if start < day, first.from >= day { try addPlacement(employment, unit: first.unit, from: start) }
        try connection.run(
            """
            INSERT INTO import_change (import, kind, row, before)
            SELECT ?1, 'placement', employment, json_object('from_day', from_day, 'unit', unit)
            FROM placement WHERE employment = ?2 AND from_day >= ?3 AND unit <> ?4
            """, Value(id), Value(employment), Value(day), Value(unit))
        try connection.run(
            "UPDATE placement SET unit = ? WHERE employment = ? AND from_day >= ?", Value(unit),
            Value(employment), Value(day))
        if min(first.from, start) < day, !history.contains(where: { $0.from == day }) {
            try addPlacement(employment, unit: unit, from: day)
        }
        return now.text
    }

    func addLeave(_ employment: Int, _ first: Day, _ last: Day?) throws {
        try connection.run(
            "INSERT INTO leave (employment, first_day, last_day, import) VALUES (?, ?, ?, ?)",
            Value(employment), Value(first), Value(last), Value(id))
    }

    /// Makes the leave of a known employment what its row says: the row's own is added or corrected, any other that
    /// goes on or is to come ends the day before the file's. Whether anything changed.
    func setLeave(_ employment: Int, _ row: StaffRow) throws -> Bool {
        let known = try connection.all(
            "SELECT first_day, last_day FROM leave WHERE employment = ? ORDER BY first_day", Value(employment)
        ) { (first: $0.day(0), last: $0.optionalDay(1)) }
        var hasChanged = false
        for leave in known where leave.first != row.leaveFrom && !isOver(leave.last) {
            try endLeave(employment, leave.first, day.adding(days: -1))
            hasChanged = true
        }
        guard let first = row.leaveFrom else { return hasChanged }
        guard let same = known.first(where: { $0.first == first }) else {
            try addLeave(employment, first, row.leaveTo)
            return true
        }
        if same.last == row.leaveTo { return hasChanged }
        try endLeave(employment, first, row.leaveTo)
        return true
    }

    private func endLeave(_ employment: Int, _ first: Day, _ last: Day?) throws {
        try connection.run(
            """
            INSERT INTO import_change (import, kind, row, before)
            SELECT ?1, 'leave', employment, json_object('first_day', first_day, 'last_day', last_day)
            FROM leave WHERE employment = ?2 AND first_day = ?3
            """, Value(id), Value(employment), Value(first))
        try connection.run(
            "UPDATE leave SET last_day = ? WHERE employment = ? AND first_day = ?", Value(last),
            Value(employment), Value(first))
    }

    /// Makes the managers that this source has named what the file says; those made by hand stay. A manager who is no
    /// longer named, or whose unit the file lacks, leads it until the day before the file's.
    mutating func setManagers() throws {
        var wanted: Set<Lead> = []
        var unknown: [String] = []
        for unit in units {
            for ref in unit.managers.sorted() {
                let person = try connection.first("SELECT id FROM person WHERE ref = ?", Value(ref)) {
                    $0.int(0)
                }
                if let person {
                    wanted.insert(Lead(unit: unit.id, person: person))
                } else {
                    unknown.append("\(ref) (\(unit.name))")
                }
            }
        }
        if !unknown.isEmpty {
            result.notices.append(
                "chefer som varken står i filen eller i registret, och som enheten därför inte får: "
                    + unknown.joined(separator: ", "))
        }
        let running = try connection.all(
            """
            SELECT m.id, m.unit, m.person FROM unit_manager m JOIN import i ON i.id = m.import
            WHERE i.source = ? AND (m.until_day IS NULL OR m.until_day >= ?)
            """, Value(order.source), Value(day)
        ) { (id: $0.int(0), lead: Lead(unit: $0.int(1), person: $0.int(2))) }
        for (manager, lead) in running where wanted.remove(lead) == nil {
            try connection.run(
                """
                INSERT INTO import_change (import, kind, row, before)
                SELECT ?1, 'unit_manager', id, json_object('until_day', until_day) FROM unit_manager WHERE id = ?2
                """, Value(id), Value(manager))
            try connection.run(
                "UPDATE unit_manager SET until_day = ? WHERE id = ?", Value(day.adding(days: -1)),
                Value(manager))
        }
        for lead in wanted.sorted(by: { ($0.unit, $0.person) < ($1.unit, $1.person) }) {
            try connection.run(
                "INSERT INTO unit_manager (unit, person, from_day, import) VALUES (?, ?, ?, ?)",
                Value(lead.unit), Value(lead.person), Value(day), Value(id))
        }
    }

    private struct Lead: Hashable {
        let unit: Int
        let person: Int
    }
}
