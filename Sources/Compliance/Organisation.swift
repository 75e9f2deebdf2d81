/// That a unit belongs to an administration from a day on, until its next affiliation. The first one holds
/// for all earlier days too.
package struct Affiliation: Sendable, Equatable {
    /// 0 ..< `Organisation.unitCount`.
    package var unit: Int32
    /// 0 ..< `Organisation.administrationCount`.
    package var administration: Int32
    package var from: Day

    package init(unit: Int32, administration: Int32, from: Day) {
        self.unit = unit
        self.administration = administration
        self.from = from
    }
}

/// Which administration (förvaltning) each unit (enhet) belongs to, on any day. There is no deeper tree.
package struct Organisation: Sendable {
    package let unitCount: Int
    package let administrationCount: Int
    /// By unit, then by day.
    private let affiliations: [Affiliation]
    /// Where each unit's affiliations begin in the array above; one more at the end.
    private let starts: [Int]

    /// In any order, no two of a unit from the same day. That every unit has at least one and that all
    /// numbers are in range is the caller's promise: a break of it traps.
    package init(unitCount: Int, administrationCount: Int, affiliations: [Affiliation]) {
        self.unitCount = unitCount
        self.administrationCount = administrationCount
        self.affiliations = affiliations.sorted { ($0.unit, $0.from) < ($1.unit, $1.from) }
        var counts = Array(repeating: 0, count: unitCount)
        for affiliation in affiliations {
            precondition(
                affiliation.administration >= 0 && Int(affiliation.administration) < administrationCount,
                "administration out of range")
            counts[Int(affiliation.unit)] += 1
        }
        precondition(counts.allSatisfy { $0 > 0 }, "a unit belongs to no administration")
        starts = counts.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
    }

    /// The administration that the unit belongs to on the day.
    package func administration(of unit: Int32, on day: Day) -> Int32 {
        let own = affiliations[starts[Int(unit)]..<starts[Int(unit) + 1]]
        return (own.last { $0.from <= day } ?? own[own.startIndex]).administration
    }
}
