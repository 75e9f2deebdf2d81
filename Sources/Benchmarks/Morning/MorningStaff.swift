internal import Formats
internal import SQLite

/// Those who get the reminder: new people in the demo's municipality, each with a link, some with one chapter left.
struct MorningStaff {
    let people: [Visit.Person]
    private let database: String
    private let chapters: [String]
    private static let course = "vinr"

    init(_ product: Product, count: Int, completersEach: Int) throws {
        database = product.database
        let file = product.folder.path + "/morgon.csv"
        var text = "person_ref;namn;förvaltning;enhetskod;enhet;anställd_från\n"
        for number in 0..<count {
            text +=
                "morgon-\(number);Morgon \(number);Morgon;m\(number / 30);Morgon \(number / 30);2026-03-01\n"
        }
        try File.write(Array(text.utf8), to: file)
        guard try product.run(["import", "staff", file, "--source", "morgon"]).status == 0 else {
            throw Failure(file, "is refused", "see \(product.errors)")
        }
        let served = try product.serve()
        let learner = try People(database: database, limit: 1).learners[0]
        let page = try Client(port: served.port, cookie: learner.cookie).get("/kurs/\(Self.course)").text
        var chapters: [String] = []
        for id in page.pieces(after: "href=\"/kurs/\(Self.course)/", upTo: "\"")
        where id != "prov" && !chapters.contains(id) {
            chapters.append(id)
        }
        self.chapters = chapters
        guard chapters.count > 1 else { throw Failure(Self.course, "shows no chapters", "kurskoll check") }
        let connection = try Connection(path: database, mode: .existing)
        people = try connection.write {
            let ids = try connection.all("SELECT id FROM person WHERE ref GLOB 'morgon-*'") { $0.int(0) }
            return try ids.enumerated().map { index, id in
                let secret = Base64URL.encode(SHA256.hash(Array("morning \(id)".utf8)))
                try connection.run(
                    """
                    INSERT INTO sign_in_link (hash, person, expires_at, reusable)
                    VALUES (?, ?, unixepoch() + 86400, 0)
                    """, .blob(SHA256.hash(Array(secret.utf8))), Value(id))
                let isLast = index % completersEach == 0
                for chapter in chapters.dropFirst() where isLast {
                    try connection.run(
                        """
                        INSERT INTO chapter_done (person, course, chapter, day)
                        VALUES (?, ?, ?, unixepoch() / 86400 - 1)
                        """, Value(id), Value(Self.course), Value(chapter))
                }
                return Visit.Person(id: id, link: secret, isLast: isLast)
            }
        }
    }

    /// What is the same in each visit, as a browser finds it in the pages.
    func course(_ server: Served) throws -> Visit.Course {
        let client = try Client(
            port: server.port, cookie: try People(database: database, limit: 1).learners[0].cookie)
        let page = try client.get("/kurs/\(Self.course)/\(chapters[0])").text
        let files =
            page.pieces(after: "rel=\"stylesheet\" href=\"", upTo: "\"").prefix(1)
            + page.pieces(after: "<script src=\"", upTo: "\"").prefix(1)
        let answers = page.pieces(after: "name=\"fraga\" value=\"", upTo: "\"")
            .filter { page.contains("name=\"\($0)\" value=\"0\"") }.map { "fraga=\($0)&\($0)=0" }
        guard files.count == 2, !answers.isEmpty else {
            throw Failure("/kurs/\(Self.course)/\(chapters[0])", "has no questions or files", "look at it")
        }
        return Visit.Course(
            id: Self.course, files: Array(files), chapter: chapters[0], answers: Array(answers.prefix(3)),
            key: try TestKey(course: Self.course))
    }

    /// What the database holds.
    func stored() throws -> (chapters: Int, completions: Int) {
        let connection = try Connection(path: database, mode: .existing)
        return (
            try connection.first("SELECT count(*) FROM chapter_done") { $0.int(0) } ?? 0,
            try connection.first("SELECT count(*) FROM completion") { $0.int(0) } ?? 0
        )
    }
}
