internal import Compliance
internal import SQLite

/// `sign-in REF`: a one-time link, the operator's key; with `--code` six words to hand over on paper.
enum SignInCommand {
    /// As long as a printed code: it may be handed over on paper.
    static let lifetimeSeconds = SignInCode.lifetimeSeconds

    static let verb = Verb(
        "sign-in", operands: "REF", count: 0...1,
        "Skriver ut en länk som loggar in personen en gång, inom 14 dagar.",
        options: [
            .init("base-url", "URL", "adressen utifrån (http://127.0.0.1:8080)"),
            .init(
                "anonymous", nil, "till ingen: en kurs utan namn, där papperet är det enda beviset; utan REF"),
            .init("code", nil, "skriv ut en kod av sex ord i stället, att skriva på /logga-in"),
        ]
    ) { arguments, environment in
        let store = try ReportCommand.open(arguments)
        let now = environment.clock.now()
        let text = try store.connection.write { () -> String in
            let person = try person(arguments, store, now: now)
            // Who is nobody has no other way back to the chapters that are done.
            let isReusable = arguments.has("anonymous")
            let expires = now + lifetimeSeconds
            if arguments.has("code") {
                let code = SignInCode.random()
                let key = try KeyFile.key(besides: store.path)
                guard let letters = SignInCode.letters(code) else {
                    preconditionFailure("a code that is none")
                }
                try store.addSignInCode(
                    SignInCode.hash(letters, key: key), person: person, expires: expires,
                    isReusable: isReusable)
                return code
            }
            let base =
                try ServeCommand.baseURL(arguments["base-url"])
                ?? store.setting("base-url").map(ServeCommand.withoutSlash) ?? "http://127.0.0.1:8080"
            let secret = Secret.random()
            try store.addSignInLink(secret, person: person, expires: expires, isReusable: isReusable)
            return "\(base)/logga-in/\(secret.text)"
        }
        environment.out(text + "\n")
        return 0
    }

    /// Whom the link is for: the person that is named, or a new nobody.
    private static func person(_ arguments: Arguments, _ store: Store, now: Int) throws -> Int {
        guard let ref = arguments.operands.first else {
            guard arguments.has("anonymous") else {
                throw UsageError("sign-in", "saknar REF", "skriv person_ref, eller --anonymous")
            }
            return try store.addPass(until: now + lifetimeSeconds)
        }
        guard !arguments.has("anonymous") else {
            throw UsageError(ref, "går inte med --anonymous", "ta bort det ena")
        }
        guard let person = try store.person(ref: ref) else {
            throw Refusal(
                ref, "personen finns inte",
                "kontrollera person_ref, eller gör en med kurskoll grant ROLL REF --name NAMN")
        }
        return person
    }
}
