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

    /// Who is in which unit.
    private struct Listing {
        /// The units in the order of the file, as places in the register.
        let units: [Int]
        /// Of each row the place of its unit in `units` and, in the lower half, the person; sorted.
        let rows: [UInt64]
        /// Each once; those without a unit too, where all are asked for.
        let persons: Int

        func unit(_ row: UInt64) -> Int { units[Int(row >> 32)] }
    }

    /// Names are read for so many rows at a time, and the rest of the last unit.
    private static let groupRows = 10_000

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
        return (listing.rows.count, listing.persons)
    }

    private func listing() throws -> Listing {
        if let known { return known }
        let units = register.units.indices.filter { scope.covers(administration: home(of: $0).id) }
            .inSwedishOrder(
                by: { [home(of: $0).name, register.units[$0].name] }, code: { register.units[$0].code ?? "" })
        var places = [Int32](repeating: -1, count: register.units.count)
        for (place, unit) in units.enumerated() { places[unit] = Int32(place) }
        var rows: [UInt64] = []
        // What is not filled takes no memory; to grow would take twice as much for a while.
        rows.reserveCapacity(try store.lastEmployment())
        var persons = 0
        var mine: Set<Int32> = []
        try store.eachPerson(course: "", register: register) { person in
            guard rule.standing(of: person, on: day) == .counted else { return }
            mine.removeAll(keepingCapacity: true)
            for (index, employment) in person.employments.enumerated()
            where employment.runs(on: day) && rule.counts(employment) {
                guard let unit = person.unit(of: index, on: day), places[Int(unit)] >= 0 else { continue }
                mine.insert(places[Int(unit)])
            }
            for place in mine { rows.append(UInt64(place) << 32 | UInt64(person.id)) }
            if scope == .everything || !mine.isEmpty { persons += 1 }
        }
        rows.sort()
        let found = Listing(units: units, rows: rows, persons: persons)
        known = found
        return found
    }

    /// Every row: by administration, unit and its code in Swedish order, then by `person_ref`.
    func eachRow(_ body: (Row) throws -> Void) throws {
        let listing = try listing()
        var rest = listing.rows[...]
        while !rest.isEmpty {
            var group = rest.prefix(Self.groupRows)
            // To the end of a unit, within which the order is that of `person_ref`.
            while group.endIndex < rest.endIndex, rest[group.endIndex] >> 32 == rest[group.endIndex - 1] >> 32
            {
                group = rest[group.startIndex...group.endIndex]
            }
            rest = rest[group.endIndex...]
            try write(group, of: listing, to: body)
        }
    }

    private func write(
        _ rows: ArraySlice<UInt64>, of listing: Listing, to body: (Row) throws -> Void
    ) throws {
        let ids = Set(rows.map { Int32(truncatingIfNeeded: $0) }).sorted()
        let members = try store.members(ids, course: course) {
            !$0.isVoided(on: day) && rule.validity.holds($0, on: day)
        }
        let places = Dictionary(uniqueKeysWithValues: zip(ids, ids.indices))
        var rest = rows
        while let first = rest.first {
            let rows = rest.prefix { $0 >> 32 == first >> 32 }
            rest = rest[rows.endIndex...]
            let unit = listing.unit(first)
            let administration = home(of: unit).name
            let people = rows.compactMap { places[Int32(truncatingIfNeeded: $0)].map { members[$0] } }
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
