internal import Compliance
internal import SQLite

/// A value that may be corrected by hand.
enum CorrectedField: String, CaseIterable {
    case name, email, login
    case firstDay = "first_day"
    case lastDay = "last_day"
    case category, form, unit

    /// As a file of changes names it.
    var word: String {
        switch self {
        case .name: "namn"
        case .email: "e-post"
        case .login: "inloggning"
        case .firstDay: "första dag"
        case .lastDay: "sista dag"
        case .category: "kategori"
        case .form: "anställningsform"
        case .unit: "enhet"
        }
    }

    /// Whether it is the person's own, not an employment's.
    var isOfPerson: Bool { self == .name || self == .email || self == .login }
}

/// The corrections by hand that hold: of each value the latest, unless a file has said something new since or it says
/// what the files say. They are few, so they are read once for an import.
struct StandingCorrections {
    struct Key: Hashable {
        /// The employment's id, of a person's own values the person's.
        let id: Int
        let field: CorrectedField
    }

    struct Correction {
        let id: Int
        /// What the files said when it was made; nil for nothing, `missing` where they lacked the row.
        let said: String?
        let value: String?
        /// The day it was made.
        let day: Day
    }

    /// What `said` is where the employment had ended because the list lacked it.
    static let missing = ""

    private var standing: [Key: Correction] = [:]

    /// Of one person, or of all.
    init(_ connection: Connection, person: Int? = nil) throws {
        try connection.each(
            """
            SELECT id, ifnull(employment, person), field, said, value, recorded_at, overruled_by IS NOT NULL
            FROM correction WHERE ?1 IS NULL OR person = ?1 ORDER BY id
            """, Value(person)
        ) { row in
            guard let field = CorrectedField(rawValue: row.text(2)) else { return }
            let found = Correction(
                id: row.int(0), said: row.optionalText(3), value: row.optionalText(4),
                day: Stockholm.day(at: row.int(5)))
            let holds = !row.bool(6) && found.said != found.value
            standing[Key(id: row.int(1), field: field)] = holds ? found : nil
        }
    }

    subscript(_ field: CorrectedField, _ id: Int) -> Correction? {
        get { standing.isEmpty ? nil : standing[Key(id: id, field: field)] }
        set { standing[Key(id: id, field: field)] = newValue }
    }
}
