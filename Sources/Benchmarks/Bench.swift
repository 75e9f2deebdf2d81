/// What all rows share: the program under test, its people, its pages, and how long to measure.
struct Bench {
    let product: Product
    let people: People
    let rounds: Int
    /// Of one measurement in one round.
    let seconds: Int
    /// The chapters of both real courses, as `vinr/barn`.
    let chapters: [String]
    /// A page of about 10 KB, the smallest of a real chapter, and the largest.
    let short, usual, largest: Page
    let stylesheet: Page

    /// Something that a server gives ready to be compared with a file.
    struct Page {
        let path: String
        let bytes: [UInt8]

        /// `27.3 KB`, of 1000 bytes.
        var size: String { Figures.text(Double(bytes.count) / 1000) + " KB" }
    }

    static let roundSeconds = 3
    static let courses = ["vinr", "hrv"]

    init(rounds: Int, seconds: Int) throws {
        self.rounds = rounds
        self.seconds = seconds
        try Tools.check()
        try Tools.pinLoad()
        Tools.raiseDescriptorLimit()
        product = try Product()
        people = try People(database: product.database)
        let served = try product.serve()
        let client = try Client(port: served.port, cookie: people.learners[0].cookie)
        chapters = try Self.courses.flatMap { course in
            Set(try client.get("/kurs/\(course)").text.pieces(after: "href=\"/kurs/\(course)/", upTo: "\""))
                .subtracting(["prov"]).sorted().map { "\(course)/\($0)" }
        }
        let pages = try chapters.map { chapter in
            Page(path: "/kurs/\(chapter)", bytes: try client.get("/kurs/\(chapter)").body)
        }.sorted { $0.bytes.count < $1.bytes.count }
        short = Page(
            path: "/kurs/\(ShortCourse.chapter)", bytes: try client.get("/kurs/\(ShortCourse.chapter)").body)
        let start = try client.get("/")
        guard let first = pages.first, let last = pages.last, start.status == 200,
            let link = start.text.pieces(after: "rel=\"stylesheet\" href=\"", upTo: "\"").first
        else { throw Failure("kurskoll", "shows no chapters", "kurskoll check Courses") }
        (usual, largest) = (first, last)
        stylesheet = Page(path: link, bytes: try client.get(link).body)
    }

    /// The cookie of somebody who has done nothing in particular.
    var cookie: String { people.learners[0].cookie }

    /// Runs both in each round, ours first in every other one, so that what disturbs the machine hits both.
    func alternating<T>(
        rounds: Int? = nil, _ ours: () throws -> T, _ peer: () throws -> T
    ) throws -> [(ours: T, peer: T)] {
        try (0..<(rounds ?? self.rounds)).map { round in
            if round % 2 == 0 {
                let first = try ours()
                return (first, try peer())
            }
            let first = try peer()
            return (try ours(), first)
        }
    }
}

extension Sequence where Element == (ours: Double, peer: Double) {
    var medianOfOurs: Double { Figures.median(map(\.ours)) }
    var medianOfPeers: Double { Figures.median(map(\.peer)) }
}
