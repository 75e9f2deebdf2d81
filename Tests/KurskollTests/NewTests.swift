import Compliance
import Course
import Foundation
import Testing

@testable import Kurskoll

@Suite struct NewTests {
    /// What a verb said, and its exit status.
    private func run(_ words: [String]) -> (status: Int32, said: String, errors: String) {
        let (said, errors) = (Said(), Said())
        let now = 1_795_258_800
        let environment = Environment(
            clock: Clock { now }, out: { said.text += $0 }, error: { errors.text += $0 + "\n" })
        return (Main.run(words, environment), said.text, errors.text)
    }

    // One verb runs at a time, on the test's own thread.
    private final class Said: @unchecked Sendable { var text = "" }

    private func withCourse(_ body: (_ course: URL) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        try SmallCourse.write(to: folder)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "prova"))
    }

    @Test(arguments: Template.questionTypes)
    func `a new question of every type is accepted by check without a remark`(type: String) throws {
        try withCourse { course in
            let made = run(["new", "question", "--course", course.path, "--type", type])
            #expect(made.status == 0 && made.said.contains("{#ny-fraga}"))
            let chapter = course.appending(path: "02-andra.md")
            let text = try String(contentsOf: chapter, encoding: .utf8) + made.said
            try text.write(to: chapter, atomically: true, encoding: .utf8)
            let checked = run(["check", course.path])
            #expect(checked.status == 0 && checked.said == "")
        }
    }

    @Test func `a new chapter is accepted by check when it is saved and listed`() throws {
        try withCourse { course in
            let made = run(["new", "chapter", "--course", course.path, "Våld: en \"början\""])
            #expect(made.said.contains("id: vald-en-borjan"))
            #expect(made.errors.contains("prova/vald-en-borjan.md"))
            try made.said.write(
                to: course.appending(path: "vald-en-borjan.md"), atomically: true, encoding: .utf8)
            let list = course.appending(path: "kurs.md")
            let text = try String(contentsOf: list, encoding: .utf8).replacing(
                "2. [Andra](02-andra.md)", with: "2. [Andra](02-andra.md)\n3. [Ny](vald-en-borjan.md)")
            try text.write(to: list, atomically: true, encoding: .utf8)
            let checked = run(["check", course.path])
            #expect(checked.status == 0 && checked.said == "")
        }
    }

    @Test func `an id that is used or retired is not free, also in a course with mistakes`() throws {
        try withCourse { course in
            try "ny-fraga\nny-fraga-2 # borta\n".write(
                to: course.appending(path: "borttagna-id.txt"), atomically: true, encoding: .utf8)
            try "ingen titel {#ny-fraga-3}\n".write(
                to: course.appending(path: "03.md"), atomically: true, encoding: .utf8)
            #expect(run(["new", "question", "--course", course.path]).said.contains("{#ny-fraga-4}"))
            #expect(run(["new", "question", "--course", course.path, "Vad"]).said.contains("{#vad-2}"))
        }
    }

    @Test func `what cannot be made is said with its remedy`() throws {
        #expect(run(["new", "question", "--course", "/finns/inte"]).status == 1)
        try withCourse { course in
            #expect(run(["new", "question", "--course", course.path, "--type", "quiz"]).status == 2)
            let other = course.deletingLastPathComponent().appending(path: "andra")
            try FileManager.default.copyItem(at: course, to: other)
            let made = run(["new", "question", "--courses", course.deletingLastPathComponent().path])
            #expect(made.status == 2 && made.errors.contains("--course"))
        }
    }

    @Test func `a course in English is given English words`() {
        let template = Template(language: "en")
        #expect(template.question(type: "para-ihop", id: "a", title: nil).hasPrefix("### Match: "))
        #expect(template.question(type: "sant-eller-falskt", id: "a", title: nil).contains("- [x] True"))
    }
}
