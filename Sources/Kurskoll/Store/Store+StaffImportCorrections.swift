internal import Compliance
internal import SQLite

/// Corrections by hand against what a file says.
extension StaffIntake {
    /// What the register is to hold where a file says `said` of a person or an employment with that id: the corrected
    /// value for as long as files say what they said when it was corrected, after that what the file says.
    mutating func settled<T>(
        _ field: CorrectedField, of id: Int, said: T?, text: (T) -> String, value: (String) -> T?
    ) throws -> T? {
        guard let correction = corrections[field, id] else { return said }
        if correction.said == said.map(text) {
            kept.append("\(field.word) (rättad \(correction.day))")
            return correction.value.flatMap(value)
        }
        corrections[field, id] = nil
        try connection.run(
            "UPDATE correction SET overruled_by = ? WHERE id = ?", Value(self.id), Value(correction.id))
        return said
    }

    mutating func settled(_ field: CorrectedField, of id: Int, said: String?) throws -> String? {
        try settled(field, of: id, said: said, text: { $0 }, value: { $0 })
    }

    mutating func settled(_ field: CorrectedField, of id: Int, said: Day?) throws -> Day? {
        try settled(field, of: id, said: said, text: \.description, value: Day.init(iso:))
    }

    mutating func settled(_ field: CorrectedField, of id: Int, said: Compliance.Category) throws
        -> Compliance.Category
    {
        try settled(
            field, of: id, said: said,
            text: { said in CategoryWords.all.first { $0.category == said }?.word ?? "" },
            value: { CategoryWords.category($0) }) ?? said
    }

    /// The unit to place an employment in.
    mutating func settledUnit(of employment: Int, said: Int) throws -> Int {
        try settled(.unit, of: employment, said: said, text: String.init, value: { Int($0) }) ?? said
    }

    /// Tells of the corrections that the row leaves alone.
    mutating func countKept(_ row: StaffRow) {
        guard !kept.isEmpty else { return }
        let told = kept
        kept = []
        result.count(.kept) { "\(row.label): \(told.joined(separator: ", "))" }
    }
}
