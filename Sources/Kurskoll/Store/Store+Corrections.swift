internal import Compliance
internal import Formats
internal import SQLite

/// A value that HR has corrected by hand, as a person's page tells it.
struct Correction {
    let id: Int
    /// Nil for name, e-mail and login.
    let employment: Int?
    let field: CorrectedField
    /// What the files say, and what holds instead; of a unit its code or name, nil for nothing.
    let said: String?
    let value: String?
    /// Whether the employment had ended because its source's list lacked it.
    let wasMissing: Bool
    let reason: String
    /// Nil for the command line.
    let signer: String?
    /// Seconds since 1970.
    let recordedAt: Int
    /// The import whose file said something new; nil where none has.
    let overruledBy: Int?
}

extension Store {
    /// Corrects a value by hand (DESIGN §5): it holds against later files until one says something else than the files
    /// do now. `written` is a day as ÅÅÅÅ-MM-DD, a category's Swedish or English word, a form's name, a unit's id, or the
    /// text itself; nil or empty takes the value away. `employment` is nil for a person's own values. Needs an open
    /// transaction; gives the correction's number. Throws an `Objection` where the value cannot be; then nothing has changed.
    @discardableResult
    func correct(
        _ field: CorrectedField, of person: Int, employment: Int?, to written: String?, _ signature: Signature
    ) throws -> Int {
        try check(signature)
        guard field.isOfPerson == (employment == nil) else { throw Objection.noSuchValue }
        let text = Cell.text(written ?? "")
        guard !Personnummer.stands(in: text) else { throw Objection.badValue(field) }
        let value = text.isEmpty ? nil : text
        let known = try known(field, person, employment, signature.today)
        if let employment {
            try set(field, ofEmployment: employment, to: value, signature)
        } else {
            try set(field, ofPerson: person, to: value)
        }
        let settled = try self.known(field, person, employment, signature.today)
        guard settled != known else { throw Objection.sameValue }
        // Corrected again: the files still say what they said.
        let earlier = try StandingCorrections(connection, person: person)[field, employment ?? person]
        return try connection.insert(
            """
            INSERT INTO correction
              (person, employment, field, said, value, reason, signer, recorded_at, after_import)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, (SELECT max(id) FROM import))
            """, Value(person), Value(employment), Value(field.rawValue),
            Value(earlier == nil ? known : earlier?.said),
            Value(settled), Value(signature.reason), Value(signature.signer), Value(signature.now))
    }

    /// Every correction of a person, in the order they were made.
    func corrections(person: Int) throws -> [Correction] {
        try connection.all(
            """
            SELECT c.id, c.employment, c.field,
                   CASE c.field WHEN 'unit' THEN (SELECT ifnull(code, name) FROM unit WHERE id = c.said) ELSE c.said END,
                   CASE c.field WHEN 'unit' THEN (SELECT ifnull(code, name) FROM unit WHERE id = c.value) ELSE c.value END,
                   c.reason, s.name, c.recorded_at, c.overruled_by
            FROM correction c LEFT JOIN person s ON s.id = c.signer WHERE c.person = ? ORDER BY c.id
            """, Value(person)
        ) { row in
            let said = row.optionalText(3)
            return Correction(
                id: row.int(0), employment: row.optionalInt(1),
                field: CorrectedField(rawValue: row.text(2)) ?? .name,
                said: said == StandingCorrections.missing ? nil : said, value: row.optionalText(4),
                wasMissing: said == StandingCorrections.missing, reason: row.text(5),
                signer: row.optionalText(6), recordedAt: row.int(7), overruledBy: row.optionalInt(8))
        }
    }

    /// What the register holds now, as a correction keeps it. Throws where the person has no such employment.
    private func known(
        _ field: CorrectedField, _ person: Int, _ employment: Int?, _ today: Day
    ) throws -> String? {
        let found: [String?]? =
            if let employment {
                try connection.first(
                    """
                    SELECT date(first_day * 86400, 'unixepoch'),
                           CASE absent WHEN 1 THEN '' ELSE date(last_day * 86400, 'unixepoch') END, category,
                           (SELECT name FROM employment_form WHERE id = form)
                    FROM employment WHERE id = ? AND person = ?
                    """, Value(employment), Value(person)
                ) { row in
                    let category = Category(rawValue: Int8(row.int(2)))
                    let word = CategoryWords.all.first { $0.category == category }?.word
                    return [row.optionalText(0), row.optionalText(1), word, row.optionalText(3)]
                }
            } else {
                try connection.first("SELECT name, email, login FROM person WHERE id = ?", Value(person)) {
                    [$0.text(0), $0.optionalText(1), $0.optionalText(2)]
                }
            }
        guard let found else { throw Objection.noSuchValue }
        return switch field {
        case .name, .firstDay: found[0]
        case .email, .lastDay: found[1]
        case .login, .category: found[2]
        case .form: found[3]
        case .unit: try placed(employment, on: today).map { String($0.unit) }
        }
    }

    private func set(_ field: CorrectedField, ofPerson person: Int, to value: String?) throws {
        if field == .name {
            guard let value else { throw Objection.badValue(field) }
            try connection.run("UPDATE person SET name = ? WHERE id = ?", Value(value), Value(person))
        } else if field == .email {
            if let value, (try? Cell.email(value)) == nil { throw Objection.badValue(field) }
            try connection.run("UPDATE person SET email = ? WHERE id = ?", Value(value), Value(person))
        } else {
            let holder = try connection.first("SELECT id FROM person WHERE login = ?", Value(value)) {
                $0.int(0)
            }
            guard holder == nil || holder == person else { throw Objection.takenLogin }
            try connection.run("UPDATE person SET login = ? WHERE id = ?", Value(value), Value(person))
        }
    }

    private func set(
        _ field: CorrectedField, ofEmployment employment: Int, to value: String?, _ signature: Signature
    ) throws {
        let id = Value(employment)
        switch field {
        case .firstDay:
            let day = try day(value, field)
            if let day, try lastDay(employment).map({ $0 < day }) ?? false { throw Objection.daysOutOfOrder }
            try connection.run("UPDATE employment SET first_day = ? WHERE id = ?", Value(day), id)
        case .lastDay:
            let day = try day(value, field)
            let first = try connection.first("SELECT first_day FROM employment WHERE id = ?", id) {
                $0.optionalDay(0)
            }
            if let day, let first = first ?? nil, day < first { throw Objection.daysOutOfOrder }
            // Now it is HR that has said so, also of one that was announced and that the list then lacked.
            try connection.run(
                "UPDATE employment SET last_day = ?, absent = 0, withdrawn = 0 WHERE id = ?", Value(day), id)
        case .category:
            guard let category = value.flatMap({ CategoryWords.category($0) }) else {
                throw Objection.badValue(field)
            }
            try connection.run(
                "UPDATE employment SET category = ? WHERE id = ?", Value(Int(category.rawValue)), id)
        case .form:
            let name = Value(value?.lowercased())
            if value != nil {
                try connection.run("INSERT OR IGNORE INTO employment_form (name) VALUES (?)", name)
            }
            try connection.run(
                "UPDATE employment SET form = (SELECT id FROM employment_form WHERE name = ?) WHERE id = ?",
                name, id)
        case .unit:
            let unit = try connection.first("SELECT id FROM unit WHERE id = ?", Value(Int(value ?? ""))) {
                $0.int(0)
            }
            guard let unit, let from = try placed(employment, on: signature.today)?.from else {
                throw Objection.badValue(field)
            }
            try connection.run(
                "UPDATE placement SET unit = ? WHERE employment = ? AND from_day = ?", Value(unit), id,
                Value(from))
        case .name, .email, .login: throw Objection.noSuchValue
        }
    }

    /// The placement that holds on a day: the first one holds for its earlier days too.
    private func placed(_ employment: Int?, on day: Day) throws -> (unit: Int, from: Day)? {
        try connection.first(
            """
            SELECT unit, from_day FROM placement WHERE employment = ?1
            ORDER BY from_day <= ?2 DESC, iif(from_day <= ?2, -from_day, from_day) LIMIT 1
            """, Value(employment), Value(day)
        ) { ($0.int(0), $0.day(1)) }
    }

    private func lastDay(_ employment: Int) throws -> Day? {
        try connection.first("SELECT last_day FROM employment WHERE id = ?", Value(employment)) {
            $0.optionalDay(0)
        } ?? nil
    }

    private func day(_ value: String?, _ field: CorrectedField) throws -> Day? {
        guard let value else { return nil }
        do { return try Cell.day(value) } catch { throw Objection.badValue(field) }
    }
}

extension Objection {
    static let noSuchValue = Objection(
        problem: Phrase("anställningen finns inte", "there is no such employment"),
        remedy: Phrase("välj en som står i listan", "choose one of the list"))
    static let sameValue = Objection(
        problem: Phrase("det står redan så", "that is what it says already"),
        remedy: Phrase("skriv något annat, eller låt det vara", "write something else, or leave it"))
    static let takenLogin = Objection(
        problem: Phrase("inloggningen hör redan till någon annan", "the login belongs to somebody else"),
        remedy: Phrase("rätta den andra personens först", "correct the other person's first"))
    static let daysOutOfOrder = Objection(
        problem: Phrase(
            "den sista dagen skulle ligga före den första", "the last day would precede the first"),
        remedy: Phrase("rätta den andra dagen först", "correct the other day first"))

    static func badValue(_ field: CorrectedField) -> Objection {
        let (swedish, english) =
            switch field {
            case .name: ("skriv för- och efternamn", "write first and last name")
            case .email:
                ("skriv en e-postadress eller lämna tomt", "write an e-mail address or leave it empty")
            case .login: ("skriv inloggningen eller lämna tomt", "write the login or leave it empty")
            case .firstDay, .lastDay:
                ("skriv ÅÅÅÅ-MM-DD eller lämna tomt", "write YYYY-MM-DD or leave it empty")
            case .category:
                (
                    "skriv \(CategoryWords.all.map(\.word).joined(separator: ", "))",
                    "write \(CategoryWords.all.map(\.english).joined(separator: ", "))"
                )
            case .form: ("skriv formens namn eller lämna tomt", "write the form's name or leave it empty")
            case .unit: ("välj en enhet som finns", "choose a unit that exists")
            }
        return Objection(
            problem: Phrase("värdet går inte", "the value will not do"), remedy: Phrase(swedish, english))
    }
}
