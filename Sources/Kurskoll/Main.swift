internal import Glibc

@main
struct Main {
    static func main() {
        exit(run(Array(CommandLine.arguments.dropFirst()), Environment()))
    }

    /// Every verb, in the order of the help.
    static let verbs: [Verb] = [
        DemoCommand.verb, ServeCommand.verb, CheckCommand.verb, RenderCommand.verb, ReportCommand.indicator,
        ReportCommand.newHires,
        ExportCommand.verb, ImportStaffCommand.verb, ImportCompletionsCommand.verb, UndoCommand.verb,
        SignInCommand.verb, GrantCommand.grant, GrantCommand.revoke, SetCommand.verb,
    ]

    /// Runs the command line and gives the exit status: 0 done, 1 refused, 2 wrong use.
    static func run(_ words: [String], _ environment: Environment) -> Int32 {
        do {
            let (verb, rest) = try find(words)
            guard let verb else {
                environment.out(overview)
                return 0
            }
            let arguments = try Arguments(rest, options: verb.options, operands: verb.operandCount)
            if arguments.has("help") {
                environment.out(verb.help)
                return 0
            }
            return try verb.run(arguments, environment)
        } catch let refusals as Refusals {
            for refusal in refusals.all { environment.error(refusal.description) }
            return 1
        } catch let refusal as Refusal {
            environment.error(refusal.description)
            return 1
        } catch let usage as UsageError {
            environment.error("\(usage.place): \(usage.problem); \(usage.remedy)")
            return 2
        } catch {
            // What the database refuses in the middle of the work has its sentence too; anything else is our fault.
            environment.error("\(Store.refusal("databasen", error))")
            return 1
        }
    }

    /// The verb that `words` name, and the words that are left; common options may stand before it. Nil where
    /// help is asked for.
    private static func find(_ words: [String]) throws -> (Verb?, [String]) {
        var before: [String] = []
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("--") {
            rest.removeFirst()
            if word == "--help" { return (nil, []) }
            before.append(word)
            if !word.contains("="), let value = rest.popFirst() { before.append(value) }
        }
        guard let word = rest.first else {
            if before.isEmpty { return (nil, []) }
            throw UsageError("kurskoll", "verbet saknas", "se kurskoll --help")
        }
        let found = verbs.filter { rest.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
        guard let found else {
            let near = verbs.filter { $0.words[0] == word }.map(\.name)
            throw UsageError(
                word, near.isEmpty ? "är inget verb" : "behöver ett ord till",
                near.isEmpty ? "se kurskoll --help" : "skriv \(near.joined(separator: " eller "))")
        }
        return (found, Array(rest.dropFirst(found.words.count)) + before)
    }

    private static var overview: String {
        var text = "kurskoll [--data FIL] [--courses MAPP] [--web MAPP] VERB …\n\n"
        for verb in verbs {
            let left = "  \(verb.name)\(verb.operands.isEmpty ? "" : " " + verb.operands)"
            text += left + String(repeating: " ", count: max(2, 30 - left.count)) + verb.summary + "\n"
        }
        return text + "\nkurskoll VERB --help säger mer.\n"
    }
}
