import Compliance
import Foundation
import HTTP
import Testing

@testable import Kurskoll

@Suite struct PreviewTests {
    /// A preview of the small course, without a socket.
    private final class Author {
        let site: TestSite
        let preview: Preview
        let pages: PreviewSite
        let course: URL

        init(one: Bool = false) throws {
            site = try TestSite()
            let courses = site.folder.appending(path: "Courses")
            course = courses.appending(path: "prova")
            let (now, folder) = (site.now, one ? course : courses)
            preview = try Preview(
                of: try AuthorFolder(folder.path), web: TestSite.web.path, clock: Clock { now },
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

    @Test(arguments: [false, true])
    func `the courses are shown without signing in, whatever cookie comes`(one: Bool) throws {
        let author = try Author(one: one)
        #expect(author.get("/").page.contains("Prova på"))
        #expect(author.get("/kurs/prova/forsta", cookie: "kurskoll=gammal").page.contains("Något att läsa"))
        #expect(author.get("/hr").status == 403, "the made-up person is no more than an author")
    }

    @Test func `a saved file is shown, and the page's script learns of it`() throws {
        let author = try Author()
        let before = author.get("/forhandsvisning/version").page
        #expect(author.get("/kurs/prova/forsta").page.contains("data-version=\"\(before)\""))
        try author.save("01-forsta.md", replacing: "Något att läsa", with: "Nyskriven text")
        #expect(author.get("/forhandsvisning/version").page != before)
        #expect(author.get("/kurs/prova/forsta").page.contains("Nyskriven text"))
        #expect(author.get("/forhandsvisning/skript.js").page.contains("/forhandsvisning/version"))
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
        #expect(program.stop() == 0)
        let left = try FileManager.default.contentsOfDirectory(atPath: site.folder.path)
        #expect(left.filter { $0.hasPrefix("kurskoll-") || $0.hasPrefix("riktig") } == [])
    }
}
