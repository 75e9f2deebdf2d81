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

    private static let rowCount = 3
    /// So far it looks for letters beyond a–z.
    private static let searchedRows = 5_000

    /// Reads the beginning of a file that has been found right: the first rows that show letters beyond a–z which the
    /// rows before them have not shown, and where there are too few of those, just the first rows.
    init(_ held: HeldFile) throws {
        var file = try CSVFile(path: held.path, name: "filen")
        guard let header = try file.next() else { throw Refusal("filen", "filen är tom", "välj en annan") }
        let heading = try Heading<StaffColumn>(header, file: "filen")
        let used = Set(StaffColumn.allCases.compactMap { heading[$0] })
        headings = heading.words.enumerated().map { ($1, used.contains($0)) }
        var telling: [[String]] = []
        var plain: [[String]] = []
        var seen: Set<Character> = []
        for _ in 0..<Self.searchedRows where telling.count < Self.rowCount {
            guard let row = try file.next() else { break }
            let cells = heading.words.indices.map {
                $0 < row.cells.count ? Self.shown(row.cells[$0]) : ""
            }
            guard !TableReader<StaffColumn>.isFooter(cells) else { continue }
            let letters = Set(used.flatMap { cells[$0].lowercased() }).filter { !$0.isASCII }
            if letters.isSubset(of: seen) {
                if plain.count < Self.rowCount { plain.append(cells) }
            } else {
                seen.formUnion(letters)
                telling.append(cells)
            }
        }
        rows = Array((telling + plain).prefix(Self.rowCount))
        encoding = file.encoding.rawValue
        separator = file.separator
    }

    /// A cell as it was understood; never one with a personnummer in it.
    static func shown(_ cell: String) -> String {
        let text = Cell.text(cell)
        return Personnummer.stands(in: text) ? "(personnummer)" : text
    }
}
