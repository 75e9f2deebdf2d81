/// The texts of exports and of activity.
extension Phrase {
    static let moreExports = Phrase(
        "Ta ut för en annan dag, per person eller per månad, eller i ett annat format",
        "Take out for another day, by person or by month, or in another format")
    static let exports = Phrase("Ta ut uppgifter", "Take out data")
    static let exportWhat = Phrase("Vad", "What")
    static let exportPerUnit = Phrase("Slutföranden per enhet", "Completions by unit")
    static let exportPerPerson = Phrase(
        "Slutföranden per person (med namn)", "Completions by person (with names)")
    static let exportActivity = Phrase("Slutföranden per månad", "Completions by month")
    static let exportDay = Phrase("Per den dagen", "As of")
    static let exportFormat = Phrase("Format", "Format")
    static let exportPrepare = Phrase("Räkna", "Count")
    static let exportBadDay = Phrase(
        "Dagen finns inte. Skriv den som ÅÅÅÅ-MM-DD, till exempel 2026-12-31.",
        "There is no such day. Write it as YYYY-MM-DD, for example 2026-12-31.")
    static let fileRows = Phrase("Rader", "Rows")
    static let filePersons = Phrase("Personer", "Persons")
    static let fileFingerprint = Phrase("SHA-256", "SHA-256")
    static let fileExplained = Phrase(
        "Samma uppgifter ger samma SHA-256. Stämmer den med filen du har är den oförändrad. Ändras något i registret innan du hämtar blir den en annan.",
        "The same facts give the same SHA-256. If it agrees with the file you have, the file is unchanged. If something changes in the register before you download, it will be another."
    )
    static let completionsPerMonth = Phrase("Slutföranden per månad", "Completions by month")
    static let month = Phrase("Månad", "Month")
    static let sum = Phrase("Summa", "Sum")
    static let allAdministrations = Phrase("Hela kommunen", "The whole municipality")
    static let withoutPost = Phrase(
        "Utan anställning den dagen", "Without employment on that day")
    static let activityExplained = Phrase(
        "Räknade i den förvaltning där personen arbetade den dagen, också för den som har slutat.",
        "Counted in the administration where the person worked that day, also of those who have left.")

    static func coverage(_ used: Int, _ of: Int) -> Phrase {
        Phrase(
            "\(used) av \(of) förvaltningar använder kursen.",
            "\(used) of \(of) administrations use the course.")
    }

    static func formatName(_ format: TableFormat) -> Phrase {
        switch format {
        case .csv: Phrase("CSV för svenska Excel", "CSV for Swedish Excel")
        case .xlsx: Phrase("Excel (xlsx)", "Excel (xlsx)")
        case .json: Phrase("JSON", "JSON")
        }
    }
}
