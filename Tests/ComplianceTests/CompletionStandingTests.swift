import Testing

@testable import Compliance

@Suite struct CompletionStandingTests {
    private let rule = IndicatorRule(
        validityMonths: 12, versionFloors: [.init(from: "2026-06-01", version: 3)],
        windowFrom: "2025-01-01")

    @Test(arguments: [
        ("2025-05-01", nil, 3, "2025-04-30", CompletionStanding.toCome),
        ("2025-05-01", nil, 3, "2026-05-01", .counts),
        ("2025-05-01", nil, 3, "2026-05-02", .ranOut(last: "2026-05-01")),
        ("2025-05-01", "2025-06-01", 3, "2025-05-31", .counts),
        ("2025-05-01", "2025-06-01", 3, "2025-06-01", .void(from: "2025-06-01")),
        ("2024-12-31", nil, 3, "2025-02-01", .beforeWindow(from: "2025-01-01")),
        ("2024-12-31", "2025-01-15", 3, "2025-02-01", .void(from: "2025-01-15")),
        ("2026-01-01", nil, -1, "2026-05-31", .counts),
        ("2026-01-01", nil, -1, "2026-06-01", .outdated(from: "2026-06-01")),
    ])
    func `a completion counts, or the first reason why not is given`(
        made: Day, voided: Day?, version: Int32, asked: Day, expected: CompletionStanding
    ) {
        let completion = Completion(day: made, voidedFrom: voided, version: version)
        #expect(rule.standing(of: completion, on: asked) == expected)
    }
}
