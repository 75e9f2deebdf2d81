internal import Compliance

/// Activity as markup.
enum ActivityHTML {
    /// Every administration and month, exact: for HR.
    static func table(_ report: ActivityReport, say: Language) -> HTML {
        let months: [HTML] = report.months.map {
            "<th scope=\"col\" class=\"number\">\(ActivityReport.text($0))</th>"
        }
        var rows: [HTML] = report.administrations.map { row($0.name, $0.completions) }
        if report.withoutPost.contains(where: { $0 > 0 }) {
            rows.append(row(say(.withoutPost), report.withoutPost))
        }
        if !report.total.isEmpty { rows.append(row(say(.allAdministrations), report.total)) }
        return """
            <h3>\(say(.completionsPerMonth))</h3>
            <p>\(say(.coverage(report.coverage.used, report.coverage.of))) \(say(.activityExplained))</p>
            <div class="table" tabindex="0" role="region" aria-label="\(say(.completionsPerMonth))"><table><thead><tr>\
            <th scope="col">\(say(.administration))</th>\(months)<th scope="col" class="number">\(say(.sum))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private static func row(_ name: String, _ completions: [Int]) -> HTML {
        let cells: [HTML] = (completions + [completions.reduce(0, +)]).map {
            "<td class=\"number\">\(Numbers.swedish($0))</td>"
        }
        return "<tr><th scope=\"row\">\(name)</th>\(cells)</tr>"
    }

    /// Coverage and the months of the whole, without small groups: for readers and boards. Nothing of a part.
    static func summary(_ report: ActivityReport, say: Language) -> HTML {
        guard report.question.scope == .everything else { return .none }
        let rows: [HTML] = zip(report.months, report.publicMonths).map { month, count in
            """
            <tr><th scope="row">\(ActivityReport.text(month))</th>\
            <td class="number" data-label="\(say(.completionsPerMonth))">\(count.map(Numbers.swedish) ?? say(.tooFew))</td></tr>
            """
        }
        return """
            <p>\(say(.coverage(report.coverage.used, report.coverage.of)))</p>
            <details><summary>\(say(.completionsPerMonth))</summary>
            <div class="table"><table><thead><tr><th scope="col">\(say(.month))</th>\
            <th scope="col" class="number">\(say(.completionsPerMonth))</th></tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }
}
