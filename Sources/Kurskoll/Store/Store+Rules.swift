internal import Compliance
internal import SQLite

/// The decisions about how a course is counted.
extension Store {
    /// The rules as they stand on a day. Later decisions replace earlier ones from their own day.
    func rules(course: String, on day: Day) throws -> Rules {
        let decisions = try decisions(course: course)
        // Few municipalities name a form or a version in their rules; the others need not look them up.
        let namesTerms = decisions.contains { $0.setting == .forms || $0.setting == .versions }
        return Rules(decisions, on: day, terms: namesTerms ? try ruleTerms(course: course) : RuleTerms())
    }

    /// The same for each of some days, from one reading.
    func rules(course: String, on days: ClosedRange<Day>) throws -> [Rules] {
        let decisions = try decisions(course: course)
        let namesTerms = decisions.contains { $0.setting == .forms || $0.setting == .versions }
        let terms = namesTerms ? try ruleTerms(course: course) : RuleTerms()
        return (0...(days.upperBound - days.lowerBound)).map {
            Rules(decisions, on: days.lowerBound.adding(days: $0), terms: terms)
        }
    }

    /// Every decision of a course in the order they were made, also those that begin later. What a newer program has
    /// decided and this one does not know is passed over.
    func decisions(course: String) throws -> [RuleDecision] {
        try connection.all(
            "SELECT id, name, value, administration, from_day, why, who FROM rule WHERE course = ? ORDER BY id",
            Value(course)
        ) { row -> RuleDecision? in
            RuleSetting(rawValue: row.text(1)).map {
                RuleDecision(
                    number: row.int(0), setting: $0, value: row.text(2), administration: row.optionalInt(3),
                    from: row.day(4), why: row.text(5), who: row.text(6))
            }
        }.compactMap { $0 }
    }

    /// What rules of the course may name.
    func ruleTerms(course: String) throws -> RuleTerms {
        RuleTerms(
            forms: try connection.all("SELECT id, name FROM employment_form ORDER BY id") {
                ($0.int(0), $0.text(1))
            },
            versions: try servedVersions(course: course).map { ($0.id, $0.number) })
    }

    /// The courses for which something has been decided.
    func coursesWithRules() throws -> [String] {
        try connection.all("SELECT DISTINCT course FROM rule ORDER BY course") { $0.text(0) }
    }

    /// Appends a decision and gives its number.
    func add(_ decision: RuleDecision, course: String, now: Int) throws -> Int {
        try addRule(
            course: course, name: decision.setting, value: decision.value,
            administration: decision.administration, from: decision.from, why: decision.why,
            who: decision.who, now: now)
    }

    /// Appends a decision and gives its number. `value` has been checked by the caller.
    @discardableResult
    func addRule(
        course: String, name: RuleSetting, value: String, administration: Int? = nil, from day: Day,
        why: String, who: String, now: Int
    ) throws -> Int {
        try connection.insert(
            """
            INSERT INTO rule (course, name, value, administration, from_day, why, who, recorded_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            Value(course), Value(name.rawValue), Value(value), Value(administration), Value(day), Value(why),
            Value(who), Value(now))
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
