import CommonMark
import Foundation
import Testing

@testable import Course

/// How a file was saved never changes what it means.
@Suite struct VariantTests {
    private static func changed(_ folder: CourseFolder, _ change: (String) -> String) -> CourseFolder {
        CourseFolder(
            name: folder.name,
            files: folder.files.mapValues { Array(change(String(decoding: $0, as: UTF8.self)).utf8) },
            media: folder.media)
    }

    static let savings: [(String, @Sendable (String) -> String)] = [
        ("NFD", { $0.decomposedStringWithCanonicalMapping }),
        ("BOM", { "\u{FEFF}" + $0 }),
        ("CRLF", { $0.replacing("\n", with: "\r\n") }),
        ("CR", { $0.replacing("\n", with: "\r") }),
        ("trailing space", { $0.replacing("\n", with: " \n") }),
        ("empty lines at the end", { $0 + "\n\n\n" }),
    ]

    @Test(arguments: savings.indices)
    func `a file means the same however it is saved`(index: Int) {
        let (name, change) = Self.savings[index]
        let plain = lunchCourse.read(today: today)
        let saved = Self.changed(lunchCourse, change).read(today: today)
        #expect(saved.diagnostics == [], "\(name)")
        #expect(saved.outline == plain.outline, "\(name)")
        #expect(saved.course?.normalisedContent == plain.course?.normalisedContent, "\(name)")
        let bytes = [saved, plain].map { Array(($0.course?.normalisedContent ?? "").utf8) }
        #expect(bytes[0] == bytes[1], "\(name)")
    }

    static let writings: [(String, @Sendable (String) -> String)] = [
        ("stars", { $0.replacing("\n- ", with: "\n* ") }),
        ("plus", { $0.replacing("\n- [", with: "\n+ [") }),
        ("big X", { $0.replacing("[x]", with: "[X]") }),
        ("tab after the bullet", { $0.replacing("\n- [", with: "\n-\t[") }),
        ("tab before feedback", { $0.replacing("\n  >", with: "\n\t>") }),
        ("no space after >", { $0.replacing("> ", with: ">").replacing("->", with: "-> ") }),
        ("empty lines between answers", { $0.replacing("\n- [", with: "\n\n- [") }),
        ("closing hashes", { $0.replacing("}\n", with: "} ###\n") }),
        ("a space first", { $0.replacing("\n### ", with: "\n ### ") }),
    ]

    @Test(arguments: writings.indices)
    func `a question means the same however its marks are written`(index: Int) {
        let (name, change) = Self.writings[index]
        let written = Self.changed(lunchCourse, change).read(today: today)
        #expect(written.diagnostics == [], "\(name)")
        #expect(written.outline == lunchCourse.read(today: today).outline, "\(name)")
    }

    @Test func `columns count letters as they are seen, also in a file from a Mac`() {
        let text = "### Fråga: Är å ä ö här?\n- [x] Ja\n- [ ] Nej\n"
        let mac = CourseFolder(chapter: text.decomposedStringWithCanonicalMapping).read(today: today)
        #expect(mac.places() == ["9:25 K020"])
    }

    @Test func `the content's text changes with any letter of any file`() {
        let plain = lunchCourse.read(today: today).course?.normalisedContent
        let other = Self.changed(lunchCourse) { $0.replacing("Känn", with: "Kän") }.read(today: today)
        #expect(plain != nil && other.course != nil && plain != other.course?.normalisedContent)
    }
}
