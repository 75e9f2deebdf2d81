internal import Compliance

/// New hires by the month they are or were due, as columns: done, late and with time left. Filled, striped and empty, so
/// that it reads in black and white; its table stands beside it.
struct DueChart {
    let months: [OverviewReport.DueMonth]
    /// The first day of the day's own month.
    let current: Day
    let say: Language

    // In the units of the drawing, which the page scales.
    private static let width = 640
    private static let height = 220
    private static let left = 8
    private static let top = 24
    private static let bottom = 36

    /// Nothing where nobody falls due.
    var html: HTML {
        guard months.contains(where: { $0.all > 0 }) else { return .none }
        let most = months.map { $0.isSuppressed ? 0 : $0.all }.max() ?? 0
        let columns: [HTML] = months.enumerated().map { column($1, at: $0, most: max(1, most)) }
        return """
            <figure class="chart"><ul class="legend"><li><svg viewBox="0 0 20 20" aria-hidden="true"><rect class="done" width="20" height="20"/></svg> \(say(.done))</li>\
            <li><svg viewBox="0 0 20 20" aria-hidden="true">\(Self.stripes("nyckel-streck"))<rect class="overdue" fill="url(#nyckel-streck)" width="20" height="20"/></svg> \(say(.overdue))</li>\
            <li><svg viewBox="0 0 20 20" aria-hidden="true"><rect class="open" x="1" y="1" width="18" height="18"/></svg> \(say(.timeLeft))</li></ul>
            <svg viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="\(say(.dueSays(months)))">\(Self.stripes("streck"))
            <line class="grid" x1="0" x2="\(Self.width)" y1="\(Self.height - Self.bottom)" y2="\(Self.height - Self.bottom)"/>\(columns)</svg>
            \(table)</figure>
            """
    }

    private static func stripes(_ id: String) -> HTML {
        """
        <pattern id="\(id)" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect class="ground" width="6" height="6"/><rect class="stripe" width="3" height="6"/></pattern>
        """
    }

    private func column(_ month: OverviewReport.DueMonth, at index: Int, most: Int) -> HTML {
        let step = (Self.width - 2 * Self.left) / months.count
        let x = Self.left + index * step
        let full = Self.height - Self.top - Self.bottom
        let floor = Self.height - Self.bottom
        let isNow = month.month == current
        let middle = x + step / 2
        let label: HTML? =
            index == 0 || month.month.month % 3 == 1 || isNow
            ? """
            <text class="\(isNow ? "strong" : "quiet")" x="\(middle)" y="\(Self.height - 14)">\
            \(isNow ? say(.nowWord) : say(.monthName(month.month.month)))\(month.month.month == 1 && !isNow ? " \(month.month.year)" : "")</text>
            """ : nil
        guard !month.isSuppressed, month.all > 0 else { return "\(label)" }
        let parts = [month.completed, month.overdue, month.open].map { $0 * full / most }
        var rects: HTML = .none
        var y = floor
        for (height, name) in zip(parts, ["done", "overdue", "open"]) where height > 0 {
            y -= height
            let fill: HTML = name == "overdue" ? " fill=\"url(#streck)\"" : .none
            rects +=
                "<rect class=\"\(name)\"\(fill) x=\"\(x + 4)\" y=\"\(y)\" width=\"\(step - 8)\" height=\"\(height)\"/>"
        }
        return "\(rects)<text class=\"count\" x=\"\(middle)\" y=\"\(y - 6)\">\(month.all)</text>\(label)"
    }

    private var table: HTML {
        let rows: [HTML] = months.map { month in
            let cells: HTML =
                month.isSuppressed
                ? "<td class=\"number\" colspan=\"3\">\(say(.tooFew))</td>"
                : """
                <td class="number">\(month.completed)</td><td class="number">\(month.overdue)</td>\
                <td class="number">\(month.open)</td>
                """
            return "<tr><th scope=\"row\">\(ActivityReport.text(month.month))</th>\(cells)</tr>"
        }
        return """
            <details><summary>\(say(.asTable))</summary><div class="table"><table><thead><tr><th scope="col">\(say(.dueMonth))</th>\
            <th scope="col" class="number">\(say(.done))</th><th scope="col" class="number">\(say(.overdue))</th>\
            <th scope="col" class="number">\(say(.timeLeft))</th></tr></thead><tbody>\(rows)</tbody></table></div></details>
            """
    }
}
