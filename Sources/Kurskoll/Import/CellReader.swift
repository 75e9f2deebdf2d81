/// Reads the cells of one row and remembers what is wrong with them.
struct CellReader<Column: TableColumn> {
    let row: TableRow<Column>
    private var found: [(fault: CellFault, value: String?, column: Column)] = []

    init(row: TableRow<Column>) {
        self.row = row
    }

    /// Nil where the cell is empty or the file has no such column, and where it has a fault.
    mutating func optional<T>(_ column: Column, read: (String) throws(CellFault) -> T) -> T? {
        let text = row[column]
        guard !text.isEmpty else { return nil }
        do {
            try Cell.checkIsWhole(text)
            return try read(text)
        } catch {
            found.append((error, text, column))
            return nil
        }
    }

    mutating func optional(_ column: Column) -> String? {
        optional(column) { (text) throws(CellFault) in text }
    }

    /// Empty, with a fault, where the cell is.
    mutating func required(
        _ column: Column, read: (String) throws(CellFault) -> String = { (text) throws(CellFault) in text }
    ) -> String {
        if row[column].isEmpty { fault(column, "värdet saknas", "fyll i det") }
        return optional(column, read: read) ?? ""
    }

    /// Adds a fault that needs more than its cell to be seen.
    mutating func fault(_ column: Column, _ problem: String, _ remedy: String) {
        found.append((CellFault(problem, remedy), row[column], column))
    }

    /// Whether nothing is wrong; hands over what is.
    func areSound(reportingTo faults: inout Faults) -> Bool {
        for (fault, value, column) in found {
            faults.add(fault, value: value, line: row.line, column: row.heading.word(column))
        }
        return found.isEmpty
    }
}
