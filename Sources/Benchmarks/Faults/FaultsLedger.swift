import SQLite

/// What the server has acknowledged, and what it was sent at most.
struct FaultsLedger {
    private let database: String
    let learners: [People.Learner]
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

    /// With at most `limit` people.
    init(_ product: Product, limit: Int = .max) throws {
        database = product.database
        let people = try People(database: database, limit: limit)
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
                try takeCourse(port: port, key: key, course: course, link: link)
                try markChapters(20, port: port)
            }
            try markChapters(.max, port: port)
        } catch {
            // The server was killed: what it had not answered stays open.
        }
    }

    /// Takes a course from end to end and gives the browser that did it, still signed in.
    @discardableResult
    mutating func takeCourse(port: Int, key: TestKey, course: String, link: String) throws -> Client {
        let client = try Client(port: port)
        begun += 1
        _ = try CourseWalk(course: course, client: client, key: key).run(link: link)
        completed += 1
        return client
    }

    /// Marks chapters one after the other; throws where one is not answered as it should be.
    mutating func markChapters(_ count: Int, port: Int) throws {
        for _ in 0..<count {
            let answer = try markOne(port: port)
            guard answer.status == 303 else {
                throw Failure("/klar", "answered \(answer.status)", "look at what it wrote above")
            }
        }
    }

    /// Marks the next chapter and gives what was answered.
    mutating func markOne(port: Int) throws -> Answer {
        guard let (deed, learner) = nextDeed() else { throw Failure("the demo", "has no more people", "") }
        let client = try Client(port: port, cookie: learner.cookie)
        let answer = try client.post("/kurs/\(Self.course)/\(deed.chapter)/klar", "csrf=\(learner.csrf)")
        if answer.status == 303 { close(deed) }
        return answer
    }

    /// Marks chapters by many clients at once, so many each second, and gives what came of it.
    mutating func markChapters(
        by load: Load, seconds: Double, perSecond: Double
    ) throws -> Load.Outcome {
        var sent: [Deed] = []
        var answered: [(number: Int, status: Int)] = []
        let outcome = try load.run(seconds: seconds, perSecond: perSecond) {
            guard let (deed, learner) = nextDeed() else { return nil }
            sent.append(deed)
            return Message.post(
                "/kurs/\(Self.course)/\(deed.chapter)/klar", "csrf=\(learner.csrf)", cookie: learner.cookie)
        } answered: {
            answered.append(($0, $1))
        }
        for (number, status) in answered where status == 303 { close(sent[number]) }
        return outcome
    }

    /// What is sent next, open from now on; nil when all is done.
    private mutating func nextDeed() -> (Deed, People.Learner)? {
        guard next < learners.count * chapters.count else { return nil }
        let learner = learners[next % learners.count]
        let chapter = chapters[next / learners.count]
        next += 1
        let deed = Deed(person: learner.person, chapter: chapter)
        open.insert(deed)
        return (deed, learner)
    }

    /// It was answered that it is stored.
    private mutating func close(_ deed: Deed) {
        open.remove(deed)
        done.insert(deed)
    }

    /// As this one, of a copy that was made between it and `later`: what came after it may be there or not.
    func copied(before later: FaultsLedger) -> FaultsLedger {
        var copied = self
        copied.open = later.done.union(later.open)
        copied.begun = later.begun
        return copied
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
