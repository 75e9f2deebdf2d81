internal import Compliance

/// The texts about a person's facts, about what HR decides by hand, and about what stands behind a figure.
extension Phrase {
    // In a person's own data
    static let voidedBecause = Phrase("Skäl till makulering", "Why void")
    static let voidedBy = Phrase("Makulerat av", "Voided by")
    static let registeredBecause = Phrase("Skäl till registrering", "Why registered")
    static let registeredBy = Phrase("Registrerat av", "Registered by")
    static let retractions = Phrase("Återtagna beslut", "Decisions taken back")
    static let retractedBecause = Phrase("Skäl till återtagande", "Why taken back")
    static let retractedBy = Phrase("Återtaget av", "Taken back by")

    // Where somebody was named
    static let listingSearch = Phrase(
        "en sökning efter personer: namn och enhet", "a search for persons: name and unit")
    static let listingPersonPage = Phrase(
        "HR:s sida om dig: anställningar, slutförda kurser och beslut",
        "HR's page about you: employments, completed courses and decisions")
    static let listingExplanation = Phrase(
        "listan bakom en siffra: namn, slutförd dag, och vilka som inte räknas",
        "the list behind a figure: name, day of completion, and who is not counted")
}
