import Foundation
import Testing

@testable import CommonMark

/// The 652 examples of CommonMark 0.31.2. Their licence keeps them out of this repository; they are read from
/// `$COMMONMARK_SPEC`, or from `shared` beside the package.
@Suite struct SpecificationTests {
    private struct Example: Decodable {
        let markdown: String
        let html: String
        let example: Int
        let section: String
    }

    private static func examples() throws -> [Example]? {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized
        let name = "commonmark-0.31.2.json"
        let places = [
            ProcessInfo.processInfo.environment["COMMONMARK_SPEC"],
            root.appending(path: "../shared/\(name)").standardized.path(),
            root.deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/\(name)").path(),
        ]
        guard let place = places.compactMap({ $0 }).first(where: FileManager.default.fileExists) else { return nil }
        return try JSONDecoder().decode([Example].self, from: Data(contentsOf: URL(filePath: place)))
    }

    @Test func `every example of the specification gives its HTML, byte for byte`() throws {
        guard let examples = try Self.examples() else {
            print("skipped: no commonmark-0.31.2.json; set COMMONMARK_SPEC to its path")
            return
        }
        #expect(examples.count == 652)
        var renderer = HTMLRenderer()
        renderer.isUnsafe = true
        for example in examples {
            let document = Document(example.markdown, extensions: [])
            #expect(
                renderer.render(document.blocks) == example.html, "\(example.example) \(example.section)",
                sourceLocation: SourceLocation(
                    fileID: #fileID, filePath: #filePath, line: #line, column: #column))
        }
    }

    @Test func `no example becomes active content in a page`() throws {
        guard let examples = try Self.examples() else { return }
        for example in examples {
            let document = Document(example.markdown)
            let html = HTMLRenderer().render(document.blocks).lowercased()
            for danger in ["<script", "<iframe", "<style", " on", "style=", "javascript:", "data:"] {
                // In text these are words; in a tag they are not.
                let tags = html.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
                #expect(!tags.contains { "<\($0)".contains(danger) }, "\(example.example): \(danger)")
            }
        }
    }
}
