/// A parsed text: its blocks, and the footnotes it defines.
package struct Document: Sendable, Equatable {
    /// Without the footnotes' definitions.
    package var blocks: [Block]
    /// In the order of the text, from wherever they stand; a second definition of a label stays text.
    package var footnotes: [FootnoteDefinition]

    /// What is understood beyond CommonMark 0.31.2.
    package struct Extensions: OptionSet, Sendable {
        /// A bit for each.
        package let rawValue: Int
        /// A set of bits.
        package init(rawValue: Int) { self.rawValue = rawValue }

        /// GFM's tables.
        package static let tables = Extensions(rawValue: 1)
        /// GFM's boxes in list items.
        package static let taskLists = Extensions(rawValue: 2)
        /// `~~…~~`; one tilde is text, unlike in GFM.
        package static let strikethrough = Extensions(rawValue: 4)
        /// GFM's addresses without angle brackets: `www.`, `http://`, `https://`, mail.
        package static let autolinks = Extensions(rawValue: 8)
        /// GitHub's `[^label]`.
        package static let footnotes = Extensions(rawValue: 16)
        /// GitHub's `> [!NOTE]`.
        package static let alerts = Extensions(rawValue: 32)
        /// Everything the course format builds on.
        package static let all: Extensions = [
            .tables, .taskLists, .strikethrough, .autolinks, .footnotes, .alerts,
        ]
    }

    /// Parses any text: every text is a document. `firstLine` is the number given to its first line. Containers
    /// nest 100 deep at most, marks in running text too: what lies deeper is shown without.
    package init(_ source: String, extensions: Extensions = .all, firstLine: Int = 1) {
        var builder = DocumentBuilder(
            BlockParser(Source(source, firstLine: firstLine), extensions: extensions))
        blocks = builder.blocks()
        footnotes = builder.footnotes
    }
}

/// `[^label]: text`. Several blocks may follow, indented.
package struct FootnoteDefinition: Sendable, Equatable {
    /// As it is written, without `^`; references match it whatever their case.
    package var label: String
    /// Where its `[` stands.
    package var position: Position
    /// May be empty.
    package var blocks: [Block]

    /// A definition whose parts are known.
    package init(label: String, position: Position, blocks: [Block]) {
        self.label = label
        self.position = position
        self.blocks = blocks
    }
}
