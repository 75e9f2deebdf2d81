/// A QR code (ISO/IEC 18004): byte mode, error correction level M (about 15 % of it may be covered), in the smallest
/// of versions 1 to 10 that the text fits in.
package struct QRCode: Sendable, Equatable {
    /// 213: what version 10 holds at level M, in bytes of UTF-8.
    package static let capacityBytes = 213

    /// Modules along a side, from 21 to 57, without the four light ones that must surround it.
    package let size: Int
    private let rows: [UInt64]

    /// Nil if the text has more bytes than `capacityBytes`.
    package init?(_ text: String) {
        guard let version = QRVersion.all.first(where: { text.utf8.count <= $0.capacityBytes }) else {
            return nil
        }
        let matrix = QRMatrix(version, version.codewords(Array(text.utf8)))
        let masked = (0..<8).map(matrix.masked)
        // The standard asks for the mask that gives the fewest patterns which confuse a reader.
        let penalties = masked.map(\.penalty)
        guard let best = penalties.indices.min(by: { penalties[$0] < penalties[$1] }) else { return nil }
        self.init(masked[best])
    }

    /// With a given mask, from 0 to 7.
    init?(_ text: String, mask: Int) {
        guard let version = QRVersion.all.first(where: { text.utf8.count <= $0.capacityBytes }) else {
            return nil
        }
        self.init(QRMatrix(version, version.codewords(Array(text.utf8)), mask: mask))
    }

    private init(_ matrix: QRMatrix) {
        size = matrix.size
        rows = matrix.rows
    }

    /// Whether the module is dark; `column` from the left and `row` from the top, both from 0. Light outside.
    package subscript(column: Int, row: Int) -> Bool {
        0..<size ~= column && 0..<size ~= row && rows[row] >> UInt64(column) & 1 == 1
    }

    /// The dark modules as an SVG path in units of one module, with the light margin: for a `viewBox` of
    /// `0 0 size+8 size+8`.
    package var path: String {
        var path: [UInt8] = []
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while self[column, row] { column += 1 }
                if column > start {
                    path.append("M", start + 4)
                    path.append(",", row + 4)
                    path.append("h", column - start)
                    path.append("v", 1)
                    path.append("h-", column - start)
                    path.append(UInt8(ascii: "z"))
                }
                column += 1
            }
        }
        return String(decoding: path, as: UTF8.self)
    }
}

extension [UInt8] {
    /// Adds a command of a path and its number, which is below 100.
    fileprivate mutating func append(_ command: StaticString, _ number: Int) {
        command.withUTF8Buffer { self += $0 }
        if number >= 10 { append(UInt8(ascii: "0") + UInt8(number / 10)) }
        append(UInt8(ascii: "0") + UInt8(number % 10))
    }
}
