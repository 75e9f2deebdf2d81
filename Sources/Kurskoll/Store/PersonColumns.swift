internal import Compliance

/// The facts of all persons for one course, side by side in few arrays: some 70 bytes for each. Handed out in the order
/// they were put in, that of ids.
struct PersonColumns: Sendable {
    /// What most have none of.
    private struct Rare: Sendable {
        let place: Int
        let leaves: [Leave]
        let extensions: [Extension]
    }

    private var ids: [Int32] = []
    /// Where the facts of the person at a place end, in the arrays below.
    private var employmentEnds: [Int32] = []
    private var placementEnds: [Int32] = []
    private var completionEnds: [Int32] = []
    private var employments: [Employment] = []
    private var placements: [Placement] = []
    private var completions: [Completion] = []
    private var rare: [Rare] = []

    /// How many persons there are.
    var count: Int { ids.count }

    /// Puts a person last, whose id is to be higher than those before.
    mutating func append(_ person: Person) {
        if !person.leaves.isEmpty || !person.extensions.isEmpty {
            rare.append(Rare(place: ids.count, leaves: person.leaves, extensions: person.extensions))
        }
        ids.append(person.id)
        employments += person.employments
        placements += person.placements
        completions += person.completions
        employmentEnds.append(Int32(employments.count))
        placementEnds.append(Int32(placements.count))
        completionEnds.append(Int32(completions.count))
    }

    /// Hands out each person, in a value that is filled anew each time.
    func each(_ body: (Person) throws -> Void) rethrows {
        var person = Person(id: 0)
        var nextRare = 0
        var (employment, placement, completion) = (0, 0, 0)
        for place in ids.indices {
            person.id = ids[place]
            Self.refill(&person.employments, from: employments, &employment, Int(employmentEnds[place]))
            Self.refill(&person.placements, from: placements, &placement, Int(placementEnds[place]))
            Self.refill(&person.completions, from: completions, &completion, Int(completionEnds[place]))
            if nextRare < rare.count, rare[nextRare].place == place {
                person.leaves = rare[nextRare].leaves
                person.extensions = rare[nextRare].extensions
                nextRare += 1
            } else {
                if !person.leaves.isEmpty { person.leaves = [] }
                if !person.extensions.isEmpty { person.extensions = [] }
            }
            try body(person)
        }
    }

    /// Puts what stands from `start` to `end` in place of the old. Most have as many posts as the person before, and
    /// writing over them is twice as quick as removing and appending.
    private static func refill<Fact>(_ facts: inout [Fact], from all: [Fact], _ start: inout Int, _ end: Int)
    {
        let count = end - start
        while facts.count > count { facts.removeLast() }
        for index in 0..<count {
            if index < facts.count {
                facts[index] = all[start + index]
            } else {
                facts.append(all[start + index])
            }
        }
        start = end
    }

    /// The same with more completions, which are to be sorted by person. Those of persons that are not here are passed
    /// over: nobody counts them.
    func adding(_ more: [(person: Int32, completion: Completion)]) -> PersonColumns {
        guard !more.isEmpty else { return self }
        var sum = self
        sum.completions.removeAll(keepingCapacity: true)
        sum.completions.reserveCapacity(completions.count + more.count)
        var (known, new) = (0, 0)
        for (place, id) in ids.enumerated() {
            let end = Int(completionEnds[place])
            sum.completions += completions[known..<end]
            known = end
            while new < more.count, more[new].person < id { new += 1 }
            while new < more.count, more[new].person == id {
                sum.completions.append(more[new].completion)
                new += 1
            }
            sum.completionEnds[place] = Int32(sum.completions.count)
        }
        return sum
    }
}
