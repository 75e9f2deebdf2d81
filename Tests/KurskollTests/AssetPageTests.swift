import Foundation
import HTTP
import Testing

@testable import Kurskoll

/// Files of `Web` and of courses: whoever has one keeps it, since other bytes have another address.
@Suite struct AssetPageTests {
    private let site: TestSite

    init() throws { site = try TestSite() }

    /// The addresses that a page gives, by the names of the files.
    private func addresses(in page: String) -> [String: String] {
        let found = page.matches(of: /"(\/fil\/([0-9a-f]{16})\/([^"\/]+))"/).map {
            (String($0.3), String($0.1))
        }
        return Dictionary(found, uniquingKeysWith: { first, _ in first })
    }

    @Test func `the files of a page may be kept for ever, and a changed picture has another address`() throws
    {
        let course = site.folder.appending(path: "Courses/prova")
        let chapter = course.appending(path: "02-andra.md")
        let text = try String(contentsOf: chapter, encoding: .utf8)
        try text.replacing("Mer att läsa.", with: "Mer att läsa.\n\n![En bild](bild.svg)")
            .write(to: chapter, atomically: false, encoding: .utf8)
        let reader = Browser(site)
        try reader.signIn("anna")
        /// The addresses of the chapter's files when the picture is this.
        func addresses(withPicture picture: String) throws -> [String: String] {
            try picture.write(
                to: course.appending(path: "bild.svg"), atomically: false, encoding: .utf8)
            site.settings.catalog.reload { _, _ in }
            reader.get("/kurs/prova/andra")
            return self.addresses(in: reader.page)
        }
        let first = try addresses(withPicture: "<svg/>")
        #expect(Set(first.keys).isSuperset(of: ["kurskoll.css", "bild.svg"]))
        for address in first.values {
            reader.get(address)
            #expect(reader.status == 200)
            #expect(reader.fields["Cache-Control"] == "public, max-age=31536000, immutable", "\(address)")
        }
        let second = try addresses(withPicture: "<svg id=\"ny\"/>")
        let changed = first.keys.filter { first[$0] != second[$0] }
        #expect(changed == ["bild.svg"])
        for (address, content) in [(first, "<svg/>"), (second, "<svg id=\"ny\"/>")] {
            // Who has an older page open is shown the older picture.
            reader.get(try #require(address["bild.svg"]))
            #expect(reader.page == content)
        }
        reader.get("/fil/0123456789abcdef/bild.svg")
        #expect(reader.status == 404)
        #expect(reader.fields["Cache-Control"]?.contains("immutable") != true)
    }

    @Test(arguments: ["kurskoll.css", "kurskoll.js", "icon.svg"])
    func `a changed file of Web has another address, and the others keep theirs`(name: String) throws {
        let web = site.folder.appending(path: "Web")
        try FileManager.default.copyItem(at: TestSite.web, to: web)
        let loader = CatalogLoader(
            courses: site.folder.appending(path: "Courses").path, web: web.path, database: site.database,
            clock: site.settings.clock)
        let catalog = CatalogHolder(try loader.load(replacing: nil), loader: loader)
        let settings = SiteSettings(
            catalog: catalog, clock: site.settings.clock, baseURL: nil, log: { _, _ in })
        let pages = Site(store: site.store, settings: settings, lane: .loop)
        func show(_ path: String) -> Response { pages.respond(to: Request(method: .get, path: path)) }
        func addresses() throws -> [String: String] {
            guard case .bytes(let bytes) = show("/logga-in").body else { return [:] }
            return self.addresses(in: String(decoding: bytes, as: UTF8.self))
        }
        let first = try addresses()
        #expect(Set(first.keys) == ["kurskoll.css", "kurskoll.js", "icon.svg"])
        let file = web.appending(path: name)
        try (String(contentsOf: file, encoding: .utf8) + "\n").write(
            to: file, atomically: false, encoding: .utf8)
        catalog.reload { _, _ in }
        let second = try addresses()
        #expect(first.keys.filter { first[$0] != second[$0] } == [name])
        let answer = show(try #require(second[name]))
        #expect(answer.status == .ok)
        #expect(answer.fields["Cache-Control"] == "public, max-age=31536000, immutable")
    }
}
