internal import Compliance
internal import Course
internal import HTTP
internal import SQLite

/// `/hr/atkomst`: who has opened or taken out which list of names, the newest first. Who stood in a list is not told:
/// each sees that of herself. It names those who have looked, so opening it is itself a row.
enum AccessLogPage {
    private static let path = "/hr/atkomst"
    static let pageSize = 50
    /// Units of a listing that are named; a list for HR may cover hundreds.
    private static let shownUnits = 3

    /// The way here, for whoever may go it: one row may speak of the whole municipality.
    static func link(_ scope: Roles.Scope, _ say: Language) -> HTML? {
        guard scope == .everything else { return nil }
        return "<li><a href=\"\(path)\">\(say(.accessLog))</a></li>"
    }

    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let search = try search(visit.request.queryForm())
        let log = try Store(path: visit.store.path, mode: .existing)
        try log.connection.write {
            try log.logAccess(.accessLog, by: session.person, AccessFilter(), now: visit.now)
        }
        let found = try log.accessRows(search, limit: pageSize + 1)
        let shown = found.prefix(pageSize)
        let rows: [HTML] = try shown.map { try row($0, search, visit) }
        let headings: [HTML] = [Phrase.when, .who, .what, .covered].map {
            "<th scope=\"col\">\(say($0))</th>"
        }
        let table: HTML =
            rows.isEmpty
            ? "<p role=\"status\">\(say(.noAccessRows))</p>"
            : """
            <div class="table"><table class="stack"><thead><tr>\(headings)</tr></thead><tbody>\(rows)</tbody></table></div>
            """
        var older: HTML?
        if found.count > pageSize, let last = shown.last {
            older =
                "<a href=\"\(address(search, before: .init(at: last.at, id: last.id)))\">\(say(.olderRows))</a>"
        }
        let newest: HTML? =
            search.before == nil ? nil : "<a href=\"\(address(search))\">\(say(.newestRows))</a> "
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.accessLog))</h1><p>\(say(.accessLogHow))</p>
            \(form(search, try log.listers(), visit))
            \(table)
            <p class="pages">\(newest)\(older)</p>
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """)
    }

    /// Numbers and days alone stand in an address, never a name.
    private static func search(_ form: Form) throws -> AccessSearch {
        var search = AccessSearch()
        if let text = form["dag"], !text.isEmpty {
            guard let day = Day(iso: text) else { throw PageError.notFound }
            search.day = day
        }
        if let text = form["vem"], !text.isEmpty {
            guard let person = Int(text), person >= 0 else { throw PageError.notFound }
            search.viewer = person == 0 ? .nameless : .person(person)
        }
        if let text = form["fore"] {
            let parts = text.split(separator: "-").compactMap { Int($0) }
            guard parts.count == 2 else { throw PageError.notFound }
            search.before = .init(at: parts[0], id: parts[1])
        }
        return search
    }

    private static func address(_ search: AccessSearch, before: AccessSearch.Place? = nil) -> String {
        "\(path)?dag=\(search.day?.description ?? "")&vem=\(value(search.viewer))"
            + (before.map { "&fore=\($0.at)-\($0.id)" } ?? "")
    }

    private static func value(_ viewer: AccessSearch.Viewer) -> String {
        switch viewer {
        case .all: ""
        case .nameless: "0"
        case .person(let person): String(person)
        }
    }

    private static func form(
        _ search: AccessSearch, _ listers: [(person: Int, name: String)], _ visit: Visit
    ) -> HTML {
        let say = visit.say
        let choices: [(AccessSearch.Viewer, String)] =
            [(.all, say(.all)), (.nameless, say(.namelessListers))]
            + listers.map { (.person($0.person), $0.name) }
        let options: [HTML] = choices.map { viewer, text in
            "<option value=\"\(value(viewer))\"\(viewer == search.viewer ? " selected" : HTML.none)>\(text)</option>"
        }
        return """
            <form method="get" action="\(path)" class="filter">\
            <p><label>\(say(.day))<br><input type="date" name="dag" value="\(search.day?.description ?? "")" \
            max="\(visit.today.description)"></label></p>\
            <p><label>\(say(.who))<br><select name="vem">\(options)</select></label></p>\
            <p><button class="button secondary">\(say(.show))</button></p></form>
            """
    }

    private static func row(_ row: AccessRow, _ search: AccessSearch, _ visit: Visit) throws -> HTML {
        let say = visit.say
        var who: HTML = "\(row.listing?.nameless(say) ?? say(.somebodyGone))"
        if let viewer = row.viewer {
            var own = search
            own.viewer = .person(viewer.person)
            let role: HTML? = row.listing.map { ", \(say($0.role))" }
            who = "<a href=\"\(address(own))\">\(viewer.name)</a>\(role)"
        } else if let token = row.token {
            who = "\(say(.programNamed(token)))"
        }
        let what = row.listing.map { say($0 == .personPage ? .somebodysPage : $0.phrase) } ?? row.what
        return """
            <tr><td data-label="\(say(.when))"><span class="day">\(Stockholm.text(at: row.at))</span></td>\
            <td data-label="\(say(.who))">\(who)</td><td data-label="\(say(.what))">\(what)</td>\
            <td data-label="\(say(.covered))">\(try covered(row.filter, visit))</td></tr>
            """
    }

    /// What a listing covered, in words: places, courses and days; of a person only that it was one.
    private static func covered(_ filter: AccessFilter, _ visit: Visit) throws -> String {
        let say = visit.say
        var parts: [String] = []
        if let course = filter.course { parts.append(visit.catalog[course]?.course.title ?? course) }
        if filter.person != nil { parts.append(say(.onePerson)) }
        if let units = filter.units {
            parts += try visit.store.unitNames(Array(units.prefix(shownUnits))).map(\.name)
            if units.count > shownUnits { parts.append(say(.unitsMore(units.count - shownUnits))) }
        }
        if let ids = filter.administrations {
            parts += try visit.store.administrations().filter { ids.contains($0.id) }.map(\.name)
        }
        if let source = filter.source { parts.append(source) }
        if let day = filter.day { parts.append(day.description) }
        if !filter.isByStoredRule { parts.append(say(.byAnotherRule)) }
        // A manager whose units have gone saw none.
        if parts.isEmpty { return filter.units == nil ? say(.everythingCovered) : "–" }
        return parts.joined(separator: ", ")
    }
}
