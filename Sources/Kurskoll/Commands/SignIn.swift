internal import Compliance
internal import SQLite

/// `sign-in REF`: a one-time link, the operator's key; with `--code` six words to hand over on paper.
enum SignInCommand {
    /// As long as a printed code: it may be handed over on paper.
    static let lifetimeSeconds = SignInCode.lifetimeSeconds

    static let verb = Verb(
        "sign-in", operands: "REF", count: 1...1,
        "Skriver ut en länk som loggar in personen en gång, inom 14 dagar.",
        options: [
            .init("base-url", "URL", "adressen utifrån (http://127.0.0.1:8080)"),
            .init("code", nil, "skriv ut en kod av sex ord i stället, att skriva på /logga-in"),
        ]
    ) { arguments, environment in
        let store = try ReportCommand.open(arguments)
        let ref = arguments.operands[0]
        guard let person = try store.person(ref: ref) else {
            throw Refusal(
                ref, "personen finns inte",
                "kontrollera person_ref, eller gör en med kurskoll grant ROLL REF --name NAMN")
        }
        if arguments.has("code") {
            environment.out(try code(for: person, store, arguments, now: environment.clock.now()) + "\n")
            return 0
        }
        let base =
            try ServeCommand.baseURL(arguments)
            ?? store.setting("base-url").map(ServeCommand.withoutSlash) ?? "http://127.0.0.1:8080"
        let secret = Secret.random()
        let now = environment.clock.now()
        try store.connection.write {
            try store.addSignInLink(secret, person: person, expires: now + lifetimeSeconds)
        }
        environment.out("\(base)/logga-in/\(secret.text)\n")
        return 0
    }

    private static func code(for person: Int, _ store: Store, _ arguments: Arguments, now: Int) throws
        -> String
    {
        let code = SignInCode.random()
        let key = try KeyFile.key(besides: arguments["data"] ?? "kurskoll.db")
        guard let letters = SignInCode.letters(code) else { preconditionFailure("a code that is none") }
        try store.connection.write {
            try store.addSignInCode(
                SignInCode.hash(letters, key: key), person: person, expires: now + SignInCode.lifetimeSeconds)
        }
        return code
    }
}
