internal import Compliance
internal import SQLite

/// Everything that is stored about one person, part by part: `/mina-uppgifter` shows it and gives it as JSON from the
/// same list, so neither can leave out what the other has.
struct PersonalData {
    struct Column: Sendable {
        /// In JSON.
        let key: String
        let heading: Phrase
        let kind: Kind

        init(_ key: String, _ heading: Phrase, _ kind: Kind = .text) {
            self.key = key
            self.heading = heading
            self.kind = kind
        }
    }

    /// What a value is, and so how it is shown.
    enum Kind: Sendable {
        case text, day, instant, course, method, category, yes, listing, groupEvent
    }

    struct Section: Sendable {
        let key: String
        let heading: Phrase
        /// The columns of the schema that lead from the rows to the person. A test finds those that no section names.
        let references: Set<String>
        let columns: [Column]
        /// As many columns as `columns`; `?1` is the person.
        let sql: StaticString
    }

    struct Part {
        let section: Section
        /// Values in the order of the section's columns; days and instants as people read them.
        let rows: [[String?]]
    }

    let parts: [Part]
    let sightings: [Sighting]

    init(person: Int, store: Store) throws {
        parts = try Self.sections.map { section in
            let rows = try store.connection.all(section.sql, Value(person)) { row -> [String?] in
                var values: [String?] = []
                for (index, column) in section.columns.enumerated() {
                    let place = Int32(index)
                    switch column.kind {
                    case .day: values.append(row.optionalDay(place)?.description)
                    case .instant: values.append(row.optionalInt(place).map(Stockholm.text))
                    default: values.append(row.optionalText(place))
                    }
                }
                return values
            }
            return Part(section: section, rows: rows)
        }
        sightings = try store.sightings(of: person)
    }
}
