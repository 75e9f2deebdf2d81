/// The character classes of RFC 9110 §5.5 and §5.6.2, and of RFC 3986.
extension UInt8 {
    /// What names of methods and fields are made of (`tchar`).
    var isTokenCharacter: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x5E...0x7A, 0x7C, 0x7E: true  // 0-9 A-Z ^_`a-z | ~
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2E: true  // ! #$%&' * + - .
        default: false
        }
    }

    /// What a field value may hold: visible characters, space, tab, and bytes beyond ASCII.
    var isFieldCharacter: Bool { self >= 0x20 && self != 0x7F || self == 0x09 }

    /// What a host's name is written with (RFC 3986 §3.2.2): neither space nor `:`, `@`, `/`, `?`, `#`, brackets.
    var isHostCharacter: Bool {
        switch self {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0x21, 0x24...0x2E, 0x3B, 0x3D, 0x5F, 0x7E: true  // ! $%&'()*+,-. ; = _ ~
        default: false
        }
    }

    /// Space or tab.
    var isBlank: Bool { self == 0x20 || self == 0x09 }

    var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    /// The letter without its case; everything else as it is.
    var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }

    /// The value of a hexadecimal digit, nil for anything else.
    var hexadecimalValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x41 + 10
        case 0x61...0x66: self - 0x61 + 10
        default: nil
        }
    }
}

extension Sequence<UInt8> {
    /// Whether these bytes are `text`, the case of ASCII letters aside.
    func equalsIgnoringCase(_ text: String) -> Bool {
        elementsEqual(text.utf8) { $0.lowercased == $1.lowercased }
    }
}

extension ArraySlice<UInt8> {
    /// Whether they are a host, perhaps with a port (RFC 9110 §7.2, RFC 3986 §3.2.2); no bytes are, for a target that
    /// has none. What is in brackets is an IPv6 address or a later one.
    var isHost: Bool {
        var rest = self
        if rest.first == UInt8(ascii: "[") {
            guard let end = rest.firstIndex(of: UInt8(ascii: "]")), end > rest.startIndex + 1,
                rest[(rest.startIndex + 1)..<end].allSatisfy({ $0.isHostCharacter || $0 == UInt8(ascii: ":") }
                )
            else { return false }
            rest = rest[(end + 1)...]
        } else {
            rest = rest.drop(while: \.isHostCharacter)
        }
        guard let colon = rest.first else { return true }
        let port = rest.dropFirst()
        return colon == UInt8(ascii: ":") && port.count <= 5 && port.allSatisfy(\.isDigit)
    }

    /// Without blanks at either end (RFC 9110 §5.6.3).
    var trimmed: ArraySlice<UInt8> {
        var rest = self
        while let first = rest.first, first.isBlank { rest = rest.dropFirst() }
        while let last = rest.last, last.isBlank { rest = rest.dropLast() }
        return rest
    }

    /// The elements of a comma-separated list, trimmed; empty ones are left out (RFC 9110 §5.6.1).
    var listElements: [ArraySlice<UInt8>] {
        split(separator: UInt8(ascii: ",")).map(\.trimmed).filter { !$0.isEmpty }
    }
}

/// The bytes behind percent encoding, decoded once; nil where `%` is not followed by two hexadecimal digits.
func percentDecoded(_ bytes: ArraySlice<UInt8>, plusIsSpace: Bool = false) -> [UInt8]? {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "%"):
            guard index + 1 < bytes.endIndex, let high = bytes[index].hexadecimalValue,
                let low = bytes[index + 1].hexadecimalValue
            else { return nil }
            decoded.append(high << 4 | low)
            index += 2
        case UInt8(ascii: "+") where plusIsSpace: decoded.append(0x20)
        default: decoded.append(byte)
        }
    }
    return decoded
}
