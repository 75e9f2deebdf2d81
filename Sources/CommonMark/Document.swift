/// A parsed text: its blocks, and the footnotes it defines.
package struct Document: Sendable, Equatable {
    package var blocks: [Block]
    package var footnotes: [FootnoteDefinition]

    /// What is understood beyond CommonMark 0.31.2.
    package struct Extensions: OptionSet, Sendable {
        package let rawValue: Int
        package init(rawValue: Int) { self.rawValue = rawValue }

        package static let tables = Extensions(rawValue: 1)
        package static let taskLists = Extensions(rawValue: 2)
        package static let strikethrough = Extensions(rawValue: 4)
        package static let autolinks = Extensions(rawValue: 8)
        package static let footnotes = Extensions(rawValue: 16)
        package static let alerts = Extensions(rawValue: 32)
        /// Everything the course format builds on.
        package static let all: Extensions = [
            .tables, .taskLists, .strikethrough, .autolinks, .footnotes, .alerts,
        ]
    }

    /// Parses any text: every text is a document. `firstLine` is the number given to its first line.
    package init(_ source: String, extensions: Extensions = .all, firstLine: Int = 1) {
        var builder = DocumentBuilder(
            BlockParser(Source(source, firstLine: firstLine), extensions: extensions))
        blocks = builder.blocks()
        footnotes = builder.footnotes
    }
}

/// `[^label]: text`. Several blocks may follow, indented.
package struct FootnoteDefinition: Sendable, Equatable {
    package var label: String
    package var position: Position
    package var blocks: [Block]

    package init(label: String, position: Position, blocks: [Block]) {
        self.label = label
        self.position = position
        self.blocks = blocks
    }
}
