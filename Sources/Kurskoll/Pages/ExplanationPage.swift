internal import Compliance
internal import Course
internal import HTTP

/// `/hr/forklaring`: what stands behind a figure. Of the whole and of an administration the units, without names; of a
/// unit who has completed, who has not, and who is not counted and why.
enum ExplanationPage {
    static func units(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let form = try visit.request.queryForm()
        let (course, day) = try question(form, visit)
        var scope = session.roles.hr ?? .administrations([])
        var name = say(.inAll)
        if let asked = form["forvaltning"].flatMap({ Int($0) }) {
            guard scope.covers(administration: asked),
                let known = try visit.store.administrations().first(where: { $0.id == asked })
            else { throw PageError.notFound }
            scope = .administrations([asked])
            name = known.name
        }
        let found = try FigureExplanation(.init(course: course, day: day, scope: scope), store: visit.store)
        let rows: [HTML] = found.units.map { unit in
            """
            <tr><th scope="row"><a href="/hr/forklaring/\(unit.id)?kurs=\(course)&amp;dag=\(day.description)">\(unit.name)</a></th>\
            <td data-label="\(say(.administration))">\(unit.administration)</td>\
            <td class="number" data-label="\(say(.counted))">\(unit.figure.counted)</td>\
            <td class="number" data-label="\(say(.completed))">\(unit.figure.completed)</td>\
            <td class="number" data-label="\(say(.notCounted))">\(unit.people(.leftOut).count)</td></tr>
            """
        }
        return page(
            visit, heading: name, course: course, day: day, path: "/hr/forklaring",
            kept: form["forvaltning"],
            """
            <p class="lead">\(say(.countedCompletedLeftOut(found.total, found.leftOut)))</p>
            <p>\(say(.howCounted(found.rules)))</p>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.unit))</th>\
            <th scope="col">\(say(.administration))</th><th scope="col" class="number">\(say(.counted))</th>\
            <th scope="col" class="number">\(say(.completed))</th>\
            <th scope="col" class="number">\(say(.notCounted))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """)
    }

    static func names(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let (course, day) = try question(try visit.request.queryForm(), visit)
        guard let unit = visit.parameters.first.flatMap({ Int($0) }),
            try visit.store.unitNames([unit]).isEmpty == false
        else { throw PageError.notFound }
        let found = try FigureExplanation(
            .init(course: course, day: day, units: [unit], scope: session.roles.hr ?? .administrations([])),
            store: visit.store)
        // A unit of another administration has nobody that the role covers: it is as if it did not exist.
        guard let only = found.units.first, try isCovered(unit, on: day, visit) else {
            throw PageError.notFound
        }
        try visit.store.logAccess(
            .explanationPage, by: session.person, AccessFilter(course: course, day: day, units: [unit]),
            now: visit.now)
        let groups: [HTML] = FigureExplanation.Standing.allCases.compactMap { group($0, only, say) }
        return page(
            visit, heading: "\(only.name)\(only.code.map { " (\($0))" } ?? "")", course: course, day: day,
            path: "/hr/forklaring/\(unit)", kept: nil,
            """
            <p class="lead">\(say(.countedCompletedLeftOut(found.total, found.leftOut))) \(say(.targetIs(only.percent)))</p>
            <p>\(say(.howCounted(found.rules)))</p>\(groups)
            """)
    }

    private static func isCovered(_ unit: Int, on day: Day, _ visit: Visit) throws -> Bool {
        let register = try visit.store.register()
        let home = Int(register.organisation.administration(of: register.index(ofUnit: unit), on: day))
        return try visit.signedIn().roles.hr?.covers(administration: register.administrations[home].id)
            ?? false
    }

    private static func group(
        _ standing: FigureExplanation.Standing, _ unit: FigureExplanation.Unit, _ say: Language
    ) -> HTML? {
        let people = unit.people(standing)
        guard !people.isEmpty else { return nil }
        let why: Phrase? =
            switch standing {
            case .open: nil
            case .completed: .completedDay
            case .leftOut: .whyNotCounted
            }
        let rows: [HTML] = people.map { entry in
            let more = entry.completed?.description ?? entry.reason.map { say($0).capitalizedFirst } ?? ""
            let cell: HTML? = why.map { "<td data-label=\"\(say($0))\">\(more)</td>" }
            return """
                <tr><th scope="row"><a href="/hr/person/\(entry.person)">\(entry.name)</a></th>\
                <td data-label="\(say(.personRef))">\(entry.ref)</td>\(cell)</tr>
                """
        }
        let heading: HTML? = why.map { "<th scope=\"col\">\(say($0))</th>" }
        return """
            <section><h2>\(say(FigureExplanation.heading(standing))) (\(people.count))</h2>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.name))</th>\
            <th scope="col">\(say(.personRef))</th>\(heading)</tr></thead><tbody>\(rows)</tbody></table></div></section>
            """
    }

    private static func question(_ form: Form, _ visit: Visit) throws -> (course: String, day: Day) {
        guard let course = form["kurs"] ?? visit.catalog.courses.first?.course.id,
            visit.catalog[course] != nil
        else { throw PageError.notFound }
        guard let text = form["dag"], !text.isEmpty else { return (course, visit.today) }
        guard let day = Day(iso: text) else { throw PageError.badRequest }
        return (course, day)
    }

    private static func page(
        _ visit: Visit, heading: String, course: String, day: Day, path: String, kept: String?,
        _ content: HTML
    ) -> Response {
        let say = visit.say
        let title: HTML? = visit.catalog[course].map {
            "<p lang=\"\($0.course.language)\">\($0.course.title)</p>"
        }
        let administration: HTML? = kept.map {
            "<input type=\"hidden\" name=\"forvaltning\" value=\"\($0)\">"
        }
        return Layout(visit, title: "HR").page(
            """
            <h1>\(heading)</h1>\(title)
            \(content)
            <form method="get" action="\(path)"><input type="hidden" name="kurs" value="\(course)">\(administration)
            <p><label>\(say(.asOfDay)) <input type="date" name="dag" value="\(day.description)" required></label> \
            <button class="button secondary">\(say(.show))</button></p></form>
            <p><a href="/hr?kurs=\(course)">\(say(.backToHR))</a></p>
            """)
    }
}
