internal import Course
internal import HTTP

/// The site with its author signed in, and two addresses more: what tells of saved files, and the script that listens.
struct PreviewSite: Responder {
    let site: Site
    let preview: Preview

    static let eventsPath = "/forhandsvisning/handelser"
    static let scriptPath = "/forhandsvisning/skript.js"

    func resource(of request: Request) -> Resource { site.resource(of: request) }

    func batch(_ answers: () -> Void) throws {
        if site.lane == .loop { try preview.keepSignedIn() }
        try site.batch(answers)
    }

    func respond(to request: Request) -> Response {
        if site.lane == .loop { preview.refresh() }
        switch (request.method, request.path) {
        case (.get, Self.eventsPath), (.head, Self.eventsPath):
            return PreviewEvents(preview: preview).response
        case (.get, Self.scriptPath), (.head, Self.scriptPath):
            return .plain(Self.script, type: "text/javascript")
        // Signing out would leave the author outside, with no way in.
        case (.post, "/logga-ut"), (.post, "/inloggningar/avsluta"): return .seeOther("/")
        default: return site.respond(to: request.signedIn(preview.secret, cookie: site.settings.cookieName))
        }
    }

    /// Puts the new page's content in the old one's place, so that the author keeps hers. Only a page in view listens:
    /// a browser opens no more than six connections to a server, and each listener keeps one. Without the script the
    /// page stays as it is until it is loaded anew.
    private static let script = """
        "use strict";
        let events;
        const show = async ({ data }) => {
          if (data === document.querySelector("[data-version]")?.dataset.version) return;
          try {
            const answer = await fetch(location.href, { cache: "no-store" });
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            document.querySelector("main").replaceWith(page.querySelector("main"));
          } catch {}
        };
        const listen = () => {
          events?.close();
          events = document.hidden ? undefined : new EventSource("\(eventsPath)");
          events?.addEventListener("message", show);
        };
        document.addEventListener("visibilitychange", listen);
        listen();

        """
}

/// What stands on top of every page of a preview: each mistake with its place and its remedy.
enum PreviewNotice {
    static func html(_ preview: Preview) -> HTML {
        // The version is read first: a save in between makes the page ask once too often, never too seldom.
        let version = preview.version
        let faults: [HTML] = preview.mistakes.map { file, fault in
            """
            <li class="\(fault.severity.rawValue)"><code>\(file):\(fault.line):\(fault.column)</code> \
            <strong>\(fault.severity.rawValue) \(fault.code)</strong> \(fault.problem). \
            Så lagar du: \(fault.remedy)</li>
            """
        }
        let list: HTML =
            faults.isEmpty
            ? "<p>Förhandsvisning. Inga fel.</p>"
            : """
            <p>Förhandsvisning. En kurs med fel visas som den senast var hel, eller inte alls.</p>\
            <ul class="diagnostics">\(faults)</ul>
            """
        return """
            <aside class="preview" lang="sv" aria-label="Förhandsvisning" data-version="\(version)">\(list)</aside>\
            <script src="\(PreviewSite.scriptPath)" defer></script>
            """
    }
}

extension Request {
    /// The same request with a session's cookie before the others.
    fileprivate func signedIn(_ secret: Secret, cookie: String) -> Request {
        var signed = Fields()
        signed.append("Cookie", "\(cookie)=\(secret.text)")
        for (name, value) in fields.all { signed.append(name, value) }
        return Request(method: method, path: path, query: query, fields: signed, body: body)
    }
}

extension Response {
    fileprivate static func plain(_ text: String, type: String) -> Response {
        var fields = Fields()
        fields.append("Content-Type", "\(type); charset=utf-8")
        fields.append("Cache-Control", "no-store")
        return Response(.ok, fields: fields, body: .bytes(Array(text.utf8)))
    }
}
