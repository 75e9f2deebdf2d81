internal import Compliance

/// A row of a file of completions.
struct CompletionRow: Equatable {
    /// What a completion from elsewhere may be called.
    static let methods = ["kurs", "grupp", "nck", "moodle", "annan"]

    let line: Int
    let person: String
    let course: String
    let day: Day
    let method: String
    let certificate: String?

    /// Nil where a cell has a fault; every fault of the row is added to `faults`. A completion after `today` is one.
    init?(_ row: TableRow<CompletionColumn>, courses: Set<String>, today: Day, faults: inout Faults) {
        var cells = CellReader(row: row)
        line = row.line
        person = cells.required(.person, read: Cell.key)
        course = cells.required(.course) { (text) throws(CellFault) in
            if courses.contains(text) { return text }
            throw CellFault(
                "okänd kurs",
                courses.isEmpty
                    ? "ange kursernas mapp med --courses"
                    : "skriv kursens id: \(courses.sorted().joined(separator: ", "))")
        }
        let read = cells.optional(.completed, read: Cell.day)
        if let written = read ?? nil {
            if written > today {
                cells.fault(.completed, "ligger efter i dag (\(today)):", "rätta dagen")
            }
        } else if row[.completed].isEmpty || read != nil {
            cells.fault(.completed, "dagen saknas:", "fyll i dagen då kursen slutfördes")
        }
        day = (read ?? nil) ?? today
        method = cells.required(.method) { (text) throws(CellFault) in
            let word = text.lowercased()
            if Self.methods.contains(word) { return word }
            throw CellFault("okänd metod", "skriv \(Self.methods.joined(separator: ", "))")
        }
        certificate = cells.optional(.certificate)
        guard cells.areSound(reportingTo: &faults) else { return nil }
    }
}
