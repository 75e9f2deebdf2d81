internal import Compliance
internal import Course
internal import HTTP

/// `/oversikt`: the municipality on one page for a board. No figure for fewer than five persons.
enum OverviewPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let scope = scope(of: session)
        let courses: [HTML] = try visit.catalog.courses.map { entry in
            let report = try OverviewReport(
                course: entry.course.id, day: visit.today, scope: scope, store: visit.store)
            return """
                <section><h2 lang="\(entry.course.language)">\(entry.course.title)</h2>
                \(FigureHTML.summary(report.indicator, say: say, isWhole: scope == .everything && !report.indicator.total.isSuppressed))
                \(whole(report, say: say))
                <h3>\(say(.administrations))</h3>
                \(bars(report.indicator, say: say))
                \(newHires(report, say: say))
                \(ActivityHTML.summary(report.activity, say: say))
                \(DefinitionHTML.section(report.indicator, isPublic: true, say: say))
                <p class="actions"><a class="button secondary" href="/oversikt/utskrift?kurs=\(entry.course.id)">\(say(.printBoard))</a></p>
                </section>
                """
        }
        return Layout(visit, title: say(.overview)).page(
            """
            <h1>\(say(.overview))</h1><p class="note">\(say(.perDay(visit.today)))</p>\(courses)
            <p><a href="/oversikt/avstamningar">\(say(.frozenReports))</a></p>
            """)
    }

    /// `/oversikt/utskrift?kurs=ID`: a page of A4 per administration, for its yearly report.
    static func sheets(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let chosen = try visit.request.queryForm()["kurs"] ?? visit.catalog.courses.first?.course.id ?? ""
        guard let entry = visit.catalog[chosen] else { throw PageError.notFound }
        let report = try OverviewReport(
            course: chosen, day: visit.today, scope: scope(of: session), store: visit.store)
        let rule =
            report.indicator.definition(isPublic: true).lines.first.map { "\($0.label): \($0.text)" } ?? ""
        let sheets: [HTML] = report.indicator.administrations.map { administration in
            """
            <section class="sheet-a4"><h2>\(administration.name)</h2>
            <p class="note"><span lang="\(entry.course.language)">\(entry.course.title)</span>. \(say(.perDay(visit.today)))</p>
            \(sheet(administration, report, say: say))
            <p class="note"><span lang="sv">\(rule)</span></p></section>
            """
        }
        return Layout(visit, title: say(.overview)).page(
            """
            <div class="screen"><h1>\(say(.printBoard))</h1><p>\(say(.printBoardHow))</p>\
            <p><a href="/oversikt">\(say(.overview))</a></p></div>\(sheets)
            """)
    }

    private static func scope(of session: Session) -> Roles.Scope {
        session.roles.hr ?? session.roles.reader ?? .administrations([])
    }

    /// The municipality's curve, and who has come and left meanwhile.
    private static func whole(_ report: OverviewReport, say: Language) -> HTML {
        let total = report.indicator.total
        guard let first = report.curve.first?.day, !total.isSuppressed else { return .none }
        let chart = CurveChart(
            points: report.curve, percent: total.percent, forecast: report.indicator.forecast,
            figure: total.figure, say: say)
        let flow: HTML? = report.flow.map { "<p>\(say(.flow($0, since: first)))</p>" }
        return "<h3>\(say(.theYear))</h3>\(chart.html)\(flow)"
    }

    private static func newHires(_ report: OverviewReport, say: Language) -> HTML? {
        let chart = DueChart(
            months: report.dueMonths, current: report.indicator.question.day.firstOfMonth, say: say
        ).html
        return chart.bytes.isEmpty ? nil : "<h3>\(say(.dueTimeline))</h3>\(chart)"
    }

    /// An administration's figure, bar and curve.
    private static func sheet(
        _ administration: IndicatorReport.Administration, _ report: OverviewReport, say: Language
    ) -> HTML {
        let line = administration.line
        if line.isSuppressed { return "<p>\(say(.tooFew).capitalizedFirst).</p>" }
        guard let share = line.share else { return "<p>\(say(.noFigure)).</p>" }
        let day = report.indicator.question.day
        let chart = CurveChart(
            points: report.curves[administration.id] ?? [], percent: line.percent,
            forecast: Forecast(
                figure: line.figure, percent: line.percent, day: day,
                targetDay: report.indicator.forecast.targetDay),
            figure: line.figure, say: say)
        let needed: HTML? = line.isMet == false ? "\(say(.moreNeeded(line.needed)))." : nil
        return """
            <p class="figure">\(share) %</p>\(FigureHTML.bar(line))
            <p>\(say(.completedOf(line.figure.completed, line.figure.counted))) \(say(.targetIs(line.percent))) \
            \(line.isMet == true ? say(.met) + "." : "")\(needed)</p>
            \(chart.html)
            """
    }

    /// Administrations as bars against their targets, in the rows of their table.
    private static func bars(_ report: IndicatorReport, say: Language) -> HTML {
        let rows: [HTML] = report.administrations.map { administration in
            let line = administration.line
            if line.isSuppressed {
                return """
                    <tr><th scope="row">\(administration.name)</th><td></td>\
                    <td class="number" colspan="4">\(say(.tooFew))</td></tr>
                    """
            }
            return """
                <tr><th scope="row">\(administration.name)</th><td class="bar">\(FigureHTML.bar(line))</td>\
                <td class="number" data-label="\(say(.share))">\(line.share.map { "\($0) %" } ?? "–")</td><td class="number" data-label="\(say(.target))">\(line.percent) %</td>\
                <td class="number" data-label="\(say(.counted))">\(Numbers.swedish(line.figure.counted))</td>\
                <td>\(FigureHTML.verdict(line, say: say))</td></tr>
                """
        }
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.administration))</th><td></td>\
            <th scope="col" class="number">\(say(.share))</th><th scope="col" class="number">\(say(.target))</th>\
            <th scope="col" class="number">\(say(.counted))</th><th scope="col">\(say(.status))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
    }
}
