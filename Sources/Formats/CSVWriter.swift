/// CSV for Excel in Swedish: UTF-8 with a byte order mark, semicolons, CRLF, decimal comma (RFC 4180 for quotes).
/// Without a sink everything is kept in `bytes`; with one, whole rows go there as they come and the memory does not
/// grow with them.
package struct CSVWriter: TableWriter {
    /// Rows gather to this before the sink is given them.
    private static let pieceBytes = 32_768

    /// What has been written and no sink has taken.
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private var isAtStart = true
    private let sink: (([UInt8]) throws -> Void)?

    /// A file that is kept whole.
    package init() { sink = nil }

    /// A file whose bytes go to `sink` in order, each time whole rows.
    package init(sink: @escaping ([UInt8]) throws -> Void) { self.sink = sink }

    /// Writes the heading row. The file has neither a name nor widths, and holds one table. Throws what the sink
    /// throws: it is given the heading at once, so that a reader soon sees that something comes.
    package mutating func beginTable(_ name: String, _ columns: [TableColumn]) throws {
        row(columns.map(\.heading))
        try flush()
    }

    /// A row of texts, where there is no sink.
    package mutating func row(_ cells: [String]) {
        for cell in cells { text(cell) }
        breakLine()
    }

    /// A cell of text. A spreadsheet would run a cell that begins with `= + - @` or a control character as a formula:
    /// an apostrophe before it prevents that (OWASP ASVS 5.0, 1.2.10).
    package mutating func text(_ cell: String) {
        separate()
        var cell = cell
        cell.withUTF8 { content in
            let isFormula = content.first.map { $0 < 0x20 || $0 == 0x7F || "=+-@".utf8.contains($0) } ?? false
            let needsQuotes = content.contains { $0 == 0x22 || $0 == 0x3B || $0 == 0x0A || $0 == 0x0D }
            if needsQuotes { bytes.append(0x22) }
            if isFormula { bytes.append(UInt8(ascii: "'")) }
            if needsQuotes {
                for byte in content {
                    if byte == 0x22 { bytes.append(0x22) }
                    bytes.append(byte)
                }
                bytes.append(0x22)
            } else {
                bytes.append(contentsOf: content)
            }
        }
    }

    package mutating func cell(_ text: String) { self.text(text) }

    package mutating func cell(_ number: Int) {
        separate()
        bytes.append(number: number)
    }

    package mutating func cell(_ units: Int, decimals: Int) {
        separate()
        bytes.append(units: units, decimals: decimals, point: ",")
    }

    package mutating func cell(day: Int) {
        separate()
        bytes.append(day: day)
    }

    package mutating func emptyCell() { separate() }

    /// Throws what the sink throws.
    package mutating func endRow() throws {
        breakLine()
        if bytes.count >= Self.pieceBytes { try flush() }
    }

    /// Gives the sink the last rows; throws what it throws.
    package mutating func finish() throws { try flush() }

    private mutating func flush() throws {
        guard let sink, !bytes.isEmpty else { return }
        try sink(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    private mutating func breakLine() {
        bytes += [0x0D, 0x0A]
        isAtStart = true
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(0x3B) }
        isAtStart = false
    }
}
