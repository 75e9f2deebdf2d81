import Foundation
import Testing

@testable import Course

/// Slips in the marks that carry the meaning of the real courses: each is said, or nothing is lost.
///
/// `KURSKOLL_SLIPS=5000 swift test -c release -Xswiftc -enable-testing --filter StructureSlipTests` does the whole run
/// (some minutes; without optimisation ten times as long), `KURSKOLL_SEED` another one.
@Suite struct StructureSlipTests {
    private static func number(_ name: String, _ standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap(Int.init) ?? standard
    }

    @Test(arguments: ["vinr", "hrv"])
    func `no slip in the marks of a real course loses anything in silence`(course: String) async throws {
        guard let folder = try realCourse(course) else { return }
        let original = folder.read(today: today)
        #expect(original.course != nil, "\(course) is read without an error")
        var random = Seeded(state: UInt64(Self.number("KURSKOLL_SEED", 1)))
        let slips = (0..<Self.number("KURSKOLL_SLIPS", 60) / 2).map { _ in
            Slip(in: folder, using: &random)
        }
        let outline = original.outline
        let known = original.said
        let lost = await withTaskGroup(of: String?.self) { group in
            for slip in slips {
                group.addTask {
                    let files = folder.files.merging([slip.file: slip.text]) { $1 }
                    let reading = CourseFolder(name: folder.name, files: files, media: folder.media).read(
                        today: today)
                    let isSilent = reading.said.isSubset(of: known) && reading.outline != outline
                    return isSilent ? slip.description : nil
                }
            }
            return await group.reduce(into: [String]()) { if let place = $1 { $0.append(place) } }
        }
        #expect(lost == [])
    }

    @Test(arguments: [
        ("### Fråga: Vad? {#a}", "### Fråga:", "{#a}"), ("- [x] Ja (helt)", "- [x] ", "()"),
        ("  > Så är det", "  > ", ""), ("> Förklaring: Det", "> Förklaring:", ""),
        ("1. Först", "1. ", ""), ("| a | b |", "|||", ""), ("Bara text.", "", ""),
    ])
    func `the marks of a line are found`(line: String, first: String, rest: String) {
        let scalars = Array(line.unicodeScalars)
        let marks = Slip.marks(of: scalars[...]).map { Character(scalars[$0]) }
        #expect(String(marks) == first + rest)
    }
}

/// A structural character of a file left out, or swapped with the next.
private struct Slip: CustomStringConvertible {
    let file: String
    let text: [UInt8]
    let description: String

    init(in folder: CourseFolder, using random: inout Seeded) {
        let names = folder.files.keys.filter { $0.hasSuffix(".md") }.sorted()
        file = names[Int.random(in: names.indices, using: &random)]
        var scalars = Array(String(decoding: folder.files[file] ?? [], as: UTF8.self).unicodeScalars)
        let lines = scalars.indices.split { scalars[$0] == "\n" }
        var marks: [Int] = []
        var line: Range<Int> = 0..<0
        repeat {
            line = lines[Int.random(in: lines.indices, using: &random)]
            marks = Self.marks(of: scalars[line])
        } while marks.isEmpty
        let place = marks[Int.random(in: marks.indices, using: &random)]
        let number = scalars[..<place].count { $0 == "\n" } + 1
        let before = String(String.UnicodeScalarView(scalars[line]))
        if Bool.random(using: &random), place + 1 < scalars.count {
            scalars.swapAt(place, place + 1)
        } else {
            scalars.remove(at: place)
        }
        let after = scalars[line.lowerBound..<min(line.upperBound, scalars.count)]
        text = Array(String(String.UnicodeScalarView(scalars)).utf8)
        description = "\(file):\(number) »\(before)« → »\(String(String.UnicodeScalarView(after)))«"
    }

    /// Where a line's marks stand: what begins it (heading marks with the reserved word, list and quotation marks,
    /// check boxes, labels, a key of the front matter), and every brace, bracket and bar.
    static func marks(of line: ArraySlice<Unicode.Scalar>) -> [Int] {
        let text = String(String.UnicodeScalarView(line))
        let beginning =
            /\s*(#+ +([^:{]{3,20}:)?|[-*+] (\[[ xX]\] )?|[0-9]+[.)] |> ?(\**\p{Lu}\p{Ll}+:)?|---$|\p{Ll}[\p{Ll}-]*:)/
        let length = text.prefixMatch(of: beginning).map { $0.output.0.unicodeScalars.count } ?? 0
        let braces: Set<Unicode.Scalar> = ["{", "}", "[", "]", "(", ")", "|", "!", "^"]
        let attributes = text.hasPrefix("#") ? line.lastIndex(of: "{") ?? line.endIndex : line.endIndex
        return line.indices.filter {
            $0 < line.startIndex + length || braces.contains(line[$0]) || $0 >= attributes && line[$0] != " "
        }
    }
}

/// The same numbers for the same seed (Steele, Lea and Flood 2014).
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

extension CourseFolder.Reading {
    /// What was found, wherever: a slip moves lines.
    fileprivate var said: Set<String> { Set(diagnostics.map { "\($0.file) \($0.code) \($0.problem)" }) }
}

/// A course of this repository, nil and a printed line where it is not there.
private func realCourse(_ name: String) throws -> CourseFolder? {
    let root = URL(filePath: #filePath).appending(path: "../../../Courses/\(name)").standardizedFileURL
    let walker = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    var files: [String: [UInt8]] = [:]
    var media: Set<String> = []
    while let url = walker?.nextObject() as? URL {
        guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
        let path = String(url.standardizedFileURL.path.dropFirst(root.path.count + 1))
        if path.hasSuffix(".md") || path.hasSuffix(".txt") {
            files[path] = Array(try Data(contentsOf: url))
        } else {
            media.insert(path)
        }
    }
    guard files["kurs.md"] != nil else {
        print("skipped: Courses/\(name) is missing")
        return nil
    }
    return CourseFolder(name: name, files: files, media: media)
}
