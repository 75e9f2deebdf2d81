/// Rows of a CSV text (RFC 4180), with the place of every cell.
///
/// The separator is `;`, `,` or tab, whichever the first row holds most of outside quotes; a line `sep=;` before it
/// says so itself. Lines end with LF, CRLF or CR. Blank lines are passed over. Cells are trimmed of spaces and
/// no-break spaces unless they are quoted.
package struct CSVReader: Sendable {
    package struct Row: Sendable {
        /// The line it begins on, from 1.
        package let line: Int
        package let cells: [String]
        /// The column where each cell begins, in Unicode scalars from 1.
        package let columns: [Int]
    }

    /// A quote that is opened and never closed, or text after a closing one.
    package enum Fault: Error, Equatable {
        case unclosedQuote(line: Int, column: Int)
        case textAfterQuote(line: Int, column: Int)
    }

    package let separator: UInt8
    private let bytes: [UInt8]
    private var position: Int
    private var line = 1

    package init(_ text: String) {
        bytes = Array(text.utf8)
        let firstLine = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
        if firstLine.count == 5, firstLine.starts(with: "sep=".utf8) {
            separator = firstLine[4]
            position = 5
            return
        }
        position = 0
        var counts: [UInt8: Int] = [0x3B: 0, 0x2C: 0, 0x09: 0]
        var isQuoted = false
        for byte in firstLine {
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted { counts[byte]? += 1 }
        }
        // A single column has no separator at all; the Swedish one is then as good as any.
        let most = counts.values.max() ?? 0
        separator = [0x3B, 0x09, 0x2C].first { counts[$0] == most } ?? 0x3B
    }

    /// Goes on reading with the next part of a long text, which must begin where a row begins: the separator and the
    /// count of lines are those of the part before, read to its end.
    package init(continuing previous: CSVReader, with text: String) {
        bytes = Array(text.utf8)
        position = 0
        separator = previous.separator
        line = previous.line
    }

    /// The next row that is not blank; nil after the last.
    package mutating func next() throws(Fault) -> Row? {
        while position < bytes.count {
            let row = try readRow()
            if row.cells.count > 1 || row.cells.first != "" { return row }
        }
        return nil
    }

    private mutating func readRow() throws(Fault) -> Row {
        let start = line
        var cells: [String] = []
        var columns: [Int] = []
        var column = 1
        while true {
            columns.append(column)
            cells.append(try readCell(&column))
            guard position < bytes.count else { break }
            let byte = bytes[position]
            position += 1
            if byte == separator {
                column += 1
                continue
            }
            if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
            line += 1
            break
        }
        return Row(line: start, cells: cells, columns: columns)
    }

    /// Reads up to the separator or the end of the line, which it leaves.
    private mutating func readCell(_ column: inout Int) throws(Fault) -> String {
        let start = position
        skipSpaces(&column)
        guard position < bytes.count, bytes[position] == 0x22, bytes[position] != separator else {
            while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
                bytes[position] != 0x0D
            {
                advance(&column)
            }
            return Self.trimmed(bytes[start..<position])
        }
        let opening = (line: line, column: column)
        advance(&column)
        var content: [UInt8] = []
        while true {
            guard position < bytes.count else {
                throw .unclosedQuote(line: opening.line, column: opening.column)
            }
            let byte = bytes[position]
            if byte == 0x22 {
                advance(&column)
                guard position < bytes.count, bytes[position] == 0x22 else { break }
            }
            if byte == 0x0A || byte == 0x0D {
                if byte == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
                content.append(0x0A)
                position += 1
                line += 1
                column = 1
            } else {
                content.append(byte)
                advance(&column)
            }
        }
        skipSpaces(&column)
        if position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            throw .textAfterQuote(line: line, column: column)
        }
        return String(decoding: content, as: UTF8.self)
    }

    private mutating func skipSpaces(_ column: inout Int) {
        while position < bytes.count, bytes[position] == 0x20, separator != 0x20 { advance(&column) }
    }

    /// Continuation bytes belong to the scalar before them.
    private mutating func advance(_ column: inout Int) {
        position += 1
        if position >= bytes.count || bytes[position] & 0xC0 != 0x80 { column += 1 }
    }

    /// Without spaces and no-break spaces (C2 A0) around it: Excel and web pages leave them behind.
    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first {
            if first == 0x20 || first == 0x09 {
                bytes.removeFirst()
            } else if bytes.starts(with: [0xC2, 0xA0]) {
                bytes.removeFirst(2)
            } else {
                break
            }
        }
        while let last = bytes.last {
            if last == 0x20 || last == 0x09 {
                bytes.removeLast()
            } else if last == 0xA0, bytes.count >= 2, bytes[bytes.endIndex - 2] == 0xC2 {
                bytes.removeLast(2)
            } else {
                break
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
