internal import Glibc

@main
struct Main {
    static func main() {
        // A file that may not grow is then an error like a full disk, with a sentence, and not a silent death.
        signal(SIGXFSZ, SIG_IGN)
        exit(run(Array(CommandLine.arguments.dropFirst()), Environment()))
    }

    /// Every verb, in the order of the help.
    static let verbs: [Verb] = [
        DemoCommand.verb, ServeCommand.verb, CheckCommand.verb, PreviewCommand.verb,
        NewCommand.question, NewCommand.chapter, RenderCommand.verb, ReportCommand.indicator,
        ReportCommand.newHires, ReportCommand.activity,
        ExplainCommand.verb, DecideCommand.register, DecideCommand.void, DecideCommand.extend,
        DecideCommand.retract, CorrectCommand.verb,
        ExportCommand.verb, ImportStaffCommand.verb, ImportCompletionsCommand.verb, ImportMoodleCommand.verb,
        UndoCommand.verb,
        SignInCommand.verb, GrantCommand.grant, GrantCommand.revoke, TokenCommand.add, TokenCommand.list,
        TokenCommand.revoke, SetCommand.verb, RuleCommand.verb, FreezeCommand.verb, RemindCommand.verb,
        HideCommand.verb, PrivacyCommand.verb, RetainCommand.verb, BackupCommand.verb, VerifyCommand.verb,
        DoctorCommand.verb, InstallCommand.verb,
    ]

    /// Runs the command line and gives the exit status: 0 done, 1 refused, 2 wrong use.
    static func run(_ words: [String], _ environment: Environment) -> Int32 {
        do {
            let (found, rest) = try find(words)
            guard found.count == 1, let verb = found.first else {
                environment.out(overview(of: found))
                return 0
            }
            let arguments = try Arguments(rest, options: verb.options, operands: verb.operandCount)
            if arguments.has("help") {
                environment.out(verb.help)
                return 0
            }
            do {
                return try verb.run(arguments, environment)
            } catch {
                // What the database refuses in the middle of the work has its sentence too.
                throw Store.refusal(arguments["data"] ?? "databasen", error)
            }
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
            // Anything else is our fault.
            environment.error("kurskoll: oväntat fel (\(error)); anmäl det med den här raden")
            return 1
        }
    }

    /// The verb that `words` name, and the words that are left; common options may stand before it. Several verbs
    /// where help is asked for: of one beginning, such as `import`, or of all.
    private static func find(_ words: [String]) throws -> ([Verb], [String]) {
        var before: [String] = []
        var rest = words[...]
        while let word = rest.first, word.hasPrefix("--") {
            rest.removeFirst()
            before.append(word)
            let takesValue = Arguments.common.contains { "--\($0.name)" == word && $0.value != nil }
            if takesValue, let value = rest.popFirst() { before.append(value) }
        }
        let asksForHelp = before.contains("--help")
        guard let word = rest.first else {
            if before.isEmpty || asksForHelp { return (verbs, []) }
            throw UsageError("kurskoll", "verbet saknas", "se kurskoll --help")
        }
        let found = verbs.filter { rest.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
        guard let found else {
            let near = verbs.filter { $0.words[0] == word }
            if !near.isEmpty, asksForHelp || rest.contains("--help") { return (near, ["--help"]) }
            throw UsageError(
                word, near.isEmpty ? "är inget verb" : "behöver ett ord till",
                near.isEmpty ? "se kurskoll --help" : "skriv \(near.map(\.name).joined(separator: " eller "))"
            )
        }
        // The options first: after a `--` among the rest they would be operands.
        return ([found], before + rest.dropFirst(found.words.count))
    }

    private static func overview(of verbs: [Verb]) -> String {
        var text = "kurskoll [--data FIL] [--courses MAPP] [--web MAPP] VERB …\n\n"
        for verb in verbs {
            let left = "  \(verb.name)\(verb.operands.isEmpty ? "" : " " + verb.operands)"
            text += left + String(repeating: " ", count: max(2, 30 - left.count)) + verb.summary + "\n"
        }
        return text + "\nkurskoll VERB --help säger mer.\n"
    }
}
