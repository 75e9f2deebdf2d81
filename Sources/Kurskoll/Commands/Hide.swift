internal import SQLite

/// `hide REF`: "Dölj omedelbart".
enum HideCommand {
    static let verb = Verb(
        "hide", operands: "REF", count: 1...1,
        "Raderar en person överallt och för alla dagar, för gott; senare filer tar inte in den igen."
    ) { arguments, environment in
        let store = try ReportCommand.open(arguments)
        try store.connection.write {
            guard let person = try store.person(ref: Cell.text(arguments.operands[0])) else {
                throw Refusal("REF", "ingen har det person_ref", "kontrollera det mot personalfilen")
            }
            try store.hide(person: person)
        }
        // Neither the reference nor anything else that a terminal or a log would keep.
        environment.out("Klart. Byt ut äldre säkerhetskopior, och ta personen ur nästa personalfil.\n")
        if store.connection.mustEmptyJournal {
            environment.error(
                "\(store.path)-wal: kan ännu innehålla gamla uppgifter eftersom andra läser; "
                    + "starta om kurskoll serve, så töms den")
            return 1
        }
        return 0
    }
}
