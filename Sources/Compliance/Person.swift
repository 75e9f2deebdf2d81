/// The facts about one person that the rules look at, for one course. Their order means nothing, save that of
/// two extensions granted on the same day the later in the array holds.
///
/// A caller that streams a register keeps one `Person` and refills it: `reset(to:)` empties it without giving
/// up memory.
package struct Person: Sendable {
    /// The caller's number for the person; the rules do not look at it.
    package var id: Int32
    package var employments: [Employment] = []
    /// Each names its employment by index. An employment without any is in no unit, but still counts in
    /// totals.
    package var placements: [Placement] = []
    package var leaves: [Leave] = []
    package var completions: [Completion] = []
    package var extensions: [Extension] = []

    package init(id: Int32) {
        self.id = id
    }

    /// Makes this an unknown person with that number, ready to be filled.
    package mutating func reset(to id: Int32) {
        self.id = id
        employments.removeAll(keepingCapacity: true)
        placements.removeAll(keepingCapacity: true)
        completions.removeAll(keepingCapacity: true)
        // Few have any of these; looking first is a tenth of the time it takes to hand a person on.
        if !leaves.isEmpty { leaves.removeAll(keepingCapacity: true) }
        if !extensions.isEmpty { extensions.removeAll(keepingCapacity: true) }
    }

    /// The unit of the employment with that index on the day, whether or not it runs then: by the latest
    /// placement begun, or before any has begun by the first. Nil without placements. No two of an employment
    /// begin on the same day.
    package func unit(of employment: Int, on day: Day) -> Int32? {
        var holding: Placement?
        for placement in placements where placement.employment == employment {
            guard let held = holding else {
                holding = placement
                continue
            }
            let holdsRather =
                placement.from <= day
                ? held.from > day || placement.from > held.from
                : placement.from < held.from
            if holdsRather { holding = placement }
        }
        return holding?.unit
    }

    /// Whether the day lies in a long leave from the employment with that index.
    package func isOnLongLeave(from employment: Int, on day: Day) -> Bool {
        leaves.contains { $0.employment == employment && $0.covers(day) && $0.isLong }
    }
}
