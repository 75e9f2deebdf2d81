import Compliance
import Foundation
import HTTP
import Synchronization
import Testing

@testable import Kurskoll

@Suite struct PreviewTests {
    /// A preview of the small course, without a socket.
    private final class Author {
        let site: TestSite
        let preview: Preview
        let pages: PreviewSite
        let course: URL
        /// Seconds that have passed since the preview began.
        let passed = Passed()

        final class Passed: Sendable { let seconds = Atomic(0) }

        init(one: Bool = false) throws {
            site = try TestSite()
            let courses = site.folder.appending(path: "Courses")
            course = courses.appending(path: "prova")
            let (now, folder, passed) = (site.now, one ? course : courses, passed)
            preview = try Preview(
                of: try AuthorFolder(folder.path), web: TestSite.web.path,
                clock: Clock { now + passed.seconds.load(ordering: .relaxed) },
                log: { _, text in Issue.record("logged: \(text)") })
            pages = try preview.responder(on: .loop)
        }

        deinit { preview.removeDatabase() }

        func get(_ path: String, cookie: String? = nil) -> (status: Int, page: String) {
            var fields = Fields()
            if let cookie { fields.append("Cookie", cookie) }
            let response = pages.respond(to: Request(method: .get, path: path, fields: fields))
            guard case .bytes(let bytes) = response.body else { return (response.status.code, "") }
            return (response.status.code, String(decoding: bytes, as: UTF8.self))
        }

        /// Saves a file with some words replaced.
        func save(_ file: String, replacing old: String, with new: String) throws {
            let url = course.appending(path: file)
            let text = try String(contentsOf: url, encoding: .utf8)
            try text.replacing(old, with: new).write(to: url, atomically: true, encoding: .utf8)
        }
    }

    @Test(arguments: [1, 2, 13, 24 * 21])
    func `the author is still signed in when she comes back`(hours: Int) throws {
        let author = try Author()
        for turn in 1...2 {
            author.passed.seconds.store(turn * hours * 3_600, ordering: .relaxed)
            var page = ""
            try author.pages.batch { page = author.get("/kurs/prova/forsta").page }
            #expect(page.contains("Något att läsa"))
        }
    }

    @Test(arguments: [false, true])
    func `the courses are shown without signing in, whatever cookie comes`(one: Bool) throws {
        let author = try Author(one: one)
        #expect(author.get("/").page.contains("Prova på"))
        #expect(author.get("/kurs/prova/forsta", cookie: "kurskoll=gammal").page.contains("Något att läsa"))
        #expect(author.get("/hr").status == 403, "the made-up person is no more than an author")
    }

    @Test func `a saved file is shown`() throws {
        let author = try Author()
        let before = author.preview.version
        #expect(author.get("/kurs/prova/forsta").page.contains("data-version=\"\(before)\""))
        try author.save("01-forsta.md", replacing: "Något att läsa", with: "Nyskriven text")
        #expect(author.get("/kurs/prova/forsta").page.contains("Nyskriven text"))
        #expect(author.preview.version != before)
    }

    @Test func `a page that listens is told at once what is shown, and again when a file is saved`() throws {
        let author = try Author()
        var told: [String] = []
        var pauses = 0
        try PreviewEvents(preview: author.preview).tell {
            told.append(String(decoding: $0, as: UTF8.self))
        } pause: {
            pauses += 1
            if pauses == 2 {
                #expect(throws: Never.self) {
                    try author.save("01-forsta.md", replacing: "Något att läsa", with: "Nyskriven text")
                }
            }
            if pauses == 4 { author.preview.end() }
        }
        #expect(told.count == 4)
        #expect(told[0] == "retry: 500\ndata: \(author.preview.version)\n\n")
        #expect(told[1] == ":\n\n" && told[3] == ":\n\n")
        _ = author.get("/")
        #expect(told[2] == "data: \(author.preview.version)\n\n", "what the page then shows")
    }

    @Test func `who listens gives her worker back, also when nothing happens or she has gone away`() throws {
        struct Gone: Error {}
        let author = try Author()
        let events = PreviewEvents(preview: author.preview)
        var count = 0
        try events.tell { _ in
            count += 1
        } pause: {
        }
        #expect(count == PreviewEvents.looks)
        #expect(throws: Gone.self) {
            try events.tell { _ in
                throw Gone()
            } pause: {
            }
        }
    }

    @Test func `the page's script listens, and the policy lets it`() throws {
        let author = try Author()
        #expect(author.get("/kurs/prova/forsta").page.contains("src=\"/forhandsvisning/skript.js\""))
        #expect(
            author.get("/forhandsvisning/skript.js").page.contains(
                "EventSource(\"/forhandsvisning/handelser\")"))
        let policy = SecurityFields.all(isSecure: false)["Content-Security-Policy"] ?? ""
        #expect(policy.contains("connect-src 'self'"))
    }

    @Test func `a course with a mistake shows its last good version below the mistake and its remedy`() throws
    {
        let author = try Author()
        try author.save("01-forsta.md", replacing: "- [x] Rätt svar", with: "- [ ] Rätt <b>")
        let page = author.get("/kurs/prova/forsta").page
        #expect(page.contains("prova/01-forsta.md:14:5</code>") && page.contains("fel K030"))
        #expect(page.contains("Så lagar du:"))
        #expect(page.contains("Rätt svar") && !page.contains("<b>"))
        try author.save("01-forsta.md", replacing: "- [ ] Rätt <b>", with: "- [x] Rätt svar")
        #expect(!author.get("/kurs/prova/forsta").page.contains("K030"))
    }

    @Test func `a preview writes nothing into the real database and leaves nothing behind`() throws {
        let site = try TestSite()
        let program = try Program(
            ["preview", "--port", "0", "--data", "riktig.db", "--web", TestSite.web.path],
            in: site.folder, environment: ["TMPDIR": site.folder.path])
        let line = try program.line(with: "http://127.0.0.1:")
        #expect(line.hasPrefix("Förhandsvisning"))
        let port = try #require(line.firstMatch(of: /:([0-9]+)/).flatMap { Int($0.1) })
        var status: Int32?
        // Whoever listens does not hold up the end.
        let told = try Loopback.send(port: port, "GET", "/forhandsvisning/handelser") {
            status = program.stop()
        }
        #expect(told["Content-Type"] == "text/event-stream" && told.status == 200)
        #expect(String(decoding: told.body, as: UTF8.self).contains("data: "))
        #expect(status == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
        #expect(left.filter { $0.hasPrefix("kurskoll-") || $0.hasPrefix("riktig") } == [])
    }
}
