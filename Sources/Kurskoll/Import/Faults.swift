internal import Formats

/// Every fault found in a file so far: one is enough for nothing to be stored, and all are told at once.
struct Faults {
    let file: String
    private var found: [(line: Int, refusal: Refusal)] = []

    init(file: String) {
        self.file = file
    }

    var isEmpty: Bool { found.isEmpty }

    /// `fil:rad:kolumn: problem »värde«; åtgärd`. Without `value` where there is none to show; a value that holds
    /// a personnummer is never shown.
    mutating func add(_ fault: CellFault, value: String? = nil, line: Int, column: String) {
        var problem = fault.problem
        if let value, !value.isEmpty, !Personnummer.stands(in: value) {
            problem += " »\(Self.shown(value))«"
        } else if problem.last == ":" {
            problem.removeLast()
        }
        found.append((line, Refusal("\(file):\(line):\(column)", problem, fault.remedy)))
    }

    /// A fault of a whole row.
    mutating func add(_ problem: String, _ remedy: String, line: Int) {
        found.append((line, Refusal("\(file):\(line)", problem, remedy)))
    }

    /// In the order of the lines; those of one line as they were found.
    var refusals: Refusals {
        let order = found.indices.sorted { (found[$0].line, $0) < (found[$1].line, $1) }
        return Refusals(all: order.map { found[$0].refusal })
    }

    private static func shown(_ value: String) -> String {
        value.count > 80 ? "\(value.prefix(80))…" : value
    }
}

extension Personnummer {
    /// Whether one stands somewhere in a text, between whatever letters and signs.
    static func stands(in text: String) -> Bool {
        let isPart = { (character: Character) in
            character.isASCII && character.isNumber || "-+".contains(character)
        }
        return isValid(text) || text.split(whereSeparator: { !isPart($0) }).contains { isValid(String($0)) }
    }
}
