internal import Compliance

/// A row of a staff file: one employment, as HR says it is. What the file has no column for is nil here too; whether
/// it has one is asked of the heading.
struct StaffRow: Equatable {
    let line: Int
    let person: String
    let number: String?
    let name: String
    let email: String?
    let login: String?
    let administration: String
    let unit: String
    let unitCode: String?
    let category: Compliance.Category
    let form: String?
    let firstDay: Day?
    let lastDay: Day?
    let leaveFrom: Day?
    let leaveTo: Day?
    let manager: String?

    /// The employment in a list of changes: `p-83f1 004711`.
    var label: String { number.map { "\(person) \($0)" } ?? person }

    /// Nil where a cell has a fault; every fault of the row is added to `faults`.
    init?(_ row: TableRow<StaffColumn>, faults: inout Faults) {
        var cells = CellReader(row: row)
        line = row.line
        person = cells.required(.person, read: Cell.key)
        number = cells.optional(.number, read: Cell.key)
        name = cells.name()
        email = cells.optional(.email, read: Cell.email)
        login = cells.optional(.login, read: Cell.key)
        administration = cells.required(.administration)
        unit = cells.required(.unit)
        unitCode = cells.optional(.unitCode, read: Cell.key)
        category = cells.optional(.category, read: Self.category) ?? .employee
        form = cells.optional(.form)
        firstDay = cells.optional(.firstDay, read: Cell.day) ?? nil
        lastDay = cells.optional(.lastDay, read: Cell.day) ?? nil
        let leaveFrom: Day?? = cells.optional(.leaveFrom, read: Cell.day)
        self.leaveFrom = leaveFrom ?? nil
        leaveTo = cells.optional(.leaveTo, read: Cell.day) ?? nil
        manager = cells.optional(.manager, read: Cell.key)
        if let firstDay, let lastDay, lastDay < firstDay {
            cells.fault(
                .lastDay, "slutar före den första dagen \(firstDay):", "rätta någon av dagarna")
        }
        if let leaveTo {
            if let leaveFrom = self.leaveFrom, leaveTo < leaveFrom {
                cells.fault(
                    .leaveTo, "slutar före ledighetens första dag \(leaveFrom):", "rätta någon av dagarna")
            } else if self.leaveFrom == nil, row[.leaveFrom].isEmpty || leaveFrom != nil {
                // Empty, or 9999-12-31; a day that can't be read is told of already.
                cells.fault(.leaveTo, "ledigheten saknar första dag:", "fyll i ledig_från")
            }
        }
        guard cells.areSound(reportingTo: &faults) else { return nil }
    }

    private static func category(_ text: String) throws(CellFault) -> Compliance.Category {
        if let category = CategoryWords.category(text) { return category }
        let words = CategoryWords.all.map(\.word)
        throw CellFault("okänd kategori", "skriv \(words.joined(separator: ", ")) eller lämna tomt")
    }
}

extension CellReader<StaffColumn> {
    /// First and last name, or the whole name where the file has only that. One of the two may be empty: some people
    /// have one name.
    fileprivate mutating func name() -> String {
        guard row.heading.has(.firstName), row.heading.has(.lastName) else { return required(.name) }
        let name = [optional(.firstName), optional(.lastName)].compactMap(\.self).joined(separator: " ")
        return name.isEmpty ? required(.lastName) : name
    }
}
