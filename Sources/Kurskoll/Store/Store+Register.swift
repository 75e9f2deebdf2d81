internal import Compliance
internal import Formats
internal import SQLite

/// Units and administrations, numbered from 0 as the rules want them.
struct Register: Sendable {
    struct Unit: Sendable {
        let id: Int
        /// Nil where HR has none.
        let code: String?
        let name: String
    }

    struct Administration: Sendable {
        let id: Int
        let name: String
    }

    let units: [Unit]
    let administrations: [Administration]
    let organisation: Organisation
    /// The place of each unit by its id, −1 for ids that are none.
    private let unitIndices: [Int32]

    init(
        units: [Unit], administrations: [Administration],
        affiliations: [(unit: Int, administration: Int, from: Day)]
    ) {
        self.units = units
        self.administrations = administrations
        var unitIndices = [Int32](repeating: -1, count: (units.map(\.id).max() ?? 0) + 1)
        for (index, unit) in units.enumerated() { unitIndices[unit.id] = Int32(index) }
        self.unitIndices = unitIndices
        let administrationIndices = Dictionary(
            uniqueKeysWithValues: administrations.enumerated().map { ($1.id, Int32($0)) })
        organisation = Organisation(
            unitCount: units.count, administrationCount: administrations.count,
            affiliations: affiliations.compactMap { row in
                administrationIndices[row.administration].map {
                    Affiliation(unit: unitIndices[row.unit], administration: $0, from: row.from)
                }
            })
    }

    func index(ofUnit id: Int) -> Int32 { unitIndices[id] }
}

extension Store {
    /// Units and administrations, as the open transaction sees them.
    func register() throws -> Register {
        guard let cache else { return try readRegister() }
        return try cache.register(epoch: registerEpoch(), read: readRegister)
    }

    private func readRegister() throws -> Register {
        Register(
            units: try connection.all("SELECT id, code, name FROM unit ORDER BY id") {
                Register.Unit(id: $0.int(0), code: $0.optionalText(1), name: $0.text(2))
            },
            administrations: try connection.all("SELECT id, name FROM administration ORDER BY id") {
                Register.Administration(id: $0.int(0), name: $0.text(1))
            },
            affiliations: try connection.all(
                "SELECT unit, administration, from_day FROM unit_administration ORDER BY unit, from_day"
            ) { (unit: $0.int(0), administration: $0.int(1), from: $0.day(2)) })
    }

    /// Hands every person with an employment to `body`, in order of id, with the facts of one course.
    func eachPerson(course: String, register: Register, body: (Person) throws -> Void) throws {
        let columns = try cache?.persons(
            course: course, epoch: registerEpoch(), store: self, register: register)
        guard let columns else { return try walk(course: course, register: register, body: body) }
        try columns.each(body)
    }

    /// The same from the tables. They are walked side by side: the memory does not grow with the register. The order is
    /// an index's own, so nothing is sorted; withdrawn employments are passed over here because a condition on them
    /// would lose that.
    func walk(course: String, register: Register, body: (Person) throws -> Void) throws {
        let employments = try connection.cursor(
            """
            SELECT e.person, e.id, e.first_day, e.last_day, e.known_from, e.category, e.form, p.from_day, p.unit,
                   e.withdrawn
            FROM employment e LEFT JOIN placement p ON p.employment = e.id
            ORDER BY e.person, e.first_day, e.last_day, e.category, e.form, e.known_from, e.withdrawn, e.id, p.from_day
            """)
        let completions = try connection.cursor(
            """
            SELECT c.person, c.day, c.version, v.day
            FROM completion c LEFT JOIN standing_voiding v ON v.completion = c.id
            WHERE c.course = ? ORDER BY c.person, c.day, c.id
            """, Value(course))
        let extensions = try extensions(course: course)
        let leaves = try leaves()
        var person = Person(id: 0)
        var hasCompletion = try completions.next()
        var hasEmployment = try employments.next()
        while hasEmployment {
            let id = employments.row.int(0)
            person.reset(to: Int32(id))
            var employmentID = -1
            repeat {
                let row = employments.row
                if !row.bool(9) {
                    if row.int(1) != employmentID {
                        employmentID = row.int(1)
                        person.employments.append(employment(row, from: 2))
                        for leave in leaves.isEmpty ? [] : leaves[employmentID] ?? [] {
                            person.leaves.append(
                                Leave(
                                    employment: person.employments.count - 1, first: leave.first,
                                    last: leave.last))
                        }
                    }
                    if let from = row.optionalDay(7) {
                        person.placements.append(
                            Placement(
                                employment: person.employments.count - 1,
                                unit: register.index(ofUnit: row.int(8)),
                                from: from))
                    }
                }
                hasEmployment = try employments.next()
            } while hasEmployment && employments.row.int(0) == id
            while hasCompletion && completions.row.int(0) < id { hasCompletion = try completions.next() }
            while hasCompletion && completions.row.int(0) == id {
                person.completions.append(completion(completions.row, from: 1))
                hasCompletion = try completions.next()
            }
            if !extensions.isEmpty { person.extensions += extensions[id] ?? [] }
            try body(person)
        }
    }

    /// The facts for a course of all who have at some time been placed in the units and whose post there has not ended
    /// before the day, in order of id. A query for each kind of fact, whatever the number of people.
    func facts(inUnits units: [Int], from day: Day, course: String, register: Register) throws -> [Person] {
        let ids = Set(try units.flatMap { try self.people(inUnit: $0, from: day) }).sorted()
        var people = ids.map { Person(id: Int32($0)) }
        let places = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        let list = Value("[\(ids.map(String.init).joined(separator: ","))]")
        // Of each employment the person and its place among hers.
        var posts: [Int: (person: Int, index: Int)] = [:]
        try connection.each(
            """
            SELECT e.person, e.id, e.first_day, e.last_day, e.known_from, e.category, e.form, l.from_day, l.unit
            FROM json_each(?) j CROSS JOIN employment e ON e.person = j.value
            LEFT JOIN placement l ON l.employment = e.id
            WHERE e.withdrawn = 0
            """, list
        ) { row in
            guard let place = places[row.int(0)] else { return }
            let post = posts[row.int(1)] ?? (place, people[place].employments.count)
            if post.index == people[place].employments.count {
                posts[row.int(1)] = post
                people[place].employments.append(employment(row, from: 2))
            }
            if let from = row.optionalDay(7) {
                people[place].placements.append(
                    Placement(employment: post.index, unit: register.index(ofUnit: row.int(8)), from: from))
            }
        }
        try connection.each(
            """
            SELECT l.employment, l.first_day, l.last_day
            FROM json_each(?) j CROSS JOIN employment e ON e.person = j.value JOIN leave l ON l.employment = e.id
            """, list
        ) { row in
            guard let post = posts[row.int(0)] else { return }
            people[post.person].leaves.append(
                Leave(employment: post.index, first: row.day(1), last: row.optionalDay(2)))
        }
        try connection.each(
            """
            SELECT c.person, c.day, c.version, v.day
            FROM json_each(?1) j CROSS JOIN completion c ON c.course = ?2 AND c.person = j.value
            LEFT JOIN standing_voiding v ON v.completion = c.id ORDER BY c.day, c.id
            """, list, Value(course)
        ) { row in
            guard let place = places[row.int(0)] else { return }
            people[place].completions.append(completion(row, from: 1))
        }
        try connection.each(
            """
            SELECT x.person, x.day, x.due_day
            FROM json_each(?1) j CROSS JOIN standing_extension x ON x.course = ?2 AND x.person = j.value ORDER BY x.id
            """, list, Value(course)
        ) { row in
            guard let place = places[row.int(0)] else { return }
            people[place].extensions.append(Extension(day: row.day(1), due: row.day(2)))
        }
        return people
    }

    /// The facts of one person for one course; without a register also without placements.
    func facts(person id: Int, course: String, register: Register?) throws -> Person {
        var person = Person(id: Int32(id))
        var ids: [Int] = []
        try connection.each(
            """
            SELECT e.id, e.first_day, e.last_day, e.known_from, e.category, e.form, p.from_day, p.unit
            FROM employment e LEFT JOIN placement p ON p.employment = e.id
            WHERE e.person = ? AND e.withdrawn = 0 ORDER BY e.id, p.from_day
            """, Value(id)
        ) { row in
            if ids.last != row.int(0) {
                ids.append(row.int(0))
                person.employments.append(employment(row, from: 1))
            }
            if let register, let from = row.optionalDay(6) {
                person.placements.append(
                    Placement(employment: ids.count - 1, unit: register.index(ofUnit: row.int(7)), from: from)
                )
            }
        }
        try connection.each(
            """
            SELECT l.employment, l.first_day, l.last_day FROM leave l JOIN employment e ON e.id = l.employment
            WHERE e.person = ?
            """, Value(id)
        ) { row in
            guard let index = ids.firstIndex(of: row.int(0)) else { return }
            person.leaves.append(Leave(employment: index, first: row.day(1), last: row.optionalDay(2)))
        }
        person.completions = try connection.all(
            """
            SELECT c.day, c.version, v.day FROM completion c LEFT JOIN standing_voiding v ON v.completion = c.id
            WHERE c.course = ? AND c.person = ? ORDER BY c.day, c.id
            """, Value(course), Value(id)
        ) { completion($0, from: 0) }
        person.extensions = try connection.all(
            "SELECT day, due_day FROM standing_extension WHERE course = ? AND person = ? ORDER BY id",
            Value(course),
            Value(id)
        ) { Extension(day: $0.day(0), due: $0.day(1)) }
        return person
    }

    /// Everybody who has at some time been placed in the unit and whose post there has not ended before the day.
    func people(inUnit unit: Int, from day: Day) throws -> [Int] {
        try connection.all(
            """
            SELECT DISTINCT e.person FROM placement p JOIN employment e ON e.id = p.employment
            WHERE p.unit = ? AND e.withdrawn = 0 AND (e.last_day IS NULL OR e.last_day >= ?) ORDER BY e.person
            """, Value(unit), Value(day)
        ) { $0.int(0) }
    }

    /// Reference and name of a person.
    func identity(person: Int) throws -> (ref: String, name: String)? {
        try connection.first("SELECT ref, name FROM person WHERE id = ?", Value(person)) {
            ($0.text(0), $0.text(1))
        }
    }

    func employment(_ row: borrowing Row, from column: Int32) -> Employment {
        Employment(
            firstDay: row.optionalDay(column), lastDay: row.optionalDay(column + 1),
            knownFrom: row.day(column + 2),
            category: Category(rawValue: Int8(row.int(column + 3))) ?? .employee,
            // A column of free text may make more forms than a rule can ever name.
            form: row.optionalInt(column + 4).flatMap(Int16.init(exactly:)) ?? -1)
    }

    func completion(_ row: borrowing Row, from column: Int32) -> Completion {
        Completion(
            day: row.day(column), voidedFrom: row.optionalDay(column + 2),
            version: Int32(row.optionalInt(column + 1) ?? -1))
    }

    /// Extensions are rare: all of a course fit in memory.
    private func extensions(course: String) throws -> [Int: [Extension]] {
        var found: [Int: [Extension]] = [:]
        try connection.each(
            "SELECT person, day, due_day FROM standing_extension WHERE course = ? ORDER BY id", Value(course)
        ) { row in
            found[row.int(0), default: []].append(Extension(day: row.day(1), due: row.day(2)))
        }
        return found
    }

    private func leaves() throws -> [Int: [(first: Day, last: Day?)]] {
        var found: [Int: [(first: Day, last: Day?)]] = [:]
        try connection.each("SELECT employment, first_day, last_day FROM leave") { row in
            found[row.int(0), default: []].append((row.day(1), row.optionalDay(2)))
        }
        return found
    }
}
