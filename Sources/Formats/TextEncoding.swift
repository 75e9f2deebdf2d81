/// How a text file was encoded, found from its bytes.
package enum TextEncoding: String, Sendable {
    case utf8 = "UTF-8"
    case utf16LittleEndian = "UTF-16LE"
    case utf16BigEndian = "UTF-16BE"
    case windows1252 = "Windows-1252"

    /// Why bytes cannot be read as text; place counted from 1.
    package enum Fault: Error, Equatable {
        /// A UTF-16 file that is cut off or holds half a pair.
        case malformed(line: Int)
        /// UTF-8 read as Windows-1252 and saved again: `Ã¥` where å should be.
        case encodedTwice(line: Int, column: Int)
        /// A NUL or another control character that no text holds.
        case notText(line: Int)
        /// More than 30 marks on one letter (UAX #15 §13), which nobody writes: to compare such texts takes a time that
        /// grows with the square of their length.
        case tooManyMarks(line: Int)
    }

    /// Decodes a file: a byte order mark decides, else strict UTF-8, else UTF-16 where every other byte of the
    /// beginning is NUL, else Windows-1252. The text comes without the mark.
    package static func decode(_ bytes: [UInt8]) throws(Fault) -> (text: String, encoding: TextEncoding) {
        let (text, encoding) = try read(bytes)
        var line = 1
        var column = 1
        var previous: Unicode.Scalar = " "
        var marks = 0
        for scalar in text.unicodeScalars {
            // Among them what Windows-1252 leaves undefined: a Mac's Å, which would be dropped without a word later.
            let isControl = scalar.value < 0x20 && scalar != "\n" && scalar != "\r" && scalar != "\t"
            if isControl || (0x80...0x9F).contains(scalar.value) { throw .notText(line: line) }
            let isMark =
                scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
            marks = isMark ? marks + 1 : 0
            if marks > 30 { throw .tooManyMarks(line: line) }
            // Ã or Â before a character of the upper half of Latin-1: å, ä, ö and é encoded twice.
            if previous == "Ã" || previous == "Â", isDoubled(scalar) {
                throw .encodedTwice(line: line, column: column - 1)
            }
            column += 1
            if scalar == "\n" { (line, column) = (line + 1, 1) }
            previous = scalar
        }
        return (text, encoding)
    }

    private static func read(_ bytes: [UInt8]) throws(Fault) -> (String, TextEncoding) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            if let text = String(validating: bytes[3...], as: UTF8.self) { return (text, .utf8) }
            return (windows1252(bytes[3...]), .windows1252)
        }
        if bytes.starts(with: [0xFF, 0xFE]) {
            return (try utf16(bytes[2...], isLittle: true), .utf16LittleEndian)
        }
        if bytes.starts(with: [0xFE, 0xFF]) {
            return (try utf16(bytes[2...], isLittle: false), .utf16BigEndian)
        }
        if bytes.count >= 4, bytes.count % 2 == 0, bytes[1] == 0, bytes[3] == 0, bytes[0] != 0 {
            return (try utf16(bytes[...], isLittle: true), .utf16LittleEndian)
        }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, .utf8) }
        return (windows1252(bytes[...]), .windows1252)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool) throws(Fault) -> String {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        guard bytes.count % 2 == 0, let text = String(validating: units, as: UTF16.self) else {
            throw .malformed(line: units.count { $0 == 10 } + 1)
        }
        return text
    }

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
        var text = ""
        for byte in bytes {
            let value = (0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : UInt32(byte)
            text.unicodeScalars.append(Unicode.Scalar(value) ?? "\u{FFFD}")
        }
        return text
    }

    private static func isDoubled(_ scalar: Unicode.Scalar) -> Bool {
        (0x80...0xBF).contains(scalar.value) || upper.contains(scalar.value)
    }

    /// What Windows-1252 puts at 80–9F; the five that are undefined stay control characters.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
        0x8D, 0x017D, 0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D, 0x017E, 0x0178,
    ]
}
