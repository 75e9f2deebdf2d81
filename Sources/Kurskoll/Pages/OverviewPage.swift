internal import Compliance
internal import Course
internal import HTTP

/// `/oversikt`: the municipality on one page for a board. No figure for fewer than five persons.
enum OverviewPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let scope = session.roles.hr ?? session.roles.reader ?? .administrations([])
        let courses: [HTML] = try visit.catalog.courses.map { entry in
            let report = try IndicatorReport(
                .init(course: entry.course.id, day: visit.today, scope: scope), store: visit.store)
            let activity = try ActivityReport(
                .init(course: entry.course.id, day: visit.today, scope: scope), store: visit.store)
            return """
                <section><h2 lang="\(entry.course.language)">\(entry.course.title)</h2>
                \(FigureHTML.summary(report, say: say, isWhole: scope == .everything && !report.total.isSuppressed))
                \(bars(report, say: say))
                \(DefinitionHTML.section(report, isPublic: true, say: say))
                \(ActivityHTML.summary(activity, say: say))
                </section>
                """
        }
        return Layout(visit, title: say(.overview)).page(
            """
            <h1>\(say(.overview))</h1><p class="note">\(say(.perDay(visit.today)))</p>\(courses)
            <p><a href="/oversikt/avstamningar">\(say(.frozenReports))</a></p>
            """)
    }

    /// Administrations as bars against their targets, in the rows of their table.
    private static func bars(_ report: IndicatorReport, say: Language) -> HTML {
        let rows: [HTML] = report.administrations.map { administration in
            if administration.line.isSuppressed {
                return """
                    <tr><th scope="row">\(administration.name)</th><td></td>\
                    <td class="number" colspan="3">\(say(.tooFew))</td></tr>
                    """
            }
            let line = administration.line
            return """
                <tr><th scope="row">\(administration.name)</th><td class="bar">\(bar(line))</td>\
                <td class="number" data-label="\(say(.share))">\(line.share.map { "\($0) %" } ?? "–")</td><td class="number" data-label="\(say(.target))">\(line.percent) %</td>\
                <td class="number" data-label="\(say(.counted))">\(Numbers.swedish(line.figure.counted))</td></tr>
                """
        }
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.administration))</th><td></td>\
            <th scope="col" class="number">\(say(.share))</th><th scope="col" class="number">\(say(.target))</th>\
            <th scope="col" class="number">\(say(.counted))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }

    private static func bar(_ line: IndicatorReport.Line) -> HTML {
        guard let tenths = line.figure.shareTenths else { return .none }
        return """
            <svg class="bar" viewBox="0 0 1000 60" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
            <rect class="ground" width="1000" height="60"/><rect class="share" width="\(tenths)" height="60"/>\
            <line class="target" x1="\(line.percent * 10)" x2="\(line.percent * 10)" y1="0" y2="60"/></svg>
            """
    }
}
