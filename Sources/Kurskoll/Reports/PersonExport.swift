internal import Compliance
internal import Formats

/// Completion per person and unit: everybody the rule counts on a day, done or not. For HR alone. It reads a unit at a
/// time, so the memory does not grow with the register.
struct PersonExport: TableFile {
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

    init(course: String, day: Day, scope: Roles.Scope = .everything, store: Store) throws {
        (self.course, self.day, self.scope, self.store) = (course, day, scope, store)
        register = try store.register()
        rules = try store.rules(course: course, on: day)
        rule = rules.indicator()
    }

    /// How many rows and how many persons it has, each once; those without a unit among the persons, where all are
    /// asked for.
    func count() throws -> (rows: Int, persons: Int) {
        let isWanted = register.units.indices.map { scope.covers(administration: home(of: $0).id) }
        var (rows, persons) = (0, 0)
        var units: Set<Int32> = []
        try store.eachPerson(course: course, register: register) { person in
            guard rule.standing(of: person, on: day) == .counted else { return }
            units.removeAll(keepingCapacity: true)
            for (index, employment) in person.employments.enumerated()
            where employment.runs(on: day) && rule.counts(employment) {
                guard let unit = person.unit(of: index, on: day), isWanted[Int(unit)] else { continue }
                units.insert(unit)
            }
            rows += units.count
            if scope == .everything || !units.isEmpty { persons += 1 }
        }
        return (rows, persons)
    }

    /// Every row: by administration, unit and its code in Swedish order, then by `person_ref`.
    func eachRow(_ body: (Row) throws -> Void) throws {
        let order = register.units.indices.filter { scope.covers(administration: home(of: $0).id) }
            .map { ($0, SwedishOrder(home(of: $0).name), SwedishOrder(register.units[$0].name)) }
            .sorted {
                ($0.1, $0.2, register.units[$0.0].code ?? "") < ($1.1, $1.2, register.units[$1.0].code ?? "")
            }
        for (index, _, _) in order {
            let unit = register.units[index]
            let administration = home(of: index).name
            let members = try store.members(
                ofUnit: unit.id, from: day, course: course, register: register,
                withLeaves: rule.leavesOutLongLeave)
            for member in members where isListed(member.facts, in: Int32(index)) {
                try body(
                    Row(
                        administration: administration, unit: unit.name, code: unit.code, ref: member.ref,
                        name: member.name,
                        completion: member.evidence.last {
                            !$0.fact.isVoided(on: day) && rule.validity.holds($0.fact, on: day)
                        }))
            }
        }
    }

    /// Whether a counted employment places a counted person in the unit.
    private func isListed(_ person: Person, in unit: Int32) -> Bool {
        guard rule.standing(of: person, on: day) == .counted else { return false }
        return person.employments.indices.contains { index in
            let employment = person.employments[index]
            return employment.runs(on: day) && rule.counts(employment)
                && person.unit(of: index, on: day) == unit
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
