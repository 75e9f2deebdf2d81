internal import Compliance
internal import Course
internal import HTTP

/// `/hr/avstamningar` and `/oversikt/avstamningar`: reports as they were delivered. What is frozen holds no figure of
/// few, so readers see the same as HR; who has a role for some administrations sees those.
enum FrozenPage {
    /// HR's list, with the form to freeze today's figures or a past day's.
    static func manage(_ visit: Visit) throws -> Response { try manage(visit, alert: nil) }

    /// The list for readers.
    static func list(_ visit: Visit) throws -> Response {
        let say = visit.say
        return Layout(visit, title: say(.overview)).page(
            """
            <h1>\(say(.frozenReports))</h1><p>\(say(.frozenHow))</p>
            \(try table(visit))
            <p><a href="/oversikt">\(say(.overview))</a></p>
            """)
    }

    /// Freezes one course on a day.
    static func freeze(_ visit: Visit) throws -> Response {
        guard try visit.signedIn().roles.hr == .everything else { throw PageError.forbidden }
        guard let entry = visit.form["kurs"].flatMap({ visit.catalog[$0] }) else { throw PageError.notFound }
        let name = Cell.text(visit.form["namn"] ?? "")
        guard !name.isEmpty else { return try manage(visit, alert: .frozenNeedsName) }
        guard let day = visit.form["dag"].flatMap(Day.init(iso:)), day <= visit.today else {
            return try manage(visit, alert: .frozenNeedsDay)
        }
        let figures = try FrozenFigures(
            name: name, course: entry.course.id, day: day, frozenOn: visit.today, store: visit.store)
        let number = try visit.store.freeze(content: figures.json, now: visit.now)
        return .seeOther("/oversikt/avstamningar/\(number)")
    }

    /// One report.
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let report = try report(visit.parameters[0], visit)
        guard let figures = try visit.store.frozenFigures(report) else { return changed(report, visit) }
        let scope = try scope(visit)
        let others: [HTML] = try visit.store.frozenReports().filter {
            $0.course == report.course && $0.number != report.number
        }.map {
            """
            <li><a href="/oversikt/avstamningar/\($0.number)/\(report.number)">\($0.name), \($0.day.description)</a></li>
            """
        }
        let comparisons: HTML? =
            others.isEmpty ? nil : "<h2>\(say(.compareWith))</h2><ul>\(others)</ul>"
        let future: HTML? =
            figures.frozenOn < figures.day
            ? "<p class=\"alert\">\(say(.frozenBeforeDay(figures.frozenOn)))</p>" : nil
        return Layout(visit, title: say(.overview)).page(
            """
            <h1>\(report.name)</h1>
            <p class="lead">\(course(report.course, visit)). \(say(.perDay(report.day)))</p>\(future)
            <p>\(say(.frozenOnDay(figures.frozenOn))) <span class="status inTime">\(say(.intact))</span></p>
            \(FrozenHTML.indicator(figures, names: scope, say: say))
            \(FrozenHTML.newHires(figures, names: scope, say: say))
            \(FrozenHTML.definition(figures, say: say))
            \(comparisons)
            <p class="note">SHA-256 <span class="code">\(report.sha256)</span></p>
            <p><a href="/oversikt/avstamningar">\(say(.frozenReports))</a></p>
            """)
    }

    /// Two reports of a course beside each other.
    static func compare(_ visit: Visit) throws -> Response {
        let say = visit.say
        let reports = try visit.parameters.map { try report($0, visit) }.sorted {
            ($0.day, $0.number) < ($1.day, $1.number)
        }
        guard reports[0].course == reports[1].course else { throw PageError.notFound }
        guard let before = try visit.store.frozenFigures(reports[0]) else {
            return changed(reports[0], visit)
        }
        guard let after = try visit.store.frozenFigures(reports[1]) else { return changed(reports[1], visit) }
        let comparison = FrozenComparison(before, after)
        return Layout(visit, title: say(.overview)).page(
            """
            <h1>\(say(.comparison))</h1>
            <p class="lead">\(course(after.course, visit)): \(before.name) (\(before.day.description)) → \(after.name) (\(after.day.description))</p>
            \(FrozenHTML.comparison(comparison, names: try scope(visit), say: say))
            <p><a href="/oversikt/avstamningar">\(say(.frozenReports))</a></p>
            """)
    }

    private static func manage(_ visit: Visit, alert: Phrase?) throws -> Response {
        let say = visit.say
        let session = try visit.signedIn()
        let courses: [HTML] = visit.catalog.courses.map {
            "<option value=\"\($0.course.id)\" lang=\"\($0.course.language)\">\($0.course.title)</option>"
        }
        let warning: HTML? = alert.map {
            "<div class=\"alert\" role=\"alert\" id=\"fel\"><p>\(say($0))</p></div>"
        }
        let form: HTML? =
            session.roles.hr != .everything || courses.isEmpty
            ? nil
            : """
            <h2>\(say(.freezeNow))</h2>\(warning)<p>\(say(.freezeHow))</p>
            <form method="post" action="/hr/avstamningar">\(session.csrfField)
            <p><label>\(say(.occasion)) <input type="text" name="namn" value="\(visit.form["namn"] ?? "")" required autocomplete="off"\
            \(alert == nil ? HTML.none : " aria-describedby=\"fel\"")></label></p>
            <p><label>\(say(.course)) <select name="kurs">\(courses)</select></label></p>
            <p><label>\(say(.day)) <input type="date" name="dag" value="\(visit.form["dag"] ?? visit.today.description)" \
            max="\(visit.today.description)" required></label></p>
            <p><button class="button">\(say(.freezeButton))</button></p></form>
            """
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.frozenReports))</h1><p>\(say(.frozenHow))</p>
            \(try table(visit))\(form)
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """, status: alert == nil ? .ok : .unprocessableContent)
    }

    /// Every report, the latest first, and whether it is still what was frozen.
    private static func table(_ visit: Visit) throws -> HTML {
        let say = visit.say
        let rows: [HTML] = try visit.store.frozenReports().reversed().map { report in
            let state: HTML =
                report.isIntact
                ? "<span class=\"status inTime\">\(say(.intact))</span>"
                : "<span class=\"status overdue\">\(say(.notIntact))</span>"
            return """
                <tr><th scope="row"><a href="/oversikt/avstamningar/\(report.number)">\(report.name)</a></th>\
                <td>\(course(report.course, visit))</td><td data-label="\(say(.day))"><span class="day">\(report.day.description)</span></td>\
                <td data-label="\(say(.frozen))"><span class="day">\(Stockholm.day(at: report.recordedAt).description)</span></td><td>\(state)</td></tr>
                """
        }
        guard !rows.isEmpty else { return "<p class=\"empty\">\(say(.noFrozen))</p>" }
        return """
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.occasion))</th><th scope="col">\(say(.course))</th>\
            <th scope="col">\(say(.day))</th><th scope="col">\(say(.frozen))</th><th scope="col">\(say(.control))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            """
    }

    private static func report(_ number: String, _ visit: Visit) throws -> FrozenReport {
        guard let number = Int(number), let report = try visit.store.frozenReport(number) else {
            throw PageError.notFound
        }
        return report
    }

    /// Nothing of what has been changed outside Kurskoll is shown: not a figure of it can be trusted.
    private static func changed(_ report: FrozenReport, _ visit: Visit) -> Response {
        let say = visit.say
        return Layout(visit, title: say(.overview)).page(
            """
            <h1>\(report.name)</h1><div class="alert" role="alert"><p>\(say(.frozenChanged))</p></div>
            """)
    }

    /// The names of the administrations that the role covers; nil for all.
    private static func scope(_ visit: Visit) throws -> Set<String>? {
        let roles = try visit.signedIn().roles
        let scope = roles.hr ?? roles.reader ?? .administrations([])
        guard scope != .everything else { return nil }
        return Set(
            try visit.store.administrations().filter { scope.covers(administration: $0.id) }.map(\.name))
    }

    /// The title of a course that is served, else its id.
    private static func course(_ id: String, _ visit: Visit) -> HTML {
        guard let course = visit.catalog[id]?.course else { return "\(id)" }
        return "<span lang=\"\(course.language)\">\(course.title)</span>"
    }
}
