internal import Compliance
internal import SQLite

/// The rules of a course as they stand on a day, with what holds where nothing has been decided.
struct Rules {
    /// The municipality's own target in percent.
    var percent = 80
    /// Targets of administrations, by id.
    var percents: [Int: Int] = [:]
    /// How long a completion counts; nil for ever.
    var validityMonths: Int?
    var months = 12
    /// From which first day the rule on new hires holds; nil until it is decided.
    var start: Day?
    var gapDays = 31
    var categories: Categories = [.employee]

    /// The rule on new hires; nil until its start is decided.
    var newHires: NewHireRule? {
        start.map {
            NewHireRule(
                months: months, start: $0, gapDays: gapDays, categories: categories,
                validityMonths: validityMonths)
        }
    }
}

extension Store {
    /// Later decisions replace earlier ones from their own day.
    func rules(course: String, on day: Day) throws -> Rules {
        var rules = Rules()
        try connection.each(
            """
            SELECT name, value, administration FROM rule WHERE course = ? AND from_day <= ? ORDER BY from_day, id
            """, Value(course), Value(day)
        ) { row in
            let value = row.text(1)
            switch row.text(0) {
            case "percent":
                guard let percent = Int(value) else { return }
                if let administration = row.optionalInt(2) {
                    rules.percents[administration] = percent
                } else {
                    rules.percent = percent
                }
            case "validity": rules.validityMonths = Int(value)
            case "months": rules.months = Int(value) ?? rules.months
            case "start": rules.start = Day(iso: value)
            case "gap": rules.gapDays = Int(value) ?? rules.gapDays
            case "categories": rules.categories = CategoryWords.categories(value) ?? rules.categories
            default: break
            }
        }
        return rules
    }

    /// Appends a decision. `value` has been checked by the caller.
    func addRule(
        course: String, name: String, value: String, administration: Int? = nil, from day: Day, why: String,
        who: String, now: Int
    ) throws {
        try connection.run(
            """
            INSERT INTO rule (course, name, value, administration, from_day, why, who, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(course), Value(name), Value(value), Value(administration), Value(day), Value(why),
            Value(who),
            Value(now))
    }
}

/// The words people write for categories.
enum CategoryWords {
    static let all: [(word: String, english: String, category: Category)] = [
        ("anställd", "employee", .employee), ("förtroendevald", "elected", .elected),
        ("utförare", "provider", .provider), ("uppdragstagare", "contractor", .contractor),
    ]

    static func category(_ word: some StringProtocol) -> Category? {
        let word = word.lowercased()
        return all.first { $0.word == word || $0.english == word }?.category
    }

    /// `anställd,förtroendevald`; nil where a word is unknown or there is none.
    static func categories(_ list: String) -> Categories? {
        let words = list.split(separator: ",").map { $0.filter { !$0.isWhitespace } }
        let found = words.compactMap { category($0) }
        return found.isEmpty || found.count < words.count ? nil : Categories(found)
    }
}

extension CategoryWords {
    /// The categories in Swedish, with commas.
    static func text(_ categories: Categories) -> String {
        all.filter { categories.contains($0.category) }.map(\.word).joined(separator: ", ")
    }
}
