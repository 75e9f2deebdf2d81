import CommonMark
import Testing

@testable import Course

@Suite struct CourseFolderTests {
    private func files(_ changes: [String: String?] = [:]) -> [String: String] {
        var files = ["kurs.md": courseFile, "01.md": chapterFront, "02.md": filler]
        for (name, text) in changes { files[name] = text }
        return files
    }

    private func found(_ changes: [String: String?]) -> [String] {
        CourseFolder(files(changes)).read(today: today).diagnostics.map {
            "\($0.file):\($0.line):\($0.column) \($0.code)"
        }
    }

    @Test func `a course without mistakes is read with its chapters in the order of the list`() throws {
        let turned = courseFile.replacing(
            "1. [Ett](01.md)\n2. [Två](02.md)", with: "1. [Två](02.md)\n2. [Ett](01.md)")
        let course = try #require(CourseFolder(files(["kurs.md": turned])).read(today: today).course)
        #expect(course.chapters.map(\.id) == ["tva", "ett"])
        #expect(course.chapters.map(\.file) == ["02.md", "01.md"])
        #expect([course.id, course.language, course.title, course.version] == ["kurs", "sv", "Kurs", "1"])
        #expect(course.chapters[1].minutes == 15)
        #expect(course.chapters[1].contentNote == "Om något.")
        #expect(course.chapters[1].reviewed == "2026-11-03")
        #expect(course.test == nil && course.support == nil)
    }

    @Test func `what stands in the lists of kurs-md is not its introduction`() throws {
        let text =
            courseFile.replacing("## Kapitel", with: "Välkommen.\n\n## Om kursen\n\nText.\n\n## Kapitel")
            + "\n## Stöd\n\nX\n"
        let course = try #require(CourseFolder(files(["kurs.md": text])).read(today: today).course)
        #expect(course.introduction.blocks.runs.map(\.plainText) == ["Välkommen.", "Om kursen", "Text."])
    }

    @Test(
        arguments: [
            (["03.md": chapterFront.replacing("id: ett", with: "id: tre")], ["03.md:1:1 K080"]),
            (["02.md": nil], ["kurs.md:13:10 K081"]),
            (["kurs.md": courseFile + "3. [Ett igen](01.md)\n"], ["kurs.md:14:15 K081"]),
            (["kurs.md": courseFile + "3. [Prov](kunskapstest.md)\n"], ["kurs.md:14:11 K081"]),
            (["kurs.md": courseFile + "3. [Bild](bild.png)\n"], ["kurs.md:14:11 K081"]),
            (["kurs.md": courseFile + "3. Tre\n"], ["kurs.md:14:1 K081"]),
            (["02.md": filler.replacing("id: tva", with: "id: ett")], ["02.md:3:5 K082"]),
            (["kurs.md": nil], ["kurs.md:1:1 K084"]),
            (
                ["kurs.md": courseFile.replacing("## Kapitel", with: "## Kapitell")],
                ["kurs.md:1:1 K085"]
            ),
            (
                ["kurs.md": courseFile.replacing("2. [Två](02.md)\n", with: ""), "02.md": nil],
                ["kurs.md:1:1 K086"]
            ),
            (
                [
                    "kurs.md": courseFile.replacing("1. [Ett](01.md)\n2. [Två](02.md)\n", with: ""),
                    "01.md": nil, "02.md": nil,
                ],
                ["kurs.md:1:1 K085"]
            ),
            (["borttagna-id.txt": "# borta\nvatten\n"], ["02.md:9:29 K094"]),
            (["borttagna-id.txt": "ett # hette så\n"], ["01.md:3:5 K094"]),
            (
                ["01.md": chapterFront + "### Fråga: Vad {#vatten}\n- [x] Ja\n- [ ] Nej\n"],
                ["02.md:9:29 K022"]
            ),
        ] as [([String: String?], [String])])
    func `what must hold between the files is said in the file that breaks it`(
        changes: [String: String?], found: [String]
    ) {
        #expect(self.found(changes) == found)
    }

    @Test func `mistakes come in the order of the course, then by line`() {
        let found = found([
            "01.md": chapterFront + "# B\n", "02.md": filler + "\n# A\n\n# C\n", "stod.md": "x",
            "alfa.md": "x",
        ])
        #expect(
            found == [
                "01.md:9:1 K065", "02.md:14:1 K065", "02.md:16:1 K065", "stod.md:1:1 K001",
                "alfa.md:1:1 K001",
                "alfa.md:1:1 K080",
            ])
    }

    @Test func `a course with an error is refused, with a warning it is not`() {
        #expect(CourseFolder(chapter: "# Rubrik\n").read(today: today).course != nil)
        #expect(CourseFolder(chapter: "[x](saknas.md)\n").read(today: today).course == nil)
    }

    @Test func `the day decides only whether a review is due`() {
        let folder = CourseFolder(files())
        #expect(folder.read(today: "2027-11-01").diagnostics.isEmpty)
        #expect(folder.read(today: "2027-11-02").diagnostics.map(\.code) == ["K093", "K093", "K093"])
        #expect(folder.read(today: "2027-11-02").course != nil)
    }

    @Test func `two courses in a folder may not have the same id`() throws {
        let course = try #require(CourseFolder(files()).read(today: today).course)
        let shared = CourseFolder.sharedIDs([("b", course), ("a", course)])
        #expect(shared.map(\.folder) == ["b"])
        #expect(shared.map(\.fault.code) == ["K082"])
    }
}

@Suite struct TranslationTests {
    private let original = [
        "kurs.md": courseFile, "01.md": chapterFront + "[Bild](bild.png), [lokalt](../kommun.md#a)\n",
        "02.md": filler,
    ]
    private let english = [
        "en/kurs.md": courseFile.replacing("id: kurs", with: "id: kurs\nspråk: en").replacing(
            "Kapitel", with: "Chapters"),
        "en/01.md": chapterFront + "[Picture](../bild.png), [local](../../kommun.md#a)\n",
        "en/02.md": filler.replacing("Fråga: Är vatten vått?", with: "Question: Is water wet?"),
    ]

    private func read(_ changes: [String: String?] = [:]) -> CourseFolder.Reading {
        var files = original.merging(english) { $1 }
        for (name, text) in changes { files[name] = text }
        return CourseFolder(files, media: ["bild.png"]).read(today: today, localFields: ["a"])
    }

    @Test func `a translation is a course of its own in its own words, with its own key and content`() throws
    {
        let reading = read()
        #expect(reading.diagnostics == [])
        let translation = try #require(reading.translations.first)
        let course = try #require(reading.course)
        #expect(translation.course.language == "en")
        #expect(translation.course.chapters.flatMap(\.questions).map(\.id) == ["vatten"])
        #expect(translation.key.grade(.choices([0]), to: "vatten")?.isRight == true)
        #expect(
            !course.normalisedContent.contains("Question")
                && translation.course.normalisedContent.contains("Question"))
    }

    private static let swedishQuestion = filler

    @Test(
        arguments: [
            (
                [
                    "en/kurs.md": courseFile.replacing("id: kurs", with: "id: course").replacing(
                        "Kapitel", with: "Chapters")
                ], ["en/kurs.md:4:5 K083"]
            ),
            (
                ["en/01.md": chapterFront.replacing("id: ett", with: "id: one")],
                ["en/kurs.md:1:1 K083", "en/01.md:3:5 K083"]
            ),
            (
                [
                    "en/02.md": filler.replacing("Fråga:", with: "Question:").replacing(
                        "#vatten", with: "#water")
                ], ["en/02.md:1:1 K083", "en/02.md:9:32 K083"]
            ),
            (["en/02.md": filler.replacing("Fråga:", with: "Select all:")], ["en/02.md:9:34 K083"]),
            (
                ["en/02.md": filler.replacing("Fråga:", with: "Question:") + "- [ ] Perhaps\n"],
                ["en/02.md:9:32 K083"]
            ),
            (["en/02.md": filler], ["en/02.md:9:5 K023"]),
            (["en/kurs.md": nil], ["en/kurs.md:1:1 K084"]),
            (
                ["en/kurs.md": courseFile.replacing("id: kurs", with: "id: kurs\nspråk: sv")],
                ["en/kurs.md:5:8 K009", "en/02.md:9:5 K023"]
            ),
        ] as [([String: String?], [String])])
    func `a translation that differs from its original is an error`(
        changes: [String: String?], found: [String]
    ) {
        let reading = read(changes)
        #expect(reading.diagnostics.map { "\($0.file):\($0.line):\($0.column) \($0.code)" } == found)
        #expect(reading.course == nil && reading.translations.isEmpty)
    }

    @Test(
        arguments: [
            ("---\nid: vinr\n---\n", "vinr"),
            ("---\ntitel: T\nid: \"vinr\"\nokänd: x\n---\n\n<br>\n", "vinr"),
            ("---\nid: Vinr\n---\n", nil), ("---\nid:\n---\n", nil), ("---\ntitel: T\n---\n", nil),
            ("---\nid: vinr\n", nil), ("id: vinr\n", nil), ("", nil),
        ] as [(String, String?)])
    func `a course's id is known from the beginning of its first file`(text: String, id: String?) {
        #expect(CourseFolder.id(courseFile: Array(text.utf8)) == id)
    }

    @Test func `a file that is no text gives no id`() {
        #expect(CourseFolder.id(courseFile: Array("---\nid: vinr\n---\n".utf8) + [0xE5]) == nil)
    }
}
