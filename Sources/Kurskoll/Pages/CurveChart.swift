internal import Compliance

/// The share over the year as a curve, with its target and where it is heading. Solid, dashed and dotted lines and words
/// beside them, so that it reads in black and white; its table stands beside it.
struct CurveChart {
    let points: [OverviewReport.Point]
    let percent: Int
    /// Nil where none can be made: then the curve ends on its last day.
    let forecast: Forecast?
    /// What of the figure's pace the dotted line needs.
    let figure: Figure
    let say: Language

    // In the units of the drawing, which the page scales.
    private static let width = 640
    private static let height = 280
    private static let left = 72
    private static let right = 24
    private static let top = 16
    private static let bottom = 36
    /// The dotted line is drawn at least and at most so many days beyond the last point.
    private static let ahead = 60...365

    /// Nothing where no point has a share.
    var html: HTML {
        guard let first = points.first?.day, let last = points.last,
            points.contains(where: { $0.shareTenths != nil })
        else { return .none }
        let end = end(after: last.day)
        let scale = Scale(first: first, days: max(1, end - first))
        return """
            <figure class="chart"><svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(say(.curveSays(points, percent)))">
            \(grid(scale))\(months(scale, until: end))\(target(scale))\(prospect(scale, from: last, until: end))\(curve(scale))
            </svg>\(table)</figure>
            """
    }

    private struct Scale {
        let first: Day
        let days: Int

        func x(_ day: Day) -> Int {
            left + (day - first) * (width - left - right) / days
        }

        /// Of tenths of a percent.
        func y(_ tenths: Int) -> Int {
            top + (1000 - min(1000, tenths)) * (height - top - bottom) / 1000
        }
    }

    private func end(after day: Day) -> Day {
        guard let forecast else { return day }
        let wanted = max(forecast.targetDay, forecast.reachedOn ?? day) - day
        return day.adding(days: min(max(wanted, Self.ahead.lowerBound), Self.ahead.upperBound))
    }

    private func grid(_ scale: Scale) -> [HTML] {
        stride(from: 0, through: 100, by: 20).map { step in
            let y = scale.y(step * 10)
            return """
                <line class="grid" x1="\(Self.left)" x2="\(Self.width - Self.right)" y1="\(y)" y2="\(y)"/>\
                <text x="\(Self.left - 6)" y="\(y + 4)" class="end">\(step) %</text>
                """
        }
    }

    private func months(_ scale: Scale, until end: Day) -> [HTML] {
        var month = scale.first.adding(days: 1).firstOfMonth
        if month < scale.first { month = month.adding(months: 1) }
        var labels: [HTML] = []
        let isLong = end - scale.first > 450
        while month <= end {
            let x = scale.x(month)
            let isMinor = month.month % (isLong ? 6 : 3) != 1
            labels.append(
                "<line class=\"tick\" x1=\"\(x)\" x2=\"\(x)\" y1=\"\(scale.y(0))\" y2=\"\(scale.y(0) + 5)\"/>"
            )
            if !isMinor {
                labels.append(
                    "<text x=\"\(x)\" y=\"\(Self.height - 12)\">\(say(.monthName(month.month))) \(month.year)</text>"
                )
            }
            month = month.adding(months: 1)
        }
        return labels
    }

    private func target(_ scale: Scale) -> HTML {
        let y = scale.y(percent * 10)
        return """
            <line class="target" x1="\(Self.left)" x2="\(Self.width - Self.right)" y1="\(y)" y2="\(y)"/>\
            <text class="start strong" x="\(Self.left + 6)" y="\(y - 6)">\(say(.target)) \(percent) %</text>
            """
    }

    /// Runs of points that follow on each other as lines, and the last one as a dot with its share.
    private func curve(_ scale: Scale) -> HTML {
        let runs = points.split { $0.shareTenths == nil }
        let lines: [HTML] = runs.map { run in
            let place = run.map { "\(scale.x($0.day)),\(scale.y($0.shareTenths ?? 0))" }.joined(
                separator: " ")
            return "<polyline class=\"curve\" points=\"\(place)\"/>"
        }
        guard let last = points.last, let tenths = last.shareTenths else { return "\(lines)" }
        let (x, y) = (scale.x(last.day), scale.y(tenths))
        // Right of the curve where the target's line stands close above it.
        let isBelow = abs(y - 12 - scale.y(percent * 10)) < 22
        let label: HTML =
            isBelow
            ? "<text class=\"start strong\" x=\"\(x + 8)\" y=\"\(y + 22)\">"
            : "<text class=\"end strong\" x=\"\(x - 4)\" y=\"\(y - 12)\">"
        return """
            \(lines)<circle class="dot" cx="\(x)" cy="\(y)" r="5"/>\(label)\(Tenths.swedish(tenths)) %</text>
            """
    }

    /// Straight on at the pace of the last eight weeks, until the target or the edge.
    private func prospect(_ scale: Scale, from last: OverviewReport.Point, until end: Day) -> HTML {
        guard forecast != nil, let tenths = last.shareTenths, figure.recent > 0, tenths < percent * 10 else {
            return .none
        }
        let gained = 1000 * figure.recent * (end - last.day) / (Forecast.windowDays * figure.counted)
        var (day, reached) = (end, tenths + gained)
        if let met = forecast?.reachedOn, met <= end { (day, reached) = (met, percent * 10) }
        let (x, y) = (scale.x(day), scale.y(reached))
        // Right of the curve and under the dotted line, which both rise; above the months.
        let words = min(scale.y(tenths) + 44, scale.y(0) - 10)
        // A line too short to be seen needs no words.
        let label: HTML? =
            x - scale.x(last.day) < 30
            ? nil
            : "<text class=\"end\" x=\"\(Self.width - Self.right)\" y=\"\(words)\">\(say(.prospect))</text>"
        return """
            <line class="prospect" x1="\(scale.x(last.day))" y1="\(scale.y(tenths))" x2="\(x)" y2="\(y)"/>\(label)
            """
    }

    private var table: HTML {
        let rows: [HTML] = points.enumerated().map { index, point in
            // Months by their names: a bare day could be taken for somebody's.
            let when = index == points.count - 1 ? point.day.description : ActivityReport.text(point.day)
            return """
                <tr><th scope="row">\(when)</th>\
                <td class="number">\(point.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "–")</td></tr>
                """
        }
        return """
            <details><summary>\(say(.asTable))</summary><div class="table"><table><thead><tr><th scope="col">\(say(.monthEnd))</th>\
            <th scope="col" class="number">\(say(.share))</th></tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }
}
