internal import Compliance
internal import Formats
internal import SQLite

/// `grant ROLE REF` and `revoke ROLE REF`.
enum GrantCommand {
    static let grant = Verb(
        "grant", operands: "ROLL REF", count: 2...2, "Ger en person rollen hr, author eller reader.",
        options: [
            .init("administration", "NAMN", "bara för den förvaltningen (hr och reader)"),
            .init("name", "NAMN", "gör personen för hand om den saknas"),
            .init("email", "ADRESS", "den handgjorda personens e-post"),
        ]
    ) { arguments, environment in
        let role = try role(arguments)
        let now = environment.clock.now()
        let store = try Store(path: arguments["data"] ?? "kurskoll.db", mode: .create)
        let ref = Cell.text(arguments.operands[1])
        let text = try store.connection.write {
            let administration = try administration(arguments, role, store)
            let known = try store.person(ref: ref)
            let person = try known ?? newPerson(ref, arguments, store)
            let isNew = try store.grant(role, to: person, administration: administration, now: now)
            return "\(ref) har \(isNew ? "nu" : "redan") rollen \(named(role, arguments))\n"
                + (known != nil && arguments.has("name")
                    ? "obs: personen fanns redan; namn och e-post är som förut\n" : "")
        }
        environment.out(text)
        return 0
    }

    static let revoke = Verb(
        "revoke", operands: "ROLL REF", count: 2...2, "Tar ifrån en person en roll.",
        options: [.init("administration", "NAMN", "bara för den förvaltningen (annars helt)")]
    ) { arguments, environment in
        let role = try role(arguments)
        let now = environment.clock.now()
        let store = try Store(path: arguments["data"] ?? "kurskoll.db", mode: .existing)
        let ref = Cell.text(arguments.operands[1])
        guard let person = try store.person(ref: ref) else {
            throw Refusal(ref, "personen finns inte", "kontrollera person_ref")
        }
        try store.connection.write {
            let administration = try administration(arguments, role, store)
            guard try store.revoke(role, from: person, administration: administration, now: now) else {
                throw Refusal(
                    ref, "har inte rollen \(named(role, arguments))", "kontrollera rollen och person_ref")
            }
        }
        environment.out("\(ref) har inte längre rollen \(named(role, arguments))\n")
        return 0
    }

    private static func role(_ arguments: Arguments) throws -> Store.Role {
        if let role = Store.Role(rawValue: arguments.operands[0]) { return role }
        throw UsageError(arguments.operands[0], "är ingen roll", "skriv hr, author eller reader")
    }

    private static func named(_ role: Store.Role, _ arguments: Arguments) -> String {
        arguments["administration"].map { "\(role.rawValue) för \($0)" } ?? role.rawValue
    }

    /// The id of the administration that is named; nil where none is.
    private static func administration(
        _ arguments: Arguments, _ role: Store.Role, _ store: Store
    ) throws -> Int? {
        guard let name = arguments["administration"].map(Cell.text) else { return nil }
        guard role.mayBeLimited else {
            throw UsageError("--administration", "går inte med \(role.rawValue)", "ta bort --administration")
        }
        return try Self.administration(named: name, store)
    }

    /// The id of an administration.
    static func administration(named name: String, _ store: Store) throws -> Int {
        let all = try store.administrations()
        if let found = all.first(where: { $0.name == name }) { return found.id }
        let names = all.map(\.name).sorted { SwedishOrder($0) < SwedishOrder($1) }
        throw Refusal(
            "--administration", "förvaltningen »\(name)« finns inte",
            names.isEmpty ? "läs först in personallistan" : "välj bland \(names.joined(separator: ", "))")
    }

    private static func newPerson(_ ref: String, _ arguments: Arguments, _ store: Store) throws -> Int {
        guard let name = arguments["name"].map(Cell.text), !name.isEmpty else {
            throw Refusal(
                ref, "personen finns inte",
                "kontrollera person_ref, eller lägg till --name NAMN för att göra personen för hand")
        }
        // One sentence for all that cannot be: it does not tell who is on the stop list.
        guard !ref.isEmpty, !Personnummer.isValid(ref), try !store.stopList().holds(ref: ref) else {
            throw Refusal(
                "REF", "går inte att använda för en ny person", "hitta på ett eget id, till exempel hr-1")
        }
        do {
            return try store.addPerson(
                ref: ref, name: name, email: try arguments["email"].map { try Cell.email(Cell.text($0)) })
        } catch let fault as CellFault {
            throw Refusal("--email", fault.problem, "skriv en adress eller utelämna --email")
        }
    }
}
