internal import Compliance
internal import Formats

/// Completion per person and unit: everybody the rule counts on a day, done or not. For HR alone. It takes eight bytes
/// of memory for each row, and names are read some thousands at a time.
final class PersonExport: TableFile {
    /// A person in a unit. Somebody with posts in two units has two rows.
    struct Row {
        let administration: String
        let unit: String
        let code: String?
        let ref: String
        let name: String
        /// The latest completion that is valid on the day.
        let completion: UnitMember.Evidence?
    }

    let course: String
    let day: Day
    private let scope: Roles.Scope
    private let store: Store
    private let register: Register
    private let rules: Rules
    private let rule: IndicatorRule
    private var known: Listing?

    /// Who is in which unit: of each unit a chain of rows, in order of person. Chains are never sorted or moved, so that
    /// no second copy of a large municipality is needed on the way.
    private struct Listing {
        /// The units in the order of the file, as places in the register.
        let units: [Int]
        /// Of each unit in `units` its first row and its last; -1 where it has none.
        private(set) var first: [Int32]
        private var last: [Int32]
        /// Of each row the person, and the next row of the same unit; -1 at its end.
        private var person: [Int32] = []
        private var next: [Int32] = []
        /// Each once; those without a unit too, where all are asked for.
        var persons = 0

        /// `rows` are made room for. What is not filled takes no memory; to grow would take twice as much for a while.
        init(units: [Int], rows: Int) {
            self.units = units
            first = [Int32](repeating: -1, count: units.count)
            last = first
            person.reserveCapacity(rows)
            next.reserveCapacity(rows)
        }

        var rows: Int { person.count }

        mutating func append(_ person: Int32, place: Int) {
            let row = Int32(self.person.count)
            self.person.append(person)
            next.append(-1)
            if last[place] < 0 { first[place] = row } else { next[Int(last[place])] = row }
            last[place] = row
        }

        /// The persons in a unit, in order of id.
        func persons(place: Int) -> [Int32] {
            var persons: [Int32] = []
            var row = first[place]
            while row >= 0 {
                persons.append(person[Int(row)])
                row = next[Int(row)]
            }
            return persons
        }
    }

    /// Names are read for so many rows at a time, and the rest of the last unit.
    private static let groupRows = 4_000

    init(course: String, day: Day, scope: Roles.Scope = .everything, store: Store) throws {
        (self.course, self.day, self.scope, self.store) = (course, day, scope, store)
        register = try store.register()
        rules = try store.rules(course: course, on: day)
        rule = rules.indicator()
    }

    /// How many rows and how many persons it has, each once; those without a unit among the persons, where all are
    /// asked for.
    func count() throws -> (rows: Int, persons: Int) {
        let listing = try listing()
        return (listing.rows, listing.persons)
    }

    private func listing() throws -> Listing {
        if let known { return known }
        let units = register.units.indices.filter { scope.covers(administration: home(of: $0).id) }
            .inSwedishOrder(
                by: { [home(of: $0).name, register.units[$0].name] }, code: { register.units[$0].code ?? "" })
        var places = [Int32](repeating: -1, count: register.units.count)
        for (place, unit) in units.enumerated() { places[unit] = Int32(place) }
        var found = Listing(units: units, rows: try store.lastEmployment())
        var mine: Set<Int32> = []
        try store.eachPerson(course: "", register: register) { person in
            guard rule.standing(of: person, on: day) == .counted else { return }
            mine.removeAll(keepingCapacity: true)
            for (index, employment) in person.employments.enumerated()
            where employment.runs(on: day) && rule.counts(employment) {
                guard let unit = person.unit(of: index, on: day), places[Int(unit)] >= 0 else { continue }
                mine.insert(places[Int(unit)])
            }
            for place in mine { found.append(person.id, place: Int(place)) }
            if scope == .everything || !mine.isEmpty { found.persons += 1 }
        }
        known = found
        return found
    }

    /// Every row: by administration, unit and its code in Swedish order, then by `person_ref`.
    func eachRow(_ body: (Row) throws -> Void) throws {
        let listing = try listing()
        var group: [(unit: Int, persons: [Int32])] = []
        var rows = 0
        for (place, unit) in listing.units.enumerated() {
            // To the end of a unit, within which the order is that of `person_ref`.
            group.append((unit, listing.persons(place: place)))
            rows += group[group.count - 1].persons.count
            guard rows >= Self.groupRows else { continue }
            try write(group, to: body)
            (group, rows) = ([], 0)
        }
        try write(group, to: body)
    }

    private func write(_ units: [(unit: Int, persons: [Int32])], to body: (Row) throws -> Void) throws {
        let ids = Set(units.flatMap(\.persons)).sorted()
        let members = try store.members(ids, course: course) {
            !$0.isVoided(on: day) && rule.validity.holds($0, on: day)
        }
        let places = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        for (unit, persons) in units {
            let administration = home(of: unit).name
            let people = persons.compactMap { places[$0].map { members[$0] } }
            for member in people.sorted(by: { $0.ref < $1.ref }) {
                try body(
                    Row(
                        administration: administration, unit: register.units[unit].name,
                        code: register.units[unit].code, ref: member.ref, name: member.name,
                        completion: member.evidence))
            }
        }
    }

    private func home(of unit: Int) -> Register.Administration {
        register.administrations[Int(register.organisation.administration(of: Int32(unit), on: day))]
    }

    var title: String { "Slutföranden per person" }

    var definition: Definition {
        Definition(lines: [
            .init(label: "Kurs", text: course), .init(label: "Per", text: day.description),
            .init(
                label: "Rader",
                text: """
                    var och en som är anställd den dagen (kategori: \(CategoryWords.text(rules.categories))), en gång i \
                    varje enhet där personen arbetar.
                    """),
            .init(
                label: "Slutförd",
                text: "dagen för det senaste slutförandet som gäller den dagen; tomt om inget."
            ),
            .init(
                label: "Giltighet",
                text: rules.validityMonths.map { "ett slutförande gäller i \($0) månader." }
                    ?? "ett slutförande gäller tills vidare."),
            .init(label: "Regelversion", text: rules.versionText([.validity, .versions, .categories])),
        ])
    }

    let columns = [
        FileColumn("förvaltning", width: 32), FileColumn("enhet", width: 32),
        FileColumn("enhetskod", width: 12),
        FileColumn("person_ref", width: 14), FileColumn("namn", width: 28), FileColumn("kurs", width: 10),
        FileColumn("slutförd", width: 12), FileColumn("metod", width: 10),
        FileColumn("version", width: 10),
    ]

    func writeRows(to table: inout some TableWriter) throws {
        try eachRow { row in
            table.cell(row.administration)
            table.cell(row.unit)
            table.cell(row.code)
            table.cell(row.ref)
            table.cell(row.name)
            table.cell(course)
            table.cell(row.completion?.fact.day)
            table.cell(row.completion?.method)
            table.cell(row.completion?.version)
            try table.endRow()
        }
    }

    func writeJSON(to sink: ([UInt8]) throws -> Void) throws {
        try writeArray(to: sink, eachRow) { json, row in
            json.string("administration", row.administration)
            json.string("unit", row.unit)
            json.string("code", row.code)
            json.string("person", row.ref)
            json.string("name", row.name)
            json.string("completed", row.completion?.fact.day.description)
            json.string("method", row.completion?.method)
            json.string("version", row.completion?.version)
        }
    }
}
