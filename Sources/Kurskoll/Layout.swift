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
        if let session {
            frame.menu.write(to: &html, for: session, at: currentPath, now: site.settings.clock.now())
        }
        html += frame.main
        if let notice = site.settings.notice { html += notice() }
        content(&html)
        html.append(frame.foot, filledWith: session?.csrfField ?? .none)
        return .html(html, status: status)
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
