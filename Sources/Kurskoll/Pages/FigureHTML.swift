internal import Compliance

/// The indicator as markup: the sentence, and the tables behind it.
enum FigureHTML {
    /// The figure in large, with what is left and the forecast. A part of the municipality has no sum of its own.
    static func summary(_ report: IndicatorReport, say: Language, isWhole: Bool) -> HTML {
        guard isWhole else { return .none }
        let total = report.total
        return """
            <div class="summary"><p class="figure">\(total.share.map { "\($0) %" } ?? say(.noFigure))</p>
            <p>\(say(.completedOf(total.figure.completed, total.figure.counted))) \(say(.targetIs(total.percent))) \
            \(say(.forecast(report)))</p></div>
            """
    }

    static func administrations(_ report: IndicatorReport, say: Language) -> HTML {
        let summary: [HTML] = report.administrations.enumerated().map { index, administration in
            row(
                "<a href=\"#forvaltning-\(index + 1)\">\(administration.name)</a>", nil, administration.line,
                say: say)
        }
        let course = report.question.course
        let sections: [HTML] = report.administrations.enumerated().map { index, administration in
            let rows: [HTML] = administration.units.map {
                row(
                    "<a href=\"/hr/forklaring/\($0.id)?kurs=\(course)\">\($0.name)</a>", $0.code ?? "",
                    $0.line, say: say)
            }
            return """
                <details class="administration" id="forvaltning-\(index + 1)"><summary>\(administration.name) \
                <span class="note">\(say(.unitCount(administration.units.count)))</span></summary>
                <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.unit))</th><th scope="col">\(say(.unitCode))</th>\
                \(headings(say))</tr></thead><tbody>\(rows)</tbody></table></div>
                <p><a href="/hr/forklaring?kurs=\(course)&amp;forvaltning=\(administration.id)">\(say(.whoIsCounted))</a></p></details>
                """
        }
        let overlap: HTML =
            report.countedInUnits == report.total.figure.counted
            ? .none
            : "<p class=\"note\">\(say(.sumOfUnits(report.countedInUnits, report.total.figure.counted)))</p>"
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.administration))</th>\(headings(say))</tr></thead>\
            <tbody>\(summary)</tbody></table></div>\(overlap)
            <h2>\(say(.units))</h2>\(sections)
            """
    }

    private static func headings(_ say: Language) -> HTML {
        let phrases: [Phrase] = [.counted, .completed, .share, .target]
        let cells: [HTML] = phrases.map { "<th scope=\"col\" class=\"number\">\(say($0))</th>" }
        return "\(cells)<th scope=\"col\">\(say(.status))</th>"
    }

    private static func row(_ name: HTML, _ code: String?, _ line: IndicatorReport.Line, say: Language)
        -> HTML
    {
        let codeCell: HTML? = code.map { "<td data-label=\"\(say(.unitCode))\">\($0)</td>" }
        return """
            <tr><th scope="row">\(name)</th>\(codeCell)<td class="number" data-label="\(say(.counted))">\(Numbers.swedish(line.figure.counted))</td>\
            <td class="number" data-label="\(say(.completed))">\(Numbers.swedish(line.figure.completed))</td>\
            <td class="number" data-label="\(say(.share))">\(line.share.map { "\($0) %" } ?? "–")</td><td class="number" data-label="\(say(.target))">\(line.percent) %</td>\
            <td>\(verdict(line, say: say))</td></tr>
            """
    }

    /// Whether the target is met, in words.
    static func verdict(_ line: IndicatorReport.Line, say: Language) -> HTML {
        switch line.isMet {
        case true?: "<span class=\"status inTime\">\(say(.met))</span>"
        case false?: "<span class=\"status onTrack\">\(say(.moreNeeded(line.needed)))</span>"
        case nil: "<span class=\"note\">\(say(.noFigure))</span>"
        }
    }

    /// The share as a bar with a mark at its target; nothing where nobody is counted. The figures stand beside it.
    static func bar(_ line: IndicatorReport.Line) -> HTML {
        guard let tenths = line.figure.shareTenths else { return .none }
        return """
            <svg class="bar" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="ground" width="1000" height="60"/><rect class="share" width="\(tenths)" height="60"/>\
            <line class="target" x1="\(line.percent * 10)" x2="\(line.percent * 10)" y1="0" y2="60"/></svg>
            """
    }
}
