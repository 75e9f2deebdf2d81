import Foundation
import Testing

@testable import Course
@testable import Kurskoll

/// What somebody completed stays readable, whatever has become of the course since.
@Suite struct VersionTests {
    @Test func `a text that was served is read again, also without what the checks want now`() throws {
        let site = try TestSite()
        let entry = try #require(site.settings.catalog.current["prova"])
        let kept = try #require(Course.kept(entry.course.normalisedContent))
        #expect(kept.normalisedContent == entry.course.normalisedContent)
        #expect(kept.chapters.map(\.id) == ["forsta", "andra"])
        #expect(
            kept.chapters.flatMap(\.questions).map(\.id)
                == entry.course.chapters.flatMap(\.questions).map(\.id))
        let today = entry.course.normalisedContent.replacing("granskad:", with: "okänd:")
            .replacing("[Linjen](stod.md#linjen)", with: "![en bild](bilder/borta.png)")
        #expect(Course.kept(today)?.chapters.count == 2, "mistakes of today do not matter")
        #expect(Course.kept("ingen kurs") == nil)
    }

    @Test func `an older text is read at its own address, without its key, and nothing can be sent from it`()
        throws
    {
        let site = try TestSite()
        let old = SmallCourse.files["01-forsta.md"] ?? ""
        let text = site.folder.appending(path: "Courses/prova/01-forsta.md")
        try old.replacing("Något att läsa", with: "Nyskriven text")
            .write(to: text, atomically: true, encoding: .utf8)
        site.settings.catalog.reload { _, _ in }
        let browser = Browser(site)
        try browser.signIn("anna")
        browser.get("/kurs/prova/forsta")
        #expect(browser.page.contains("Nyskriven text"))
        browser.get("/kurs/prova/version/1")
        #expect(browser.status == 200 && browser.page.contains("Något att läsa"))
        #expect(browser.page.contains("Rätt svar") && !browser.page.contains("Just det"))
        #expect(browser.page.contains("Version 2026.1, från "))
        #expect(browser.page.contains("disabled") && !browser.page.contains("action=\"/kurs/"))
        browser.get("/kurs/prova/version/2")
        #expect(browser.page.contains("Nyskriven text"))
        for unknown in ["3", "x", "-1"] {
            browser.get("/kurs/prova/version/\(unknown)")
            #expect(browser.status == 404, "\(unknown)")
        }
    }

    @Test func `the author finds every version that was served`() throws {
        let site = try TestSite()
        let browser = Browser(site)
        try browser.signIn("forf")
        browser.get("/forfattare")
        #expect(browser.page.contains("href=\"/kurs/prova/version/1\""))
    }
}
