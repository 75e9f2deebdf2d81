internal import Compliance

/// How a figure was counted, folded away below it.
enum DefinitionHTML {
    /// `isPublic` for those who see no small groups.
    static func section(_ report: IndicatorReport, isPublic: Bool, say: Language) -> HTML {
        let lines: [HTML] = report.definition(isPublic: isPublic).lines.map {
            "<dt>\($0.label)</dt><dd>\($0.text)</dd>"
        }
        return """
            <details class="done-list"><summary>\(say(.howCounted))</summary><dl lang="sv">\(lines)</dl>\
            \(readings(report, say: say))</details>
            """
    }

    /// The other readings of "80 % during the year"; nothing where they were not counted.
    private static func readings(_ report: IndicatorReport, say: Language) -> HTML? {
        guard !report.readings.isEmpty else { return nil }
        let rows: [HTML] = report.readings.map { line in
            let own: HTML? = line.isUsed ? " <span class=\"note\">\(say(.thisReading))</span>" : nil
            return """
                <tr><th scope="row"><span lang="sv">\(line.text(on: report.question.day))</span>\(own)</th>\
                <td class="number" data-label="\(say(.counted))">\(Numbers.swedish(line.figure.counted))</td>\
                <td class="number" data-label="\(say(.completed))">\(Numbers.swedish(line.figure.completed))</td>\
                <td class="number" data-label="\(say(.share))">\(line.figure.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "–")</td></tr>
                """
        }
        return """
            <h3>\(say(.otherReadings(report.total.percent)))</h3>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.reading))</th>\
            <th scope="col" class="number">\(say(.counted))</th><th scope="col" class="number">\(say(.completed))</th>\
            <th scope="col" class="number">\(say(.share))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
