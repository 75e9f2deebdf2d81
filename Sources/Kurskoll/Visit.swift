internal import Compliance
internal import HTTP

/// One request on its way through the site: everything a page function is given.
struct Visit {
    let request: Request
    /// What stood at the colons of the route's pattern.
    let parameters: [String]
    /// Nil for nobody signed in.
    let session: Session?
    let site: Site
    /// The form of a POST, read and checked once.
    let form: Form
    /// The parts of a form with a file, on routes that take one.
    var parts = MultipartForm()
    let language: Language
    /// Fixed for the whole request, so that a page at midnight agrees with itself.
    let now: Int

    var store: Store { site.store }
    var catalog: Catalog { site.catalog }
    var today: Day { Stockholm.day(at: now) }
    var say: Language { language }

    /// Who is signed in with the trusted proxy; nil for nobody.
    var login: String? { site.settings.proxy.user(of: request) }
    /// The browser's address: what the trusted proxy says, or else the peer's own; nil where neither is known.
    var client: String? { site.settings.proxy.client(of: request) ?? request.client }

    /// What was chosen on the page about leaving few traces.
    var isShiftOff: Bool { request.cookie("skift") == "av" }
    /// Where the site is, for an address on paper: what the operator says, or else what the browser asked for.
    var address: String {
        site.settings.baseURL ?? request.fields["Host"].map { "http://\($0)" } ?? ""
    }

    /// The session of a route that only the signed in reach.
    func signedIn() throws(PageError) -> Session {
        guard let session else { throw .unauthorized }
        return session
    }
}

/// Why a page is not shown. `Site.respond` makes the status and the page of it.
enum PageError: Error, Equatable {
    /// Not signed in.
    case unauthorized
    case forbidden
    case notFound
    case badRequest
    /// For another host than ours (RFC 9110 §15.5.20).
    case misdirected
    /// The page's CSRF token is missing or of another session.
    case staleForm
}
