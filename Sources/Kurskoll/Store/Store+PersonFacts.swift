internal import Compliance
internal import SQLite

/// Every fact about a person as HR reads it, with the file or the hand it came by.
struct PersonFacts {
    let id: Int
    let ref: String
    let name: String
    let email: String?
    let login: String?
    /// In the order of `Store.facts(person:)`, withdrawn ones too.
    let posts: [Post]
    /// Of all courses, by day.
    let completions: [Completion]
    /// Of all courses, in the order they were granted.
    let extensions: [Extension]
    let changes: [FileChange]
    /// Values corrected by hand, in the order they were made.
    let corrections: [Correction]

    /// The import that brought a fact.
    struct Origin {
        let number: Int
        let day: Day
    }

    /// A signed decision, and what took it back.
    struct Decision {
        let number: Int
        let day: Day
        let text: Signed
        let retraction: Signed?
    }

    /// Why, by whom and when.
    struct Signed {
        let reason: String
        /// Nil for the command line.
        let signer: String?
        /// Seconds since 1970.
        let at: Int
    }

    struct Place {
        let from: Day
        let unit: String
        let code: String?
        let administration: String
    }

    struct Post {
        let id: Int
        let number: String?
        let source: String
        let firstDay: Day?
        let lastDay: Day?
        let category: Category
        let form: String?
        let knownFrom: Day
        let isWithdrawn: Bool
        let isAbsent: Bool
        let origin: Origin?
        var places: [Place] = []
        var leaves: [(first: Day, last: Day?)] = []
    }

    struct Completion {
        let id: Int
        let course: String
        let day: Day
        let method: String
        let version: String?
        let code: String?
        let certificate: String?
        let recordedAt: Int
        let origin: Origin?
        let registration: Signed?
        /// Who led the group it was made in; nil for one made alone.
        let leader: String?
        var voidings: [Decision] = []

        /// The voiding that holds; nil where none does.
        var voiding: Decision? { voidings.last { $0.retraction == nil } }
    }

    struct Extension {
        let course: String
        let due: Day
        let decision: Decision
    }

    /// What a file changed of the person or her posts.
    struct FileChange {
        let origin: Origin
        /// `person`, `employment`, `placement` or `leave`.
        let fact: String
        /// What stood there before; nil for nothing.
        var before: [(heading: Phrase, value: String?)] = []

        /// By the journal's keys; what is no business of a reader's has none.
        static let headings: [String: Phrase] = [
            "name": .name, "email": .email, "login": .login, "number": .number, "first_day": .firstDay,
            "last_day": .lastDay, "form": .form, "unit": .unit, "from_day": .fromDay,
        ]
    }
}

extension Store {
    /// Everything about a person; nil where there is none, and for somebody who takes a course as nobody.
    func personFacts(_ person: Int) throws -> PersonFacts? {
        let row = try connection.first(
            "SELECT ref, name, email, login FROM person WHERE id = ? AND pass_until IS NULL", Value(person)
        ) { (ref: $0.text(0), name: $0.text(1), email: $0.optionalText(2), login: $0.optionalText(3)) }
        guard let row else { return nil }
        return PersonFacts(
            id: person, ref: row.ref, name: row.name, email: row.email, login: row.login,
            posts: try postFacts(person), completions: try completionFacts(person),
            extensions: try extensionFacts(person), changes: try fileChanges(person),
            corrections: try corrections(person: person))
    }

    /// Names of forms of employment by id.
    func formNames() throws -> [Int: String] {
        Dictionary(
            uniqueKeysWithValues: try connection.all("SELECT id, name FROM employment_form") {
                ($0.int(0), $0.text(1))
            })
    }

    private func postFacts(_ person: Int) throws -> [PersonFacts.Post] {
        let posts = try connection.all(
            """
            SELECT e.id, e.number, e.source, e.first_day, e.last_day, e.category, f.name, e.known_from, e.withdrawn,
                   e.absent, i.id, i.day
            FROM employment e LEFT JOIN employment_form f ON f.id = e.form LEFT JOIN import i ON i.id = e.import
            WHERE e.person = ? ORDER BY e.id
            """, Value(person)
        ) { row in
            PersonFacts.Post(
                id: row.int(0), number: row.optionalText(1), source: row.text(2),
                firstDay: row.optionalDay(3), lastDay: row.optionalDay(4),
                category: Category(rawValue: Int8(row.int(5))) ?? .employee, form: row.optionalText(6),
                knownFrom: row.day(7), isWithdrawn: row.bool(8), isAbsent: row.bool(9),
                origin: origin(row, from: 10))
        }
        return try posts.map { post in
            var post = post
            post.places = try connection.all(
                """
                SELECT p.from_day, u.name, u.code,
                       (SELECT a.name FROM unit_administration ua JOIN administration a ON a.id = ua.administration
                        WHERE ua.unit = u.id ORDER BY ua.from_day DESC LIMIT 1)
                FROM placement p JOIN unit u ON u.id = p.unit WHERE p.employment = ? ORDER BY p.from_day
                """, Value(post.id)
            ) {
                .init(
                    from: $0.day(0), unit: $0.text(1), code: $0.optionalText(2),
                    administration: $0.optionalText(3) ?? "")
            }
            post.leaves = try connection.all(
                "SELECT first_day, last_day FROM leave WHERE employment = ? ORDER BY first_day",
                Value(post.id)
            ) { (first: $0.day(0), last: $0.optionalDay(1)) }
            return post
        }
    }

    private func completionFacts(_ person: Int) throws -> [PersonFacts.Completion] {
        let completions = try connection.all(
            """
            SELECT c.id, c.course, c.day, c.method, v.version, c.code, c.certificate, c.recorded_at, i.id, i.day,
                   g.reason, s.name, l.name
            FROM completion c LEFT JOIN course_version v ON v.id = c.version LEFT JOIN import i ON i.id = c.import
            LEFT JOIN registration g ON g.completion = c.id LEFT JOIN person s ON s.id = g.signer
            LEFT JOIN group_completion gc ON gc.completion = c.id
            LEFT JOIN group_session gs ON gs.id = gc.session LEFT JOIN person l ON l.id = gs.leader
            WHERE c.person = ? ORDER BY c.day, c.id
            """, Value(person)
        ) { row in
            PersonFacts.Completion(
                id: row.int(0), course: row.text(1), day: row.day(2), method: row.text(3),
                version: row.optionalText(4), code: row.optionalText(5), certificate: row.optionalText(6),
                recordedAt: row.int(7), origin: origin(row, from: 8),
                registration: row.optionalText(10).map {
                    .init(reason: $0, signer: row.optionalText(11), at: row.int(7))
                }, leader: row.optionalText(12))
        }
        return try completions.map { completion in
            var completion = completion
            completion.voidings = try connection.all(
                """
                SELECT v.id, v.day, v.reason, s.name, v.recorded_at, r.reason, t.name, r.recorded_at
                FROM voiding v LEFT JOIN person s ON s.id = v.signer
                LEFT JOIN retraction r ON r.voiding = v.id LEFT JOIN person t ON t.id = r.signer
                WHERE v.completion = ? ORDER BY v.id
                """, Value(completion.id)
            ) { decision($0) }
            return completion
        }
    }

    private func extensionFacts(_ person: Int) throws -> [PersonFacts.Extension] {
        try connection.all(
            """
            SELECT x.id, x.day, x.reason, s.name, x.recorded_at, r.reason, t.name, r.recorded_at, x.course, x.due_day
            FROM extension x LEFT JOIN person s ON s.id = x.signer
            LEFT JOIN retraction r ON r.extension = x.id LEFT JOIN person t ON t.id = r.signer
            WHERE x.person = ? ORDER BY x.id
            """, Value(person)
        ) { row in
            PersonFacts.Extension(course: row.text(8), due: row.day(9), decision: decision(row))
        }
    }

    /// The first eight columns of a decision with what took it back.
    private func decision(_ row: borrowing Row) -> PersonFacts.Decision {
        let retraction: PersonFacts.Signed? =
            if let reason = row.optionalText(5) {
                .init(reason: reason, signer: row.optionalText(6), at: row.int(7))
            } else {
                nil
            }
        return .init(
            number: row.int(0), day: row.day(1),
            text: .init(reason: row.text(2), signer: row.optionalText(3), at: row.int(4)),
            retraction: retraction)
    }

    private func fileChanges(_ person: Int) throws -> [PersonFacts.FileChange] {
        var changes: [(id: Int, change: PersonFacts.FileChange)] = []
        try connection.each(
            """
            SELECT c.id, i.id, i.day, c.kind, j.key,
                   CASE j.key
                     WHEN 'unit' THEN (SELECT name FROM unit WHERE id = j.value)
                     WHEN 'form' THEN (SELECT name FROM employment_form WHERE id = j.value)
                     WHEN 'first_day' THEN date(j.value * 86400, 'unixepoch')
                     WHEN 'last_day' THEN date(j.value * 86400, 'unixepoch')
                     WHEN 'from_day' THEN date(j.value * 86400, 'unixepoch')
                     ELSE j.value END
            FROM import_change c JOIN import i ON i.id = c.import JOIN json_each(c.before) j
            WHERE (c.kind = 'person' AND c.row = ?1)
               OR (c.kind IN ('employment', 'placement', 'leave')
                   AND c.row IN (SELECT id FROM employment WHERE person = ?1))
            ORDER BY c.id
            """, Value(person)
        ) { row in
            if changes.last?.id != row.int(0) {
                let origin = PersonFacts.Origin(number: row.int(1), day: row.day(2))
                changes.append((row.int(0), .init(origin: origin, fact: row.text(3))))
            }
            guard let heading = PersonFacts.FileChange.headings[row.text(4)] else { return }
            let last = changes.count - 1
            changes[last].change.before.append((heading, row.optionalText(5)))
        }
        return changes.map(\.change)
    }

    private func origin(_ row: borrowing Row, from column: Int32) -> PersonFacts.Origin? {
        guard let number = row.optionalInt(column) else { return nil }
        return .init(number: number, day: row.day(column + 1))
    }
}
