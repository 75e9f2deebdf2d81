/// The rows of GFM tables.
enum TableSyntax {
    /// The alignments of a delimiter row such as `| :-- | --: |`; nil if the line is none.
    static func alignments(_ bytes: [UInt8], _ range: Range<Int>) -> [Table.Alignment?]? {
        // Most lines of a paragraph fail here, before any array is made.
        guard let first = bytes[range].first, first == "|" || first == "-" || first == ":" else { return nil }
        var alignments: [Table.Alignment?] = []
        for cell in cells(bytes, range) {
            var (start, end) = (cell.lowerBound, cell.upperBound)
            let isLeft = start < end && bytes[start] == ":"
            if isLeft { start += 1 }
            let isRight = start < end && bytes[end - 1] == ":"
            if isRight { end -= 1 }
            guard start < end, bytes[start..<end].allSatisfy({ $0 == "-" }) else { return nil }
            alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : nil))
        }
        return alignments.isEmpty ? nil : alignments
    }

    /// The cells of a row, without the white space around them. A bar behind a backslash is part of a cell; bars
    /// at both ends of the row are optional.
    static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
        let row = bytes.trimmed(range)
        var cells: [Range<Int>] = []
        var start = row.lowerBound
        if start < row.upperBound, bytes[start] == "|" { start += 1 }
        for index in start..<row.upperBound where bytes[index] == "|" {
            if index > start, bytes[index - 1] == "\\" { continue }
            cells.append(bytes.trimmed(start..<index))
            start = index + 1
        }
        if start < row.upperBound { cells.append(bytes.trimmed(start..<row.upperBound)) }
        return cells
    }
}
