internal import Compliance

/// Frozen figures as tables. `names` are the administrations that may be shown, nil for all and the whole.
enum FrozenHTML {
    static func indicator(_ figures: FrozenFigures, names: Set<String>?, say: Language) -> HTML {
        let rows: [Row] = figures.indicator.filter { isShown($0.place, names) }.map { row in
            guard let figure = row.figure else { return hidden(row.place, columns: 4, say: say) }
            return Row(
                row.place,
                """
                <tr>\(heading(row.place, say))<td class="number" data-label="\(say(.counted))">\(Numbers.swedish(figure.counted))</td>\
                <td class="number" data-label="\(say(.completed))">\(Numbers.swedish(figure.completed))</td>\
                <td class="number" data-label="\(say(.share))">\(figure.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "–")</td>\
                <td class="number" data-label="\(say(.target))">\(row.percent) %</td></tr>
                """)
        }
        return tables([.counted, .completed, .share, .target], rows, say)
    }

    static func newHires(_ figures: FrozenFigures, names: Set<String>?, say: Language) -> HTML {
        guard !figures.newHires.isEmpty else { return .none }
        let headings: [Phrase] = [.counted, .inTime, .late, .overdue, .dueSoon, .onTrack]
        let rows: [Row] = figures.newHires.filter { isShown($0.place, names) }.map { row in
            guard let counts = row.counts else { return hidden(row.place, columns: 6, say: say) }
            let values = [
                counts.newHires, counts.inTime, counts.late, counts.overdue, counts.dueSoon, counts.onTrack,
            ]
            let cells: [HTML] = zip(headings, values).map {
                "<td class=\"number\" data-label=\"\(say($0))\">\(Numbers.swedish($1))</td>"
            }
            return Row(row.place, "<tr>\(heading(row.place, say))\(cells)</tr>")
        }
        return "<h2>\(say(.newHires))</h2>\(tables(headings, rows, say))"
    }

    /// The rule as it was printed. It was written in Swedish and stays so.
    static func definition(_ figures: FrozenFigures, say: Language) -> HTML {
        func list(_ lines: [Definition.Line]) -> HTML {
            let items: [HTML] = lines.map { "<dt>\($0.label)</dt><dd>\($0.text)</dd>" }
            return "<dl lang=\"sv\">\(items)</dl>"
        }
        let hires: HTML? =
            figures.newHireDefinition.isEmpty
            ? nil : "<h3>\(say(.newHires))</h3>\(list(figures.newHireDefinition))"
        let versions: HTML? =
            figures.versions.isEmpty
            ? nil
            : """
            <p>\(say(.publishedVersions)) \(figures.versions.map { "\($0.number) (\($0.firstDay))" }.joined(separator: ", "))</p>
            """
        return "<h2>\(say(.howCounted))</h2>\(list(figures.definition))\(hires)\(versions)"
    }

    static func comparison(_ comparison: FrozenComparison, names: Set<String>?, say: Language) -> HTML {
        let rows: [Row] = comparison.rows.filter { isShown($0.place, names) }.map { row in
            let cells = FrozenComparison.cells(row)
            return Row(
                row.place,
                """
                <tr>\(heading(row.place, say))<td class="number" data-label="\(say(.counted))">\(cells[0]) → \(cells[1])</td>\
                <td class="number" data-label="\(say(.completed))">\(cells[2]) → \(cells[3])</td>\
                <td class="number" data-label="\(say(.share))">\(cells[4]) → \(cells[5])</td>\
                <td class="number" data-label="\(say(.percentagePoints))">\(cells[6])</td></tr>
                """)
        }
        let differences: [HTML] = comparison.differences.map {
            "<dt>\($0.label)</dt><dd>\($0.before)<br>→ \($0.after)</dd>"
        }
        let counted: HTML? =
            differences.isEmpty
            ? nil : "<h2>\(say(.countedDifferently))</h2><dl lang=\"sv\">\(differences)</dl>"
        return """
            \(tables([.counted, .completed, .share, .percentagePoints], rows, say))
            <p class="note">\(say(.comparisonHow))</p>\(counted)
            """
    }

    private static func isShown(_ place: FrozenFigures.Place, _ names: Set<String>?) -> Bool {
        guard let names else { return true }
        return place.administration.map(names.contains) ?? false
    }

    private struct Row {
        let place: FrozenFigures.Place
        let html: HTML

        init(_ place: FrozenFigures.Place, _ html: HTML) {
            self.place = place
            self.html = html
        }
    }

    /// The whole and its administrations; below, folded away, the units of each.
    private static func tables(_ headings: [Phrase], _ rows: [Row], _ say: Language) -> HTML {
        let units = rows.filter { $0.place.unit != nil }
        let homes = units.compactMap(\.place.administration)
        let sections: [HTML] = homes.enumerated().filter { homes.firstIndex(of: $1) == $0 }.map { _, home in
            let own = units.filter { $0.place.administration == home }
            return """
                <details class="administration"><summary>\(home) <span class="note">\(say(.unitCount(own.count)))</span></summary>\
                \(table(.unit, headings, own.map(\.html), say))</details>
                """
        }
        let whole = rows.filter { $0.place.unit == nil }.map(\.html)
        return "\(table(.administration, headings, whole, say))\(sections)"
    }

    private static func table(
        _ first: Phrase, _ headings: [Phrase], _ rows: [HTML], _ say: Language
    ) -> HTML {
        let cells: [HTML] = headings.map { "<th scope=\"col\" class=\"number\">\(say($0))</th>" }
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(first))</th>\(cells)</tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private static func heading(_ place: FrozenFigures.Place, _ say: Language) -> HTML {
        let code: HTML? = place.code.map { " <span class=\"note\">\($0)</span>" }
        return "<th scope=\"row\">\(say(.place(place)))\(code)</th>"
    }

    private static func hidden(_ place: FrozenFigures.Place, columns: Int, say: Language) -> Row {
        Row(
            place,
            "<tr>\(heading(place, say))<td class=\"number\" colspan=\"\(columns)\">\(say(.tooFew))</td></tr>")
    }
}
