/// The words after a verb, sorted into options and operands.
struct Arguments {
    let operands: [String]
    private var values: [String: String]

    /// An option a verb understands: `--as-of DAG`, or a bare flag where `value` is nil.
    struct Option: Sendable {
        let name: String
        let value: String?
        let meaning: String

        init(_ name: String, _ value: String? = nil, _ meaning: String) {
            self.name = name
            self.value = value
            self.meaning = meaning
        }
    }

    /// Options that every verb understands.
    static let common: [Option] = [
        Option("data", "FIL", "databasen (kurskoll.db)"),
        Option("courses", "MAPP", "kurserna (Courses)"),
        Option("web", "MAPP", "stilmall, skript och ikoner (Web)"),
        Option("help", nil, "visa den här hjälpen"),
    ]

    /// Sorts `words`; options may stand anywhere, as `--name value` or `--name=value`; after `--` all are operands.
    init(_ words: [String], options: [Option], operands range: ClosedRange<Int>) throws {
        var operands: [String] = []
        var values: [String: String] = [:]
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("--") else {
                operands.append(word)
                continue
            }
            if word == "--" {
                operands += rest
                break
            }
            let parts = word.dropFirst(2).split(
                separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let name = String(parts[0])
            guard let option = (options + Self.common).first(where: { $0.name == name }) else {
                throw UsageError("--\(name)", "finns inte här", Self.suggestion(for: name, among: options))
            }
            guard values[name] == nil else {
                throw UsageError("--\(name)", "står två gånger", "ta bort den ena")
            }
            if let value = option.value {
                guard let given = parts.count == 2 ? String(parts[1]) : rest.popFirst() else {
                    throw UsageError("--\(name)", "saknar värde", "skriv --\(name) \(value)")
                }
                // An empty word is a shell variable that was not set; SQLite would take it for a passing database.
                guard !given.isEmpty else {
                    throw UsageError("--\(name)", "har ett tomt värde", "skriv --\(name) \(value)")
                }
                values[name] = given
            } else {
                guard parts.count == 1 else {
                    throw UsageError("--\(name)", "tar inget värde", "skriv bara --\(name)")
                }
                values[name] = ""
            }
        }
        // Help is answered before anything else is asked for.
        guard values["help"] != nil || range.contains(operands.count) else {
            throw operands.count < range.lowerBound
                ? UsageError("kommandot", "saknar uppgifter", "se --help")
                : UsageError(operands[range.upperBound], "är en uppgift för mycket", "se --help")
        }
        self.operands = operands
        self.values = values
    }

    subscript(_ name: String) -> String? { values[name] }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// The same with another value for an option, as if it had been written.
    func setting(_ name: String, to value: String) -> Arguments {
        var changed = self
        changed.values[name] = value
        return changed
    }

    /// A whole number, nil where the option is not given.
    func number(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = values[name] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw UsageError(
                "--\(name)", "»\(text)« är inte ett heltal från \(range.lowerBound) till \(range.upperBound)",
                "skriv till exempel --\(name) \(range.lowerBound)")
        }
        return number
    }

    /// One of a few words, nil where the option is not given.
    func choice(_ name: String, of choices: [String]) throws -> String? {
        guard let text = values[name] else { return nil }
        guard choices.contains(text) else {
            throw UsageError(
                "--\(name)", "»\(text)« går inte", "skriv \(choices.joined(separator: " eller "))")
        }
        return text
    }

    private static func suggestion(for name: String, among options: [Option]) -> String {
        let near = (options + common).map(\.name).filter { $0.first == name.first }
        return near.isEmpty
            ? "se --help" : "menade du \(near.map { "--" + $0 }.joined(separator: " eller "))?"
    }
}
