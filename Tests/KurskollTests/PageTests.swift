import Course
import Foundation
import Testing

@testable import Kurskoll

/// Every page, looked at as markup.
@Suite struct PageTests {
    private static let pages: [(ref: String?, path: String)] = [
        (nil, "/logga-in"), (nil, "/kontroll"), (nil, "/kontroll?kod=%3Cscript%3E"), (nil, "/hjalp"),
        (nil, "/tillganglighet"),
        (nil, "/integritet"), (nil, "/finns-inte"), ("anna", "/"), ("anna", "/kurs/prova"),
        ("anna", "/kurs/prova/forsta"),
        ("anna", "/kurs/prova/prov"), ("anna", "/mina-uppgifter"), ("chef-n", "/enhet"), ("hr", "/hr"),
        ("hr", "/hr?kurs=prova"),
        ("hr", "/oversikt"), ("tittar", "/oversikt"), ("forf", "/forfattare"), ("anna", "/hr"),
    ]

    @Test(arguments: pages.indices)
    func `a page is whole, titled neutrally and free of what the policy forbids`(index: Int) throws {
        let (ref, path) = Self.pages[index]
        let browser = Browser(try TestSite())
        if let ref { try browser.signIn(ref) }
        browser.get(path)
        let page = browser.page
        #expect(page.hasPrefix("<!doctype html>\n<html lang=\"sv\">"))
        #expect(page.components(separatedBy: "<h1").count == 2, "one h1: \(path)")
        #expect(
            !page.contains(" style=") && !page.contains(" onclick") && !page.contains("<script>"), "\(path)")
        #expect(!page.contains("<Ny>"), "a name is escaped: \(path)")
        let title = try #require(page.range(of: "<title>[^<]*</title>", options: .regularExpression))
        #expect(!page[title].contains("Prova"), "the tab does not name the course: \(page[title])")
        #expect(page.contains("href=\"/lamna\" rel=\"nofollow noreferrer\""), "\(path)")
        #expect(page.contains("href=\"tel:112\""), "\(path)")
        #expect(unbalanced(page) == [], "\(path)")
    }

    @Test func `the interface speaks English when asked to, and the course keeps its language`() throws {
        let browser = Browser(try TestSite())
        try browser.signIn("anna")
        browser.get("/")
        browser.post("/sprak", [("sprak", "en")])
        #expect(browser.page.contains("<html lang=\"en\">") && browser.page.contains("My courses"))
        browser.get("/kurs/prova/forsta")
        #expect(browser.page.contains("Done with this chapter") && browser.page.contains("<div lang=\"sv\">"))
    }

    @Test func `in English the interface's own words keep their language inside a Swedish course`() throws {
        let browser = Browser(try TestSite())
        try browser.signIn("anna")
        browser.get("/")
        browser.post("/sprak", [("sprak", "en")])
        #expect(browser.page.contains("<a href=\"/kurs/prova\" lang=\"sv\">Prova på</a>"))
        browser.get("/kurs/prova/forsta")
        for part in [
            "<h2 lang=\"en\">Before you read", "<p class=\"hint\" lang=\"en\">Choose one",
            "<button class=\"button\" lang=\"en\">Answer", "<span lang=\"en\">Your thoughts",
            "<summary lang=\"en\">A thought",
        ] {
            #expect(browser.page.contains(part), "\(part)")
        }
        browser.get("/kurs/prova")
        #expect(browser.page.contains("lang=\"sv\">1. Första</a> <span class=\"minutes\">5 min"))
    }

    @Test(arguments: ["vinr", "hrv"])
    func `every id stands once on each chapter of the real courses`(course: String) throws {
        let courses = URL(filePath: #filePath).appending(path: "../../../Courses").standardizedFileURL
        let site = try TestSite(coursesFolder: courses.path)
        let browser = Browser(site)
        try browser.signIn("anna")
        let chapters = try #require(site.settings.catalog.current[course]).course.chapters
        for chapter in chapters {
            browser.get("/kurs/\(course)/\(chapter.id)")
            let ids = browser.page.matches(of: /\sid="([^"]*)"/).map(\.1)
            #expect(ids.count > 10 && Set(ids).count == ids.count, "\(chapter.id)")
        }
    }

    /// Elements that are opened and not closed in order, with where.
    private func unbalanced(_ page: String) -> [String] {
        let void: Set<String> = [
            "meta", "link", "input", "br", "img", "hr", "rect", "line", "path", "circle", "wbr",
        ]
        var open: [String] = []
        var faults: [String] = []
        let tag = try? NSRegularExpression(pattern: "<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>")
        let text = page as NSString
        tag?.enumerateMatches(in: page, range: NSRange(location: 0, length: text.length)) { match, _, _ in
            guard let match else { return }
            let name = text.substring(with: match.range(at: 2))
            if void.contains(name) || match.range(at: 3).length > 0 { return }
            if match.range(at: 1).length == 0 {
                open.append(name)
            } else if open.popLast() != name {
                faults.append("</\(name)> at \(match.range.location)")
            }
        }
        return faults + open.map { "<\($0)> not closed" }
    }
}
