internal import Compliance
internal import Formats

/// Completion per person and unit: everybody the rule counts on a day, done or not. For HR alone.
struct PersonExport {
    /// A person in a unit. Somebody with posts in two units has two rows.
    struct Row {
        let administration: String
        let unit: String
        let code: String?
        let ref: String
        let name: String
        /// The latest completion that is valid on the day.
        let completion: CompletionRecord?
    }

    let persons: Int
    let rows: [Row]
    let course: String

    init(course: String, day: Day, scope: Roles.Scope = .everything, store: Store) throws {
        let register = try store.register()
        let rules = try store.rules(course: course, on: day)
        let rule = rules.indicator()
        var rows: [Row] = []
        var persons = 0
        try store.eachPerson(course: course, register: register) { person in
            guard rule.standing(of: person, on: day) == .counted else { return }
            guard let identity = try store.identity(person: Int(person.id)) else { return }
            let valid = try store.completions(person: Int(person.id), on: day).last {
                $0.course == course && rule.validity.holds($0.fact, on: day)
            }
            var units: Set<Int32> = []
            let count = rows.count
            for (index, employment) in person.employments.enumerated()
            where employment.runs(on: day) && rule.counts(employment) {
                guard let unit = person.unit(of: index, on: day), units.insert(unit).inserted else {
                    continue
                }
                let home = Int(register.organisation.administration(of: unit, on: day))
                guard scope.covers(administration: register.administrations[home].id) else { continue }
                rows.append(
                    Row(
                        administration: register.administrations[home].name,
                        unit: register.units[Int(unit)].name,
                        code: register.units[Int(unit)].code, ref: identity.ref, name: identity.name,
                        completion: valid))
            }
            if scope == .everything || rows.count > count { persons += 1 }
        }
        self.persons = persons
        self.course = course
        self.rows = rows.map { ($0, SwedishOrder($0.administration), SwedishOrder($0.unit)) }
            .sorted { ($0.1, $0.2, $0.0.code ?? "", $0.0.ref) < ($1.1, $1.2, $1.0.code ?? "", $1.0.ref) }.map(
                \.0)
    }

    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.row([
            "förvaltning", "enhet", "enhetskod", "person_ref", "namn", "kurs", "slutförd", "metod", "version",
        ])
        for row in rows {
            writer.row([
                row.administration, row.unit, row.code ?? "", row.ref, row.name, course,
                row.completion?.day.description ?? "", row.completion?.method ?? "",
                row.completion?.version ?? "",
            ])
        }
        return writer.bytes
    }

    var json: String {
        var json = JSONWriter()
        json.array(nil, rows) { json, row in
            json.object { json in
                json.string("administration", row.administration)
                json.string("unit", row.unit)
                json.string("code", row.code)
                json.string("person", row.ref)
                json.string("name", row.name)
                json.string("completed", row.completion?.day.description)
                json.string("method", row.completion?.method)
                json.string("version", row.completion?.version)
            }
        }
        return json.text
    }
}
