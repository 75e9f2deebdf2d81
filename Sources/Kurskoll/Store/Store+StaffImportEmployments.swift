internal import Compliance
internal import SQLite

extension StaffIntake {
    /// Takes a row's employment: a new one, or a known one that is corrected, moved or comes back. A row that may
    /// continue an employment under a key that has got or lost a part waits until all keys of the file are known.
    mutating func employment(
        _ row: StaffRow, _ person: IntakePerson, unit: Int, mayWait: Bool, faults: inout Faults
    ) throws {
        let known = person.isNew ? [] : try employments(of: person.id)
        if let same = known.first(where: { $0.hasKey(of: row) }) {
            let line = employmentLines[same.id]
            guard line == 0 else { return addTwice(row, line, &faults) }
            return try update(same, row, person, unit: unit, faults: &faults)
        }
        let heirs = known.filter { employmentLines[$0.id] == 0 && $0.mayContinue(as: row, day: day) }
        guard heirs.count == 1 else { return try add(row, person, unit: unit) }
        if mayWait { return waitingRows.append((row, person, unit)) }
        try update(heirs[0], row, person, unit: unit, faults: &faults)
    }

    private func addTwice(_ row: StaffRow, _ line: Int, _ faults: inout Faults) {
        let problem = "samma anställning står redan på rad \(line)"
        guard let number = row.number else {
            return add(
                CellFault(problem, "ange anställningsnummer, så att personens anställningar kan skiljas åt"),
                nil,
                row, .number, to: &faults)
        }
        add(
            CellFault("\(problem):", "ge varje anställning ett eget anställningsnummer"), number, row,
            .number,
            to: &faults)
    }

    private func employments(of person: Int) throws -> [KnownEmployment] {
        // The plus keeps SQLite from walking all of the source for each row.
        try connection.all(
            """
            SELECT id, number, first_day, last_day, category, form, known_from, withdrawn, absent
            FROM employment WHERE person = ? AND +source = ? ORDER BY id
            """, Value(person), Value(order.source)
        ) {
            KnownEmployment(
                id: $0.int(0),
                facts: .init(
                    number: $0.optionalText(1), firstDay: $0.optionalDay(2), lastDay: $0.optionalDay(3),
                    category: $0.int(4), form: $0.optionalInt(5)),
                knownFrom: $0.day(6), isWithdrawn: $0.bool(7), isAbsent: $0.bool(8),
                saidFirstDay: corrections[.firstDay, $0.int(0)].map { $0.said.flatMap(Day.init(iso:)) }
                    ?? $0.optionalDay(2))
        }
    }

    private mutating func add(_ row: StaffRow, _ person: IntakePerson, unit: Int) throws {
        let employment = try connection.insert(
            """
            INSERT INTO employment
              (person, source, number, first_day, last_day, category, form, known_from, import)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, Value(person.id), Value(order.source), Value(row.number), Value(row.firstDay),
            Value(row.lastDay), Value(Int(row.category.rawValue)), Value(try form(row.form)), Value(day),
            Value(id))
        employmentLines[employment] = row.line
        try addPlacement(employment, unit: units[unit].id, from: row.firstDay ?? day)
        if let first = row.leaveFrom { try addLeave(employment, first, row.leaveTo) }
        result.count(.added) { row.label }
        // A second post of somebody known; her own corrections are told all the same.
        if !person.changes.isEmpty { countChanged(row, person.changes) }
    }

    private mutating func update(
        _ known: KnownEmployment, _ row: StaffRow, _ person: IntakePerson, unit: Int, faults: inout Faults
    ) throws {
        employmentLines[known.id] = row.line
        var facts = known.facts
        if let number = row.number { facts.number = number }
        facts.firstDay = try settled(.firstDay, of: known.id, said: row.firstDay)
        if heading.has(.lastDay) {
            facts.lastDay = try settled(.lastDay, of: known.id, said: row.lastDay)
        } else if known.isAbsent && !known.isWithdrawn {
            // The last day was not HR's: the list lacked the row, and now it is back.
            facts.lastDay = nil
        }
        if heading.has(.category) {
            facts.category = Int(try settled(.category, of: known.id, said: row.category).rawValue)
        }
        if heading.has(.form) {
            facts.form = try form(settled(.form, of: known.id, said: row.form?.lowercased()))
        }
        if let first = facts.firstDay, let last = facts.lastDay, last < first {
            return add(
                CellFault(
                    "ligger efter den sista dag som är känd, \(last):",
                    corrections[.lastDay, known.id] == nil
                        ? "rätta dagen eller ta med anställd_till"
                        : "den sista dagen är rättad för hand; rätta någon av dagarna"),
                first.description, row, .firstDay, to: &faults)
        }
        // The row of somebody who was missing may only say on which day it really ended.
        let isBack = known.isAbsent && !isOver(facts.lastDay)
        var changes = person.changes + facts.changes(from: known.facts, isBack: isBack)
        if facts != known.facts || known.isAbsent || known.isWithdrawn { try write(facts, known.id) }
        if known.runs(on: day), !known.runs(on: day, with: facts) { stopped += 1 }
        if !isOver(facts.lastDay) {
            let start = facts.firstDay ?? known.knownFrom
            let unit = try settledUnit(of: known.id, said: units[unit].id)
            if let before = try place(known.id, unit: unit, start: start) {
                result.count(.moved) { "\(row.label): \(before) → \(row.unitCode ?? row.unit)" }
            }
        }
        if heading.has(.leaveFrom), try setLeave(known.id, row) { changes.append("ledighet") }
        if isBack { result.count(.returned) { row.label } }
        if !changes.isEmpty { countChanged(row, changes) }
    }

    private mutating func countChanged(_ row: StaffRow, _ changes: [String]) {
        result.count(.changed) { "\(row.label): \(changes.joined(separator: ", "))" }
    }

    private func write(_ facts: KnownEmployment.Facts, _ employment: Int) throws {
        try logEmployment(employment)
        try connection.run(
            """
            UPDATE employment
            SET number = ?, first_day = ?, last_day = ?, category = ?, form = ?, withdrawn = 0, absent = 0 WHERE id = ?
            """, Value(facts.number), Value(facts.firstDay), Value(facts.lastDay), Value(facts.category),
            Value(facts.form), Value(employment))
    }

    private func logEmployment(_ employment: Int) throws {
        try connection.run(
            """
            INSERT INTO import_change (import, kind, row, before)
            SELECT ?1, 'employment', id, json_object('number', number, 'first_day', first_day, 'last_day', last_day,
                   'category', category, 'form', form, 'withdrawn', withdrawn, 'absent', absent)
            FROM employment WHERE id = ?2
            """, Value(id), Value(employment))
    }

    /// Forms are known by their name whatever its case: »Tillsvidare« and »tillsvidare« are one.
    private mutating func form(_ name: String?) throws -> Int? {
        guard let name = name?.lowercased() else { return nil }
        if let known = forms[name] { return known }
        let form =
            try connection.first("SELECT id FROM employment_form WHERE name = ?", Value(name)) { $0.int(0) }
            ?? connection.insert(
                "INSERT INTO employment_form (name, import) VALUES (?, ?)", Value(name), Value(id))
        forms[name] = form
        return form
    }

    /// As `StaffRow.label`, of an employment that has no row.
    private func label(_ employment: Int) throws -> String {
        try connection.first(
            "SELECT p.ref, e.number FROM employment e JOIN person p ON p.id = e.person WHERE e.id = ?",
            Value(employment)
        ) { row in row.optionalText(1).map { "\(row.text(0)) \($0)" } ?? row.text(0) } ?? ""
    }

    /// Employments of the source that run or are to come but stand on no row: those that have begun end the day before
    /// the file's, the others never began.
    mutating func endMissing() throws {
        var missing: [(id: Int, hasBegun: Bool, runs: Bool)] = []
        try connection.each(
            """
            SELECT id, ifnull(first_day, known_from) FROM employment
            WHERE source = ? AND withdrawn = 0 AND (last_day IS NULL OR last_day >= ?)
            """, Value(order.source), Value(day)
        ) { row in
            guard employmentLines[row.int(0)] == 0 else { return }
            missing.append((row.int(0), row.day(1) < day, row.day(1) <= day))
        }
        for (employment, hasBegun, runs) in missing {
            // HR has said that it runs though the list lacked it, and the list lacks it still.
            if let correction = corrections[.lastDay, employment],
                correction.said == StandingCorrections.missing
            {
                let label = try label(employment)
                result.count(.kept) { "\(label): sista dag (rättad \(correction.day))" }
                continue
            }
            try logEmployment(employment)
            if runs { stopped += 1 }
            if hasBegun {
                try connection.run(
                    "UPDATE employment SET last_day = ?, absent = 1 WHERE id = ?",
                    Value(day.adding(days: -1)),
                    Value(employment))
            } else {
                try connection.run(
                    "UPDATE employment SET withdrawn = 1, absent = 1 WHERE id = ?", Value(employment))
            }
            let label = try label(employment)
            result.count(hasBegun ? .ended : .withdrawn) { label }
        }
    }
}

/// An employment as the store has it.
private struct KnownEmployment {
    let id: Int
    let facts: Facts
    let knownFrom: Day
    let isWithdrawn: Bool
    let isAbsent: Bool
    /// As files say it, by which they know the employment: the first day itself may have been corrected by hand.
    let saidFirstDay: Day?

    /// What a file may correct.
    struct Facts: Equatable {
        var number: String?
        var firstDay: Day?
        var lastDay: Day?
        var category: Int
        var form: Int?

        /// What differs, in Swedish. The last day of an employment that comes back is no correction.
        func changes(from old: Facts, isBack: Bool) -> [String] {
            var changes: [String] = []
            if number != old.number { changes.append("anställningsnummer") }
            if firstDay != old.firstDay { changes.append("första dag") }
            if lastDay != old.lastDay && !isBack { changes.append("sista dag") }
            if category != old.category { changes.append("kategori") }
            if form != old.form { changes.append("anställningsform") }
            return changes
        }
    }

    /// The key is the number, and where the row has none the first day (DESIGN §5).
    func hasKey(of row: StaffRow) -> Bool {
        if let number = row.number { return facts.number == number }
        return facts.number == nil && saidFirstDay == row.firstDay
    }

    /// Whether a row with another key may be the same employment: its number came or went while the first day is the
    /// same, or neither has a number and HR has found out the first day.
    func mayContinue(as row: StaffRow, day: Day) -> Bool {
        if (facts.number == nil) != (row.number == nil) { return saidFirstDay == row.firstDay }
        guard facts.number == nil, (saidFirstDay == nil) != (row.firstDay == nil) else { return false }
        return !isWithdrawn && !(facts.lastDay.map { $0 < day } ?? false)
    }

    /// Whether it runs on a day, as it stands or with other facts.
    func runs(on day: Day) -> Bool { !isWithdrawn && runs(on: day, with: facts) }

    func runs(on day: Day, with facts: Facts) -> Bool {
        (facts.firstDay ?? knownFrom) <= day && (facts.lastDay ?? .latest) >= day
    }
}
