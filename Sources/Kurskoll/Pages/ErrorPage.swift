internal import HTTP

/// What is shown when a page is not.
enum ErrorPage {
    static func show(
        _ error: PageError, request: Request, session: Session?, site: Site, language say: Language
    ) -> Response {
        switch error {
        case .unauthorized where request.method == .post:
            page(
                .unauthorized, say(.signInAgain), say(.signInAgainText), session: session, site: site,
                language: say)
        case .unauthorized:
            Response.seeOther("/logga-in")
        case .forbidden:
            page(
                .forbidden, say(.notForYou), say(.notForYouText), session: session, site: site, language: say)
        case .notFound:
            page(.notFound, say(.notFound), say(.notFoundText), session: session, site: site, language: say)
        case .badRequest:
            page(
                .badRequest, say(.badRequest), say(.badRequestText), session: session, site: site,
                language: say)
        case .misdirected:
            page(
                .misdirectedRequest, say(.misdirected), say(.misdirectedText), session: nil, site: site,
                language: say)
        case .staleForm:
            page(
                .forbidden, say(.staleForm), say(.staleFormText), session: session, site: site, language: say)
        }
    }

    /// The database or its disk is in the way. Touches neither.
    static func unavailable(session: Session?, site: Site, language say: Language) -> Response {
        var response = page(
            .serviceUnavailable, say(.unavailable), say(.unavailableText), session: session, site: site,
            language: say)
        response.fields.append("Retry-After", "30")
        return response
    }

    /// 405: a page of ours, but not with that method. Says nothing of `Allow`, which the caller adds.
    static func notAllowed(session: Session?, site: Site, language say: Language) -> Response {
        page(
            .methodNotAllowed, say(.methodNotAllowed), say(.methodNotAllowedText), session: session,
            site: site,
            language: say)
    }

    /// What the server refuses before a page is reached, such as a body that is too long. The way out is there too.
    static func refused(_ status: Status, site: Site, language say: Language) -> Response {
        page(status, say(.badRequest), say(.badRequestText), session: nil, site: site, language: say)
    }

    static func internalError(session: Session?, site: Site, language say: Language) -> Response {
        page(
            .internalServerError, say(.ourFault), say(.ourFaultText), session: session, site: site,
            language: say)
    }

    private static func page(
        _ status: Status, _ title: String, _ text: String, session: Session?, site: Site, language: Language
    ) -> Response {
        Layout(title: title, session: session, site: site, language: language)
            .page(
                "<h1>\(title)</h1><p>\(text)</p><p><a href=\"/\">\(language(.toMyCourses))</a></p>",
                status: status)
    }
}
