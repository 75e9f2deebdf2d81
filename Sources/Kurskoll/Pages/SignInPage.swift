internal import HTTP

/// Signing in and out. A link opens a page with a button, so that mail scanners do not use it up.
enum SignInPage {
    static func ask(_ visit: Visit) throws -> Response {
        guard visit.session == nil else { return .seeOther("/") }
        return form(visit)
    }

    /// The field for an address or a code, with what was wrong with the last one.
    private static func form(_ visit: Visit, wrong: String? = nil, status: Status = .ok) -> Response {
        let say = visit.say
        let takesMail = visit.site.settings.outbox != nil
        let alert: HTML? = wrong.map { "<div class=\"alert\" role=\"alert\" id=\"fel\"><p>\($0)</p></div>" }
        // Who has just signed out here is not signed in again unasked.
        let proxy: HTML? = visit.login.map { _ in
            "<p><a class=\"button\" href=\"/inloggning\">\(say(.signInByProxy))</a></p>"
        }
        let described = wrong == nil ? "hur" : "hur fel"
        return Layout(visit, title: say(.signIn)).page(
            """
            <h1>\(say(.signIn))</h1>\(alert)\(proxy)
            <form method="post" action="/logga-in">
            <p><label for="vem">\(say(takesMail ? .addressOrCode : .code))</label></p>
            <p class="hint" id="hur">\(say(takesMail ? .addressOrCodeHow : .codeHow))</p>
            <p><input type="text" id="vem" name="vem" required maxlength="254" autocomplete="username" \
            autocapitalize="none" spellcheck="false" aria-describedby="\(described)"></p>
            <p><button class="button">\(say(.goOn))</button></p></form>
            <p class="note">\(say(.signInHow))</p>
            """, status: status)
    }

    /// Takes an address or a code. Of an address nothing is said and nothing looked up: see `SignInMail`.
    static func request(_ visit: Visit) throws -> Response {
        guard let typed = visit.form["vem"] else { throw PageError.badRequest }
        let written = Cell.text(typed)
        return written.utf8.contains(UInt8(ascii: "@"))
            ? try sendLink(visit, to: written) : try signIn(visit, code: written)
    }

    private static func sendLink(_ visit: Visit, to address: String) throws -> Response {
        let say = visit.say
        let settings = visit.site.settings
        guard let outbox = settings.outbox, address.utf8.count <= 254, (try? Cell.email(address)) != nil
        else {
            return form(visit, wrong: say(.noAddress), status: .unprocessableContent)
        }
        guard settings.limits.allowsMail(from: source(visit), now: visit.now) else {
            return form(visit, wrong: say(.tooManyTries), status: .tooManyRequests)
        }
        if settings.limits.allowsMail(to: address, now: visit.now), !outbox.post(.signInLink(to: address)) {
            settings.log("e-post", "kön är full; ett brev skickades inte")
        }
        return Layout(visit, title: say(.signIn)).page(
            "<h1>\(say(.lookInMail))</h1><p>\(say(.lookInMailText))</p><p>\(say(.noMail))</p>")
    }

    private static func signIn(_ visit: Visit, code: String) throws -> Response {
        let say = visit.say
        let settings = visit.site.settings
        guard settings.limits.allowsCode(from: source(visit), now: visit.now) else {
            return form(visit, wrong: say(.tooManyTries), status: .tooManyRequests)
        }
        let hash = SignInCode.letters(code).map { SignInCode.hash($0, key: settings.key) }
        guard let hash, let person = try visit.store.redeemSignInCode(hash, now: visit.now) else {
            settings.limits.noteWrongCode(from: source(visit), now: visit.now)
            return form(visit, wrong: say(.codeIsWrong), status: .unprocessableContent)
        }
        return try enter(visit, as: person)
    }

    private static func source(_ visit: Visit) -> String { SignInLimits.source(of: visit.client) }

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
        return try enter(visit, as: person)
    }

    /// A new session with a new id, whatever this browser was signed in with before.
    private static func enter(_ visit: Visit, as person: Int) throws -> Response {
        var response = try open(visit, for: person, to: GroupReturn.path(visit)).response
        if let forget = GroupReturn.forget(visit) { response.fields.append("Set-Cookie", forget) }
        return response
    }

    /// The same, for a page of ours; with the new session's secret.
    static func open(
        _ visit: Visit, for person: Int, to path: String
    ) throws -> (response: Response, secret: Secret) {
        let settings = visit.site.settings
        let old = visit.request.cookie(settings.cookieName).map { Secret(text: $0).hash }
        let secret = Secret.random()
        try visit.store.openSession(secret, person: person, replacing: old, now: visit.now)
        var response = Response.seeOther(path)
        response.fields.append("Set-Cookie", settings.cookie(secret.text))
        return (response, secret)
    }

    static func signOut(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        // Whoever is nobody leaves nothing behind.
        if session.isAnonymous { try visit.store.erase(person: session.person) }
        try visit.store.closeSession(session.hash)
        return signedOut(visit)
    }

    /// The way out: the browser forgets what it kept of us (ASVS 14.3.1).
    static func signedOut(_ visit: Visit) -> Response {
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
        if let forget = GroupReturn.forget(visit) { response.fields.append("Set-Cookie", forget) }
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
