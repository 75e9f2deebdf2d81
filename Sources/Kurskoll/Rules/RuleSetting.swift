internal import Compliance
internal import Formats

/// What can be decided about how a course is counted. The raw value is what the table `rule` keeps.
enum RuleSetting: String, Sendable, CaseIterable {
    case percent, targetDay, validity, versions, categories, forms, leave, months, start, gap

    /// Its option of `kurskoll rule`.
    var option: String {
        switch self {
        case .percent: "percent"
        case .targetDay: "target-day"
        case .validity: "validity"
        case .versions: "versions-from"
        case .categories: "categories"
        case .forms: "leave-out-forms"
        case .leave: "leave"
        case .months: "months"
        case .start: "start"
        case .gap: "gap-days"
        }
    }

    /// Whether an administration may have a value of its own.
    var mayBeLimited: Bool { self == .percent }

    /// What may be said instead of a value, to go back to none.
    private var wordsForNone: Set<String> {
        self == .versions ? ["none", "all", "alla", "-"] : ["none", "ingen", "inga", "inget", "-"]
    }

    /// The value as it is stored: »24« for »24«, empty for »ingen«. `terms` knows what the municipality's own files and
    /// courses call things.
    func canonical(_ text: String, _ terms: RuleTerms) throws(CellFault) -> String {
        let text = Cell.text(text)
        let isNone = wordsForNone.contains(text.lowercased())
        switch self {
        case .percent: return try number(text, 0...100, "skriv hela procent, 0–100")
        case .months: return try number(text, 0...600, "skriv ett antal månader, till exempel 12")
        case .gap: return try number(text, 0...3660, "skriv ett antal dagar, till exempel 31")
        case .validity: return isNone ? "" : try number(text, 1...600, "skriv ett antal månader, eller ingen")
        case .start: return try day(text)
        case .targetDay: return isNone ? "" : try day(text)
        case .leave:
            switch text.lowercased() {
            case "leave-out", "utelämnas": return "leave-out"
            case "count", "räknas": return ""
            default: throw CellFault("inget av räknas och utelämnas", "skriv räknas eller utelämnas")
            }
        case .categories:
            guard let categories = CategoryWords.categories(text) else {
                throw CellFault(
                    "ingen lista av kategorier",
                    "skriv ett eller flera av \(CategoryWords.all.map(\.word).joined(separator: ","))")
            }
            return CategoryWords.all.filter { categories.contains($0.category) }.map(\.word).joined(
                separator: ",")
        case .forms: return isNone ? "" : try forms(text, terms)
        case .versions:
            if isNone { return "" }
            guard terms.versions.contains(where: { $0.number == text }) else {
                let known = Set(terms.versions.map(\.number)).sorted().joined(separator: ", ")
                throw CellFault(
                    "ingen version som har publicerats",
                    known.isEmpty ? "publicera kursen först" : "välj bland \(known), eller skriv alla")
            }
            return text
        }
    }

    private func number(_ text: String, _ range: ClosedRange<Int>, _ remedy: String) throws(CellFault)
        -> String
    {
        guard let number = Int(text), range.contains(number) else {
            throw CellFault("inget heltal från \(range.lowerBound) till \(range.upperBound)", remedy)
        }
        return String(number)
    }

    private func day(_ text: String) throws(CellFault) -> String {
        guard let day = Day(iso: text) else {
            throw CellFault("ingen dag", "skriv ÅÅÅÅ-MM-DD, till exempel 2026-12-31")
        }
        return day.description
    }

    /// The forms by the names that stand in the staff file; case does not count.
    private func forms(_ text: String, _ terms: RuleTerms) throws(CellFault) -> String {
        var found: [String] = []
        for part in text.split(separator: ",") {
            let word = Cell.text(String(part)).lowercased()
            guard let form = terms.forms.first(where: { $0.name.lowercased() == word }) else {
                let known = Set(terms.forms.map { $0.name.lowercased() }).sorted {
                    SwedishOrder($0) < SwedishOrder($1)
                }
                throw CellFault(
                    "ingen anställningsform som finns i personalfilen",
                    known.isEmpty
                        ? "läs först in personalfilen" : "välj bland \(known.joined(separator: ", "))")
            }
            if !found.contains(form.name.lowercased()) { found.append(form.name.lowercased()) }
        }
        return found.joined(separator: ",")
    }
}

/// What rules may name: the forms of employment of the staff files, and the versions of a course that were served.
struct RuleTerms: Sendable {
    var forms: [(id: Int, name: String)] = []
    /// Oldest first.
    var versions: [(id: Int, number: String)] = []

    /// The ids of the forms with these names, whatever their case.
    func ids(ofForms names: [String]) -> Set<Int16> {
        Set(forms.filter { names.contains($0.name.lowercased()) }.compactMap { Int16(exactly: $0.id) })
    }

    /// The lowest version that counts when the author's number is this one: its first text. −1, all, where it is none.
    func floor(_ number: String) -> Int32 {
        versions.first { $0.number == number }.map { Int32($0.id) } ?? -1
    }
}
