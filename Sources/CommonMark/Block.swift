/// A block of a document, in the words of the CommonMark specification and GFM.
package struct Block: Sendable, Equatable {
    package var kind: Kind
    /// Where its first character other than white space stands.
    package var position: Position
    /// The last line it covers.
    package var lastLine: Int

    package init(_ kind: Kind, position: Position, lastLine: Int) {
        self.kind = kind
        self.position = position
        self.lastLine = lastLine
    }

    package indirect enum Kind: Sendable, Equatable {
        case paragraph([Inline])
        /// `setext` is true for a heading underlined with `===` or `---`.
        case heading(level: Int, [Inline], setext: Bool)
        case thematicBreak
        case blockQuote([Block])
        case alert(Alert, [Block])
        case list(List)
        /// `info` is empty for an indented code block. `closed` is false for a fence without an end.
        case codeBlock(info: String, text: String, fenced: Bool, closed: Bool)
        case htmlBlock(String)
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
    package var isTight: Bool
    package var items: [ListItem]

    package init(delimiter: Character, start: Int?, isTight: Bool, items: [ListItem]) {
        self.delimiter = delimiter
        self.start = start
        self.isTight = isTight
        self.items = items
    }
}

package struct ListItem: Sendable, Equatable {
    /// Where the bullet or number stands.
    package var position: Position
    /// The GFM task-list box in front of the text, which is then no part of it.
    package var task: Task?
    package var blocks: [Block]

    package init(position: Position, task: Task?, blocks: [Block]) {
        self.position = position
        self.task = task
        self.blocks = blocks
    }

    package struct Task: Sendable, Equatable {
        package var isChecked: Bool
        /// Where its `[` stands.
        package var position: Position

        package init(isChecked: Bool, position: Position) {
            self.isChecked = isChecked
            self.position = position
        }
    }
}

/// A GFM table. Every row has as many cells as the header: missing ones are empty, excess ones dropped;
/// `sourceCellCount` says how many were written.
package struct Table: Sendable, Equatable {
    package var alignments: [Alignment?]
    package var header: Row
    package var rows: [Row]

    package init(alignments: [Alignment?], header: Row, rows: [Row]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }

    package enum Alignment: String, Sendable { case left, center, right }

    package struct Row: Sendable, Equatable {
        package var position: Position
        package var cells: [[Inline]]
        package var sourceCellCount: Int

        package init(position: Position, cells: [[Inline]], sourceCellCount: Int) {
            self.position = position
            self.cells = cells
            self.sourceCellCount = sourceCellCount
        }
    }
}
