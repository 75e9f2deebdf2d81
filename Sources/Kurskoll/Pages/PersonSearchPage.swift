internal import Compliance
internal import HTTP

/// `/hr/personer`: finds a person by name or person_ref. What is typed is sent in the body: an address stands in the
/// logs of every proxy on its way.
enum PersonSearchPage {
    /// More than these and it is quicker to type another letter.
    static let limit = 25

    static func ask(_ visit: Visit) throws -> Response {
        page(visit, typed: "", found: nil)
    }

    static func find(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let typed = Cell.text(visit.form["sok"] ?? "")
        let scope = session.roles.hr ?? .administrations([])
        let found = try visit.store.persons(
            matching: typed, within: scope, on: visit.today, limit: limit + 1)
        let shown = Array(found.prefix(limit))
        for person in shown {
            try visit.store.logAccess(
                .personSearch, by: session.person, AccessFilter(person: person), now: visit.now)
        }
        let rows: [HTML] = try shown.compactMap { person in
            guard let identity = try visit.store.identity(person: person) else { return nil }
            let posts = try visit.store.posts(person: person)
            let now = posts.last { $0.lastDay.map { $0 >= visit.today } ?? true } ?? posts.last
            let place = now.map { "\($0.unit), \($0.administration)" } ?? visit.say(.noPost)
            return """
                <tr><th scope="row"><a href="/hr/person/\(person)">\(identity.name)</a></th>\
                <td data-label="\(visit.say(.personRef))">\(identity.ref)</td>\
                <td data-label="\(visit.say(.unit))">\(place)</td></tr>
                """
        }
        return page(visit, typed: typed, found: rows, isCut: found.count > limit)
    }

    private static func page(
        _ visit: Visit, typed: String, found: [HTML]?, isCut: Bool = false
    ) -> Response {
        let say = visit.say
        let result: HTML? = found.map { rows in
            guard !rows.isEmpty else {
                return "<p role=\"status\">\(say(.nobodyFound))</p>"
            }
            return """
                <p role="status">\(say(isCut ? .tooManyFound(limit) : .personsFound(rows.count)))</p>
                <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.name))</th>\
                <th scope="col">\(say(.personRef))</th><th scope="col">\(say(.unit))</th></tr></thead>\
                <tbody>\(rows)</tbody></table></div>
                """
        }
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.persons))</h1>
            <form method="post" action="/hr/personer/sok">\(visit.session?.csrfField)
            <p><label for="sok">\(say(.searchLabel))</label><br>
            <input type="text" id="sok" name="sok" value="\(typed)" required autocomplete="off" spellcheck="false" \
            aria-describedby="sok-hur"></p>
            <p class="hint" id="sok-hur">\(say(.searchHow))</p>
            <p><button class="button">\(say(.search))</button></p></form>
            \(result)
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """)
    }
}
