internal import SQLite

/// `retain`: what the municipality has decided to keep no longer is erased.
enum RetainCommand {
    static let verb = Verb(
        "retain", "Gallrar det som enligt kommunens gallringsbeslut inte längre ska sparas.",
        options: [.init("dry-run", nil, "visa vad som skulle gallras, och radera inget")]
    ) { arguments, environment in
        let store = try ReportCommand.open(arguments)
        let decision = try store.setting(RetentionPeriod.decisionKey)
        let isDryRun = arguments.has("dry-run")
        guard isDryRun || decision != nil else {
            throw Refusal(
                RetentionPeriod.decisionKey, "gallringsbeslutets nummer saknas; inget har raderats",
                "ange det med kurskoll set \(RetentionPeriod.decisionKey) NUMMER, och se först "
                    + "kurskoll retain --dry-run")
        }
        let now = environment.clock.now()
        let result = try store.retain(decision: decision ?? "", now: now, isDryRun: isDryRun)
        environment.out(try text(result, decision: decision, isDryRun: isDryRun, store))
        guard store.connection.mustEmptyJournal, !isDryRun else { return 0 }
        environment.error(
            "\(store.path)-wal: kan ännu innehålla gamla uppgifter eftersom andra läser; "
                + "starta om kurskoll serve, så töms den")
        return 1
    }

    private static func text(
        _ result: RetentionResult, decision: String?, isDryRun: Bool, _ store: Store
    ) throws -> String {
        var text =
            isDryRun
            ? "Provkörning, inget är raderat: \(decision.map { "gallring enligt \($0)" } ?? "inget beslut är angivet")\n"
            : "Gallrat enligt \(decision ?? "")\n"
        text += ImportText.table(
            result.counts.enumerated().filter { $0.offset == 0 || $0.element.count > 0 }.map {
                ($0.element.name, $0.element.count)
            })
        text += "Så länge sparas det:\n"
        for period in RetentionPeriod.allCases {
            text += "  \(try store.months(period)) \(period.meaning.drop { $0 != " " }.dropFirst())\n"
        }
        guard !isDryRun else {
            return decision == nil
                ? text + "Ange beslutet med: kurskoll set \(RetentionPeriod.decisionKey) NUMMER\n" : text
        }
        return text + "Ersätt nu äldre säkerhetskopior med en ny: kurskoll backup FIL\n"
    }
}
