internal import HTTP

/// `/inloggning`: where the proxy in front has signed somebody in, and she has no session yet or another person's. An
/// address of its own on the writer, so that the pages themselves write nothing.
enum ProxySignInPage {
    /// Sends whom the proxy has signed in by way of here, and then back to the page she wanted.
    static func detour(for request: Request) -> Response {
        .seeOther("/inloggning?till=\(isPlain(request.path) ? request.path : "/")")
    }

    /// Our own paths need no other characters.
    private static func isPlain(_ path: String) -> Bool {
        path.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
        }
    }

    static func enter(_ visit: Visit) throws -> Response {
        guard let login = visit.login else { return .seeOther("/logga-in") }
        let wanted = try visit.request.queryForm()["till"] ?? "/"
        // Only to a page of ours (ASVS 3.7.2): what begins with two slashes is another site.
        let isOurs = isPlain(wanted) && !wanted.hasPrefix("//") && Route.number(.get, wanted) != nil
        let path = isOurs ? wanted : "/"
        if visit.session != nil { return .seeOther(path) }
        guard let person = try visit.store.person(login: login) else { return try unknown(visit) }
        let (response, secret) = try SignInPage.open(visit, for: person, to: path)
        // Who has left would otherwise be sent round and round.
        guard try visit.store.session(secret, now: visit.now, today: visit.today) != nil else {
            try visit.store.closeSession(secret.hash)
            return try unknown(visit)
        }
        return response
    }

    /// Signed in with the municipality, but not somebody who takes courses here. Whoever used this browser before is
    /// signed out.
    private static func unknown(_ visit: Visit) throws -> Response {
        let settings = visit.site.settings
        if let old = visit.request.cookie(settings.cookieName) {
            try visit.store.closeSession(Secret(text: old).hash)
        }
        let say = visit.say
        var response = Layout(visit, title: say(.signIn)).page(
            "<h1>\(say(.unknownLogin))</h1><p>\(say(.unknownLoginText))</p>", status: .forbidden)
        response.fields.append("Set-Cookie", settings.cookie("", maxAge: 0))
        return response
    }
}
