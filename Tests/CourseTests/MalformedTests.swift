import Foundation
import Testing

@testable import Course

/// The mistakes of the format's own table, word for word.
@Suite struct MalformedTests {
    private struct Case: Decodable {
        struct Diagnos: Decodable {
            let rad: Int, kol: Int
            let kod: String, niva: String, vad: String, hur: String
        }

        let namn: String
        let indata: String
        let diagnoser: [Diagnos]
    }

    @Test func `every mistake in the format's table is said word for word, and only its first cause`() throws
    {
        guard let data = shared("malformed.json") else { return }
        for example in try JSONDecoder().decode([Case].self, from: data) {
            var files = ["kurs.md": courseFile.replacing("01.md", with: "01-exempel.md"), "02.md": filler]
            files["01-exempel.md"] = example.indata
            let found = CourseFolder(files).read(today: today).diagnostics.filter {
                $0.file == "01-exempel.md"
            }
            let expected = example.diagnoser.prefix(1).map {
                Diagnostic(
                    file: "01-exempel.md", line: $0.rad, column: $0.kol, code: $0.kod,
                    severity: $0.niva == "fel" ? .error : .warning, problem: $0.vad, remedy: $0.hur)
            }
            #expect(found == expected, "\(example.namn)")
        }
    }

    @Test func `the example course is read without a mistake`() throws {
        guard let folder = exampleCourse() else { return }
        let reading = folder.read(today: today)
        #expect(reading.diagnostics == [])
        let course = try #require(reading.course)
        #expect(course.chapters.flatMap(\.questions).count == 8)
        #expect(course.test?.areas.map(\.questions.count) == [2, 2])
    }
}
