/// Which units are counted together, for figures that are kept for ever: a unit of fewer than five persons stands
/// with the other small ones of its administration, and the next smallest with them while they are still fewer than
/// five (DESIGN §4, frozen report).
///
/// A unit's *place* is the unit itself, or where it is merged its administration's rest. People are counted by place,
/// so that somebody in two small units is one person in their rest.
package struct MergedUnits: Sendable {
    private let unitCount: Int
    private let administrationCount: Int
    /// The administration of each unit on the day of the figures.
    private let homes: [Int32]
    private var isMerged: [Bool]

    /// Every unit by itself, in the administrations of a day.
    package init(_ organisation: Organisation, on day: Day) {
        unitCount = organisation.unitCount
        administrationCount = organisation.administrationCount
        homes = (0..<Int32(unitCount)).map { organisation.administration(of: $0, on: day) }
        isMerged = Array(repeating: false, count: unitCount)
    }

    /// Units, then the rests of the administrations.
    package var placeCount: Int { unitCount + administrationCount }

    /// Where the people of a unit are counted.
    package func place(of unit: Int32) -> Int32 {
        isMerged[Int(unit)] ? Int32(unitCount) + homes[Int(unit)] : unit
    }

    /// The place of what an administration has merged.
    package func rest(of administration: Int) -> Int { unitCount + administration }

    /// The units that an administration has merged.
    package func merged(in administration: Int) -> [Int] {
        (0..<unitCount).filter { isMerged[$0] && Int(homes[$0]) == administration }
    }

    /// To which administration each place belongs.
    package var organisation: Organisation {
        let units = homes.indices.map {
            Affiliation(unit: Int32($0), administration: homes[$0], from: .earliest)
        }
        let rests = (0..<Int32(administrationCount)).map {
            Affiliation(unit: Int32(unitCount) + $0, administration: $0, from: .earliest)
        }
        return Organisation(
            unitCount: placeCount, administrationCount: administrationCount, affiliations: units + rests)
    }

    /// Merges what is too small by these counts of persons at each place, and says whether that was anything. The
    /// people are then counted anew, until nothing more is merged.
    package mutating func merge(counts: [Int]) -> Bool {
        var isChanged = false
        for administration in 0..<administrationCount {
            // The smallest first; units where nobody is counted have no figure to keep.
            var alone = (0..<unitCount).filter {
                Int(homes[$0]) == administration && !isMerged[$0] && counts[$0] > 0
            }.sorted { (counts[$0], $0) < (counts[$1], $1) }[...]
            var rest = counts[self.rest(of: administration)]
            var hasRest = rest > 0
            while let next = alone.first,
                counts[next] < GroupTree.smallest || hasRest && rest < GroupTree.smallest
            {
                alone.removeFirst()
                isMerged[next] = true
                rest += counts[next]
                (hasRest, isChanged) = (true, true)
            }
        }
        return isChanged
    }
}
