import CommonMark
import Foundation

@testable import Course

/// The day on which the tests read their courses.
let today = "2026-11-21"

extension CourseFolder {
    /// A folder of these texts.
    init(_ files: [String: String], media: Set<String> = []) {
        self.init(name: "prov", files: files.mapValues { Array($0.utf8) }, media: media)
    }

    /// A course of one chapter with this text below its front matter, which has eight lines; the first line of the
    /// text is number 9.
    init(chapter text: String, media: Set<String> = []) {
        self.init(["kurs.md": courseFile, "01.md": chapterFront + text, "02.md": filler], media: media)
    }

    /// A course with this knowledge test.
    init(test text: String, front: String = "godkänt: 80 %") {
        let matter = """
            ---
            typ: kunskapstest
            titel: Prov
            id: prov
            granskad: 2026-11-03
            granska-senast: 2027-11-01
            \(front)
            ---

            """
        self.init([
            "kurs.md": courseFile, "01.md": chapterFront, "02.md": filler, "kunskapstest.md": matter + text,
        ])
    }
}

extension CourseFolder.Reading {
    /// The mistakes of one file as `line:column code`.
    func places(in file: String = "01.md") -> [String] {
        diagnostics.filter { $0.file == file }.map { "\($0.line):\($0.column) \($0.code)" }
    }

    func codes(in file: String = "01.md") -> [String] {
        diagnostics.filter { $0.file == file }.map(\.code)
    }
}

/// Lists two chapters.
let courseFile = """
    ---
    typ: kurs
    titel: Kurs
    id: kurs
    version: "1"
    granskad: 2026-11-03
    granska-senast: 2027-11-01
    ---

    ## Kapitel

    1. [Ett](01.md)
    2. [Två](02.md)

    """

let chapterFront = """
    ---
    titel: Ett
    id: ett
    längd: 15 min
    innehållsnotis: Om något.
    granskad: 2026-11-03
    granska-senast: 2027-11-01
    ---

    """

/// A second chapter, with the question that every course needs.
let filler = """
    ---
    titel: Två
    id: tva
    innehållsnotis: Om något.
    granskad: 2026-11-03
    granska-senast: 2027-11-01
    ---

    ### Fråga: Är vatten vått? {#vatten}

    - [x] Ja
    - [ ] Nej

    """

/// A data file beside the package, in `shared`; nil, and a printed line, where it is missing.
func shared(_ path: String) -> Data? {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    for folder in [root.deletingLastPathComponent().appending(path: "shared"), URL(filePath: "/work/shared")]
    {
        if let data = try? Data(contentsOf: folder.appending(path: path)) { return data }
    }
    print("skipped: shared/\(path) is missing")
    return nil
}

/// The example course of `shared`, nil where it is missing.
func exampleCourse() -> CourseFolder? {
    var files: [String: [UInt8]] = [:]
    for name in ["kurs.md", "01-att-se-och-fraga.md", "kunskapstest.md", "stod.md"] {
        guard let data = shared("example-course/\(name)") else { return nil }
        files[name] = Array(data)
    }
    return CourseFolder(name: "example-course", files: files, media: ["bilder/tre-steg.svg"])
}
