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

    /// Empty, with a word about it, where the file is missing.
    private static let examples: [Example] = {
        let name = "commonmark-0.31.2.json"
        let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let places = [
            ProcessInfo.processInfo.environment["COMMONMARK_SPEC"],
            package.deletingLastPathComponent().appending(path: "shared/\(name)").path(),
            "/work/shared/\(name)",
        ]
        guard let place = places.compactMap({ $0 }).first(where: FileManager.default.fileExists(atPath:))
        else {
            print("skipped: no \(name); set COMMONMARK_SPEC to its path")
            return []
        }
        let data = try? Data(contentsOf: URL(filePath: place))
        let examples = data.flatMap { try? JSONDecoder().decode([Example].self, from: $0) } ?? []
        #expect(examples.count == 652, "\(place) is not the specification's JSON")
        return examples
    }()

    @Test func `every example of the specification gives its HTML, byte for byte`() {
        var renderer = HTMLRenderer()
        renderer.isUnsafe = true
        for example in Self.examples {
            let html = renderer.render(Document(example.markdown, extensions: []).blocks)
            #expect(html == example.html, "\(example.example) \(example.section): \(example.markdown)")
        }
    }

    @Test func `in a page no example becomes active content`() {
        for example in Self.examples {
            let html = HTMLRenderer().render(Document(example.markdown).blocks).lowercased()
            // In text these are words; in a tag they are not.
            let tags = html.split(separator: "<").dropFirst().map { "<" + $0.prefix { $0 != ">" } }
            for danger in ["<script", "<iframe", "<style", " on", "style=", "javascript:", "data:"] {
                #expect(!tags.contains { $0.contains(danger) }, "\(example.example): \(danger)")
            }
        }
    }
}
