// Markdown's syntax is ASCII, so the parser works on UTF-8 bytes. A byte compares with a character literal,
// `byte == "*"`, without a table of names for punctuation.

func == (byte: UInt8, scalar: Unicode.Scalar) -> Bool { UInt32(byte) == scalar.value }
func != (byte: UInt8, scalar: Unicode.Scalar) -> Bool { UInt32(byte) != scalar.value }
func ~= (scalar: Unicode.Scalar, byte: UInt8) -> Bool { UInt32(byte) == scalar.value }

/// The classes of characters in CommonMark 0.31.2, section 2.1.
extension UInt8 {
    var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }
    /// Space, tab or line feed: carriage returns are gone when lines are joined.
    var isWhitespace: Bool { self == 0x20 || self == 0x09 || self == 0x0A }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
    var isAlphanumeric: Bool { isLetter || isDigit }
    var isControl: Bool { self < 0x20 || self == 0x7F }
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isAlphanumeric }
    /// The lower-case form of an ASCII letter; any other byte as it is.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
    /// The value of a hexadecimal digit, nil for anything else.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension [UInt8] {
    /// The byte at an index, 0 behind the end: a source holds no NUL, so no look-ahead needs a bounds check.
    func byte(at index: Int) -> UInt8 { index < count ? self[index] : 0 }

    /// The first index from `start` on that holds neither space nor tab, at most `end`.
    func skipSpacesAndTabs(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, self[index].isSpaceOrTab { index += 1 }
        return index
    }

    /// The range without spaces and tabs at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skipSpacesAndTabs(from: range.lowerBound, to: range.upperBound)
        var end = range.upperBound
        while end > start, self[end - 1].isSpaceOrTab { end -= 1 }
        return start..<end
    }

    /// Whether the bytes at `start`, before `end`, are these, in ASCII letters of any case. `text` is lower case.
    func matches(_ text: StaticString, at start: Int, to end: Int) -> Bool {
        let length = text.utf8CodeUnitCount
        guard start >= 0, end - start >= length else { return false }
        for index in 0..<length where self[start + index].lowercased != text.utf8Start[index] { return false }
        return true
    }

    /// The index behind the first occurrence of the text, which is lower case, in the range.
    func end(of text: StaticString, in range: Range<Int>) -> Int? {
        let length = text.utf8CodeUnitCount
        let first = text.utf8Start[0]
        var index = range.lowerBound
        while index + length <= range.upperBound {
            if self[index].lowercased == first, matches(text, at: index, to: range.upperBound) {
                return index + length
            }
            index += 1
        }
        return nil
    }

    func text(_ range: Range<Int>) -> String { String(decoding: self[range], as: UTF8.self) }

    /// The scalar that begins at an index; a line feed behind the end, where a text counts as white space.
    func scalar(at index: Int) -> Unicode.Scalar {
        guard index < count else { return "\n" }
        guard self[index] >= 0x80 else { return Unicode.Scalar(self[index]) }
        var iterator = self[index..<Swift.min(index + 4, count)].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return "\u{FFFD}" }
        return scalar
    }

    /// The scalar that ends before an index; a line feed before the beginning.
    func scalar(before index: Int) -> Unicode.Scalar {
        guard index > 0 else { return "\n" }
        var start = index - 1
        while start > 0, self[start] & 0xC0 == 0x80 { start -= 1 }
        return scalar(at: start)
    }
}

extension Unicode.Scalar {
    /// Unicode white space as CommonMark 0.31.2 defines it: Zs, tab, line feed, form feed, carriage return.
    var isUnicodeWhitespace: Bool {
        switch value {
        case 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
        case 0..<0x80: false
        default: properties.generalCategory == .spaceSeparator
        }
    }

    /// Unicode punctuation as CommonMark 0.31.2 defines it: the general categories P and S.
    var isUnicodePunctuation: Bool {
        if value < 0x80 { return UInt8(value).isPunctuation }
        switch properties.generalCategory {
        case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: return true
        default: return hasPunctuationCategory
        }
    }

    /// General category P: punctuation in the narrow sense.
    var hasPunctuationCategory: Bool {
        switch properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return true
        default:
            return false
        }
    }
}
