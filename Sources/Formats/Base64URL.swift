/// Bytes as text that may stand in an address or a cookie: base64url without padding (RFC 4648 §5).
package enum Base64URL {
    /// Four characters for every three bytes; no bytes → an empty text.
    package static func encode(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: (bytes.count * 4 + 2) / 3) { room in
            var (count, held, bits) = (0, UInt32(0), 0)
            for byte in bytes {
                held = held << 8 | UInt32(byte)
                bits += 8
                while bits >= 6 {
                    bits -= 6
                    room[count] = character(UInt8(held >> UInt32(bits) & 63))
                    count += 1
                }
            }
            if bits > 0 {
                room[count] = character(UInt8(held << UInt32(6 - bits) & 63))
                count += 1
            }
            return count
        }
    }

    /// The bytes, or nil for padding, other characters, or what `encode` never gives: an impossible length or
    /// loose bits that are not zero (so that every value has one spelling only).
    package static func decode(_ text: String) -> [UInt8]? {
        var (bytes, held, bits) = ([UInt8](), UInt32(0), 0)
        bytes.reserveCapacity(text.utf8.count * 3 / 4)
        for character in text.utf8 {
            guard let value = value(character) else { return nil }
            held = held << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
            }
        }
        guard bits < 6, held & (1 << UInt32(bits) - 1) == 0 else { return nil }
        return bytes
    }

    private static func character(_ value: UInt8) -> UInt8 {
        switch value {
        case 0..<26: UInt8(ascii: "A") + value
        case 26..<52: UInt8(ascii: "a") - 26 + value
        case 52..<62: UInt8(ascii: "0") + (value - 52)
        case 62: UInt8(ascii: "-")
        default: UInt8(ascii: "_")
        }
    }

    private static func value(_ character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
        case UInt8(ascii: "-"): 62
        case UInt8(ascii: "_"): 63
        default: nil
        }
    }
}
