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

    init(title: String, session: Session?, site: Site, language: Language) {
        self.title = title
        self.session = session
        self.site = site
        self.language = language
    }

    init(_ visit: Visit, title: String) {
        self.init(title: title, session: visit.session, site: visit.site, language: visit.language)
        currentPath = visit.request.path
    }

    /// A whole page. Personal pages are kept by no cache.
    func page(_ content: HTML, status: Status = .ok) -> Response {
        let say = language
        let catalog = site.catalog
        let html: HTML = """
            <!doctype html>
            <html lang="\(language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <meta name="color-scheme" content="light dark">
            <title>\(title) – Kurskoll</title>
            <link rel="stylesheet" href="\(catalog.path(ofAsset: "kurskoll.css"))">
            <link rel="icon" href="\(catalog.path(ofAsset: "icon.svg"))">
            <script src="\(catalog.path(ofAsset: "kurskoll.js"))" defer></script>
            </head>
            <body>
            <a class="skip" href="#innehall">\(say(.skipToContent))</a>
            <a class="skip" href="/lamna" rel="nofollow noreferrer">\(say(.leaveQuickly))</a>
            <div class="exit-bar"><a class="exit" href="/lamna" rel="nofollow noreferrer" \
            data-two="\(say(.exitPressTwoMore))" data-one="\(say(.exitPressOneMore))" \
            data-expired="\(say(.exitExpired))" data-loading="\(say(.loading))">\(say(.leaveQuickly))</a></div>
            <header class="site">
            <a class="brand" href="/">Kurskoll</a>
            \(navigation)
            </header>
            <main id="innehall" tabindex="-1">
            \(site.settings.notice?())\(content)
            </main>
            \(footer)
            </body>
            </html>

            """
        return .html(html, status: status)
    }

    private var navigation: HTML {
        guard let session else { return .none }
        let say = language
        var items: HTML = link("/", say(.myCourses))
        if session.roles.isManager { items += link("/enhet", say(.myUnits)) }
        if Access.hr.isGranted(to: session.roles) { items += link("/hr", "HR") }
        if Access.reader.isGranted(to: session.roles) { items += link("/oversikt", say(.overview)) }
        if session.roles.isAuthor { items += link("/forfattare", say(.author)) }
        items += link("/hjalp", say(.help))
        return """
            <nav aria-label="\(say(.mainMenu))"><ul>\(items)</ul></nav>
            """
    }

    private func link(_ path: String, _ text: String) -> HTML {
        let isHere =
            path == "/" ? currentPath == "/" || currentPath.hasPrefix("/kurs") : currentPath.hasPrefix(path)
        return isHere
            ? "<li><a href=\"\(path)\" aria-current=\"page\">\(text)</a></li>"
            : "<li><a href=\"\(path)\">\(text)</a></li>"
    }

    private var footer: HTML {
        let say = language
        let other: Language = language == .swedish ? .english : .swedish
        var account: HTML = .none
        if let session {
            account = """
                <li><a href="/mina-uppgifter">\(say(.myData))</a></li>
                <li><form method="post" action="/logga-ut">\(session.csrfField)\
                <button class="plain">\(say(.signOut))</button></form></li>
                """
        }
        return """
            <footer class="site">
            <section class="help" aria-labelledby="hjalp-rubrik">
            <h2 id="hjalp-rubrik">\(say(.ifYouNeedHelp))</h2>
            <p>\(say(.emergencyBefore)) <a href="tel:112">112</a>. \
            <a href="/hjalp">\(say(.moreHelp))</a>.</p>
            </section>
            <ul class="links">
            <li><a href="/integritet">\(say(.privacy))</a></li>
            <li><a href="/tillganglighet">\(say(.accessibility))</a></li>
            <li><form method="post" action="/sprak"><input type="hidden" name="sprak" value="\(other.rawValue)">\
            \(session?.csrfField)<button class="plain" lang="\(other.rawValue)">\(other(.languageName))</button></form></li>
            \(account)
            </ul>
            </footer>
            """
    }
}

extension Session {
    /// Stands in every form of a signed-in page.
    var csrfField: HTML { "<input type=\"hidden\" name=\"csrf\" value=\"\(csrf)\">" }
}

extension Response {
    static func html(_ html: HTML, status: Status = .ok) -> Response {
        var fields = Fields()
        fields.append("Content-Type", "text/html; charset=utf-8")
        fields.append("Cache-Control", "no-store")
        return Response(status, fields: fields, body: .bytes(html.bytes))
    }

    /// 303: a POST that is done, or a page that lives elsewhere. `path` is ours, never what somebody sent.
    static func seeOther(_ path: String) -> Response {
        var fields = Fields()
        fields.append("Location", path)
        fields.append("Cache-Control", "no-store")
        return Response(.seeOther, fields: fields)
    }
}
