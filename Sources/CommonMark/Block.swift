/// A block of a document, in the words of the CommonMark specification and GFM.
package struct Block: Sendable, Equatable {
    /// What it is, and what it holds.
    package var kind: Kind
    /// Where its first character other than white space stands.
    package var position: Position
    /// The last line it covers: that of a closing fence or underline, not blank lines behind it.
    package var lastLine: Int

    /// A block whose parts are known.
    package init(_ kind: Kind, position: Position, lastLine: Int) {
        self.kind = kind
        self.position = position
        self.lastLine = lastLine
    }

    /// The kinds of blocks.
    package indirect enum Kind: Sendable, Equatable {
        /// Running text.
        case paragraph([Inline])
        /// Level 1 to 6. `setext` is true for a heading underlined with `===` or `---`.
        case heading(level: Int, [Inline], setext: Bool)
        /// `***`, a rule.
        case thematicBreak
        /// Lines behind `>`.
        case blockQuote([Block])
        /// A quote at the top level whose first line is `[!NOTE]` or such; without that line.
        case alert(Alert, [Block])
        /// A bullet or ordered list.
        case list(List)
        /// `text` ends with a line feed unless empty. `info` is what stands behind the opening fence, empty for an indented code block. `closed` is false for a fence without an end.
        case codeBlock(info: String, text: String, fenced: Bool, closed: Bool)
        /// Raw HTML with its line feeds; a safe renderer drops it.
        case htmlBlock(String)
        /// A GFM table.
        case table(Table)
    }
}

/// The five alerts of GitHub: `> [!NOTE]` and so on.
package enum Alert: String, Sendable, CaseIterable {
    case note = "NOTE"
    case tip = "TIP"
    case important = "IMPORTANT"
    case warning = "WARNING"
    case caution = "CAUTION"
}

/// A bullet list, or an ordered one that begins with `start`.
package struct List: Sendable, Equatable {
    /// `-`, `*`, `+` for bullets; `.` or `)` after the number of an ordered list.
    package var delimiter: Character
    /// The first number of an ordered list, nil for bullets.
    package var start: Int?
    /// No blank line stands between its items or between the blocks of one: then its paragraphs show as text.
    package var isTight: Bool
    /// At least one.
    package var items: [ListItem]

    /// A list whose parts are known.
    package init(delimiter: Character, start: Int?, isTight: Bool, items: [ListItem]) {
        self.delimiter = delimiter
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}

/// One item of a list.
package struct ListItem: Sendable, Equatable {
    /// Where the bullet or number stands.
    package var position: Position
    /// The GFM task-list box in front of the text, which is then no part of it.
    package var task: Task?
    /// Empty for a bullet without content.
    package var blocks: [Block]

    /// An item whose parts are known.
    package init(position: Position, task: Task?, blocks: [Block]) {
        self.position = position
        self.task = task
        self.blocks = blocks
    }

    /// The box of a task: `[ ]`, `[x]` or `[X]`.
    package struct Task: Sendable, Equatable {
        /// It holds an `x`.
        package var isChecked: Bool
        /// Where its `[` stands.
        package var position: Position

        /// A box whose parts are known.
        package init(isChecked: Bool, position: Position) {
            self.isChecked = isChecked
            self.position = position
        }
    }
}

/// A GFM table. Every row has as many cells as the header: missing ones are empty, excess ones dropped;
/// `sourceCellCount` says how many were written.
package struct Table: Sendable, Equatable {
    /// One for each column, nil where the author says none.
    package var alignments: [Alignment?]
    /// The row above the delimiter row.
    package var header: Row
    /// The rows below it; may be empty.
    package var rows: [Row]

    /// A table whose parts are known.
    package init(alignments: [Alignment?], header: Row, rows: [Row]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }

    /// How a column's text is set.
    package enum Alignment: String, Sendable { case left, center, right }

    /// One row.
    package struct Row: Sendable, Equatable {
        /// Where its first bar or cell stands.
        package var position: Position
        /// The running text of each cell.
        package var cells: [[Inline]]
        /// Cells the author wrote: fewer or more than the columns.
        package var sourceCellCount: Int

        /// A row whose parts are known.
        package init(position: Position, cells: [[Inline]], sourceCellCount: Int) {
            self.position = position
            self.cells = cells
            self.sourceCellCount = sourceCellCount
        }
    }
}
