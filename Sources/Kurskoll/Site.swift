internal import Formats
internal import HTTP
internal import SQLite

/// The product as one thread sees it: with a store of its own, and the catalog that all share.
final class Site: Responder {
    let store: Store
    let settings: SiteSettings
    /// Whose connection writes: the writer's batches are transactions that commit, the others only read.
    let lane: Lane
    var catalog: Catalog { settings.catalog.current }
    let showingKeys = ShowingKeys()

    /// Opens the database for one thread.
    convenience init(database: String, settings: SiteSettings, lane: Lane) throws {
        let owner: Recent.Owner? =
            switch lane {
            case .loop: .reader
            case .writer: .writer
            case .worker: nil
            }
        self.init(
            store: try Store(
                path: database, mode: .existing, remembersFor: owner, cache: settings.registerCache),
            settings: settings, lane: lane)
    }

    init(store: Store, settings: SiteSettings, lane: Lane) {
        self.store = store
        self.settings = settings
        self.lane = lane
    }

    /// The lane of the request's route, and the pattern that may stand in a log; nil for the addresses that stand in
    /// none.
    func resource(of request: Request) -> Resource {
        guard let number = Route.number(request.method, request.path) else {
            // Another method's request to such an address is no more anybody's business.
            let isHidden = Route.all.contains { !$0.isLogged && $0.fits(request.path) }
            return Resource(number: -1, lane: .loop, pattern: isHidden ? nil : "-")
        }
        let route = Route.all[number]
        // An upload is longer, but only from somebody who may send one: a stranger's would fill the disk.
        let isUpload = route.takesFiles && mayUpload(request, to: route)
        return Resource(
            number: number, lane: route.lane, bodyLimit: isUpload ? route.bodyLimit : Limits.bodyBytes,
            pattern: route.isLogged ? route.pattern : nil)
    }

    /// Whether a longer body would have been taken from somebody else: who is signed out meanwhile should hear of that,
    /// not of a file that is too large.
    private func isStrangersUpload(_ request: Request) -> Bool {
        guard let resource = request.resource, Route.all.indices.contains(resource.number) else {
            return false
        }
        return resource.bodyLimit < Route.all[resource.number].bodyLimit
    }

    /// Whether the token or the session is one that opens the route. Where that can't be read the long body is refused,
    /// and may be sent again.
    private func mayUpload(_ request: Request, to route: Route) -> Bool {
        let now = settings.clock.now()
        if route.access == .token { return API(site: self, now: now).isAuthorized(request) }
        guard let cookie = request.cookie(settings.cookieName) else { return false }
        let session = try? store.session(Secret(text: cookie), now: now, today: Stockholm.day(at: now))
        return route.access.isGranted(to: session?.roles)
    }

    func refusal(_ status: Status, of request: Request) -> Response {
        let status = isStrangersUpload(request) && status == .contentTooLarge ? .unauthorized : status
        if API.owns(request.path) { return API.refusal(status, of: request) }
        if request.path == ImportPage.path, status == .contentTooLarge {
            return ImportPage.tooLarge(request, self)
        }
        guard request.path != HealthPage.path else { return .plain(status) }
        let language = request.cookie("sprak").flatMap(Language.init) ?? .swedish
        if status == .unauthorized {
            return ErrorPage.show(
                .unauthorized, request: request, session: nil, site: self, language: language)
        }
        return status == .serviceUnavailable
            ? ErrorPage.unavailable(session: nil, site: self, language: language)
            : ErrorPage.refused(status, site: self, language: language)
    }

    /// One transaction around all requests of a turn: the readers' agree with each other, and the writer's are on
    /// the disk together before any of them is answered.
    func batch(_ answers: () -> Void) throws {
        switch lane {
        case .loop, .worker: try store.read(today: settings.clock.today, answers)
        case .writer:
            let uses = settings.uses.unkept()
            let now = settings.clock.now()
            settings.health.beginWriting(now: now)
            defer { settings.health.endWriting() }
            let counts: [AnswerCounts.Question: AnswerCounts.Count]
            do {
                counts = try store.connection.write {
                    answers()
                    for use in uses { try store.keep(use) }
                    return try keepCounts(now: now)
                }
            } catch {
                store.forgetWhatCameToNothing()
                settings.health.noteFailure(now: now)
                throw error
            }
            settings.health.noteSuccess()
            settings.uses.markKept(uses, now: now)
            settings.counts.markKept(counts, now: now)
        }
    }

    /// Keeps what has been counted of answers, when the server stops.
    func keepCounts() throws {
        let now = settings.clock.now()
        let counts = try store.connection.write { try keepCounts(now: now, isStopping: true) }
        settings.counts.markKept(counts, now: now)
    }

    private func keepCounts(
        now: Int, isStopping: Bool = false
    ) throws -> [AnswerCounts.Question: AnswerCounts.Count] {
        let counts = settings.counts.due(now: now, isStopping: isStopping)
        for (question, count) in counts { try store.keep(count, of: question) }
        return counts
    }

    /// Whether a request is for the host of `--base-url`; any is where none is given.
    func isOurs(_ request: Request) -> Bool {
        settings.baseURL == nil || settings.isOurs(host: request.fields["Host"] ?? "")
    }

    /// Session, role, CSRF, route; and the one place where an error becomes a status.
    func respond(to request: Request) -> Response {
        let now = settings.clock.now()
        if API.owns(request.path) { return API(site: self, now: now).respond(to: request) }
        let route = route(of: request)
        var language = Language.swedish
        var login: String?
        var session: Session?
        do {
            // Who watches the service asks it at its own number.
            guard isOurs(request) || request.path == "/halsa" else { throw PageError.misdirected }
            if route?.isPersonal ?? true {
                language = request.cookie("sprak").flatMap(Language.init) ?? .swedish
                login = settings.proxy.user(of: request) {
                    settings.log("proxy", "Kurskoll-User utan rätt Kurskoll-Secret; se --proxy-secret-file")
                }
                session = try self.session(of: request, login: login, now: now)
            }
            guard let route else { return try notAllowed(request, session: session, language) }
            guard route.access.isGranted(to: session?.roles) else {
                if session == nil, login != nil, request.method != .post {
                    return ProxySignInPage.detour(for: request)
                }
                throw session == nil ? PageError.unauthorized : PageError.forbidden
            }
            let form = request.method == .post ? try request.form() : Form()
            let parts =
                request.method == .post && route.takesFiles ? try request.multipartForm() : MultipartForm()
            if request.method == .post {
                try check(form["csrf"] ?? parts["csrf"]?.text, of: request, session: session)
            }
            var visit = Visit(
                request: request, parameters: route.parameters(of: request.path), session: session,
                site: self, form: form,
                language: language, now: now)
            visit.parts = parts
            return lane == .writer ? try undoing { try route.page(visit) } : try route.page(visit)
        } catch let error as PageError {
            return ErrorPage.show(error, request: request, session: session, site: self, language: language)
        } catch is Form.Malformed {
            return ErrorPage.show(
                .badRequest, request: request, session: session, site: self, language: language)
        } catch let error as SQLiteError where error.isOutage {
            if lane == .writer { settings.health.noteFailure(now: now) }
            var response = ErrorPage.unavailable(session: session, site: self, language: language)
            response.reason = "\(error)"
            return response
        } catch {
            var response = ErrorPage.internalError(session: session, site: self, language: language)
            response.reason = "\(type(of: error)): \(error)"
            return response
        }
    }

    /// A POST that fails undoes only what it did itself, not the others of its turn.
    private func undoing(_ page: () throws -> Response) throws -> Response {
        do {
            return try store.connection.savepoint(page)
        } catch {
            store.forgetWhatCameToNothing()
            throw error
        }
    }

    /// Who is signed in on the request's browser; nil for nobody, and where the proxy says that somebody else is here
    /// now: her session is not this one.
    private func session(of request: Request, login: String?, now: Int) throws -> Session? {
        guard let cookie = request.cookie(settings.cookieName),
            let found = try store.session(Secret(text: cookie), now: now, today: Stockholm.day(at: now)),
            login == nil || login == found.login, settings.uses.note(found, now: now)
        else { return nil }
        return found
    }

    /// Found once, when the head had come.
    private func route(of request: Request) -> Route? {
        let number = (request.resource ?? resource(of: request)).number
        return number < 0 ? nil : Route.all[number]
    }

    /// A path that other methods know is 405 with `Allow` (RFC 9110 §15.5.6); all else is 404, for nobody too.
    private func notAllowed(
        _ request: Request, session: Session?, _ language: Language
    ) throws(PageError) -> Response {
        let methods = Route.all.filter { $0.fits(request.path) }.map(\.method)
        guard !methods.isEmpty else { throw .notFound }
        let allowed = methods.flatMap { $0 == .get ? ["GET", "HEAD"] : [$0.rawValue] }
        var response = ErrorPage.notAllowed(session: session, site: self, language: language)
        response.fields.append("Allow", Set(allowed).sorted().joined(separator: ", "))
        return response
    }

    /// A POST must come from a page of ours: with the session's token, or where nobody is signed in at least not
    /// from another site, as the browser says itself.
    private func check(_ sent: String?, of request: Request, session: Session?) throws(PageError) {
        if let origin = request.fields["sec-fetch-site"], origin != "same-origin", origin != "none" {
            throw .staleForm
        }
        guard let session else { return }
        guard let token = sent, isSameInConstantTime(Array(token.utf8), Array(session.csrf.utf8))
        else {
            throw .staleForm
        }
    }
}

/// What all threads share: fixed at the start, but for the catalog, which is replaced as a whole.
struct SiteSettings: Sendable {
    let catalog: CatalogHolder
    let clock: Clock
    /// `https://kurs.example.se`, nil when not given: then no link can be sent.
    var baseURL: String?
    /// Stands first in every page, for an author's preview; nil for the product itself.
    var notice: (@Sendable () -> HTML)?
    /// What printed codes are keyed with (`KeyFile`).
    var key = Secret.randomBytes(32)
    /// Whom to believe about who is signed in elsewhere, and from which address.
    var proxy = Proxy(secret: nil)
    /// Where mail goes out; nil where none can be sent.
    var outbox: Outbox?
    let limits = SignInLimits()
    let uses = SessionUses()
    /// What all threads have read of the register.
    var registerCache = RegisterCache()
    let counts = AnswerCounts()
    var health = Health()
    var metrics = Metrics(startedAt: 0)
    let uploads = Uploads()
    /// One line of the log about what is no request's: event and text; never a path, name, query or answer.
    var log: @Sendable (_ event: String, _ text: String) -> Void

    /// Whether a request that says this host is meant for us: that of `baseURL`, with or without its scheme's port.
    /// Anything where no `baseURL` is given.
    func isOurs(host: String) -> Bool {
        guard let baseURL else { return true }
        let authority = baseURL.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2)
            .prefix { $0 != UInt8(ascii: "/") }
        // Case does not count in a host (RFC 9110 §4.2.3); 0x20 is what tells small letters from capitals.
        let isNamed = host.utf8.prefix(authority.count).elementsEqual(
            authority, by: { $0 | 0x20 == $1 | 0x20 })
        let rest = host.utf8.dropFirst(authority.count)
        return isNamed && (rest.isEmpty || rest.elementsEqual((isSecure ? ":443" : ":80").utf8))
    }

    var isSecure: Bool { baseURL?.hasPrefix("https://") ?? false }
    var cookieName: String { isSecure ? "__Host-kurskoll" : "kurskoll" }
}
