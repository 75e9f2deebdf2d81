internal import Compliance
internal import SQLite

/// The person of a row.
struct IntakePerson {
    let id: Int
    /// Whether the row made her: then she has no employment yet.
    let isNew: Bool
    /// What the row corrected of her, in Swedish.
    let changes: [String]
}

extension StaffIntake {
    /// The person of a row, made or corrected as the row says; nil with a fault. A known person_ref is the same person
    /// whoever first named her.
    mutating func person(of row: StaffRow, faults: inout Faults) throws -> IntakePerson? {
        guard let known = try knownPerson(row.person) else {
            let id = try addPerson(row)
            personLines[id] = row.line
            return IntakePerson(id: id, isNew: true, changes: [])
        }
        if personLines[known.id] > 0 {
            let agrees = check(row, against: known, faults: &faults)
            return agrees ? IntakePerson(id: known.id, isNew: false, changes: []) : nil
        }
        personLines[known.id] = row.line
        let name = try settled(.name, of: known.id, said: row.name) ?? row.name
        let email =
            heading.has(.email) ? try settled(.email, of: known.id, said: row.email) : known.email
        let login =
            heading.has(.login) ? try settled(.login, of: known.id, said: row.login) : known.login
        var changes: [String] = []
        if known.name != name { changes.append("namn") }
        if known.email != email { changes.append("e-post") }
        if known.login != login { changes.append("inloggning") }
        guard !changes.isEmpty else { return IntakePerson(id: known.id, isNew: false, changes: []) }
        try logPerson(known.id)
        // Where somebody else holds the login it is tried again when all rows have come: two persons may change
        // theirs about in one file.
        let isFree = try login.map { try $0 == known.login || holder(of: $0) == nil } ?? true
        if let login, !isFree { waitingLogins.append((known.id, login, row.line)) }
        try connection.run(
            "UPDATE person SET name = ?, email = ?, login = ? WHERE id = ?", Value(name), Value(email),
            Value(isFree ? login : nil), Value(known.id))
        return IntakePerson(id: known.id, isNew: false, changes: changes)
    }

    private struct KnownPerson {
        let id: Int
        let name: String
        let email: String?
        let login: String?
    }

    private func knownPerson(_ ref: String) throws -> KnownPerson? {
        try connection.first("SELECT id, name, email, login FROM person WHERE ref = ?", Value(ref)) {
            KnownPerson(
                id: $0.int(0), name: $0.text(1), email: $0.optionalText(2), login: $0.optionalText(3))
        }
    }

    private mutating func addPerson(_ row: StaffRow) throws -> Int {
        let isFree = try row.login.map { try holder(of: $0) == nil } ?? true
        let person = try connection.insert(
            "INSERT INTO person (ref, name, email, login, import) VALUES (?, ?, ?, ?, ?)", Value(row.person),
            Value(row.name), Value(row.email), Value(isFree ? row.login : nil), Value(id))
        if let login = row.login, !isFree { waitingLogins.append((person, login, row.line)) }
        return person
    }

    /// Whether a later row says the same of a person as the earlier one did.
    private func check(_ row: StaffRow, against known: KnownPerson, faults: inout Faults) -> Bool {
        let line = personLines[known.id]
        let isSame = { (said: String) in "samma person har \(said) på rad \(line) än här:" }
        let remedy = "skriv lika på alla personens rader, eller rätta person_ref"
        var agrees = true
        // Of a corrected value the rows must agree on what it was corrected from.
        let said = { (field: CorrectedField, value: String?) in
            if let correction = corrections[field, known.id] { correction.said } else { value }
        }
        if said(.name, known.name) != row.name {
            let column = heading.has(.lastName) ? StaffColumn.lastName : .name
            add(CellFault(isSame("ett annat namn"), remedy), row.name, row, column, to: &faults)
            agrees = false
        }
        if heading.has(.email), said(.email, known.email) != row.email {
            add(CellFault(isSame("en annan e-postadress"), remedy), row.email, row, .email, to: &faults)
            agrees = false
        }
        let login = waitingLogins.last { $0.person == known.id }?.login ?? known.login
        if heading.has(.login), said(.login, login) != row.login {
            add(CellFault(isSame("en annan inloggning"), remedy), row.login, row, .login, to: &faults)
            agrees = false
        }
        return agrees
    }

    private func holder(of login: String) throws -> (id: Int, ref: String)? {
        try connection.first("SELECT id, ref FROM person WHERE login = ?", Value(login)) {
            ($0.int(0), $0.text(1))
        }
    }

    /// Gives the waiting persons their logins. Who still has a use for hers keeps it, and the row is a fault; from
    /// somebody who has left it passes on, as accounts do.
    mutating func setWaitingLogins(faults: inout Faults) throws {
        for (person, login, line) in waitingLogins {
            if let holder = try holder(of: login) {
                let place = personLines[holder.id]
                if place > 0 {
                    addTaken("inloggningen står redan på rad \(place):", login, line, to: &faults)
                } else if try mayStillSignIn(holder.id) {
                    addTaken(
                        "inloggningen hör redan till \(holder.ref) i registret:", login, line, to: &faults)
                }
                guard faults.isEmpty else { continue }
                try logPerson(holder.id)
                try connection.run("UPDATE person SET login = NULL WHERE id = ?", Value(holder.id))
            }
            try connection.run("UPDATE person SET login = ? WHERE id = ?", Value(login), Value(person))
        }
    }

    private func addTaken(_ problem: String, _ login: String, _ line: Int, to faults: inout Faults) {
        faults.add(
            CellFault(problem, "ge varje person en egen inloggning"), value: login, line: line,
            column: heading.word(.login))
    }

    /// Whether a person has a role or an employment that runs or is to come.
    private func mayStillSignIn(_ person: Int) throws -> Bool {
        try connection.first(
            """
            SELECT EXISTS (SELECT 1 FROM employment WHERE person = ?1 AND withdrawn = 0
                           AND (last_day IS NULL OR last_day >= ?2))
                OR EXISTS (SELECT 1 FROM role_grant WHERE person = ?1 AND revoked_at IS NULL)
            """, Value(person), Value(day)
        ) { $0.bool(0) } ?? false
    }

    private func logPerson(_ person: Int) throws {
        try connection.run(
            """
            INSERT INTO import_change (import, kind, row, before)
            SELECT ?1, 'person', id, json_object('name', name, 'email', email, 'login', login)
            FROM person WHERE id = ?2
            """, Value(id), Value(person))
    }
}
