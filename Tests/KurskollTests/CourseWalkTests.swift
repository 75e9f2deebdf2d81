import Course
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// The whole of both real courses with the keyboard alone, with JavaScript and without.
@Suite(.serialized, .enabled(if: WebDriver.missing == nil, Comment(rawValue: WebDriver.missing ?? "")))
struct CourseWalkTests {
    @Test(arguments: ["vinr", "hrv"], [true, false])
    func `the course is taken from the link to the certificate without a mouse`(
        course: String, javaScript: Bool
    ) throws {
        let live = try LiveSite(try TestSite(coursesFolder: LiveSite.courses))
        let browser = try WebDriver(width: 390, height: 760, javaScript: javaScript)
        var walk = CourseWalk(live, browser, course: course)
        try browser.open(try live.link("anna"))
        try walk.go(to: "main button") { try $0.url == "\(live.base)/" }
        try walk.go(to: "a.button[href='/kurs/\(course)']") { try $0.url.hasSuffix("/kurs/\(course)") }
        try walk.go(to: ".actions .button") { try $0.url.contains("/innan/\(course)/") }
        try walk.go(to: ".actions .button") { try $0.url.contains("/kurs/\(course)/") }
        let chapters = try #require(live.site.settings.catalog.current[course]).course.chapters
        for chapter in chapters {
            #expect(try browser.url.contains("/\(chapter.id)"))
            try walk.takeChapter(chapter)
        }
        let kinds = walk.kinds
        #expect(kinds.isSuperset(of: ["radio", "checkbox", "select", "scenario", "reflection"]), "\(kinds)")
        #expect(kinds.contains("text") || course == "hrv", "whose chapters ask for no short answer")

        #expect(try browser.url.hasSuffix("/prov"))
        try walk.go(to: "main form button") { try !$0.all("fieldset").isEmpty }
        try walk.takeTest(isRight: false)
        try browser.wait("that it is not passed") { try browser.text("h1") == "Inte godkänt än" }
        #expect(try live.site.store.connection.first("SELECT 1 FROM completion") { _ in true } == nil)
        try walk.go(to: "main form button") { try $0.text("h1") == "Kunskapstest" }
        try walk.takeTest(isRight: true)
        try browser.wait("the certificate") { try browser.url.contains("/intyg/") }
        let code = try browser.text(".code")

        try browser.open("\(live.base)/kontroll")
        try walk.write(code, in: "input[name=kod]")
        try browser.tap(.enter)
        try browser.wait("that it is genuine") { try browser.text(".result").contains("Intyget är äkta.") }
        #expect(walk.faults.isEmpty, "\(walk.faults.sorted())")
        #expect(walk.stops > 200, "\(walk.stops) stops of Tab")
        #expect(try live.site.store.connection.first("SELECT count(*) FROM completion") { $0.int(0) } == 1)
    }
}
