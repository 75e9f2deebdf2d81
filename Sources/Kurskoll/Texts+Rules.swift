/// The texts of the pages about rules and frozen reports.
extension RuleSetting {
    /// What it is called.
    var title: Phrase {
        switch self {
        case .percent: Phrase("Mål", "Target")
        case .targetDay: Phrase("Måldag", "Target day")
        case .validity: Phrase("Giltighet", "Validity")
        case .versions: Phrase("Version", "Version")
        case .categories: Phrase("Kategorier", "Categories")
        case .forms: Phrase("Utelämnade anställningsformer", "Forms of employment left out")
        case .leave: Phrase("Lång ledighet", "Long leave")
        case .months: Phrase("Månader för nyanställda", "Months for new hires")
        case .start: Phrase("Start för nyanställda", "Start for new hires")
        case .gap: Phrase("Fria dagar", "Free days")
        }
    }
}
