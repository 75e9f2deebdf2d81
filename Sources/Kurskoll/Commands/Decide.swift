internal import Compliance
internal import SQLite

/// `register`, `void`, `extend` and `retract`: what HR decides about a person by hand, each with why and by whom.
enum DecideCommand {
    private static let course = Arguments.Option(
        "course", "KURS", "kursens id; behövs inte där det finns en kurs")
    static let signed: [Arguments.Option] = [
        .init("why", "SKÄL", "varför, för den som läser senare"),
        .init("by", "REF", "vem som beslutar (utan: driften)"),
    ]

    static let register = Verb(
        "register", operands: "REF", count: 1...1,
        "Registrerar ett slutförande för hand, mot ett intyg som HR har sett.",
        options: [
            course, .init("completed", "DAG", "dagen då kursen slutfördes"),
            .init("method", "METOD", CompletionRow.methods.joined(separator: ", ")),
            .init("certificate", "TEXT", "intygets nummer eller var det finns"),
        ] + signed
    ) { arguments, environment in
        try decide(arguments, environment) { store, person, signature in
            let course = try ReportCommand.course(arguments, store: store)
            let day = try required(arguments, "completed", "DAG")
            guard let method = try arguments.choice("method", of: CompletionRow.methods) else {
                throw UsageError(
                    "--method", "saknas", "skriv \(CompletionRow.methods.joined(separator: " eller "))")
            }
            let number = try store.register(
                person: person, course: course, day: day, method: method,
                certificate: arguments["certificate"].map(Cell.text), signature)
            return
                "Slutförande \(number) är registrerat. Ta tillbaka: kurskoll retract registration \(number) --why …\n"
        }
    }

    static let void = Verb(
        "void", operands: "REF", count: 1...1, "Makulerar ett slutförande: det räknas inte från en dag.",
        options: [
            course, .init("completed", "DAG", "dagen då kursen slutfördes; behövs där det finns flera"),
            .init("method", "METOD", "sättet; behövs där flera har samma dag"),
            .init("from", "DAG", "räknas inte från den dagen (i dag)"),
        ] + signed
    ) { arguments, environment in
        try decide(arguments, environment) { store, person, signature in
            let course = try ReportCommand.course(arguments, store: store)
            let completion = try completion(arguments, of: person, course, store)
            let day = try ReportCommand.day(arguments, "from") ?? environment.clock.today
            let number = try store.void(completion: completion.id, from: day, signature)
            return """
                Slutförandet \(completion.day) är makulerat från \(day). \
                Ta tillbaka: kurskoll retract voiding \(number) --why …

                """
        }
    }

    static let extend = Verb(
        "extend", operands: "REF", count: 1...1,
        "Ger en nyanställd förlängd tid; den ursprungliga dagen syns kvar.",
        options: [
            course, .init("until", "DAG", "den nya sista dagen"),
            .init("from", "DAG", "beviljad den dagen (i dag)"),
        ] + signed
    ) { arguments, environment in
        try decide(arguments, environment) { store, person, signature in
            let course = try ReportCommand.course(arguments, store: store)
            let due = try required(arguments, "until", "DAG")
            let day = try ReportCommand.day(arguments, "from") ?? environment.clock.today
            let number = try store.extend(
                person: person, course: course, until: due, grantedOn: day, signature)
            return """
                Tiden är förlängd till \(due), beviljad \(day). Ta tillbaka: kurskoll retract extension \(number) --why …

                """
        }
    }

    static let retract = Verb(
        "retract", operands: "SLAG NUMMER", count: 2...2,
        "Tar tillbaka ett beslut (voiding, extension, registration eller correction); det gäller då ingen dag.",
        options: signed
    ) { arguments, environment in
        guard let kind = DecisionKind(rawValue: arguments.operands[0]) else {
            throw UsageError(
                arguments.operands[0], "är inget slag av beslut",
                "skriv \(DecisionKind.allCases.map(\.rawValue).joined(separator: " eller "))")
        }
        guard let number = Int(arguments.operands[1]), number > 0 else {
            throw UsageError(
                arguments.operands[1], "är inget nummer", "se numren med kurskoll explain --person REF")
        }
        let store = try ReportCommand.open(arguments)
        try store.connection.write {
            let signature = try signature(arguments, environment, store)
            do {
                try store.retract(kind, number, signature)
            } catch let objection as Objection {
                throw Refusal(
                    "\(kind.rawValue) \(number)", objection.problem.swedish, objection.remedy.swedish)
            }
        }
        environment.out("Beslutet är taget tillbaka.\n")
        return 0
    }

    /// Runs a decision about the person of the first operand in one transaction and says what it said.
    static func decide(
        _ arguments: Arguments, _ environment: Environment,
        _ body: (Store, Int, Signature) throws -> String
    ) throws -> Int32 {
        let store = try ReportCommand.open(arguments)
        let ref = arguments.operands[0]
        let text = try store.connection.write {
            let person = try person(ref, store)
            do {
                return try body(store, person, signature(arguments, environment, store))
            } catch let objection as Objection {
                throw Refusal(ref, objection.problem.swedish, objection.remedy.swedish)
            }
        }
        environment.out(text)
        return 0
    }

    static func person(_ ref: String, _ store: Store) throws -> Int {
        guard let person = try store.person(ref: Cell.text(ref)) else { throw unknown(ref) }
        return person
    }

    static func unknown(_ ref: String) -> Refusal {
        Refusal(ref, "personen finns inte", "kontrollera person_ref")
    }

    static func signature(
        _ arguments: Arguments, _ environment: Environment, _ store: Store
    ) throws -> Signature {
        guard let reason = arguments["why"].map(Cell.text) else {
            throw UsageError("--why", "saknas", "skriv varför, så att den som läser senare förstår")
        }
        return Signature(
            signer: try arguments["by"].map { try person($0, store) }, reason: reason,
            today: environment.clock.today, now: environment.clock.now())
    }

    private static func required(_ arguments: Arguments, _ name: String, _ value: String) throws -> Day {
        guard let day = try ReportCommand.day(arguments, name) else {
            throw UsageError("--\(name)", "saknas", "skriv --\(name) \(value)")
        }
        return day
    }

    /// The one completion of the person that fits the options and still stands.
    private static func completion(
        _ arguments: Arguments, of person: Int, _ course: String, _ store: Store
    ) throws -> CompletionRecord {
        let day = try ReportCommand.day(arguments, "completed")
        let method = try arguments.choice("method", of: CompletionRow.methods)
        let found = try store.completions(person: person).filter {
            $0.course == course && (day == nil || $0.day == day) && (method == nil || $0.method == method)
        }
        guard let only = found.first else {
            throw Refusal(
                arguments.operands[0], "inget slutförande av \(course) passar",
                "se vilka som finns med kurskoll explain --person \(arguments.operands[0])")
        }
        guard found.count == 1 else {
            let days = found.map { "\($0.day) \($0.method)" }.joined(separator: ", ")
            throw UsageError(
                "--completed", "flera slutföranden passar: \(days)", "välj ett med --completed och --method")
        }
        return only
    }
}
