internal import HTTP

/// What every page has around its content: the way out first, then where one is, and help in the same place.
struct Layout {
    /// Neutral: others may read the tab. `Kapitel 2`, never the course's name.
    let title: String
    let session: Session?
    let site: Site
    let language: Language
    /// Where one is: its link in the menu says so.
    var currentPath = ""
    /// Whether Shift leaves no page in this browser (`SafetyPage`). On an error's page it always does.
    var isShiftOff = false

    init(title: String, session: Session?, site: Site, language: Language) {
        self.title = title
        self.session = session
        self.site = site
        self.language = language
    }

    init(_ visit: Visit, title: String) {
        self.init(title: title, session: visit.session, site: visit.site, language: visit.language)
        currentPath = visit.request.path
        isShiftOff = visit.isShiftOff
    }

    /// A whole page. Personal pages are kept by no cache.
    func page(_ content: HTML, status: Status = .ok) -> Response {
        page(bytes: content.bytes.count, status: status) { $0 += content }
    }

    /// The same with content that is written into the page itself, about so many bytes of it.
    func page(bytes: Int, status: Status = .ok, content: (inout HTML) -> Void) -> Response {
        let frame = site.catalog.frames[language, isSignedIn: session != nil]
        var html = HTML(capacity: bytes + frame.byteCount)
        html += frame.head
        html += "\(title)"
        html += frame.top
        if isShiftOff { html += "<span hidden data-shift-off></span>" }
        html += navigation
        html += frame.main
        if let notice = site.settings.notice { html += notice() }
        content(&html)
        html.append(frame.foot, filledWith: session?.csrfField ?? .none)
        return .html(html, status: status)
    }

    private var navigation: HTML {
        guard let session else { return .none }
        let say = language
        var items: HTML = link("/", say(.myCourses))
        if Access.manager.isGranted(to: session.roles) { items += link("/enhet", say(.myUnits)) }
        if Access.groupLeader.isGranted(to: session.roles) { items += link("/grupp", say(.groupSession)) }
        if Access.hr.isGranted(to: session.roles) { items += link("/hr", "HR") }
        if Access.reader.isGranted(to: session.roles) { items += link("/oversikt", say(.overview)) }
        if session.roles.isAuthor { items += link("/forfattare", say(.author)) }
        items += link("/hjalp", say(.help))
        // When the session ends, for the script that warns of it.
        let last = session.secondsLeft(at: site.settings.clock.now())
        return """
            <nav aria-label="\(say(.mainMenu))" data-idle="\(Session.idleSeconds)" data-last="\(last)"><ul>\(items)</ul></nav>
            """
    }

    private func link(_ path: String, _ text: String) -> HTML {
        let isHere =
            path == "/" ? currentPath == "/" || currentPath.hasPrefix("/kurs") : currentPath.hasPrefix(path)
        return isHere
            ? "<li><a href=\"\(path)\" aria-current=\"page\">\(text)</a></li>"
            : "<li><a href=\"\(path)\">\(text)</a></li>"
    }
}

extension Response {
    static func html(_ html: HTML, status: Status = .ok) -> Response {
        Response(status, fields: pageFields, body: .bytes(html.bytes))
    }

    private static let pageFields: Fields = [
        "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store",
    ]

    /// 303: a POST that is done, or a page that lives elsewhere. `path` is ours, never what somebody sent.
    static func seeOther(_ path: String) -> Response {
        var fields = Fields()
        fields.append("Location", path)
        fields.append("Cache-Control", "no-store")
        return Response(.seeOther, fields: fields)
    }
}
