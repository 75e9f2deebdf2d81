/// The columns that a kind of file may have, numbered from 0.
protocol TableColumn: CaseIterable, RawRepresentable, Hashable, Sendable where RawValue == Int {
    /// The heading, lower-case, in Swedish and in English. The Swedish one stands in messages.
    var headings: (swedish: String, english: String) { get }

    /// What else it has been called, lower-case.
    var otherHeadings: [String] { get }

    /// Which headings a file still needs, in Swedish, when it has these columns.
    static func missing(among present: Set<Self>) -> [String]
}

extension TableColumn {
    var otherHeadings: [String] { [] }
}

/// The columns of a staff file (DESIGN §5).
enum StaffColumn: Int, TableColumn {
    case person, number, firstName, lastName, name, email, login, administration, unit, unitCode, category,
        form, firstDay, lastDay, leaveFrom, leaveTo, manager

    var headings: (swedish: String, english: String) {
        switch self {
        case .person: ("person_ref", "person_ref")
        case .number: ("anställningsnummer", "employment_no")
        case .firstName: ("förnamn", "first_name")
        case .lastName: ("efternamn", "last_name")
        case .name: ("namn", "name")
        case .email: ("e-post", "email")
        case .login: ("inloggning", "login")
        case .administration: ("förvaltning", "administration")
        case .unit: ("enhet", "unit")
        case .unitCode: ("enhetskod", "unit_code")
        case .category: ("kategori", "category")
        case .form: ("anställningsform", "form")
        case .firstDay: ("anställd_från", "first_day")
        case .lastDay: ("anställd_till", "last_day")
        case .leaveFrom: ("ledig_från", "leave_from")
        case .leaveTo: ("ledig_till", "leave_to")
        case .manager: ("chef_person_ref", "manager_person_ref")
        }
    }

    static func missing(among present: Set<StaffColumn>) -> [String] {
        var needed: [StaffColumn] = [.person, .administration, .unit, .firstDay]
        if !present.contains(.name) { needed += [.firstName, .lastName] }
        if present.contains(.leaveTo) { needed.append(.leaveFrom) }
        return needed.filter { !present.contains($0) }.map(\.headings.swedish)
    }
}

/// The columns of a file of completions (DESIGN §5).
enum CompletionColumn: Int, TableColumn {
    case person, course, completed, method, certificate

    var headings: (swedish: String, english: String) {
        switch self {
        case .person: ("person_ref", "person_ref")
        case .course: ("kurs", "course")
        case .completed: ("slutförd", "completed")
        case .method: ("metod", "method")
        case .certificate: ("intyg", "certificate")
        }
    }

    static func missing(among present: Set<CompletionColumn>) -> [String] {
        allCases.filter { $0 != .certificate && !present.contains($0) }.map(\.headings.swedish)
    }
}
