internal import Compliance
internal import SQLite

extension StaffIntake {
    /// The place in `units` of a row's unit, made, moved or renamed as the row says; nil with a fault where an earlier
    /// row of the file says otherwise.
    mutating func unit(of row: StaffRow, faults: inout Faults) throws -> Int? {
        let identity = row.unitCode ?? Self.identity(administration: row.administration, unit: row.unit)
        if let place = unitPlaces[identity] {
            return check(row, against: units[place], faults: &faults) ? place : nil
        }
        let known = try knownUnit(identity) ?? adopted(row, as: identity)
        let unit = try known?.id ?? addUnit(row, identity: identity)
        if let known { try update(known, row) }
        units.append(
            FileUnit(id: unit, name: row.unit, administration: row.administration, line: row.line))
        unitPlaces[identity] = units.count - 1
        return units.count - 1
    }

    /// A unit without a code is known by its administration and name; the separator stands in no cell.
    private static func identity(administration: String, unit: String) -> String {
        "\(administration)\u{1F}\(unit)"
    }

    private func check(_ row: StaffRow, against unit: FileUnit, faults: inout Faults) -> Bool {
        let code = row.unitCode ?? row.unit
        let remedy = "ge enheten samma namn och förvaltning på alla rader, eller en egen kod"
        if unit.administration != row.administration {
            add(
                CellFault(
                    "enheten \(code) hör på rad \(unit.line) till »\(unit.administration)«, här till", remedy),
                row.administration, row, .administration, to: &faults)
        }
        if unit.name != row.unit {
            add(
                CellFault("enheten \(code) heter på rad \(unit.line) »\(unit.name)«, här", remedy), row.unit,
                row,
                .unit, to: &faults)
        }
        return unit.administration == row.administration && unit.name == row.unit
    }

    private struct KnownUnit {
        let id: Int
        let name: String
        let administration: String
        /// The day of its latest administration.
        let from: Day
        /// Whose file said so; nil for one made by hand.
        let source: String?
    }

    private func knownUnit(_ identity: String) throws -> KnownUnit? {
        try connection.first(
            """
            SELECT u.id, u.name, a.name, ua.from_day, i.source
            FROM unit u JOIN unit_administration ua ON ua.unit = u.id JOIN administration a ON a.id = ua.administration
            LEFT JOIN import i ON i.id = ua.import
            WHERE u.identity = ? ORDER BY ua.from_day DESC LIMIT 1
            """, Value(identity)
        ) {
            KnownUnit(
                id: $0.int(0), name: $0.text(1), administration: $0.text(2), from: $0.day(3),
                source: $0.optionalText(4))
        }
    }

    /// The unit that was known by administration and name until HR gave it its code. One that this file itself names
    /// without a code is another unit.
    private func adopted(_ row: StaffRow, as code: String) throws -> KnownUnit? {
        guard row.unitCode != nil else { return nil }
        let identity = Self.identity(administration: row.administration, unit: row.unit)
        guard unitPlaces[identity] == nil, let known = try knownUnit(identity) else { return nil }
        try logUnit(known.id)
        try connection.run(
            "UPDATE unit SET identity = ?1, code = ?1 WHERE id = ?2", Value(code), Value(known.id))
        return known
    }

    private mutating func addUnit(_ row: StaffRow, identity: String) throws -> Int {
        let unit = try connection.insert(
            "INSERT INTO unit (identity, code, name, import) VALUES (?, ?, ?, ?)", Value(identity),
            Value(row.unitCode), Value(row.unit), Value(id))
        try addAdministration(of: unit, row)
        return unit
    }

    private mutating func update(_ unit: KnownUnit, _ row: StaffRow) throws {
        guard unit.administration != row.administration || unit.name != row.unit else { return }
        let code = row.unitCode ?? row.unit
        if let source = unit.source, source != order.source {
            result.notices.append(
                "enheten \(code) är »\(unit.name)« i »\(unit.administration)« enligt källan \(source); "
                    + "rad \(row.line) ändrar inte det")
            return
        }
        if unit.name != row.unit {
            try logUnit(unit.id)
            try connection.run("UPDATE unit SET name = ? WHERE id = ?", Value(row.unit), Value(unit.id))
            result.count(.unitRenamed) { "\(code): »\(unit.name)« → »\(row.unit)«" }
        }
        guard unit.administration != row.administration else { return }
        if unit.from < day {
            try addAdministration(of: unit.id, row)
        } else {
            // The same day's earlier file said otherwise: the later rules.
            try connection.run(
                """
                INSERT INTO import_change (import, kind, row, before)
                SELECT ?1, 'unit_administration', unit, json_object('from_day', from_day, 'administration', administration)
                FROM unit_administration WHERE unit = ?2 AND from_day = ?3
                """, Value(id), Value(unit.id), Value(unit.from))
            try connection.run(
                "UPDATE unit_administration SET administration = ? WHERE unit = ? AND from_day = ?",
                Value(try administration(row.administration)), Value(unit.id), Value(unit.from))
        }
        result.count(.unitMoved) { "\(code): »\(unit.administration)« → »\(row.administration)«" }
    }

    private func logUnit(_ unit: Int) throws {
        try connection.run(
            """
            INSERT INTO import_change (import, kind, row, before)
            SELECT ?1, 'unit', id, json_object('identity', identity, 'code', code, 'name', name)
            FROM unit WHERE id = ?2
            """, Value(id), Value(unit))
    }

    private mutating func addAdministration(of unit: Int, _ row: StaffRow) throws {
        try connection.run(
            "INSERT INTO unit_administration (unit, from_day, administration, import) VALUES (?, ?, ?, ?)",
            Value(unit), Value(day), Value(try administration(row.administration)), Value(id))
    }

    private mutating func administration(_ name: String) throws -> Int {
        if let known = administrations[name] { return known }
        let found = try connection.first("SELECT id FROM administration WHERE name = ?", Value(name)) {
            $0.int(0)
        }
        let administration =
            try found
            ?? connection.insert(
                "INSERT INTO administration (name, import) VALUES (?, ?)", Value(name), Value(id))
        administrations[name] = administration
        return administration
    }
}
