import Foundation
import HTTP
import SQLite
import Synchronization
import Testing

@testable import Kurskoll

/// A course may have no knowledge test: then it ends with its last chapter.
@Suite struct CourseEndTests {
    private let site: TestSite

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try SmallCourse.write(to: folder)
        let course = folder.appending(path: "prova/kurs.md")
        try FileManager.default.removeItem(at: folder.appending(path: "prova/kunskapstest.md"))
        try String(contentsOf: course, encoding: .utf8)
            .replacing("## Kunskapstest\n\n[Kunskapstest](kunskapstest.md)\n\n", with: "")
            .write(to: course, atomically: true, encoding: .utf8)
        site = try TestSite(coursesFolder: folder.path)
    }

    private func completions() throws -> Int? {
        try site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) }
    }

    @Test func `the last chapter that is done, in whatever order, completes a course without a test`() throws
    {
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova")
        #expect(!browser.page.contains("/prov\""))
        browser.get("/kurs/prova/andra")
        browser.post("/kurs/prova/andra/klar")
        #expect(browser.path == "/kurs/prova/forsta")
        #expect(try completions() == 0)
        browser.post("/kurs/prova/forsta/klar")
        #expect(browser.path.hasPrefix("/intyg/") && browser.page.contains("2026.1"))
        #expect(try completions() == 1)
        let certificate = browser.path
        browser.get("/kurs/prova")
        #expect(browser.page.contains("href=\"/kurs/prova/andra\">Till sista kapitlet</a>"))
        browser.get("/kurs/prova/andra")
        browser.post("/kurs/prova/andra/klar")
        #expect(browser.path == certificate && browser.status == 200)
        #expect(try completions() == 1, "tapped twice it has ended once")
        for path in ["/kurs/prova/prov", "/kurs/prova/prov/nytt"] {
            browser.post(path)
            #expect(browser.status == 404, "\(path)")
        }
    }

    @Test func `read again another day it is completed again`() throws {
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova/forsta")
        for chapter in ["forsta", "andra"] { browser.post("/kurs/prova/\(chapter)/klar") }
        site.wait(86_400)
        try browser.signIn("anna")
        browser.get("/kurs/prova/andra")
        browser.post("/kurs/prova/andra/klar")
        #expect(browser.path.hasPrefix("/intyg/"))
        #expect(try completions() == 2)
    }

    @Test func `somebody who is nobody gets her paper from the last chapter`() throws {
        let secret = Mutex("")
        #expect(site.run(["sign-in", "--anonymous"]) { text in secret.withLock { $0 += text } } == 0)
        let path = secret.withLock { $0 }.replacing("http://127.0.0.1:8080", with: "").trimmingCharacters(
            in: .newlines)
        let browser = Browser(site)
        browser.get(path)
        browser.post(path)
        browser.get("/kurs/prova/forsta")
        for chapter in ["forsta", "andra"] { browser.post("/kurs/prova/\(chapter)/klar") }
        #expect(browser.page.contains("Den som har det här intyget"))
        #expect(try completions() == 0)
    }

    @Test func `in a group its leader confirms it, and a phone shows no test`() throws {
        let leader = Browser(site)
        try leader.signIn("chef-n")
        leader.get("/grupp")
        leader.post("/grupp", [("enhet", "1"), ("kurs", "prova")])
        let group = String(leader.path.dropLast("/leda".count))
        let phone = Browser(site)
        try phone.signIn("anna")
        phone.get(group)
        phone.post(group)
        for index in -1...1 {
            leader.get("\(group)/leda")
            leader.post("\(group)/kapitel", [("fran", String(index)), ("steg", "fram")])
        }
        phone.get(group)
        #expect(phone.page.contains("Gruppledaren intygar") && !phone.page.contains("/prov\""))
        leader.get("\(group)/skarm")
        #expect(leader.page.contains("Gruppledaren intygar att ni"))
        leader.get("\(group)/leda")
        leader.post("\(group)/bekrafta", [("person", String(try site.id(of: "anna")))])
        #expect(try completions() == 1)
        phone.get(group)
        #expect(phone.page.contains("href=\"/intyg/"))
    }
}
