import CommonMark
import Testing

@testable import Course

@Suite struct SourceTests {
    @Test(arguments: [
        ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b", ""]), ("a\rb", ["a", "b"]),
        ("\n\r\n\r", ["", "", "", ""]), ("", [""]),
    ])
    func `every kind of line end ends a line`(text: String, lines: [String]) {
        #expect(Source(path: "x", text: text).lines.map { String($0) } == lines)
    }

    @Test(arguments: [
        ("e\u{301}", 1), ("A\u{30A}", 1), ("o\u{308}\u{323}", 2), ("q\u{301}", 2), ("\u{301}", 1),
        ("\u{438}\u{306}", 1),
    ])
    func `letters with accents are one code point where there is one`(text: String, count: Int) {
        #expect(text.precomposed.unicodeScalars.count == count)
        #expect(text.precomposed == text)
    }

    private func read(_ bytes: [UInt8]) -> (Source?, [Diagnostic]) {
        var findings = Findings(file: "x.md")
        let source = Source(path: "x.md", bytes: bytes, findings: &findings)
        return (source, findings.diagnostics)
    }

    @Test func `a byte order mark is no text`() {
        #expect(read([0xEF, 0xBB, 0xBF, 0x61]).0?.lines == [["a"]])
    }

    @Test(
        arguments: [
            ([0x61, 0x0A, 0x62, 0xE5, 0x72], 2, 2, "filen är inte UTF-8 (byte 4, ser ut som Windows-1252)"),
            ([0xEF, 0xBB, 0xBF, 0xE5, 0x0A], 1, 1, "filen är inte UTF-8 (byte 4, ser ut som Windows-1252)"),
            ([0xFF, 0xFE, 0x61, 0x00], 1, 1, "filen är inte UTF-8 (byte 1, ser ut som UTF-16)"),
            ([0x61, 0x80], 1, 2, "filen är inte UTF-8 (byte 2)"),
        ] as [([UInt8], Int, Int, String)])
    func `what is not UTF-8 is said with its place and a guess`(
        bytes: [UInt8], line: Int, column: Int, problem: String
    ) {
        let (source, found) = read(bytes)
        #expect(source == nil)
        #expect(found.map(\.code) == ["K090"])
        #expect(found.map(\.problem) == [problem])
        #expect(found.map(\.line) == [line] && found.map(\.column) == [column])
    }

    @Test func `a file that is no text hides no other file's mistakes`() {
        var files = CourseFolder(chapter: "# Rubrik\n").files
        files["02.md"] = [0xE5]
        let reading = CourseFolder(name: "x", files: files, media: []).read(today: today)
        #expect(reading.diagnostics.map(\.code) == ["K065", "K090"])
    }

    @Test(arguments: [("a  \nb\t\n\n\n", "a\nb\n"), ("\r\n a", "\n a\n"), ("", ""), ("A\u{30A}", "\u{C5}\n")])
    func `normalised text has no trailing space and one kind of line end`(text: String, normalised: String) {
        #expect(
            Array(Source(path: "x", text: text).normalised.unicodeScalars) == Array(normalised.unicodeScalars)
        )
    }
}
