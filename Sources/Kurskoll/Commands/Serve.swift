internal import Compliance
internal import Course
internal import Glibc
internal import HTTP
internal import SQLite

/// `serve`: the product on a port.
enum ServeCommand {
    static let verb = Verb(
        "serve", "Visar kurserna för webbläsare, tar emot slutföranden och visar siffror.",
        options: [
            .init("port", "TAL", "porten (8080); 0 tar en ledig"),
            .init("bind", "ADRESS", "adressen (127.0.0.1)"),
            .init("socket", "FIL", "en Unix-socket för en proxy, i stället för porten"),
            .init("base-url", "URL", "adressen utifrån, till exempel https://kurs.exempel.se"),
            .init("loops", "TAL", "trådar som svarar (1)"),
            .init("proxy-secret-file", "FIL", "hemligheten som proxyn framför skickar i Kurskoll-Secret"),
            .init("sendmail", "PROGRAM", "det som tar emot e-post, till exempel /usr/sbin/sendmail"),
            .init("sender", "ADRESS", "avsändare av e-post (inställningen sender)"),
        ]
    ) { arguments, environment in
        let settings = try withSignIn(try settings(arguments, environment), arguments)
        defer {
            if let outbox = settings.outbox, !outbox.close(within: Limits.stopSeconds) {
                settings.log("e-post", "brev som väntade skickades inte")
            }
        }
        try run(arguments, environment, settings: settings) { port in
            environment.out("Kurskoll svarar på \(place(arguments, settings, port: port))\n")
        }
        return 0
    }

    /// Where one reaches it: the address from outside, else what it listens at.
    private static func place(_ arguments: Arguments, _ settings: SiteSettings, port: Int) -> String {
        if let baseURL = settings.baseURL { return baseURL }
        let socket = arguments["socket"]
        if port == 0, let socket { return socket }
        let address = arguments["bind"] ?? "127.0.0.1"
        return "http://\(address.contains(":") ? "[\(address)]" : address):\(port)"
            + (socket.map { " och \($0)" } ?? "")
    }

    /// Reads the courses and keeps their versions, so that every page has what it needs before the first request.
    static func settings(
        _ arguments: Arguments, _ environment: Environment, municipal: [String: String]? = nil
    ) throws -> SiteSettings {
        let loader = CatalogLoader(
            courses: arguments["courses"] ?? "Courses", web: arguments["web"] ?? "Web",
            database: arguments["data"] ?? "kurskoll.db", clock: environment.clock, municipal: municipal)
        let catalog = try loader.load(replacing: nil)
        let log = Log.line(clock: environment.clock)
        let broken = Set(
            catalog.diagnostics.filter { $0.diagnostic.severity == .error }.map { $0.folder ?? "kommun.md" })
        for place in broken.sorted() { log("kurs", "\(place) har fel och visas inte; kör kurskoll check") }
        return SiteSettings(
            catalog: CatalogHolder(catalog, loader: loader), clock: environment.clock,
            baseURL: try baseURL(arguments["base-url"]),
            metrics: Metrics(startedAt: environment.clock.now()), log: log)
    }

    /// The same settings with the key for codes, the proxy that is trusted, and the way out for mail.
    private static func withSignIn(_ settings: SiteSettings, _ arguments: Arguments) throws -> SiteSettings {
        var settings = settings
        let data = arguments["data"] ?? "kurskoll.db"
        settings.key = try KeyFile.key(besides: data)
        if let file = arguments["proxy-secret-file"] { settings.proxy = try Proxy(secretFile: file) }
        settings.outbox = try outbox(arguments, database: data, settings)
        return settings
    }

    /// The thread that sends mail; nil without `--sendmail`.
    private static func outbox(
        _ arguments: Arguments, database: String, _ settings: SiteSettings
    ) throws -> Outbox? {
        guard let command = arguments["sendmail"] else { return nil }
        let sendmail = try Sendmail(command)
        let store = try Store(path: database, mode: .existing)
        guard let base = try settings.baseURL ?? store.setting("base-url").map(withoutSlash) else {
            throw UsageError(
                "--sendmail", "behöver adressen utifrån till länkarna",
                "ange --base-url, eller kurskoll set base-url")
        }
        let sender = try sender(arguments["sender"], store, for: "--sendmail")
        let outbox = Outbox()
        try SignInMail(
            database: database, sendmail: sendmail, sender: sender, baseURL: base, clock: settings.clock,
            log: settings.log
        ).start(outbox)
        return outbox
    }

    /// Who mail is from: the option, or the setting.
    static func sender(_ written: String?, _ store: Store, for place: String) throws -> String {
        guard let sender = try written ?? store.setting("sender") else {
            throw UsageError(place, "behöver en avsändare", "ange --sender, eller kurskoll set sender")
        }
        do {
            _ = try Cell.email(sender)
        } catch {
            throw UsageError(
                "--sender", "»\(sender)« är \(error.problem)", "skriv till exempel kurser@kommunen.se")
        }
        return sender
    }

    /// The address from outside that the command line gives, without a slash at its end; nil where it gives none.
    static func baseURL(_ written: String?) throws -> String? {
        guard let written else { return nil }
        if let fault = Setting.webAddress(written) {
            throw UsageError("--base-url", "»\(written)« är \(fault.problem)", fault.remedy)
        }
        return withoutSlash(written)
    }

    static func withoutSlash(_ address: String) -> String {
        address.hasSuffix("/") ? String(address.dropLast()) : address
    }

    /// Serves until it is told to stop. Each thread opens the database for itself.
    static func run(
        _ arguments: Arguments, _ environment: Environment, settings: SiteSettings,
        onReady: @escaping @Sendable (Int) -> Void
    ) throws {
        let path = arguments["data"] ?? "kurskoll.db"
        var configuration = Server.Configuration()
        configuration.address = arguments["bind"] ?? "127.0.0.1"
        configuration.unixSocket = arguments["socket"]
        // With a socket alone nobody passes the proxy by.
        configuration.port =
            try arguments.number("port", in: 0...65_535) ?? (arguments["socket"] == nil ? 8080 : nil)
        configuration.loops = try arguments.number("loops", in: 1...64) ?? 1
        // systemd's unit names a folder on the disk; /tmp may lie in memory.
        configuration.uploadFolder =
            getenv("TMPDIR").map { String(cString: $0) } ?? configuration.uploadFolder
        configuration.onReady = onReady
        configuration.onReload = { settings.catalog.reload(log: settings.log) }
        configuration.commonFields = SecurityFields.all(isSecure: settings.isSecure)
        let log = Log(clock: settings.clock)
        configuration.log = { event in
            settings.metrics.count(event)
            log.write(event)
        }
        let server = Server(configuration: configuration) { lane in
            try Site(database: path, settings: settings, lane: lane)
        }
        do {
            try server.run()
        } catch let error as ServerError {
            throw Refusal(error.place, error.problem, error.remedy)
        }
        try Site(database: path, settings: settings, lane: .writer).keepCounts()
    }
}

/// The header fields of every response (DESIGN §7). Nothing from elsewhere may run, be shown, or learn where one was.
enum SecurityFields {
    static func all(isSecure: Bool) -> Fields {
        var fields = Fields()
        fields.append(
            "Content-Security-Policy",
            """
            default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """)
        fields.append("X-Content-Type-Options", "nosniff")
        fields.append("Referrer-Policy", "no-referrer")
        fields.append("Cross-Origin-Opener-Policy", "same-origin")
        fields.append("Cross-Origin-Resource-Policy", "same-origin")
        if isSecure { fields.append("Strict-Transport-Security", "max-age=63072000") }
        return fields
    }
}
