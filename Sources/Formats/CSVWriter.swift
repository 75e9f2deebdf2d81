/// CSV for Excel in Swedish: UTF-8 with a byte order mark, semicolons, CRLF, decimal comma (RFC 4180 for quotes).
package struct CSVWriter: Sendable {
    package private(set) var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    private var isAtStart = true

    package init() {}

    /// A row of texts.
    package mutating func row(_ cells: [String]) {
        for cell in cells { text(cell) }
        endRow()
    }

    /// A cell of text. A spreadsheet would run a cell that begins with `= + - @` or a control character as a formula:
    /// an apostrophe before it prevents that (OWASP ASVS 5.0, 1.2.10).
    package mutating func text(_ cell: String) {
        separate()
        var content = cell
        if let first = cell.utf8.first, first < 0x20 || first == 0x7F || "=+-@".utf8.contains(first) {
            content = "'" + cell
        }
        let needsQuotes = content.utf8.contains { $0 == 0x22 || $0 == 0x3B || $0 == 0x0A || $0 == 0x0D }
        guard needsQuotes else {
            bytes += content.utf8
            return
        }
        bytes.append(0x22)
        for byte in content.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    /// A cell with a whole number.
    package mutating func number(_ value: Int) {
        separate()
        bytes += String(value).utf8
    }

    /// A cell with tenths and a decimal comma, `77,8`; empty for nil.
    package mutating func tenths(_ value: Int?) {
        separate()
        if let value { bytes += "\(value / 10),\(value % 10)".utf8 }
    }

    package mutating func endRow() {
        bytes += [0x0D, 0x0A]
        isAtStart = true
    }

    private mutating func separate() {
        if !isAtStart { bytes.append(0x3B) }
        isAtStart = false
    }
}
