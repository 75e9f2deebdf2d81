/// Bytes as hexadecimal digits, two to a byte (RFC 4648 §8), lower case when written.
package enum Hex {
    /// `[0xca, 0xfe]` → `cafe`; no bytes → an empty text.
    package static func encode(_ bytes: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: 2 * bytes.count) { room in
            var count = 0
            for byte in bytes {
                room[count] = digit(byte >> 4)
                room[count + 1] = digit(byte & 15)
                count += 2
            }
            return count
        }
    }

    /// The bytes, from digits of either case. Nil for an odd number of digits or anything that is no digit.
    package static func decode(_ text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var high: UInt8?
        for character in text.utf8 {
            guard let low = value(character) else { return nil }
            if let first = high {
                bytes.append(first << 4 | low)
                high = nil
            } else {
                high = low
            }
        }
        return bytes
    }

    static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") - 10 + value
    }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
