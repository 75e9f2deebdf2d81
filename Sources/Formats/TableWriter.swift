/// A column of a table: its heading, and its width in characters where the format has widths.
package struct TableColumn: Sendable {
    /// What stands in the heading row.
    package let heading: String
    /// In characters, from 1 to 254.
    package let width: Int

    /// A column of `width` characters, from 1 to 254.
    package init(_ heading: String, width: Int) {
        self.heading = heading
        self.width = width
    }
}

/// What `CSVWriter` and `XLSXWriter` share, so that an export is written once: tables, rows, typed cells.
///
/// Cells are written from left to right, then the row is ended. No cell of a number or a day allocates memory.
package protocol TableWriter {
    /// Begins a table with its heading row. Only workbooks can hold more than one.
    mutating func beginTable(_ name: String, _ columns: [TableColumn]) throws
    /// A text; an empty one is an empty cell.
    mutating func cell(_ text: String)
    /// A whole number.
    mutating func cell(_ number: Int)
    /// A decimal number as whole units of its last decimal, from 0 to 9 decimals: 778 with 1 is 77,8.
    mutating func cell(_ units: Int, decimals: Int)
    /// A day as the number of days since 1970-01-01; from year 0 to 9999.
    mutating func cell(day: Int)
    /// Nothing, so that the next cell stands in its own column.
    mutating func emptyCell()
    /// Ends the row, which may have fewer cells than there are columns.
    mutating func endRow() throws
}

extension TableWriter {
    /// A text, or an empty cell.
    package mutating func cell(_ text: String?) {
        if let text { cell(text) } else { emptyCell() }
    }

    /// A number, or an empty cell.
    package mutating func cell(_ number: Int?) {
        if let number { cell(number) } else { emptyCell() }
    }

    /// A decimal number, or an empty cell.
    package mutating func cell(_ units: Int?, decimals: Int) {
        if let units { cell(units, decimals: decimals) } else { emptyCell() }
    }

    /// A day, or an empty cell.
    package mutating func cell(day: Int?) {
        if let day { cell(day: day) } else { emptyCell() }
    }
}
