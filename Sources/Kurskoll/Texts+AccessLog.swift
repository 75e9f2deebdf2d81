/// The texts of the access log, and of who has a unit on loan.
extension Phrase {
    static let accessLog = Phrase("Vem som har öppnat namnlistor", "Who has opened lists of names")
    static let accessLogHow = Phrase(
        "Varje gång någon öppnar eller hämtar en lista med namn kommer en rad här. Vem som stod i listan visas inte: det ser var och en om sig själv under Mina uppgifter. Att du har öppnat den här sidan blir också en rad.",
        "Each time somebody opens or downloads a list of names, a row comes here. Who stood in the list is not shown: each sees that of herself under My data. That you have opened this page also becomes a row."
    )
    static let noAccessRows = Phrase(
        "Inga rader passar. Välj en annan dag, eller Alla.", "No rows fit. Choose another day, or All.")
    static let namelessListers = Phrase(
        "Utan namn: driften och program", "Without a name: operator, programs")
    static let when = Phrase("När", "When")
    static let covered = Phrase("Gällde", "Covered")
    static let olderRows = Phrase("Äldre rader", "Older rows")
    static let newestRows = Phrase("Till de nyaste", "To the newest")
    static let somebodysPage = Phrase(
        "HR:s sida om en person: anställningar, slutförda kurser och beslut",
        "HR's page about a person: employments, completed courses and decisions")
    static let listingAccessLog = Phrase(
        "listan över vem som har öppnat namnlistor", "the list of who has opened lists of names")
    static let onePerson = Phrase("en person", "one person")
    static let byAnotherRule = Phrase(
        "med en annan regel än den beslutade", "by another rule than the decided one")
    static let everythingCovered = Phrase("hela kommunen", "the whole municipality")

    static func unitsMore(_ count: Int) -> Phrase {
        let units = unitCount(count)
        return Phrase("och \(units.swedish) till", "and \(units.english) more")
    }

    static func programNamed(_ name: String) -> Phrase { Phrase("programmet \(name)", "the program \(name)") }

    /// Those who stand in for a manager today, each with her unit and last day.
    static func deputiesNow(_ loans: [UnitLoan]) -> Phrase {
        Phrase(
            "Ersättare just nu: "
                + loans.map { "\($0.name) på \($0.unit) till och med \($0.until)" }.joined(separator: "; ")
                + ".",
            "Deputies now: "
                + loans.map { "\($0.name) in \($0.unit) until \($0.until)" }.joined(separator: "; ")
                + ".")
    }
}
