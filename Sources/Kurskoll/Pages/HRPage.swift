internal import Compliance
internal import Course
internal import HTTP

/// `/hr`: every administration and unit against its target, and the export.
enum HRPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let scope = session.roles.hr ?? .administrations([])
        let chosen = try visit.request.queryForm()["kurs"] ?? visit.catalog.courses.first?.course.id
        guard let chosen, let entry = visit.catalog[chosen] else {
            return Layout(visit, title: "HR").page(
                "<h1>HR</h1>\(imports(scope, say))<p>\(say(.noCourses))</p>")
        }
        let report = try IndicatorReport(
            .init(
                course: chosen, day: visit.today, scope: scope, countsNewHires: scope == .everything,
                countsReadings: scope == .everything),
            store: visit.store)
        let tabs: [HTML] = visit.catalog.courses.map {
            """
            <li><a href="/hr?kurs=\($0.course.id)"\($0.course.id == chosen ? " aria-current=\"page\"" : HTML.none) lang="\($0.course.language)">\
            \($0.course.title)</a></li>
            """
        }
        return Layout(visit, title: "HR").page(
            """
            <h1>HR</h1>\(try ReminderPage.alarm(scope, visit))\(imports(scope, say))
            <ul class="cards jobs">
            <li class="card"><h2>\(say(.workQueue))</h2>\(queue(try visit.store.workQueue(within: scope, on: visit.today), say))</li>
            <li class="card"><h2>\(say(.toExcel))</h2>
            <p><a class="button secondary" href="/hr/export?kurs=\(chosen)&amp;form=xlsx" download>\(say(.downloadPerUnit))</a></p>
            <form method="post" action="/hr/personer">\(session.csrfField)\
            <input type="hidden" name="kurs" value="\(chosen)"><input type="hidden" name="form" value="xlsx">
            <p><button class="button secondary" aria-describedby="syns">\(say(.downloadPerPerson))</button></p></form>
            <p class="note" id="syns">\(say(.downloadIsLogged))</p>
            <p><a href="/hr/uttag?kurs=\(chosen)">\(say(.moreExports))</a></p></li>
            <li class="card"><h2>\(say(.lookUp))</h2>
            <ul class="ways"><li><a href="/hr/personer">\(say(.persons))</a></li>
            <li><a href="/hr/forklaring?kurs=\(chosen)">\(say(.whoIsCounted))</a></li>
            <li><a href="/hr/regler?kurs=\(chosen)">\(say(.rules))</a></li>
            <li><a href="/hr/avstamningar">\(say(.frozenReports))</a></li>\(ReminderPage.links(scope, say))
            \(AccessLogPage.link(scope, say))<li><a href="/hr/brister">\(say(.faults))</a></li>
            <li><a href="/hr/dolj">\(say(.hide))</a></li></ul></li></ul>
            <ul class="tabs">\(tabs)</ul>
            <h2 lang="\(entry.course.language)">\(entry.course.title)</h2>
            \(FigureHTML.summary(report, say: say, isWhole: scope == .everything))
            \(DefinitionHTML.section(report, isPublic: scope != .everything, say: say))
            \(UnitList(try visit.request.queryForm()).html(report, course: chosen, say: say))
            \(FigureHTML.administrations(report, say: say))
            """)
    }

    /// The way to Friday's file, for whoever may send one.
    private static func imports(_ scope: Roles.Scope, _ say: Language) -> HTML {
        guard scope == .everything else { return .none }
        return """
            <div class="friday"><h2>\(say(.fridaysFile))</h2><p>\(say(.fridaysFileHow))</p>\
            <p class="actions"><a class="button" href="/hr/import">\(say(.importFile))</a> \
            <a class="button secondary" href="/hr/importer">\(say(.imports))</a></p></div>
            """
    }

    /// How much needs a hand, and the way there.
    private static func queue(_ queue: WorkQueue, _ say: Language) -> HTML {
        guard queue.count > 0 else { return "<p>\(say(.queueIsEmpty))</p>" }
        let lines: [HTML] = Phrase.queueCounts(queue).map { "<li>\(say($0))</li>" }
        return "<ul>\(lines)</ul><p><a href=\"/hr/atgarder\">\(say(.queueShow))</a></p>"
    }
}
