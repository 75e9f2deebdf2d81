internal import Compliance

/// Two frozen reports beside each other. A unit is the same where it has the same code, or without one the same name,
/// in the same administration; one that stands in only one of them was made, closed, moved or merged between them.
struct FrozenComparison {
    struct Row {
        let place: FrozenFigures.Place
        /// Nil where the report has no such place, or keeps its figure back.
        let before: Figure?
        let after: Figure?

        /// In tenths of a percentage point; nil where either has no share.
        var change: Int? {
            guard let before = before?.shareTenths, let after = after?.shareTenths else { return nil }
            return after - before
        }
    }

    let before: FrozenFigures
    let after: FrozenFigures
    /// In the order of `after`; what only `before` has comes after its administration's others.
    let rows: [Row]
    /// What the definitions say differently: the label, then both texts.
    let differences: [(label: String, before: String, after: String)]

    init(_ before: FrozenFigures, _ after: FrozenFigures) {
        self.before = before
        self.after = after
        let old = Dictionary(
            before.indicator.map { ($0.place.key, $0) }, uniquingKeysWith: { first, _ in first })
        let new = Set(after.indicator.map(\.place.key))
        var rows = after.indicator.map {
            Row(place: $0.place, before: old[$0.place.key]?.figure, after: $0.figure)
        }
        for row in before.indicator where !new.contains(row.place.key) {
            let last = rows.lastIndex { $0.place.administration == row.place.administration }
            rows.insert(
                Row(place: row.place, before: row.figure, after: nil),
                at: last.map { $0 + 1 } ?? rows.endIndex)
        }
        self.rows = rows
        let labels = (before.definition + after.definition).map(\.label)
        differences = labels.enumerated().filter { labels.firstIndex(of: $1) == $0 }.compactMap { _, label in
            let (old, new) = (Self.text(label, before), Self.text(label, after))
            // The rule's sentence names the day, which differs by itself.
            let isSame =
                old.replacing(before.day.description, with: "")
                == new.replacing(after.day.description, with: "")
            return isSame ? nil : (label, old, new)
        }
    }

    private static func text(_ label: String, _ figures: FrozenFigures) -> String {
        figures.definition.first { $0.label == label }?.text ?? "–"
    }

    /// For a terminal.
    var text: String {
        var text = "\(before.name) (\(before.day)) → \(after.name) (\(after.day)), kurs \(after.course)\n\n"
        text +=
            TextTable(
                ["", "antal", "→", "slutförda", "→", "andel", "→", "ändring"],
                rows: rows.map { row in
                    [row.place.indented] + Self.cells(row)
                }
            ).text
        text +=
            "\nÄndringen är i procentenheter. – betyder att siffran saknas i en av dem eller gäller för få.\n"
        if !differences.isEmpty {
            text += "\nRäknat på olika sätt\n"
            for difference in differences {
                text +=
                    "  \(difference.label)\n    förr: \(difference.before)\n    nu:   \(difference.after)\n"
            }
        }
        return text
    }

    /// Seven texts: persons, completed and share before and after, and the change.
    static func cells(_ row: Row) -> [String] {
        func number(_ value: Int?) -> String { value.map(Numbers.swedish) ?? "–" }
        func share(_ figure: Figure?) -> String {
            figure?.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "–"
        }
        let change = row.change.map { "\($0 < 0 ? "−" : "+")\(Tenths.swedish(abs($0)))" } ?? "–"
        return [
            number(row.before?.counted), number(row.after?.counted), number(row.before?.completed),
            number(row.after?.completed), share(row.before), share(row.after), change,
        ]
    }
}
