internal import HTTP

/// Signing in and out. A link opens a page with a button, so that mail scanners do not use it up.
enum SignInPage {
    static func ask(_ visit: Visit) throws -> Response {
        guard visit.session == nil else { return .seeOther("/") }
        let say = visit.say
        return Layout(visit, title: say(.signIn)).page("<h1>\(say(.signIn))</h1><p>\(say(.signInHow))</p>")
    }

    static func confirm(_ visit: Visit) throws -> Response {
        let say = visit.say
        guard try visit.store.isSignInLink(Secret(text: visit.parameters[0]), now: visit.now) else {
            return stale(visit)
        }
        // Somebody already signed in on this browser has her token; the link then changes who is signed in.
        return Layout(visit, title: say(.signIn)).page(
            """
            <h1>\(say(.signIn))</h1><p>\(say(.signInAs))</p>
            <form method="post" action="/logga-in/\(visit.parameters[0])">\(visit.session?.csrfField)\
            <button class="button">\(say(.signIn))</button></form>
            """)
    }

    static func signIn(_ visit: Visit) throws -> Response {
        guard let person = try visit.store.redeemSignInLink(Secret(text: visit.parameters[0]), now: visit.now)
        else {
            return stale(visit)
        }
        if let session = visit.session { try visit.store.closeSession(session.hash) }
        let secret = Secret.random()
        try visit.store.openSession(secret, person: person, now: visit.now)
        var response = Response.seeOther("/")
        response.fields.append("Set-Cookie", visit.site.settings.cookie(secret.text))
        return response
    }

    static func signOut(_ visit: Visit) throws -> Response {
        try visit.store.closeSession(try visit.signedIn().hash)
        var response = Response.seeOther("/logga-in")
        response.fields.append("Set-Cookie", visit.site.settings.cookie("", maxAge: 0))
        response.fields.append("Clear-Site-Data", "\"cache\", \"storage\"")
        return response
    }

    private static func stale(_ visit: Visit) -> Response {
        let say = visit.say
        return Layout(visit, title: say(.signIn)).page(
            "<h1>\(say(.linkIsOld))</h1><p>\(say(.linkIsOldText))</p>", status: .notFound)
    }
}

extension SiteSettings {
    /// The session's cookie, as strict as its use allows (RFC 6265bis). Gone when the browser closes unless `maxAge`.
    func cookie(_ value: String, maxAge: Int? = nil) -> String {
        "\(cookieName)=\(value); Path=/; HttpOnly; SameSite=Lax"
            + (isSecure ? "; Secure" : "") + (maxAge.map { "; Max-Age=\($0)" } ?? "")
    }
}

/// `/lamna`: the quick exit. Ends the session, empties what the browser keeps of us, and goes to a neutral site.
enum ExitPage {
    /// Where one lands when nothing is set: the weather is a page that anybody may have open.
    static let neutralSite = "https://www.smhi.se/"

    static func leave(_ visit: Visit) throws -> Response {
        if let session = visit.session { try visit.store.closeSession(session.hash) }
        var response = Response.seeOther(try visit.store.setting("exit-url") ?? neutralSite)
        response.fields.append("Set-Cookie", visit.site.settings.cookie("", maxAge: 0))
        response.fields.append("Clear-Site-Data", "\"cache\", \"storage\"")
        return response
    }
}

/// `/sprak`: the language of the interface, kept in a cookie.
enum LanguagePage {
    static func choose(_ visit: Visit) throws -> Response {
        guard let language = visit.form["sprak"].flatMap(Language.init) else { throw PageError.badRequest }
        var response = Response.seeOther("/")
        response.fields.append(
            "Set-Cookie",
            "sprak=\(language.rawValue); Path=/; HttpOnly; SameSite=Lax; Max-Age=31536000"
                + (visit.site.settings.isSecure ? "; Secure" : ""))
        return response
    }
}
