internal import Compliance
internal import Course
internal import Formats
internal import Glibc
internal import HTTP
internal import SQLite
internal import Synchronization

/// `preview [MAPP]`: the courses as learners see them, on this computer only, shown anew when a file is saved.
enum PreviewCommand {
    static let verb = Verb(
        "preview", operands: "[MAPP]", count: 0...1,
        "Visar kurser som deltagaren ser dem, medan du skriver, med felen överst på sidan.",
        options: [.init("port", "TAL", "porten (8090); 0 tar en ledig")]
    ) { arguments, environment in
        let folder = try AuthorFolder(arguments.operands.first ?? arguments["courses"] ?? "Courses")
        _ = try folder.read(today: environment.clock.today)
        let preview = try Preview(
            of: folder, web: arguments["web"] ?? "Web", clock: environment.clock,
            log: Log.line(clock: environment.clock))
        var configuration = Server.Configuration()
        configuration.address = "127.0.0.1"
        configuration.port = try arguments.number("port", in: 0...65_535) ?? 8090
        configuration.commonFields = SecurityFields.all(isSecure: false)
        configuration.onReady = { port in
            environment.out(
                "Förhandsvisning på http://127.0.0.1:\(port) – sidan följer med när du sparar. Avbryt med Ctrl-C.\n"
            )
        }
        let log = Log(clock: environment.clock)
        configuration.onStop = { preview.end() }
        // Each page in view holds one (`PreviewEvents`).
        configuration.workers = 8
        configuration.log = { event in if event.kind != .slow { log.write(event) } }
        defer { preview.removeDatabase() }
        let server = Server(configuration: configuration) { lane in try preview.responder(on: lane) }
        try server.run()
        return 0
    }
}

/// The courses of a folder served to their author: signed in as a made-up person, in a database of its own.
final class Preview: Sendable {
    /// The made-up person's session; a new one for each preview.
    let secret = Secret.random()
    private let person: Int
    private let signedInAt: Mutex<Int>
    let folder: AuthorFolder
    private let holder: CatalogHolder
    private let database: String
    private let clock: Clock
    private let log: @Sendable (_ event: String, _ text: String) -> Void
    /// What the catalog was made of.
    private let seen: Mutex<String>
    private let hasEnded = Atomic(false)

    init(
        of folder: AuthorFolder, web: String, clock: Clock,
        log: @escaping @Sendable (_ event: String, _ text: String) -> Void
    ) throws {
        self.folder = folder
        database = "\(try Self.temporaryFolder())/preview.db"
        self.clock = clock
        self.log = log
        seen = Mutex(folder.stamp)
        let loader = CatalogLoader(
            courses: folder.folder.path, web: web, database: database, clock: clock,
            only: folder.folder.only)
        holder = CatalogHolder(try loader.load(replacing: nil), loader: loader)
        let store = try Store(path: database, mode: .create)
        let (now, secret) = (clock.now(), secret)
        signedInAt = Mutex(now)
        person = try store.connection.write {
            let person = try store.addPerson(ref: "forhandsvisning", name: "Förhandsvisning", email: nil)
            try store.grant(.author, to: person, administration: nil, now: now)
            try store.openSession(secret, person: person, now: now)
            return person
        }
    }

    /// Signs her in anew when an hour has passed: a preview may stand open for weeks. Called where nothing is being read,
    /// for what is read then is the database as it was.
    func keepSignedIn() throws {
        let now = clock.now()
        let isDue = signedInAt.withLock { last in
            guard now - last >= 3_600 else { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let store = try Store(path: database, mode: .existing)
        try store.connection.write {
            try store.closeSession(secret.hash)
            try store.openSession(secret, person: person, now: now)
        }
    }

    private static func temporaryFolder() throws -> String {
        let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(parent)/kurskoll-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Refusal(parent, "går inte att skriva i", "ange en annan mapp i TMPDIR")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Nothing is left of a preview that has ended.
    func removeDatabase() {
        for suffix in ["", "-wal", "-shm"] { unlink(database + suffix) }
        rmdir(String(database.dropLast("/preview.db".count)))
    }

    /// Whoever tells pages of saved files ends.
    func end() { hasEnded.store(true, ordering: .relaxed) }

    var isEnding: Bool { hasEnded.load(ordering: .relaxed) }

    func responder(on lane: Lane) throws -> PreviewSite {
        let settings = SiteSettings(
            catalog: holder, clock: clock, baseURL: nil, notice: { [self] in PreviewNotice.html(self) },
            log: log)
        return PreviewSite(
            site: try Site(database: database, settings: settings, lane: lane),
            preview: self)
    }

    /// Names what is shown now: a page that holds another is old.
    var version: String { seen.withLock { $0 } }

    /// Every mistake, with its file as the author would write it.
    var mistakes: [(file: String, diagnostic: Diagnostic)] { folder.placed(holder.current.diagnostics) }

    /// Reads the courses anew where a file has changed. Called on the loop alone: the loader writes, and the
    /// writer's thread would wait for itself.
    func refresh() {
        let stamp = folder.stamp
        guard stamp != version else { return }
        holder.reload { event, text in if event == "omläsning" { log(event, text) } }
        seen.withLock { $0 = stamp }
    }
}

extension AuthorFolder {
    /// Changes when a file comes, goes or is saved: a hash of names, sizes and times. Of nothing where the folder
    /// cannot be read.
    var stamp: String {
        let root = folder.only.map { "\(folder.path)/\($0)" } ?? folder.path
        let files = ((try? Files.list(root)) ?? []).map { "\(root)/\($0)" } + ["\(folder.path)/kommun.md"]
        var hash = SHA256()
        for file in files {
            var status = stat()
            guard lstat(file, &status) == 0 else { continue }
            let line = "\(file) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)\n"
            hash.update(Array(line.utf8))
        }
        return Hex.encode(hash.finish().prefix(8))
    }
}
