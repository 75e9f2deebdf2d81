import Testing

@testable import Compliance

@Suite struct MergedUnitsTests {
    /// Units 0…3 in administration 0, units 4 and 5 in 1.
    private func units() -> MergedUnits {
        MergedUnits(
            Organisation(
                unitCount: 6, administrationCount: 2,
                affiliations: (0..<6).map {
                    Affiliation(unit: $0, administration: $0 < 4 ? 0 : 1, from: "2024-01-01")
                }), on: "2026-01-01")
    }

    /// Persons in each unit, all different; what is left by itself, and what each administration merges.
    @Test(arguments: [
        ([9, 5, 7, 6, 5, 5], [0, 1, 2, 3, 4, 5], [[], []]),
        // 4 alone would be few, so the next smallest goes with it, and not the largest.
        ([9, 4, 7, 6, 5, 5], [0, 2, 4, 5], [[1, 3], []]),
        ([9, 4, 1, 6, 5, 5], [0, 3, 4, 5], [[1, 2], []]),
        ([2, 1, 1, 6, 5, 5], [4, 5], [[0, 1, 2, 3], []]),
        // Nobody is counted there, so there is nothing to keep back.
        ([9, 0, 0, 6, 5, 5], [0, 1, 2, 3, 4, 5], [[], []]),
        // All of an administration is few: its rest is all there is.
        ([9, 5, 7, 6, 3, 0], [0, 1, 2, 3, 5], [[], [4]]),
    ])
    func `small units stand together, with the next smallest while they are few`(
        counts: [Int], alone: [Int], merged: [[Int]]
    ) {
        var units = units()
        var rounds = 0
        while units.merge(counts: tally(counts, units)) { rounds += 1 }
        #expect(rounds < 4)
        #expect((0..<6).filter { units.place(of: Int32($0)) == Int32($0) } == alone)
        #expect((0..<2).map { units.merged(in: $0) } == merged)
        for administration in 0..<2 {
            for unit in units.merged(in: administration) {
                #expect(Int(units.place(of: Int32(unit))) == units.rest(of: administration))
            }
            #expect(
                units.organisation.administration(of: Int32(units.rest(of: administration)), on: "2026-01-01")
                    == Int32(administration))
        }
    }

    private func tally(_ counts: [Int], _ units: MergedUnits) -> [Int] {
        counts.indices.reduce(into: Array(repeating: 0, count: units.placeCount)) {
            $0[Int(units.place(of: Int32($1)))] += counts[$1]
        }
    }

    @Test func `somebody in two small units is one person, so a third unit goes with them`() {
        var units = units()
        var hasMerged = units.merge(counts: [3, 3, 9, 8, 5, 5, 0, 0])
        #expect(hasMerged)
        #expect(units.merged(in: 0) == [0, 1])
        // The six posts were held by four.
        hasMerged = units.merge(counts: [0, 0, 9, 8, 5, 5, 4, 0])
        #expect(hasMerged)
        #expect(units.merged(in: 0) == [0, 1, 3])
        hasMerged = units.merge(counts: [0, 0, 9, 0, 5, 5, 12, 0])
        #expect(!hasMerged)
    }
}
