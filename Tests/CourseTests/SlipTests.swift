import Foundation
import Testing

@testable import Course

/// One slip of a finger anywhere in a course: it is said, or nothing is lost. `ALL_SLIPS=1` tries every one instead of
/// a selection.
@Suite struct SlipTests {
    private enum Slip: CaseIterable { case left, swapped }

    /// The course with one character of one file left out, or swapped with the next.
    private static func slips(in folder: CourseFolder, each step: Int) -> [(
        file: String, line: Int, text: [UInt8]
    )] {
        var slips: [(file: String, line: Int, text: [UInt8])] = []
        var count = 0
        for (file, bytes) in folder.files.sorted(by: { $0.key < $1.key }) {
            let text = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
            var line = 1
            for index in text.indices {
                defer { if text[index] == "\n" { line += 1 } }
                for slip in Slip.allCases {
                    var changed = text
                    switch slip {
                    case .left: changed.remove(at: index)
                    case .swapped:
                        guard index + 1 < text.count, text[index] != text[index + 1] else { continue }
                        changed.swapAt(index, index + 1)
                    }
                    count += 1
                    if count % step == 0 { slips.append((file, line, Array(String(changed).utf8))) }
                }
            }
        }
        return slips
    }

    private func lost(in folder: CourseFolder, each step: Int) async -> (count: Int, lost: [String]) {
        let outline = folder.read(today: today).outline
        let isWhole = ProcessInfo.processInfo.environment["ALL_SLIPS"] != nil
        let slips = Self.slips(in: folder, each: isWhole ? 1 : step)
        let lost = await withTaskGroup(of: String?.self) { group in
            for slip in slips {
                group.addTask {
                    let files = folder.files.merging([slip.file: slip.text]) { $1 }
                    let reading = CourseFolder(name: folder.name, files: files, media: folder.media).read(
                        today: today)
                    let isSilent = reading.diagnostics.isEmpty && reading.outline != outline
                    return isSilent ? "\(slip.file):\(slip.line)" : nil
                }
            }
            return await group.reduce(into: [String]()) { if let place = $1 { $0.append(place) } }
        }
        return (slips.count, lost)
    }

    @Test func `no slip in the tests' own course loses a question, an answer, a mark or a label in silence`()
        async
    {
        let (count, lost) = await lost(in: lunchCourse, each: 2)
        #expect(count > 2_000)
        #expect(lost == [])
    }

    @Test func `no slip in the example course loses anything in silence`() async {
        guard let folder = exampleCourse() else { return }
        let (count, lost) = await lost(in: folder, each: 40)
        #expect(count > 400)
        #expect(lost == [])
    }

    @Test func `a course cut off anywhere is read without a crash`() {
        for (file, bytes) in lunchCourse.files {
            for length in stride(from: 0, to: bytes.count, by: 23) {
                let files = lunchCourse.files.merging([file: Array(bytes[..<length])]) { $1 }
                _ = CourseFolder(name: "prov", files: files, media: []).read(today: today)
            }
        }
    }

    @Test(arguments: [
        "", "---", "---\n", "---\n---\n", "\n", "\u{FEFF}", "---\ntitel: [\n", "#", "- [", "{", "}\n",
    ])
    func `the smallest files are read without a crash`(text: String) {
        for file in ["kurs.md", "01.md", "kunskapstest.md", "stod.md", "borttagna-id.txt"] {
            var files = CourseFolder(chapter: text).files
            files[file] = Array(text.utf8)
            _ = CourseFolder(name: "prov", files: files, media: []).read(today: today)
        }
    }
}
