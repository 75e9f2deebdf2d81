import Compliance
import Course
import Foundation
import SQLite
import Testing

@testable import Kurskoll

@Suite struct CheckTests {
    /// Two of the six employed have completed the served version, one brings a certificate from elsewhere.
    private func publishedSite() throws -> TestSite {
        let site = try TestSite()
        let version = try #require(site.settings.catalog.current["prova"]?.version)
        for (ref, version) in [("anna", version), ("bert", version), ("cia", nil)] as [(String, Int?)] {
            try site.store.addCompletion(
                person: try site.id(of: ref), course: "prova", day: site.today, method: "kurs",
                version: version, code: ref, now: site.now)
        }
        return site
    }

    private func effect(_ site: TestSite, replacing old: String = "", with new: String = "") throws
        -> PublishingEffect
    {
        let files = SmallCourse.files.mapValues {
            Array((old.isEmpty ? $0 : $0.replacing(old, with: new)).utf8)
        }
        let reading = CourseFolder(name: "prova", files: files, media: []).read(today: "2026-11-21")
        let course = try #require(reading.course)
        return try #require(
            try PublishingEffect.all(of: [course], in: site.database, today: site.today).first)
    }

    @Test func `a text that is already served changes nothing but for certificates from elsewhere`() throws {
        let effect = try effect(try publishedSite())
        #expect(effect.isServed && !effect.isCorrection)
        #expect(effect.versions.map(\.number) == ["2026.1", nil])
        #expect(effect.versions.map(\.completions) == [2, 1])
        #expect(effect.now.counted == 6 && effect.now.completed == 3 && effect.noLongerCompleted == 1)
    }

    @Test func `a correction under the same number asks nothing new of anybody`() throws {
        let effect = try effect(try publishedSite(), replacing: "Något att läsa", with: "Något att läsa här")
        #expect(!effect.isServed && effect.isCorrection && effect.withFloor.completed == 2)
        #expect(effect.text.contains("ingen får något nytt att göra"))
    }

    @Test func `a new number says how many would have to do it again`() throws {
        let site = try publishedSite()
        let effect = try effect(site, replacing: "\"2026.1\"", with: "\"2027.1\"")
        #expect(!effect.isServed && !effect.isCorrection && effect.noLongerCompleted == 3)
        #expect(effect.text.contains("3 av 3 klara skulle inte längre vara det, 0 av 6 vore klara"))
        #expect(try site.store.servedVersions(course: "prova").count == 1, "nothing was written")
    }

    @Test func `a voided completion is in no count`() throws {
        let site = try publishedSite()
        try site.store.connection.run(
            """
            INSERT INTO voiding (completion, day, reason, signer, recorded_at)
            SELECT id, ?, 'prov', person, 0 FROM completion WHERE code = 'bert'
            """, Value(site.today))
        let effect = try effect(site)
        #expect(effect.versions.map(\.completions) == [1, 1] && effect.now.completed == 2)
    }

    @Test func `check says the effect after the mistakes, as text and as JSON`() throws {
        let site = try publishedSite()
        func check(_ more: String...) throws -> (status: Int32, output: String, errors: String) {
            try Program(["check", "Courses/prova", "--against"] + more, in: site.folder).finish()
        }
        let text = try check("test.db")
        #expect(text.status == 0 && text.output.contains("prova 2026.1, per "))
        let json = try check("test.db", "--format", "json")
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect((object?["diagnostics"] as? [Any])?.isEmpty == true)
        #expect(((object?["courses"] as? [[String: Any]])?.first?["noLongerCompleted"] as? Int) != nil)
        #expect(try check("saknas.db").status == 1)
    }

    @Test func `a course is checked from within its own folder`() throws {
        let site = try TestSite()
        let course = site.folder.appending(path: "Courses/prova")
        try "fel".write(to: course.appending(path: "03.md"), atomically: true, encoding: .utf8)
        let checked = try Program(["check", "."], in: course).finish()
        #expect(checked.status == 1 && checked.output.hasPrefix("./03.md:1:1: fel "))
    }
}
