internal import Formats
internal import HTTP

/// `/inloggningar`: where I am signed in. No address and no browser's name is stored, so a session is told by its times.
enum SessionsPage {
    static func show(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        let say = visit.say
        let uses = visit.site.settings.uses
        let rows: [HTML] = try visit.store.sessions(of: session.person, now: visit.now).compactMap { other in
            let used = uses.last(other.hash, stored: other.used)
            let isThis = other.hash == session.hash
            // One that has been idle for too long has ended, though its row is still there.
            guard isThis || visit.now - used < Session.idleSeconds else { return nil }
            let begun = Stockholm.text(at: other.begun)
            return """
                <tr><td data-label="\(say(.sessionBegun))">\(begun)</td>\
                <td data-label="\(say(.sessionUsed))">\(isThis ? say(.thisSession) : Stockholm.text(at: used))</td>\
                <td><form method="post" action="/inloggningar/avsluta">\(session.csrfField)\
                <input type="hidden" name="session" value="\(Hex.encode(other.hash))">\
                <button class="plain">\(say(.signOut))<span class="skip"> \(say(.sessionBegun)) \(begun)</span></button></form></td></tr>
                """
        }
        return Layout(visit, title: say(.mySessions)).page(
            """
            <h1>\(say(.mySessions))</h1><p>\(say(.mySessionsHow))</p>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.sessionBegun))</th>\
            <th scope="col">\(say(.sessionUsed))</th><th scope="col">\(say(.signOut))</th></tr></thead>\
            <tbody>\(rows)</tbody></table></div>
            <form method="post" action="/inloggningar/avsluta">\(session.csrfField)\
            <button class="button" name="alla" value="1">\(say(.signOutEverywhere))</button></form>
            """)
    }

    /// Ends one session of mine, or all.
    static func end(_ visit: Visit) throws -> Response {
        let session = try visit.signedIn()
        if visit.form["alla"] != nil {
            try visit.store.closeSessions(of: session.person)
            return SignInPage.signedOut(visit)
        }
        guard let hash = visit.form["session"].flatMap(Hex.decode) else { throw PageError.badRequest }
        try visit.store.closeSessions(of: session.person, only: hash)
        return hash == session.hash ? SignInPage.signedOut(visit) : .seeOther("/inloggningar")
    }
}
