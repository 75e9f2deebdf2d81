import Testing

@testable import Compliance

@Suite struct GroupTreeTests {
    /// Persons in each part of a group that holds them all, and the parts that are hidden.
    @Test(arguments: [
        ([5, 9], []), ([4, 9, 12], [0, 1]), ([0, 3, 4, 9], [1, 2]), ([], []), ([7], []),
        // Two of two persons: what is hidden is still but four.
        ([2, 2, 7, 9], [0, 1, 2]), ([1, 1, 1, 1, 1, 9], [0, 1, 2, 3, 4]),
        // The one left beside a small one would give it away.
        ([3, 40], [0, 1]),
    ])
    func `small groups are hidden, and the next smallest with them`(counts: [Int], hidden: [Int]) {
        #expect(
            Self.hidden(GroupTree(count: counts.reduce(0, +), parts: counts.map { GroupTree(count: $0) }))
                == hidden)
    }

    /// A whole of which somebody is in two parts, or in none.
    @Test(arguments: [
        // 10 − 8: the two who are only in the other part.
        (10, [8, 6], [0, 1]),
        // One person in no unit: 20 − 9 − 10.
        (20, [9, 10], [0, 1]),
        (20, [10, 10], []), (12, [9, 9], [0, 1]), (30, [20, 20], []),
    ])
    func `what is left beside the shown parts is of nobody or of five and more`(
        whole: Int, counts: [Int], hidden: [Int]
    ) {
        #expect(Self.hidden(GroupTree(count: whole, parts: counts.map { GroupTree(count: $0) })) == hidden)
    }

    @Test func `a group of few hides all that is inside it, and a group of nobody has nothing to hide`() {
        let tree = GroupTree(count: 4, parts: [GroupTree(count: 4), GroupTree(count: 0)]).suppressed()
        #expect(tree.isHidden && tree.parts[0].isHidden && !tree.parts[1].isHidden)
        #expect(!GroupTree(count: 0).suppressed().isHidden)
        #expect(!GroupTree(count: 5).suppressed().isHidden)
    }

    @Test(arguments: 0..<300)
    func `an attacker who sums and subtracts learns nothing of fewer than five`(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        let tree = Self.random(depth: 3, random: &random).suppressed()
        // An unknown for each hidden group, and an equation for each group with parts: whole − parts = 0.
        var unknowns: [Int: Int] = [:]
        var equations: [[Int: Double]] = []
        var counts: [Int] = []
        Self.walk(tree) { id, group, parts in
            counts.append(group.count)
            if group.isHidden { unknowns[id] = unknowns.count }
            guard !parts.isEmpty else { return }
            equations.append(Dictionary(uniqueKeysWithValues: [(id, 1.0)] + parts.map { ($0, -1.0) }))
        }
        for (id, count) in counts.enumerated() where (1..<GroupTree.smallest).contains(count) {
            #expect(unknowns[id] != nil, "a group of \(count) is shown")
        }
        let rows = equations.map { equation in
            var row = [Double](repeating: 0, count: unknowns.count)
            for (id, factor) in equation { unknowns[id].map { row[$0] = factor } }
            return row
        }
        for row in Self.reduced(rows) {
            let left = row.indices.filter { abs(row[$0]) > 1e-9 }
            #expect(left.count != 1, "seed \(seed): a hidden figure can be computed")
        }
        // What each equation gives away is the sum of its hidden parts.
        Self.walk(tree) { _, group, _ in
            guard !group.isHidden else { return }
            let hidden = group.parts.filter(\.isHidden)
            #expect(hidden.isEmpty || hidden.reduce(0) { $0 + $1.count } >= GroupTree.smallest)
        }
    }

    @Test(arguments: 0..<200)
    func `where people are in two units no part leaves few beside it`(seed: Int) {
        var random = SeededGenerator(state: UInt64(seed))
        let people = Int.random(in: 0...60, using: &random)
        var units = [Set<Int>](repeating: [], count: Int.random(in: 1...6, using: &random))
        for person in 0..<people {
            for _ in 0..<(random.chance(1, in: 5) ? 2 : 1) {
                units[Int.random(in: units.indices, using: &random)].insert(person)
            }
        }
        let tree = GroupTree(count: people, parts: units.map { GroupTree(count: $0.count) }).suppressed()
        guard !tree.isHidden else { return }
        let shown = units.indices.filter { !tree.parts[$0].isHidden }
        for unit in shown { #expect(!(1..<5).contains(people - units[unit].count), "seed \(seed)") }
        #expect(!(1..<5).contains(people - shown.reduce(0) { $0 + units[$1].count }), "seed \(seed)")
    }

    private static func hidden(_ tree: GroupTree) -> [Int] {
        let tree = tree.suppressed()
        return tree.parts.indices.filter { tree.parts[$0].isHidden }
    }

    /// Groups whose parts make them up exactly, many of them of few persons.
    private static func random(depth: Int, random generator: inout SeededGenerator) -> GroupTree {
        guard depth > 1 else {
            return GroupTree(count: generator.pick(0, 1, 2, 3, 4, 5, 6, 9, 30))
        }
        let parts = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
            random(depth: depth - 1, random: &generator)
        }
        return GroupTree(count: parts.reduce(0) { $0 + $1.count }, parts: parts)
    }

    /// Every group with its number, in depth, and those of its parts.
    private static func walk(_ tree: GroupTree, _ body: (Int, GroupTree, [Int]) -> Void) {
        func size(_ tree: GroupTree) -> Int { tree.parts.reduce(1) { $0 + size($1) } }
        func visit(_ tree: GroupTree, _ id: Int) {
            var next = id + 1
            var parts: [Int] = []
            for part in tree.parts {
                parts.append(next)
                next += size(part)
            }
            body(id, tree, parts)
            for (part, id) in zip(tree.parts, parts) { visit(part, id) }
        }
        visit(tree, 0)
    }

    /// Gauss and Jordan's elimination: a row with one number left determines that unknown.
    private static func reduced(_ rows: [[Double]]) -> [[Double]] {
        var rows = rows
        var pivot = 0
        for column in (rows.first ?? []).indices {
            guard let found = rows.indices.dropFirst(pivot).first(where: { abs(rows[$0][column]) > 1e-9 })
            else {
                continue
            }
            rows.swapAt(pivot, found)
            let factor = rows[pivot][column]
            for index in rows[pivot].indices { rows[pivot][index] /= factor }
            for other in rows.indices where other != pivot {
                let factor = rows[other][column]
                for index in rows[other].indices { rows[other][index] -= factor * rows[pivot][index] }
            }
            pivot += 1
        }
        return rows
    }
}
