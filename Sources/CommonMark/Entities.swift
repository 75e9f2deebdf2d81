/// Entity and numeric character references, and backslash escapes (CommonMark 0.31.2, sections 2.4 and 2.5).
enum Entities {
    /// What the reference whose `&` stands at `start` means, and the index behind it; nil if it is none.
    static func decode(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        bytes.byte(at: start + 1) == "#" ? number(bytes, at: start + 2) : name(bytes, at: start + 1)
    }

    private static func number(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        let isHexadecimal = bytes.byte(at: start).lowercased == "x"
        let (radix, limit): (UInt32, Int) = isHexadecimal ? (16, 6) : (10, 7)
        let first = isHexadecimal ? start + 1 : start
        var index = first
        var value: UInt32 = 0
        while let digit = bytes.byte(at: index).hexValue, digit < radix, index - first < limit {
            value = value * radix + UInt32(digit)
            index += 1
        }
        guard index > first, bytes.byte(at: index) == ";" else { return nil }
        let scalar = value == 0 ? nil : Unicode.Scalar(value)
        return (String(scalar ?? "\u{FFFD}"), index + 1)
    }

    private static func name(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        var end = start
        // The longest name has 31 letters.
        while bytes.byte(at: end).isAlphanumeric, end - start < 32 { end += 1 }
        guard end > start, bytes.byte(at: end) == ";", let text = lookUp(bytes[start..<end]) else {
            return nil
        }
        return (text, end + 1)
    }

    /// The text of a named reference, without `&` and `;`.
    static func lookUp(_ name: ArraySlice<UInt8>) -> String? {
        let table = UnsafeBufferPointer(start: entityTable.utf8Start, count: entityTable.utf8CodeUnitCount)
        var (low, high) = (0, table.count)
        while low < high {
            // Entries are parted by a space or line feed; `start` is where the one in the middle begins.
            var start = (low + high) / 2
            while start > low, !table[start - 1].isWhitespace { start -= 1 }
            var end = start
            while end < table.count, !table[end].isWhitespace { end += 1 }
            let entry = table[start..<end]
            let key = entry.prefix { $0 != "=" }
            if key.elementsEqual(name) { return text(of: entry.dropFirst(key.count + 1)) }
            if key.lexicographicallyPrecedes(name) { low = end + 1 } else { high = start }
        }
        return nil
    }

    private static func text(of codePoints: Slice<UnsafeBufferPointer<UInt8>>) -> String {
        var text = ""
        for number in codePoints.split(separator: 0x2C) {
            let value = number.reduce(UInt32(0)) { $0 * 16 + UInt32($1.hexValue ?? 0) }
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    /// The text of a range with its references and, where they count, its backslash escapes resolved.
    static func unescape(_ bytes: [UInt8], _ range: Range<Int>, escapes: Bool = true) -> String {
        guard bytes[range].contains(where: { $0 == "\\" || $0 == "&" }) else { return bytes.text(range) }
        var text: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if escapes, bytes[index] == "\\", index + 1 < range.upperBound, bytes[index + 1].isPunctuation {
                text.append(bytes[index + 1])
                index += 2
            } else if bytes[index] == "&", let entity = decode(bytes, at: index),
                entity.end <= range.upperBound
            {
                text += entity.text.utf8
                index = entity.end
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
