/// A group of persons and the groups it is divided into, with which of their figures are kept from those who see none
/// for fewer than five persons (DESIGN §4, small groups).
///
/// Whoever knows a whole and all of its parts but one knows that one too, by subtraction. So where a part is hidden,
/// others are hidden with it, until what can be had by subtraction is the sum of several, of at least five persons.
package struct GroupTree: Sendable, Equatable {
    /// Groups of fewer persons than this show no figure.
    package static let smallest = 5

    /// Persons in the group. The parts may hold more together, where somebody is in two, or fewer.
    package let count: Int
    /// In the order given.
    package private(set) var parts: [GroupTree]
    /// Whether the group's figure is to be kept back. A group without persons has none to keep.
    package private(set) var isHidden = false

    /// A group of which nothing is hidden yet.
    package init(count: Int, parts: [GroupTree] = []) {
        self.count = count
        self.parts = parts
    }

    /// The same tree with what must be hidden in it: the small groups, and what guards them against subtraction. What
    /// lies inside a hidden group is hidden too, since its sum would give it away.
    package func suppressed() -> GroupTree {
        var tree = self
        if Self.isSmall(count) { tree.hide() } else { tree.hideParts() }
        return tree
    }

    private static func isSmall(_ count: Int) -> Bool { (1..<smallest).contains(count) }

    private mutating func hide() {
        isHidden = count > 0
        for index in parts.indices { parts[index].hide() }
    }

    private mutating func hideParts() {
        // The smallest first: they cost the reader least.
        let order = parts.indices.filter { parts[$0].count > 0 }.sorted {
            (parts[$0].count, $0) < (parts[$1].count, $1)
        }
        // A part that leaves few beside it gives those few away.
        var hidden = Set(
            order.filter { Self.isSmall(parts[$0].count) || Self.isSmall(count - parts[$0].count) })
        var shown = order.filter { !hidden.contains($0) }[...]
        while !isSafe(hidden, shown: shown), let next = shown.popFirst() { hidden.insert(next) }
        for index in parts.indices {
            if hidden.contains(index) { parts[index].hide() } else { parts[index].hideParts() }
        }
    }

    /// Whether what is left of the whole without the parts that are shown tells nothing of few.
    private func isSafe(_ hidden: Set<Int>, shown: ArraySlice<Int>) -> Bool {
        let rest = count - shown.reduce(0) { $0 + parts[$1].count }
        if Self.isSmall(rest) { return false }
        return hidden.isEmpty
            || hidden.count > 1 && hidden.reduce(0) { $0 + parts[$1].count } >= Self.smallest
    }
}
