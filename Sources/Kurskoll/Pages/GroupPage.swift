internal import Course
internal import HTTP

/// `/grupp` and `/grupp/KOD`: how somebody joins a meeting by its code, and what she has on her own phone while it runs.
enum GroupPage {
    /// The meetings of today that are mine, a field for a code, and for who leads a unit a form to open one.
    static func start(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let typed = try visit.request.queryForm()["kod"] ?? ""
        if let code = GroupCode.normalised(typed) { return .seeOther("/grupp/\(code)") }
        let say = visit.say
        let joined = try visit.store.groups(joinedBy: session.person, on: visit.today)
        let mine: HTML? =
            joined.isEmpty
            ? nil : "<h2>\(say(.groupsToday))</h2><ul>\(joined.map { link($0, "", visit) })</ul>"
        return Layout(visit, title: say(.groupSession)).page(
            """
            <h1>\(say(.groupSession))</h1>
            \(typed.isEmpty ? nil : "<div class=\"alert\" role=\"alert\"><p>\(say(.groupCodeIsWrong))</p></div>" as HTML)
            \(try opening(visit))
            <section><h2>\(say(.groupHaveCode))</h2><p>\(say(.groupHow))</p>\(codeForm(say))</section>\(mine)
            """, status: typed.isEmpty ? .ok : .unprocessableContent)
    }

    private static func codeForm(_ say: Language) -> HTML {
        """
        <form method="get" action="/grupp"><p><label for="kod">\(say(.groupCode))</label></p>
        <p><input type="text" class="code" id="kod" name="kod" required maxlength="20" autocomplete="off" \
        autocapitalize="characters" spellcheck="false"></p>
        <p><button class="button">\(say(.goOn))</button></p></form>
        """
    }

    private static func link(
        _ group: (code: String, unit: String, course: String), _ page: String, _ visit: Visit
    ) -> HTML {
        let course = visit.catalog[group.course]?.course
        return """
            <li><a href="/grupp/\(group.code)\(page)">\(group.unit): \
            <span lang="\(course?.language ?? "sv")">\(course?.title ?? group.course)</span>, <span class="code">\(group.code)</span></a></li>
            """
    }

    private static func opening(_ visit: Visit) throws -> HTML {
        let session = try visit.signedIn()
        guard Access.groupLeader.isGranted(to: session.roles) else { return .none }
        let say = visit.say
        let units = try visit.store.units(.groupLeader, of: session.person, on: visit.today)
        let open = try visit.store.groups(ofUnits: units, on: visit.today)
        let names: [HTML] = try visit.store.unitNames(units).map {
            "<option value=\"\($0.id)\">\($0.name)</option>"
        }
        let courses: [HTML] = visit.catalog.courses.map {
            "<option value=\"\($0.course.id)\" lang=\"\($0.course.language)\">\($0.course.title)</option>"
        }
        let running: HTML? =
            open.isEmpty
            ? nil : "<h2>\(say(.groupsToLead))</h2><ul>\(open.map { link($0, "/leda", visit) })</ul>"
        return """
            \(running)
            <section><h2>\(say(.openGroup))</h2><p>\(say(.openGroupHow))</p>
            <form method="post" action="/grupp">\(session.csrfField)
            <p><label>\(say(.unit)) <select name="enhet" required>\(names)</select></label></p>
            <p><label>\(say(.course)) <select name="kurs" required>\(courses)</select></label></p>
            <p><button class="button">\(say(.openGroupButton))</button></p></form></section>
            """
    }

    static func open(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let own = try visit.store.units(.groupLeader, of: session.person, on: visit.today)
        guard let unit = visit.form["enhet"].flatMap({ Int($0) }), own.contains(unit),
            let entry = visit.form["kurs"].flatMap({ visit.catalog[$0] })
        else { throw PageError.notFound }
        let code = try visit.store.openGroup(
            unit: unit, course: entry.course.id, version: entry.version, leader: session.person,
            on: visit.today, now: visit.now)
        return .seeOther("/grupp/\(code)/leda")
    }

    /// The address of the QR code. Nobody is told whether there is such a meeting before she has signed in; then she
    /// comes back here.
    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        guard let session = visit.session else {
            if visit.login != nil { return ProxySignInPage.detour(for: visit.request) }
            var response = Layout(visit, title: say(.groupSession)).page(
                """
                <h1>\(say(.groupSession))</h1><p class="lead">\(say(.groupSignInFirst))</p>
                <p><a class="button" href="/logga-in">\(say(.signIn))</a></p>
                """)
            if let code = GroupCode.normalised(visit.parameters[0]) {
                response.fields.append("Set-Cookie", GroupReturn.cookie(code, visit.site.settings))
            }
            return response
        }
        guard let (group, entry) = try visit.group() else {
            return Layout(visit, title: say(.groupSession)).page(
                """
                <h1>\(say(.groupSession))</h1>\
                <div class="alert" role="alert"><p>\(say(.groupNoSuchCode))</p></div>\(codeForm(say))
                """, status: .notFound)
        }
        let title = "<p class=\"lead\" lang=\"\(entry.course.language)\">\(entry.course.title)</p>" as HTML
        let content: HTML
        if session.isAnonymous {
            content = "\(title)<p>\(say(.groupNotAnonymous))</p>"
        } else if let me = group[session.person], me.isPresent || me.isConfirmed || group.hasEnded {
            content = "\(title)\(try GroupPhone(visit, group, entry, me).html)"
        } else {
            content = "\(title)\(try invitation(visit, group, session))"
        }
        return Layout(visit, title: say(.groupSession)).page(
            """
            <h1>\(say(.groupSession))</h1>
            <div id="traff" data-follow="/grupp/\(group.code)/lage" data-stamp="\(group.stamp)">\(content)</div>
            """)
    }

    /// Who leads, and what she will see, before anybody is seen.
    private static func invitation(_ visit: Visit, _ group: GroupSession, _ session: Session) throws -> HTML {
        let say = visit.say
        let isStaff = try visit.store.staff(ofUnit: group.unit, on: group.day).contains {
            $0.person == session.person
        }
        return """
            <p>\(say(.groupLedBy(group.leaderName, group.unitName)))</p>
            <p>\(say(.groupWhatLeaderSees))\(isStaff ? "" : " \(say(.groupOtherUnit))")</p>
            \(group[session.person] == nil ? nil : "<p>\(say(.groupYouLeft))</p>" as HTML)
            <form method="post" action="/grupp/\(group.code)">\(session.csrfField)\
            <button class="button">\(say(.groupJoin))</button></form>
            """
    }

    static func join(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        guard let (group, entry) = try visit.group(), !session.isAnonymous else { throw PageError.notFound }
        if group[session.person]?.isPresent != true {
            try visit.store.note(
                .joined, in: group.id, session.person, group.next(in: entry.course)?.id, by: session.person,
                now: visit.now)
        }
        return .seeOther("/grupp/\(group.code)")
    }

    static func leave(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        guard let (group, _) = try visit.group() else { throw PageError.notFound }
        if group[session.person]?.isPresent == true {
            try visit.store.note(.left, in: group.id, session.person, by: session.person, now: visit.now)
        }
        return .seeOther("/grupp/\(group.code)")
    }

    /// A number that is another one when something has happened; with `?vad=kapitel` only when another chapter is
    /// shown. The script of an open page asks for it every few seconds, so it stands in no log.
    static func stamp(_ visit: Visit) throws -> Response {
        let onlyPlace = try visit.request.queryForm()["vad"] == "kapitel"
        guard let code = GroupCode.normalised(visit.parameters[0]),
            let stamp = try visit.store.groupStamp(code: code, on: visit.today, onlyPlace: onlyPlace)
        else { throw PageError.notFound }
        let fields: Fields = ["Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store"]
        return Response(.ok, fields: fields, body: .bytes(Array("\(stamp)".utf8)))
    }
}

/// Where somebody who had to sign in first wanted to: the code of a meeting, in a cookie of an hour.
enum GroupReturn {
    private static let name = "traff"

    static func cookie(_ code: String, _ settings: SiteSettings, maxAge: Int = 3600) -> String {
        "\(name)=\(code); Path=/; HttpOnly; SameSite=Lax; Max-Age=\(maxAge)"
            + (settings.isSecure ? "; Secure" : "")
    }

    /// The path to go to after signing in.
    static func path(_ visit: Visit) -> String {
        visit.request.cookie(name).flatMap(GroupCode.normalised).map { "/grupp/\($0)" } ?? "/"
    }

    /// Takes the cookie away; nil where there is none.
    static func forget(_ visit: Visit) -> String? {
        visit.request.cookie(name).map { _ in cookie("", visit.site.settings, maxAge: 0) }
    }
}

extension Visit {
    /// The meeting of the path's code, today, with its course; nil where there is none.
    func group() throws -> (GroupSession, Catalog.Entry)? {
        guard let code = GroupCode.normalised(parameters[0]),
            let group = try store.groupSession(code: code, on: today), let entry = catalog[group.course]
        else { return nil }
        return (group, entry)
    }

    /// The same for who leads its unit today; to everybody else it does not exist.
    func ledGroup() throws -> (GroupSession, Catalog.Entry) {
        guard let found = try group(),
            try store.units(.groupLeader, of: signedIn().person, on: today).contains(found.0.unit)
        else { throw PageError.notFound }
        return found
    }
}

extension GroupSession {
    /// Where the shown chapter stands in the course, from 0; −1 before the first, and their number after the last.
    func index(in course: Course) -> Int {
        switch place {
        case .gathering: -1
        case .chapter(let id): course.chapters.firstIndex { $0.id == id } ?? -1
        case .ended: course.chapters.count
        }
    }

    /// The chapter after the one that is shown: the first that counts for who comes now; nil after the last.
    func next(in course: Course) -> Chapter? {
        let next = index(in: course) + 1
        return course.chapters.indices.contains(next) ? course.chapters[next] : nil
    }
}
