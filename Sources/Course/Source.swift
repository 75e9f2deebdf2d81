internal import CommonMark

/// A text file as an author saved it, made independent of how: NFC, lines without their ends, no byte order mark.
struct Source: Sendable {
    /// As messages name it: `en/01-att-se.md`.
    let path: String
    /// Without line ends. A file that ends with a line feed has an empty last line.
    let lines: [[Unicode.Scalar]]

    init(path: String, text: String) {
        self.path = path
        var lines: [[Unicode.Scalar]] = [[]]
        var previous: Unicode.Scalar?
        for scalar in text.precomposed.unicodeScalars {
            switch scalar {
            case "\n" where previous == "\r": break
            case "\n", "\r": lines.append([])
            default: lines[lines.count - 1].append(scalar)
            }
            previous = scalar
        }
        self.lines = lines
    }

    /// Reads UTF-8. Anything else is reported at the place of its first bad byte, and gives nil.
    init?(path: String, bytes: [UInt8], findings: inout Findings) {
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        // A .docx is a ZIP archive.
        if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            findings.report(.noText, at: .top)
            return nil
        }
        do {
            self.init(path: path, text: String(copying: try UTF8Span(validating: content.span)))
            if let place = doublyEncoded {
                findings.report(.doublyEncoded, at: place)
                return nil
            }
        } catch {
            let offset = error.byteOffsets.lowerBound
            let before = Source(path: path, text: String(decoding: content[..<offset], as: UTF8.self))
            let position = Position(line: before.lines.count, column: (before.lines.last?.count ?? 0) + 1)
            let place = offset + bytes.count - content.count + 1
            findings.report(
                .notUTF8(byte: place, looksLike: Self.encoding(of: content, at: offset)), at: position)
            return nil
        }
    }

    /// The first å, ä or ö that was written as UTF-8, read as Windows-1252 and written again.
    private var doublyEncoded: Position? {
        let ends: Set<Unicode.Scalar> = ["¥", "¤", "¶", "…", "„", "–"]
        for (index, line) in lines.enumerated() {
            for (column, scalar) in line.enumerated().dropLast() where scalar == "Ã" {
                if ends.contains(line[column + 1]) { return Position(line: index + 1, column: column + 1) }
            }
        }
        return nil
    }

    /// A guess for the author, from what Swedish text looks like in the encodings that programs still write.
    private static func encoding(of bytes: [UInt8], at offset: Int) -> String? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
        // å ä ö Å Ä Ö é, the curly quotes and the dashes of Windows-1252.
        let swedish: Set<UInt8> = [
            0xE5, 0xE4, 0xF6, 0xC5, 0xC4, 0xD6, 0xE9, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97,
        ]
        return swedish.contains(bytes[offset]) ? "Windows-1252" : nil
    }

    /// The line with that number, counted from 1; empty beyond the end.
    subscript(line: Int) -> [Unicode.Scalar] {
        lines.indices.contains(line - 1) ? lines[line - 1] : []
    }

    /// The lines from one on, as a document's text.
    func text(fromLine first: Int) -> String {
        lines.dropFirst(first - 1).map { String($0) }.joined(separator: "\n")
    }

    /// The text with trailing space and trailing empty lines gone, so that equal courses have equal text.
    var normalised: String {
        var kept = lines.map { line in String(line[..<(line.lastIndex { !$0.isBlank } ?? -1).advanced(by: 1)])
        }
        while kept.last?.isEmpty == true { kept.removeLast() }
        return kept.map { $0 + "\n" }.joined()
    }
}

extension String {
    /// The text of these code points.
    init(_ scalars: some Sequence<Unicode.Scalar>) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(scalars.underestimatedCount)
        for scalar in scalars {
            if scalar.isASCII {
                bytes.append(UInt8(scalar.value))
            } else {
                bytes.append(contentsOf: scalar.utf8)
            }
        }
        self.init(decoding: bytes, as: UTF8.self)
    }

    /// Whether `part` stands in the text, byte for byte: much quicker than `contains`, which also looks for
    /// characters that are only equal to it.
    func holds(_ part: String) -> Bool {
        guard let first = part.utf8.first else { return true }
        var rest = utf8[...]
        while let start = rest.firstIndex(of: first) {
            rest = rest[start...]
            if rest.starts(with: part.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }

    /// Without white space at either end; a no-break space is white space too.
    var trimmed: String {
        guard let first = unicodeScalars.firstIndex(where: { !$0.isSpace }),
            let last = unicodeScalars.lastIndex(where: { !$0.isSpace })
        else { return "" }
        return String(unicodeScalars[first...last])
    }
}

// The properties of code points come from a table; most text is ASCII, which needs none.
extension Unicode.Scalar {
    /// Space or tab, what Markdown counts as indentation.
    var isBlank: Bool { self == " " || self == "\t" }

    /// White space, a no-break space too.
    var isSpace: Bool { isASCII ? value == 0x20 || 0x09...0x0D ~= value : properties.isWhitespace }

    var isLetter: Bool { isASCII ? UInt8(value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }

    var isNumber: Bool { isASCII ? 0x30...0x39 ~= value : properties.numericType != nil }

    var endsSentence: Bool { self == "." || self == "!" || self == "?" || self == ":" }
}
