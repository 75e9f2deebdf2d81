import Foundation
import Testing

@testable import CommonMark

/// `examples.txt`: our own examples for each section of CommonMark and each extension.
@Suite struct ExamplesTests {
    struct Example: CustomTestStringConvertible, Sendable {
        let section: String
        /// Of `examples.txt`.
        let line: Int
        let isPlain: Bool
        let markdown: String
        let html: String

        var testDescription: String { "\(section), line \(line)" }

        /// Footnotes are numbered in the order of their definitions and follow the text.
        var rendered: String {
            var renderer = HTMLRenderer()
            renderer.isUnsafe = isPlain
            let document = Document(markdown, extensions: isPlain ? [] : .all)
            renderer.anchors = Anchors(document)
            for (index, note) in document.footnotes.enumerated() {
                renderer.footnoteNumbers[note.label] = index + 1
            }
            return renderer.render(document.blocks) + renderer.renderFootnotes(document.footnotes)
        }
    }

    static let examples: [Example] = {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "examples.txt")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let fence = String(repeating: "`", count: 32)
        var examples: [Example] = []
        var section = ""
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        let count = lines.count
        while let line = lines.popFirst() {
            if line.hasPrefix("## ") { section = String(line.dropFirst(3)) }
            guard line.hasPrefix(fence) else { continue }
            let number = count - lines.count
            let markdown = lines.prefix { $0 != "." }
            let html = lines.dropFirst(markdown.count + 1).prefix { $0 != fence }
            lines = lines.dropFirst(markdown.count + html.count + 2)
            examples.append(
                Example(
                    section: section, line: number, isPlain: line.hasSuffix("commonmark"),
                    markdown: joined(markdown),
                    html: joined(html)))
        }
        return examples
    }()

    private static func joined(_ lines: some Sequence<Substring>) -> String {
        lines.map { $0.replacing("→", with: "\t") + "\n" }.joined()
    }

    @Test(arguments: examples)
    func `an example gives its HTML`(example: Example) {
        #expect(example.rendered == example.html)
    }

    @Test func `the examples are found`() {
        #expect(Self.examples.count >= 120)
    }

    @Test(arguments: ["\r\n", "\r"])
    func `the kind of line end changes nothing`(end: String) {
        for example in Self.examples {
            let other = Document(example.markdown.replacing("\n", with: end))
            #expect(other == Document(example.markdown), "\(example.markdown)")
        }
    }

    /// Texts cut off anywhere must neither trap nor put their nodes outside themselves.
    @Test func `every beginning of an example is a document whose nodes lie inside it`() {
        for example in Self.examples {
            let scalars = Array(example.markdown.unicodeScalars)
            for length in 0..<scalars.count {
                var text = String.UnicodeScalarView()
                text.append(contentsOf: scalars[..<length])
                let lines = String(text).split(separator: "\n", omittingEmptySubsequences: false)
                for (kind, position) in Outline(Document(String(text))).nodes {
                    #expect(lines.indices.contains(position.line - 1), "\(kind) in \(String(text))")
                    let width = lines[position.line - 1].unicodeScalars.count
                    #expect((1...width + 1).contains(position.column), "\(kind) in \(String(text))")
                }
            }
        }
    }
}
