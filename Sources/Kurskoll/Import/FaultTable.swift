internal import Formats

/// The faults of a file as a table to mend it by: line, column, fault and remedy before the row as the file has it.
enum FaultTable {
    /// CSV for Excel. Where the file was refused for what it must not hold, none of its rows stand there; of a row that
    /// holds a personnummer that cell is left out.
    static func csv(_ faults: [FileFault], of held: HeldFile?) -> [UInt8] {
        csv(faults, ofFileAt: held?.path)
    }

    /// The same of a file by its path; nil for one that is gone.
    static func csv(_ faults: [FileFault], ofFileAt path: String?) -> [UInt8] {
        let (headings, rows) = path.map { originals(of: faults, in: $0) } ?? ([], [:])
        var csv = CSVWriter()
        csv.row(["rad", "kolumn", "fel", "åtgärd"] + headings)
        for fault in faults {
            csv.row(
                [fault.line.map(String.init) ?? "", fault.column ?? "", fault.problem, fault.remedy]
                    + (fault.line.flatMap { rows[$0] } ?? []))
        }
        return csv.bytes
    }

    /// The headings, and the rows that faults stand on by their lines. As far as the file can be read: where it cannot
    /// is itself one of the faults.
    private static func originals(
        of faults: [FileFault], in path: String
    ) -> (headings: [String], rows: [Int: [String]]) {
        let lines = Set(faults.compactMap(\.line))
        var headings: [String] = []
        var rows: [Int: [String]] = [:]
        do {
            var file = try CSVFile(path: path, name: "filen")
            guard let header = try file.next() else { return ([], [:]) }
            let words = header.cells.map(FileSample.shown)
            // Refused whole: not even a row with another fault may tell whose address is protected.
            guard words.allSatisfy({ SensitiveColumn.refusal(heading: $0, place: "") == nil }) else {
                return ([], [:])
            }
            headings = words
            while let row = try file.next() {
                if lines.contains(row.line) { rows[row.line] = row.cells.map(FileSample.shown) }
            }
        } catch {
            return (headings, rows)
        }
        return (headings, rows)
    }
}
