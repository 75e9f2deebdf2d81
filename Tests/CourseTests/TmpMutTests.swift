import CommonMark
import Foundation
import Testing

@testable import Course

@Test func tmpMutate() throws {
    let folder = exampleCourse()!
    let base = folder.read(today: today)
    let outline = base.outline
    print("BASE", base.diagnostics.map { "\($0.file):\($0.line):\($0.column) \($0.code) \($0.problem)" }, "\n", outline.joined(separator: "\n"))
    var n = 0, silent = 0
    for (name, bytes) in folder.files.sorted(by: { $0.key < $1.key }) {
        let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
        var line = 1
        for i in scalars.indices {
            if scalars[i] == "\n" { line += 1 }
            for op in ["del", "swap"] {
                var m = scalars
                if op == "del" { m.remove(at: i) } else { guard i + 1 < m.count, m[i] != m[i+1] else { continue }; m.swapAt(i, i + 1) }
                // only lines that are structural
                n += 1
                var files = folder.files
                files[name] = Array(String(String.UnicodeScalarView(m)).utf8)
                let r = CourseFolder(name: "x", files: files, media: folder.media).read(today: today)
                if r.diagnostics == base.diagnostics, r.outline != outline {
                    silent += 1
                    let a = max(0, i - 15), b = min(scalars.count, i + 15)
                    print("SILENT \(name):\(line) \(op)  in «\(String(String.UnicodeScalarView(scalars[a..<b])).replacing("\n", with: "/"))»")
                }
            }
        }
    }
    print("mutations", n, "silent", silent)
}

@Test func tmpTime() throws {
    let folder = exampleCourse()!
    let start = ContinuousClock().now
    for _ in 0..<100 { _ = folder.read(today: today) }
    print("per read", (ContinuousClock().now - start) / 100)
    let start2 = ContinuousClock().now
    for _ in 0..<100 { for (n, b) in folder.files { _ = CourseFile(path: n, bytes: b) } }
    print("files only", (ContinuousClock().now - start2) / 100)
    let start4 = ContinuousClock().now
    for _ in 0..<100 { for (n, b) in folder.files { var f = Findings(file: n); _ = Source(path: n, bytes: b, findings: &f) } }
    print("source only", (ContinuousClock().now - start4) / 100)
    let start3 = ContinuousClock().now
    let docs = folder.files.map { CourseFile(path: $0, bytes: $1) }
    for _ in 0..<100 { for d in docs { var f = Findings(file: "x"); var p = ProseRules(source: d.source!, library: .init(), findings: f); p.check(d.document!); f = p.findings } }
    print("prose", (ContinuousClock().now - start3) / 100)
    let start5 = ContinuousClock().now
    for _ in 0..<100 { for d in docs { var r = BodyReader(source: d.source!, words: .swedish, findings: Findings(file: "x")); _ = r.parts(of: d.document!.blocks.tidied) } }
    print("body", (ContinuousClock().now - start5) / 100)
}
