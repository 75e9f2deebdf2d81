/// The words after the verb: `--name value`, and words that stand alone.
struct Arguments {
    private(set) var words: [String] = []
    private var options: [String: String] = [:]

    init(_ arguments: some Sequence<String>, known: Set<String>) throws(Failure) {
        var name: String?
        for argument in arguments {
            if let option = name {
                options[option] = argument
                name = nil
            } else if argument.hasPrefix("--") {
                guard known.contains(argument) else { throw Failure(argument, "is unknown", Main.usage) }
                name = argument
            } else {
                words.append(argument)
            }
        }
        if let name { throw Failure(name, "has no value", Main.usage) }
    }

    func number(_ name: String) throws(Failure) -> Int? {
        guard let text = options[name] else { return nil }
        guard let number = Int(text), number > 0 else {
            throw Failure(name, "is no number above 0", Main.usage)
        }
        return number
    }

    func list(_ name: String) -> [String]? { options[name]?.split(separator: ",").map(String.init) }
}
