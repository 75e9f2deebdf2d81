import Foundation
import CommonMark
import Testing

@testable import Course

@Test func tmpRealCourses() throws {
    for path in ["/work/hrv/Courses/hrv", "/work/vinr/Courses/vinr"] {
        var files: [String: [UInt8]] = [:]; var media: Set<String> = []
        for case let name as String in FileManager.default.enumerator(atPath: path)! {
            var isDir: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isDir), !isDir.boolValue else { continue }
            if name.hasSuffix(".md") || name.hasSuffix(".txt") { files[name] = Array(try Data(contentsOf: URL(filePath: path + "/" + name))) } else { media.insert(name) }
        }
        let clock = ContinuousClock().now
        let r = CourseFolder(name: "x", files: files, media: media).read(today: "2026-11-21")
        print(path, files.keys.sorted(), ContinuousClock().now - clock)
        for d in r.diagnostics { print("\(d.file):\(d.line):\(d.column): \(d.severity.rawValue) \(d.code): \(d.problem)\n    Så lagar du: \(d.remedy)") }
        print(r.course?.chapters.map { ($0.id, $0.questions.count, Readability($0.parts.prose).lix) } ?? "nil", r.course?.test?.areas.map { ($0.id, $0.draw, $0.questions.count)} ?? "")
    }
    for path in ["/work/vinr/Courses/kommun.md"] {
        guard let d = try? Data(contentsOf: URL(filePath: path)) else { continue }
        let f = MunicipalFacts.read(Array(d), path: "kommun.md", today: "2026-11-21")
        print(f.fields.map { ($0.id, $0.heading.plainText, $0.isFilledIn) })
        for d in f.diagnostics { print("\(d.file):\(d.line):\(d.column): \(d.severity.rawValue) \(d.code): \(d.problem)\n    Så lagar du: \(d.remedy)") }
    }
    if let c = exampleCourse()?.read(today: today).course { for ch in c.chapters { print("LIX", Readability(ch.parts.prose)) } }
}
