internal import Formats

/// How a staff file was read, so that HR sees at a glance whether å, ä and ö came through and the columns are right.
struct FileSample: Sendable {
    /// As it is called, such as `Windows-1252`.
    let encoding: String
    let separator: UInt8
    /// Its headings, and which of them are used.
    let headings: [(word: String, isUsed: Bool)]
    /// Some rows under the headings.
    let rows: [[String]]

    private static let rowCount = 5
    /// So far it looks for letters beyond a–z.
    private static let searchedRows = 5_000

    /// Reads the beginning of a file that has been found right: its first row, then those with letters beyond a–z.
    init(_ held: HeldFile) throws {
        var file = try CSVFile(path: held.path, name: "filen")
        guard let header = try file.next() else { throw Refusal("filen", "filen är tom", "välj en annan") }
        let heading = try Heading<StaffColumn>(header, file: "filen")
        let used = Set(StaffColumn.allCases.compactMap { heading[$0] })
        headings = heading.words.enumerated().map { ($1, used.contains($0)) }
        var accented: [[String]] = []
        var plain: [[String]] = []
        for _ in 0..<Self.searchedRows where accented.count < Self.rowCount {
            guard let row = try file.next() else { break }
            let cells = heading.words.indices.map {
                row.cells.indices.contains($0) ? Self.shown(row.cells[$0]) : ""
            }
            guard !TableReader<StaffColumn>.isFooter(cells) else { continue }
            let isAccented = cells.contains { $0.utf8.contains { $0 >= 0x80 } }
            if isAccented {
                accented.append(cells)
            } else if plain.count < Self.rowCount {
                plain.append(cells)
            }
        }
        rows = Array((accented + plain).prefix(Self.rowCount))
        encoding = file.encoding.rawValue
        separator = file.separator
    }

    /// A cell as it was understood; never one with a personnummer in it.
    static func shown(_ cell: String) -> String {
        let text = Cell.text(cell)
        return Personnummer.stands(in: text) ? "(personnummer)" : text
    }
}
