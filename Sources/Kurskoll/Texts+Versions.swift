internal import Compliance

/// The texts about a course as it was served once.
extension Phrase {
    static let servedTexts = Phrase(
        "Läs texten, och de som visades före den", "Read the text, and those served before it")
    static let textBefore = Phrase("Texten före", "The text before")
    static let textAfter = Phrase("Texten efter", "The text after")
    static let readServedText = Phrase("Läs texten som den var då", "Read the text as it was then")
    static func versionFrom(_ number: String, _ day: Day) -> Phrase {
        Phrase("Version \(number), från \(day)", "Version \(number), from \(day)")
    }
    static let servedTextHow = Phrase(
        "Så löd kursen då. Frågorna går att läsa men inte att svara på. Bilder och telefonnummer visas som de är i dag.",
        "This is how the course read then. The questions can be read but not answered. Pictures and telephone numbers are shown as they are today."
    )
}
