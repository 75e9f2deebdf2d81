/// The texts about values that are corrected by hand.
extension Phrase {
    static let correctedByHand = Phrase("Rättat för hand", "Corrected by hand")
    static let correctedValue = Phrase("Gäller i stället", "Holds instead")
}
