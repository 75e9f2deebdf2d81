import SQLite

/// What the server has acknowledged, and what it was sent at most.
struct FaultsLedger {
    private let database: String
    private let learners: [People.Learner]
    private let chapters: [String]
    private var next = 0
    /// Chapters done and courses completed: sent, and answered that they are stored.
    private var done: Set<Deed> = []
    private var open: Set<Deed> = []
    /// Certificates that were shown, and courses that were begun.
    private var completed = 0
    private var begun = 0
    private let completedBefore: Int

    var acknowledged: Int { done.count + completed }

    private struct Deed: Hashable {
        let person: Int
        let chapter: String
    }

    init(_ product: Product) throws {
        database = product.database
        let people = try People(database: database)
        learners = people.learners
        try people.forgetChapters()
        completedBefore = try people.completions()
        // Of another course than the one that is walked through, so that none is done twice.
        let server = try product.serve()
        let page = try Client(port: server.port, cookie: learners[0].cookie).get("/kurs/\(Self.course)").text
        chapters = Set(page.pieces(after: "href=\"/kurs/\(Self.course)/", upTo: "\"")).subtracting(["prov"])
            .sorted()
        guard !chapters.isEmpty else {
            throw Failure(Self.course, "shows no chapters", "kurskoll check Courses")
        }
    }

    private static let course = "hrv"

    /// Links for people who have completed nothing.
    func links(_ count: Int) throws -> [String] { try People(database: database).links(count) }

    /// Takes a course from end to end and marks chapters, until the server is gone.
    mutating func takeCourses(port: Int, key: TestKey, course: String, links: [String]) {
        do {
            for link in links {
                let walk = CourseWalk(course: course, client: try Client(port: port), key: key)
                begun += 1
                _ = try walk.run(link: link)
                completed += 1
                try markChapters(20, port: port)
            }
            try markChapters(.max, port: port)
        } catch {
            // The server was killed: what it had not answered stays open.
        }
    }

    private mutating func markChapters(_ count: Int, port: Int) throws {
        for _ in 0..<count {
            guard next < learners.count * chapters.count else {
                throw Failure("the demo", "has no more people", "")
            }
            let learner = learners[next % learners.count]
            let chapter = chapters[next / learners.count]
            next += 1
            let person = learner.csrf.prefix { $0 != "." }
            let deed = Deed(person: Int(person) ?? 0, chapter: chapter)
            open.insert(deed)
            let client = try Client(port: port, cookie: learner.cookie)
            let answer = try client.post("/kurs/\(Self.course)/\(chapter)/klar", "csrf=\(learner.csrf)")
            guard answer.status == 303 else {
                throw Failure("/klar", "answered \(answer.status)", "look at what it wrote above")
            }
            open.remove(deed)
            done.insert(deed)
        }
    }

    /// All that was acknowledged is there, nothing that was never sent, and the file is whole.
    mutating func check() throws {
        let connection = try Connection(path: database, mode: .existing)
        let pages = try connection.first("PRAGMA integrity_check(1)") { $0.text(0) }
        guard pages == "ok" else { throw Failure(database, "is damaged: \(pages ?? "")", "") }
        guard try connection.first("PRAGMA foreign_key_check", decode: { _ in true }) == nil else {
            throw Failure(database, "has broken references", "")
        }
        let stored = Set(
            try connection.all(
                "SELECT person, chapter FROM chapter_done WHERE course = ?", Value(Self.course)
            ) {
                Deed(person: $0.int(0), chapter: $0.text(1))
            })
        guard done.isSubset(of: stored) else {
            throw Failure(database, "\(done.subtracting(stored).count) acknowledged chapters are lost", "")
        }
        guard stored.isSubset(of: done.union(open)) else {
            throw Failure(database, "holds chapters that were never sent", "")
        }
        let completions =
            try connection.first("SELECT count(*) FROM completion") { $0.int(0) - completedBefore } ?? 0
        guard (completed...begun).contains(completions) else {
            throw Failure(database, "\(completed) completions acknowledged, \(completions) stored", "")
        }
        let half = try connection.first(
            "SELECT count(*) FROM completion WHERE method = 'kurs' AND import IS NULL AND (code IS NULL OR version IS NULL)"
        ) { $0.int(0) }
        guard half == 0 else { throw Failure(database, "holds half completions", "") }
        // What was stored and not answered counts from now on: it may not be lost later.
        done = stored
        open = []
        (completed, begun) = (completions, completions)
    }
}
