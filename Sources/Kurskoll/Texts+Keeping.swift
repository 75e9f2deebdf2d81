/// What is said when the database or its disk is in the way.
extension Phrase {
    static let unavailable = Phrase("Det går inte just nu", "Not possible right now")
    static let unavailableText = Phrase(
        "Kurskoll kan inte spara eller hämta något just nu. Inget av det du skickade har sparats. Det du har gjort tidigare finns kvar. Försök igen om en stund.",
        "Kurskoll cannot store or fetch anything right now. Nothing of what you sent has been stored. What you did earlier is still there. Try again in a while."
    )
}
