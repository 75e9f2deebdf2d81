internal import SQLite

/// `set KEY VALUE` and `set --list`: the municipality's own settings.
enum SetCommand {
    static let verb = Verb(
        "set", operands: "NYCKEL VÄRDE", count: 0...2,
        "Ställer in kommunens egna uppgifter; ett tomt värde tar bort dem.",
        options: [.init("list", nil, "visa alla inställningar")]
    ) { arguments, environment in
        let operands = arguments.operands
        if arguments.has("list") {
            guard operands.isEmpty else {
                throw UsageError(operands[0], "behövs inte med --list", "ta bort det")
            }
            environment.out(try list(open(arguments)))
            return 0
        }
        guard operands.count == 2 else {
            throw UsageError(
                "set", "saknar nyckel eller värde", "skriv kurskoll set NYCKEL VÄRDE, eller set --list")
        }
        let setting = try setting(operands[0])
        let value = setting.value(operands[1])
        if !value.isEmpty, let fault = setting.fault(value) {
            throw Refusal(setting.key, "\(fault.problem) »\(value)«", fault.remedy)
        }
        let store = try open(arguments)
        try store.connection.write { try store.set(setting.key, value) }
        environment.out(value.isEmpty ? "\(setting.key) är borttagen\n" : "\(setting.key) = \(value)\n")
        return 0
    }

    private static func open(_ arguments: Arguments) throws -> Store {
        try Store(path: arguments["data"] ?? "kurskoll.db", mode: .create)
    }

    private static func setting(_ key: String) throws -> Setting {
        if let setting = Setting.all.first(where: { $0.key == key }) { return setting }
        throw Refusal(
            key, "är ingen inställning", "välj bland \(Setting.all.map(\.key).joined(separator: ", "))")
    }

    private static func list(_ store: Store) throws -> String {
        let width = Setting.all.map(\.key.count).max() ?? 0
        var text = ""
        for setting in Setting.all {
            let key = setting.key + String(repeating: " ", count: width - setting.key.count)
            text += "\(key)  \(try store.setting(setting.key).map(oneLine) ?? "– (\(setting.meaning))")\n"
        }
        return text
    }

    private static func oneLine(_ value: String) -> String { value.replacing("\n", with: " ↵ ") }
}
