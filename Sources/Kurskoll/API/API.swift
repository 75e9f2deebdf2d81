internal import Compliance
internal import HTTP
internal import SQLite

/// `/api/v1`: figures, completions and staff files for other programs, opened by a token alone.
///
/// A cookie is not looked at, so that a page in somebody's browser can ask for nothing here: a browser never adds
/// `Authorization` by itself, and without fields that allow other sites it reads no answer for them. That is why no
/// CSRF token is needed.
struct API {
    static let root = "/api/v1"

    let site: Site
    let now: Int

    /// Whether an address is the API's, also one that it does not have.
    static func owns(_ path: String) -> Bool { path.utf8.starts(with: "/api/".utf8) }

    /// The routes of the site, one for each operation.
    static let routes: [Route] = APIOperation.all.map { operation in
        Route(
            operation.method, operation.path, operation.scopes == nil ? .anybody : .token, on: operation.lane,
            bodyLimit: operation.bodyLimit
        ) { visit in
            API(site: visit.site, now: visit.now).respond(to: visit.request)
        }
    }

    /// Token, scope, operation; and the one place where an error of the API becomes a problem.
    func respond(to request: Request) -> Response {
        do {
            let operation = try Self.operation(of: request)
            // Who watches the service asks it at its own number.
            guard operation.scopes == nil || site.isOurs(request) else { throw Problem.misdirected }
            let token = try operation.scopes.map { try authorized($0, by: request) }
            return try operation.answer(
                APICall(
                    site: site, operation: operation, request: request, token: token,
                    arguments: operation.arguments(of: request), now: now))
        } catch let problem as Problem {
            return problem.response
        } catch let error as SQLiteError where error.isOutage {
            return Problem.busy.response
        } catch {
            var response = Problem.ourFault.response
            response.reason = "\(type(of: error)): \(error)"
            return response
        }
    }

    /// Where the body of a request was not taken.
    static func refusal(_ status: Status, of request: Request) -> Response {
        switch status {
        case .unauthorized: Problem.unauthorized(hasToken: request.fields["Authorization"] != nil).response
        case .contentTooLarge: Problem.tooLarge.response
        case .serviceUnavailable: Problem.busy.response
        default: Problem(status: status, detail: "Det som skickades går inte att läsa.").response
        }
    }

    private static func operation(of request: Request) throws(Problem) -> APIOperation {
        let here = APIOperation.all.filter { $0.path == request.path }
        let method = request.method == .head ? Method.get : request.method
        if let operation = here.first(where: { $0.method == method }) { return operation }
        guard !here.isEmpty else { throw .notFound }
        throw .methodNotAllowed(
            here.flatMap { $0.method == .get ? ["GET", "HEAD"] : [$0.method.rawValue] }.joined(
                separator: ", "))
    }

    /// Whether a token opens the operation that is asked for. Where that can't be read it does not.
    func isAuthorized(_ request: Request) -> Bool {
        guard let scopes = try? Self.operation(of: request).scopes else { return false }
        return (try? authorized(scopes, by: request)) != nil
    }

    private func authorized(_ scopes: [APIToken.Scope], by request: Request) throws -> APIToken {
        let lines = request.fields.all("Authorization")
        guard !lines.isEmpty else { throw Problem.unauthorized(hasToken: false) }
        let today = Stockholm.day(at: now)
        // Two of them are an attempt to let a proxy see another than we do.
        guard lines.count == 1, let secret = Self.bearer(lines[0]),
            let token = try site.store.token(secret, today: today)
        else { throw Problem.unauthorized(hasToken: true) }
        guard scopes.contains(token.scope) else { throw Problem.forbidden(needs: scopes.map(\.rawValue)) }
        return token
    }

    /// What stands after `Bearer`, whose case does not matter (RFC 9110 §11.1).
    private static func bearer(_ line: String) -> Secret? {
        let parts = line.split(separator: " ")
        guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
        return APIToken.secret(parts[1])
    }
}

/// One request to an operation, with what its query asks for.
struct APICall {
    let site: Site
    let operation: APIOperation
    let request: Request
    /// Nil for an operation that is open to anybody.
    let token: APIToken?
    /// The query as if it had been written on the command line.
    let arguments: Arguments
    let now: Int

    var store: Store { site.store }
    var today: Day { Stockholm.day(at: now) }
    /// Whether the caller sees exact figures and names.
    var seesAll: Bool { token?.scope == .hr }

    /// Keeps that the token was used, once a day, and that names are about to leave: on the disk before they do. The
    /// thread only reads with its own connection, so this is written through another.
    func keepUse(names listing: (Listing, AccessFilter)? = nil) throws {
        guard let token else { return }
        let isFirst = token.used != today
        guard isFirst || listing != nil else { return }
        do {
            let store = try Store(path: store.path, mode: .existing)
            try store.connection.write {
                if isFirst { try store.keepUse(ofToken: token.id, on: today) }
                if let (listing, asked) = listing {
                    var filter = asked
                    filter.token = token.id
                    try store.logAccess(listing, by: nil, filter, now: now)
                }
            }
        } catch let error as SQLiteError where error.isBusy && listing == nil {
            // The next use that day says the same; figures need not wait for it.
        }
    }

    /// An answer in JSON that nobody is to keep.
    func json(_ text: String) -> Response {
        Response(.ok, fields: Self.jsonFields, body: .bytes(Array((text + "\n").utf8)))
    }

    static let jsonFields: Fields = ["Content-Type": "application/json", "Cache-Control": "no-store"]
}
