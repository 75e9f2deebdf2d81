internal import Compliance
internal import Formats
internal import SQLite

/// `token add`, `token list` and `token revoke`: what opens the API for other programs.
enum TokenCommand {
    /// Without `--until` a token holds so long.
    private static let usualMonths = 12

    static let add = Verb(
        "token add", operands: "NAMN", count: 1...1,
        "Gör en token till API:et och visar den en enda gång; NAMN säger vad den är till för.",
        options: [
            .init(
                "scope", "ORD",
                "figures (siffror), hr (även namn och slutföranden), import (personallistor) eller metrics (driften)"
            ),
            .init("administration", "NAMN", "bara för den förvaltningen (figures och hr)"),
            .init("until", "DAG", "sista dagen den gäller (om ett år)"),
        ]
    ) { arguments, environment in
        let name = Cell.text(arguments.operands[0])
        guard !name.isEmpty, !Personnummer.stands(in: name) else {
            throw UsageError("NAMN", "är tomt eller ett personnummer", "skriv vad token är till för")
        }
        guard let word = try arguments.choice("scope", of: APIToken.Scope.allCases.map(\.rawValue)),
            let scope = APIToken.Scope(rawValue: word)
        else {
            throw UsageError("--scope", "saknas", "skriv --scope figures, hr, import eller metrics")
        }
        if scope == .import || scope == .metrics, arguments.has("administration") {
            throw UsageError(
                "--administration",
                scope == .import
                    ? "går inte med import: en personallista är alltid hel"
                    : "går inte med metrics: driften är hela kommunens", "ta bort --administration")
        }
        let today = environment.clock.today
        let until = try ReportCommand.day(arguments, "until") ?? today.adding(months: usualMonths)
        guard until >= today else {
            throw UsageError("--until", "»\(until)« har redan varit", "skriv en dag från och med i dag")
        }
        let store = try ReportCommand.open(arguments)
        let secret = Secret.random()
        let id = try store.connection.write {
            let administration = try arguments["administration"].map {
                try GrantCommand.administration(named: Cell.text($0), store)
            }
            return try store.addToken(
                secret, name: name, scope: scope, administration: administration, until: until,
                now: environment.clock.now())
        }
        environment.out("\(APIToken.text(secret))\n")
        environment.error("Token \(id) (\(scope.rawValue)) gäller till och med \(until) och visas inte igen.")
        return 0
    }

    static let list = Verb(
        "token list", "Visar vilka token som finns, till när de gäller och när de användes."
    ) {
        arguments, environment in
        let today = environment.clock.today
        let rows = try ReportCommand.open(arguments).tokens().map { token in
            [
                String(token.id), token.prefix + "…", token.scope, token.administration ?? "hela kommunen",
                token.until.description, token.used?.description ?? "aldrig",
                token.isRevoked ? "återtagen" : token.until < today ? "utgången" : "gäller", token.name,
            ]
        }
        let all = [["nr", "börjar", "räckvidd", "förvaltning", "till", "använd", "läge", "namn"]] + rows
        let widths = all[0].indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        for row in all {
            let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
            environment.out(cells.dropLast().joined(separator: "  ") + "  \(row[row.count - 1])\n")
        }
        return 0
    }

    static let revoke = Verb(
        "token revoke", operands: "N", count: 1...1,
        "Tar tillbaka token nummer N: den öppnar genast inget mer."
    ) { arguments, environment in
        let word = arguments.operands[0]
        guard let id = Int(word) else {
            throw UsageError(word, "är inget nummer", "se numren med kurskoll token list")
        }
        let store = try ReportCommand.open(arguments)
        guard try store.connection.write({ try store.revokeToken(id, now: environment.clock.now()) }) else {
            throw Refusal(word, "ingen sådan token gäller", "se numren med kurskoll token list")
        }
        environment.out("Token \(id) är återtagen.\n")
        return 0
    }
}
