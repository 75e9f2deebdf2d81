/// A place in a source text: line and column, both counted from 1, the column in Unicode scalars.
package struct Position: Sendable, Hashable, Comparable {
    /// From 1, or from what the document's `firstLine` says.
    package var line: Int
    /// From 1; a tab is one column, a letter with a combining accent two.
    package var column: Int

    /// A place; both are counted from 1.
    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The order of the text.
    package static func < (a: Position, b: Position) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}
