internal import Compliance
internal import SQLite

/// `sign-in REF`: a one-time link, the operator's key.
enum SignInCommand {
    /// As long as a printed code: it may be handed over on paper.
    static let lifetimeSeconds = 14 * 86_400

    static let verb = Verb(
        "sign-in", operands: "REF", count: 1...1,
        "Skriver ut en länk som loggar in personen en gång, inom 14 dagar.",
        options: [.init("base-url", "URL", "adressen utifrån (http://127.0.0.1:8080)")]
    ) { arguments, environment in
        let store = try ReportCommand.open(arguments)
        let ref = arguments.operands[0]
        guard let person = try store.person(ref: ref) else {
            throw Refusal(
                ref, "personen finns inte",
                "kontrollera person_ref, eller gör en med kurskoll grant ROLL REF --name NAMN")
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
}
