import Foundation

/// A staff file read a second time, by other means than the product's: what a file that was taken in must have given.
/// It checks nothing.
enum PlainReading {
    /// Each row as `ref|number|name|e-mail|administration|code|unit|first|last|leave from|leave to`, sorted.
    static func employments(_ bytes: [UInt8]) -> [String] {
        let table = rows(text(bytes)).filter { $0.contains { !$0.isEmpty } }
        guard let header = table.first?.map({ clean($0).lowercased() }) else { return [] }
        return table.dropFirst().compactMap { row -> String? in
            func cell(_ heading: String) -> String {
                guard let place = header.firstIndex(of: heading), place < row.count else { return "" }
                return clean(row[place])
            }
            func day(_ heading: String) -> String {
                let digits = cell(heading).filter(\.isNumber)
                guard digits.count == 8, digits != "99991231" else { return "" }
                return "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"
            }
            let name =
                header.contains("förnamn") && header.contains("efternamn")
                ? [cell("förnamn"), cell("efternamn")].filter { !$0.isEmpty }.joined(separator: " ")
                : cell("namn")
            let values = [
                cell("person_ref"), cell("anställningsnummer"), name, cell("e-post"), cell("förvaltning"),
                cell("enhetskod"), cell("enhet"), day("anställd_från"), day("anställd_till"),
                day("ledig_från"),
                day("ledig_till"),
            ]
            return values.joined(separator: "|")
        }.sorted()
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let data = Data(bytes)
        let marks: [([UInt8], String.Encoding)] = [
            ([0xEF, 0xBB, 0xBF], .utf8), ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian),
        ]
        for (mark, encoding) in marks where bytes.starts(with: mark) {
            if let text = String(data: data.dropFirst(mark.count), encoding: encoding) { return text }
        }
        if bytes.count > 3, bytes[1] == 0, bytes[3] == 0,
            let text = String(data: data, encoding: .utf16LittleEndian)
        {
            return text
        }
        let rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data[...]
        return String(data: rest, encoding: .utf8) ?? String(data: rest, encoding: .windowsCP1252) ?? ""
    }

    /// RFC 4180 with the separator that the first line has most of.
    private static func rows(_ text: String) -> [[String]] {
        let scalars = Array(text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").unicodeScalars)
        let outside = String(String.UnicodeScalarView(scalars.prefix { $0 != "\n" }))
            .components(separatedBy: "\"").enumerated().filter { $0.offset % 2 == 0 }.map(\.element).joined()
        let counts = [";", "\t", ","].map { separator in outside.components(separatedBy: separator).count }
        let separator: Unicode.Scalar = [";", "\t", ","][counts.firstIndex(of: counts.max() ?? 0) ?? 0]
        var (rows, row, cell): ([[String]], [String], String) = ([], [], "")
        var (isQuoted, index) = (false, 0)
        while index < scalars.count {
            let scalar = scalars[index]
            if isQuoted {
                if scalar == "\"", index + 1 < scalars.count, scalars[index + 1] == "\"" {
                    cell.unicodeScalars.append(scalar)
                    index += 1
                } else if scalar == "\"" {
                    isQuoted = false
                } else {
                    cell.unicodeScalars.append(scalar)
                }
            } else if scalar == "\"", cell.allSatisfy({ $0 == " " }) {
                (isQuoted, cell) = (true, "")
            } else if scalar == separator || scalar == "\n" {
                row.append(cell)
                cell = ""
                if scalar == "\n" {
                    rows.append(row)
                    row = []
                }
            } else {
                cell.unicodeScalars.append(scalar)
            }
            index += 1
        }
        if !row.isEmpty || !cell.isEmpty { rows.append(row + [cell]) }
        return rows
    }

    private static func clean(_ cell: String) -> String {
        let words = cell.components(separatedBy: .whitespacesAndNewlines).map { word in
            String(
                String.UnicodeScalarView(
                    word.unicodeScalars.filter {
                        ![.control, .format].contains($0.properties.generalCategory)
                    }))
        }
        return words.filter { !$0.isEmpty }.joined(separator: " ").precomposedStringWithCanonicalMapping
    }
}
