internal import Compliance
internal import Formats

/// What is wrong with one cell.
struct CellFault: Error, Equatable {
    let problem: String
    let remedy: String

    init(_ problem: String, _ remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }
}

/// Reading what people and spreadsheets write in a cell.
enum Cell {
    /// The text without spaces around it, with one space for each break inside, in NFC. Characters without width, which
    /// would make two persons of one, are dropped.
    static func text(_ raw: String) -> String {
        if isPlain(raw) { return raw }
        var text = ""
        for scalar in raw.unicodeScalars {
            if scalar.properties.isWhitespace {
                if text.unicodeScalars.last != " " { text.append(" ") }
            } else if !isInvisible(scalar) {
                text.unicodeScalars.append(scalar)
            }
        }
        if text.first == " " { text.removeFirst() }
        if text.last == " " { text.removeLast() }
        return NFC.composed(text)
    }

    /// Whether nothing is to be done, as with nearly every cell: ASCII and À…ÿ, which begin with C3 in UTF-8, single
    /// spaces and none at the ends.
    private static func isPlain(_ text: String) -> Bool {
        var wasSpace = true
        for byte in text.utf8 {
            let isSpace = byte == 0x20
            let isLetter = (0x21...0x7E).contains(byte) || byte == 0xC3 || (0x80...0xBF).contains(byte)
            guard isLetter || isSpace && !wasSpace else { return false }
            wasSpace = isSpace
        }
        return !wasSpace || text.isEmpty
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format: true
        default: false
        }
    }

    /// A key such as person_ref: text with its leading zeros. Refuses what Excel makes of long numbers.
    static func key(_ text: String) throws(CellFault) -> String {
        let upper = text.uppercased()
        if let exponent = upper.firstIndex(of: "E"), upper[..<exponent].contains(where: \.isNumber),
            upper[..<exponent].allSatisfy({ $0.isNumber || $0 == "," || $0 == "." }),
            upper[exponent...].dropFirst().first == "+",
            upper[exponent...].dropFirst(2).allSatisfy(\.isNumber)
        {
            throw CellFault(
                "Excel har gjort om numret:", "formatera kolumnen som text och exportera filen på nytt")
        }
        return text
    }

    /// A day; nil for an empty cell and for `9999-12-31`, which some systems write for none.
    static func day(_ text: String) throws(CellFault) -> Day? {
        if text.isEmpty || text == "9999-12-31" || text == "99991231" { return nil }
        let digits = text.utf8.filter { $0 != UInt8(ascii: "-") }
        let isWritten = digits.count == 8 && digits.allSatisfy { (0x30...0x39).contains($0) }
        var iso = text
        if isWritten && text.utf8.count == 8 {
            iso = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
        }
        if let day = Day(iso: iso) { return day }
        let hyphens =
            iso.utf8.count == 10 && iso.utf8.dropFirst(4).first == 0x2D && iso.utf8.suffix(3).first == 0x2D
        guard isWritten, hyphens, let year = Int(iso.prefix(4)) else {
            throw CellFault("inget datum", "skriv ÅÅÅÅ-MM-DD, till exempel 2026-03-15")
        }
        guard Day.writtenYears.contains(year) else {
            throw CellFault(
                "året är orimligt:",
                "skriv ett år från \(Day.writtenYears.lowerBound) till \(Day.writtenYears.upperBound)")
        }
        throw CellFault("dagen finns inte i kalendern:", "rätta den")
    }

    /// An e-mail address that can be written to. Whether anybody reads it is not known.
    static func email(_ text: String) throws(CellFault) -> String {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isSafe = text.unicodeScalars.allSatisfy { !" ,;:<>()[]\"\\".unicodeScalars.contains($0) }
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, isSafe else {
            throw CellFault("ingen e-postadress", "rätta den eller lämna fältet tomt")
        }
        return text
    }

    /// A text that was lost on its way, in whatever column.
    static func checkIsWhole(_ text: String) throws(CellFault) {
        if text.utf8.first == 0x23 {
            let isError = ["!", "?"].contains(text.last) || text == "#N/A" || text.allSatisfy { $0 == "#" }
            if isError { throw CellFault("ett felvärde från kalkylprogrammet:", "skriv rätt värde") }
        }
        // The first byte is looked for first: few texts hold it, and none of ASCII.
        if text.utf8.contains(0xEF), text.unicodeScalars.contains("\u{FFFD}") {
            throw CellFault("ett tecken har gått förlorat:", "exportera filen på nytt som UTF-8")
        }
    }
}
