internal import CommonMark

/// The lines between `---` and `---` at the beginning of a file: a small part of YAML that needs no YAML reader.
/// Every value is text until its key's own form is asked for, so `nej` and `1.10` are never turned into something else.
struct FrontMatter {
    struct Entry {
        let key: String
        let position: Position
        let value: String
        let valuePosition: Position
        /// The lines `  - value` below it.
        var items: [String] = []
    }

    private(set) var entries: [Entry] = []
    /// The number of the first line after the closing `---`.
    private(set) var bodyLine = 1
    /// Lines that are no entries; a key that seems to be missing may stand on one of them.
    private var isGarbled = false

    subscript(key: String) -> Entry? { entries.first { $0.key == key } }

    /// Reads the front matter. Nil, with one message, where the file has none or it does not end: all else in the file
    /// would only follow from that.
    init?(_ source: Source, findings: inout Findings) {
        guard Self.dashes(source[1]) == 3 else {
            let (message, line) = Self.fault(source)
            findings.report(message, at: Position(line: line, column: 1))
            return nil
        }
        for number in 2...max(2, source.lines.count) {
            let line = source[number]
            let text = String(line).trimmed
            switch Self.dashes(line) {
            case 3:
                bodyLine = number + 1
                return
            // A slip in the closing line; what stands below it is the text of the course, and no entries.
            case 2, 4, 5:
                findings.report(.frontMatterOpen, at: Position(line: number, column: 1))
                return nil
            default: break
            }
            if text.isEmpty || line.first == "#" { continue }
            if text.hasPrefix("- "), let last = entries.indices.last, entries[last].value.isEmpty {
                entries[last].items.append(String(text.dropFirst(2)).trimmed)
            } else if let entry = Entry(line, number: number) {
                add(entry, findings: &findings)
            } else {
                isGarbled = true
                let message = Entry.repaired(line).map(Message.almostAnEntry) ?? .notAnEntry
                findings.report(message, at: Position(line: number, column: 1))
            }
        }
        // The lines that were read as entries are most likely the text of the course.
        findings = Findings(file: findings.file)
        findings.report(.frontMatterOpen, at: .top)
        return nil
    }

    private mutating func add(_ entry: Entry, findings: inout Findings) {
        if self[entry.key] != nil {
            findings.report(.repeatedKey(entry.key), at: entry.position)
        } else if let value = entry.curlyQuoted {
            findings.report(.curlyQuotes(entry.key, value: value), at: entry.valuePosition)
            entries.append(entry)
        } else if let unquoted = entry.unquoted {
            entries.append(unquoted)
        } else {
            let value = String(entry.value.map { $0 == "\"" ? "”" : $0 })
            findings.report(.needsQuotes(entry.key, value: value), at: entry.valuePosition)
            entries.append(entry)
        }
    }

    /// What is wrong with the beginning of a file, and on which line.
    private static func fault(_ source: Source) -> (Message, line: Int) {
        let first = String(source[1]).trimmed
        if !first.isEmpty, first.allSatisfy({ "-–—−=_*".contains($0) }) {
            return (.frontMatterDashes(first), 1)
        }
        let isEmpty = source.lines.prefix { String($0).trimmed.isEmpty }.count
        if isEmpty > 0, dashes(source[isEmpty + 1]) == 3 { return (.frontMatterNotFirst, 1) }
        return (.frontMatterMissing, 1)
    }

    /// The number of dashes a line consists of; nil for any other line.
    private static func dashes(_ line: [Unicode.Scalar]) -> Int? {
        let text = String(line).trimmed
        return !text.isEmpty && text.allSatisfy { $0 == "-" } ? text.count : nil
    }

    /// Reports keys that are unknown or missing and values that do not fit, for a file of that kind.
    func check(as kind: FileKind, today: String, findings: inout Findings) {
        let names = kind.keys.map(\.name)
        var absent = kind.keys.filter { self[$0.name] == nil }
        for entry in entries {
            guard let key = kind.keys.first(where: { $0.name == entry.key }) else {
                let nearest = absent.map(\.name).nearest(to: entry.key)
                // `Titel:` is there, only with another letter.
                if let nearest, nearest == entry.key.lowercased() {
                    absent.removeAll { $0.name == nearest }
                    findings.report(.unknownKey(entry.key, nearest: nearest, all: names), at: entry.position)
                    continue
                }
                // That the key is missing says it all; twice would be one fault too many.
                if absent.contains(where: { $0.name == nearest && $0.need == .required }) { continue }
                absent.removeAll { $0.name == nearest }
                findings.report(.unknownKey(entry.key, nearest: nearest, all: names), at: entry.position)
                continue
            }
            if let message = key.fault(in: entry) { findings.report(message, at: entry.valuePosition) }
        }
        for key in absent where !isGarbled {
            switch key.need {
            case .required: findings.report(.missingKey(key.name), at: .top)
            case .advised: findings.report(.missingAdvice(key.name), at: .top)
            case .optional: break
            }
        }
        checkReview(today: today, findings: &findings)
    }

    private func checkReview(today: String, findings: inout Findings) {
        guard let next = self["granska-senast"], next.value.isDate else { return }
        if let last = self["granskad"], last.value.isDate, last.value >= next.value {
            findings.report(.reviewBeforeReviewed, at: next.valuePosition)
        } else if next.value < today {
            findings.report(.reviewPassed(next.value), at: next.valuePosition)
        }
    }
}

extension FrontMatter.Entry {
    /// A line `key: value` or `key:`; nil for any other.
    fileprivate init?(_ line: [Unicode.Scalar], number: Int) {
        guard let colon = line.firstIndex(of: ":"), line.first?.properties.isAlphabetic == true,
            line[..<colon].allSatisfy({ $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" }
            ),
            colon + 1 == line.count || line[colon + 1].isBlank
        else { return nil }
        let start = line[(colon + 1)...].firstIndex { !$0.isBlank } ?? colon
        key = String(line[..<colon])
        position = Position(line: number, column: 1)
        value = String(line[(colon + 1)...]).trimmed
        valuePosition = Position(line: number, column: start + 1)
    }

    /// A line that says what it means, such as `titel = Våld` or `titel:Våld`, as it should be written.
    fileprivate static func repaired(_ line: [Unicode.Scalar]) -> String? {
        let text = String(line).trimmed
        guard let mark = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return nil }
        let key = String(text[..<mark]).trimmed.lowercased()
        let value = String(text[text.index(after: mark)...]).trimmed
        guard FileKind.isKey(key), !value.isEmpty else { return nil }
        return "\(key): \(value)"
    }

    /// The value without its typographic quotation marks, which are no quotation marks here; nil where it has none.
    fileprivate var curlyQuoted: String? {
        let marks: Set<Character> = ["“", "”", "„", "‟", "‘", "’"]
        guard value.count > 2, let first = value.first, let last = value.last, marks.contains(first),
            marks.contains(last)
        else { return nil }
        let inner = value.dropFirst().dropLast()
        // `”Hej” sa hon till ”Kim”` is text.
        return inner.contains { marks.contains($0) || $0 == "\"" } ? nil : String(inner)
    }

    /// With the quotation marks taken off; nil where YAML would read the value otherwise than it looks.
    fileprivate var unquoted: FrontMatter.Entry? {
        var text = value
        if value.hasPrefix("\"") {
            guard value.count > 1, value.hasSuffix("\"") else { return nil }
            text = String(value.dropFirst().dropLast())
            if text.contains("\"") || text.contains("\\") { return nil }
        } else if let first = value.first {
            let isPlain =
                !"[]{}>|*&!%@`\"',#".contains(first) && !value.hasSuffix(":") && !value.contains(": ")
                && !value.contains(" #") && !["- ", "? "].contains(String(value.prefix(2)))
            if !isPlain { return nil }
        }
        return FrontMatter.Entry(key: key, position: position, value: text, valuePosition: valuePosition)
    }
}
