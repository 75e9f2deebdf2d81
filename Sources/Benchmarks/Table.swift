/// One figure, beside its peer and its bound.
struct Row {
    let figure: String
    /// Medians with their units; a dash where there is no peer.
    let ours, peer: String
    /// What is held against the bound.
    let value: Double
    let bound: Bound
    let aim: Double?

    enum Bound {
        case atLeast(Double), atMost(Double)
        /// Shown for what it tells; nothing is promised.
        case none
    }

    init(
        _ figure: String, ours: String, peer: String = "–", value: Double, bound: Bound, aim: Double? = nil
    ) {
        self.figure = figure
        self.ours = ours
        self.peer = peer
        self.value = value
        self.bound = bound
        self.aim = aim
    }

    var isMet: Bool {
        switch bound {
        case .atLeast(let least): value >= least
        case .atMost(let most): value <= most
        case .none: true
        }
    }

    private var reachesAim: Bool {
        switch (bound, aim) {
        case (.atLeast, let aim?): value >= aim
        case (.atMost, let aim?): value <= aim
        default: false
        }
    }

    /// In the order of `Table.heading`.
    var cells: [String] {
        let (sign, limit) =
            switch bound {
            case .atLeast(let least): ("≥ ", Figures.text(least))
            case .atMost(let most): ("≤ ", Figures.text(most))
            case .none: ("", "–")
            }
        let verdict =
            if case .none = bound { "–" } else { isMet ? (reachesAim ? "aim" : "yes") : "NO" }
        return [
            figure, ours, peer, Figures.text(value), sign + limit, aim.map { sign + Figures.text($0) } ?? "–",
            verdict,
        ]
    }
}

/// The rows as text.
enum Table {
    private static let heading = ["figure", "ours", "peer", "ratio or value", "bound", "aim", "met"]

    static func text(_ rows: [Row]) -> String {
        self.text(lines: [heading] + rows.map(\.cells))
    }

    /// Lines of as many cells each, below each other.
    static func text(lines: [[String]]) -> String {
        let widths = lines[0].indices.map { column in lines.map { $0[column].count }.max() ?? 0 }
        return lines.map { cells in
            zip(cells, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
                .joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
