@testable import Compliance

/// Days in tests are written as text; a wrong one stops the test.
extension Day: ExpressibleByStringLiteral {
    package init(stringLiteral text: String) {
        guard let day = Day(iso: text) else { preconditionFailure("\(text) is no day") }
        self = day
    }
}

extension Employment {
    /// A post from a first day to a last; none is known of a post without first day before 2025.
    static func post(
        _ firstDay: Day?, _ lastDay: Day? = nil, knownFrom: Day = "2025-01-01",
        category: Category = .employee,
        form: Int16 = -1
    ) -> Employment {
        Employment(
            firstDay: firstDay, lastDay: lastDay, knownFrom: knownFrom, category: category, form: form)
    }
}

extension Person {
    /// A person whose posts are in the given units all along; by default all in unit 0.
    static func with(
        _ employments: Employment..., units: [Int32]? = nil, completions: [Completion] = [],
        extensions: [Extension] = [], leaves: [Leave] = []
    ) -> Person {
        var person = Person(id: 1)
        person.employments = employments
        person.placements = employments.indices.map {
            Placement(employment: $0, unit: units?[$0] ?? 0, from: employments[$0].countsFrom)
        }
        person.completions = completions
        person.extensions = extensions
        person.leaves = leaves
        return person
    }
}

extension Organisation {
    /// Units 0 and 1 in administration 0, unit 2 in administration 1, unit 3 in 0 until it moves to 1 on 2026-07-01.
    static let town = Organisation(
        unitCount: 4, administrationCount: 2,
        affiliations: [
            Affiliation(unit: 3, administration: 1, from: "2026-07-01"),
            Affiliation(unit: 0, administration: 0, from: "2025-01-01"),
            Affiliation(unit: 1, administration: 0, from: "2025-01-01"),
            Affiliation(unit: 2, administration: 1, from: "2025-01-01"),
            Affiliation(unit: 3, administration: 0, from: "2025-01-01"),
        ])
}
