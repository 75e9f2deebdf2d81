extension [UInt8] {
    /// Appends a text as a worksheet holds it. What XML cannot hold (control characters, U+FFFE and U+FFFF), and a
    /// carriage return, which XML would change, become `_xHHHH_`; a text that looks like that gets its underscore
    /// written so (ECMA-376 part 1, 22.9.2.19).
    mutating func append(xmlText text: String) {
        guard text.utf8.contains(where: mayNeedEscape) else {
            append(contentsOf: text.utf8)
            return
        }
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            switch scalar {
            case "&": append(contentsOf: "&amp;".utf8)
            case "<": append(contentsOf: "&lt;".utf8)
            case ">": append(contentsOf: "&gt;".utf8)
            case "\"": append(contentsOf: "&quot;".utf8)
            case "_" where looksEscaped(scalars[index...]): append(escape: scalar)
            case "\0"..<"\t", "\u{b}"..<" ", "\u{fffe}", "\u{ffff}": append(escape: scalar)
            default: append(contentsOf: scalar.utf8)
            }
        }
    }

    private mutating func append(escape scalar: Unicode.Scalar) {
        append(contentsOf: "_x".utf8)
        for shift: UInt32 in [12, 8, 4, 0] { append(Hex.digit(UInt8(scalar.value >> shift & 15))) }
        append(UInt8(ascii: "_"))
    }
}

private func mayNeedEscape(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "_"), 0xef:
        true
    default: byte < 0x20
    }
}

private func looksEscaped(_ rest: Substring.UnicodeScalarView) -> Bool {
    let seven = Array(rest.prefix(7))
    return seven.count == 7 && seven[1] == "x" && seven[6] == "_"
        && seven[2...5].allSatisfy(\.properties.isASCIIHexDigit)
}
