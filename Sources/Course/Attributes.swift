/// `{#id poäng=2 blanda=nej}` at the end of a heading.
struct Attributes {
    struct Setting {
        let name: String
        let value: String
        let column: Int
    }

    /// As written; empty for `{#}`.
    let id: String
    /// Where its `#` stands.
    let column: Int
    let settings: [Setting]

    /// What the end of a heading's line holds.
    enum Found {
        /// No braces; `end` is the column after the last character.
        case none(end: Int)
        /// Braces that do not open and close around `#id`, and where.
        case broken(column: Int)
        case whole(Attributes)
    }

    /// Looks at a heading's line. Closing `#` as in `## Text ##` are not part of it.
    static func find(in line: [Unicode.Scalar]) -> Found {
        var end = line.lastIndex { !$0.isBlank }.map { $0 + 1 } ?? 0
        if let last = line[..<end].lastIndex(where: { $0 != "#" }), last + 1 < end, line[last].isBlank {
            end = (line[..<last].lastIndex { !$0.isBlank } ?? -1) + 1
        }
        guard let brace = line[..<end].lastIndex(where: { $0 == "{" || $0 == "}" }) else {
            return .none(end: end + 1)
        }
        let open = line[..<brace].lastIndex(of: "{")
        guard brace == end - 1, line[brace] == "}", let open, line[open + 1] == "#",
            open == 0 || line[open - 1] != "\\"
        else { return .broken(column: (open ?? brace) + 1) }
        return .whole(Attributes(line, inside: (open + 1)..<brace))
    }

    private init(_ line: [Unicode.Scalar], inside range: Range<Int>) {
        var words: [Range<Int>] = []
        for index in range where !line[index].properties.isWhitespace {
            if let last = words.last, last.upperBound == index {
                words[words.count - 1] = last.lowerBound..<(index + 1)
            } else {
                words.append(index..<(index + 1))
            }
        }
        // A word without = after the id is a space in the id, which is no id then.
        let first = words.dropFirst().firstIndex { line[$0].contains("=") } ?? words.count
        id = words[..<first].map { String(line[$0]) }.joined(separator: " ").dropHash
        column = range.lowerBound + 1
        settings = words[first...].map { word in
            let equals = line[word].firstIndex(of: "=") ?? word.upperBound
            return Setting(
                name: String(line[word.lowerBound..<equals]),
                value: String(line[min(equals + 1, word.upperBound)..<word.upperBound]),
                column: word.lowerBound + 1)
        }
    }

    subscript(name: String) -> Setting? { settings.first { $0.name == name } }
}

extension String {
    fileprivate var dropHash: String { String(drop { $0 == "#" }).trimmed }
}

/// The settings that may follow an id.
enum SettingName: String, CaseIterable {
    case points = "poäng"
    case shuffle = "blanda"
    case draw = "dra"
    case compare = "jämför"
    case max

    /// Those that a heading's word knows.
    static func of(_ role: Words.Role) -> Set<SettingName> {
        switch role {
        case .single, .multiple: [.points, .shuffle]
        case .trueFalse, .order, .match: [.points]
        case .text: [.points, .compare, .max]
        case .reflection: [.max]
        case .area: [.draw]
        case .scenario, .inDepth, .step, .end: []
        }
    }

    /// How its value is to be written, if it is not.
    func fault(in value: String) -> String? {
        switch self {
        case .shuffle: ["ja", "nej"].contains(value) ? nil : "blanda=ja eller blanda=nej"
        case .compare: ["siffror", "exakt"].contains(value) ? nil : "jämför=siffror eller jämför=exakt"
        case .points, .draw, .max: value.number == nil ? "ett heltal, till exempel \(rawValue)=2" : nil
        }
    }
}
