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
}
