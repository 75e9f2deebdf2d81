/// A place in the line at hand. Columns count from 0 and a tab reaches to the next multiple of four, so that a
/// container may take a part of a tab and leave the rest (CommonMark 0.31.2, section 2.2).
struct LineCursor {
    private let bytes: [UInt8]
    private(set) var offset = 0
    private(set) var end = 0
    private(set) var column = 0
    /// Some columns of the tab at `offset` are taken.
    private var isInsideTab = false
    private(set) var nonspace = 0
    private var nonspaceColumn = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Columns of white space in front of the next character.
    var indent: Int { nonspaceColumn - column }
    /// Nothing but white space is left.
    var isBlank: Bool { nonspace == end }
    var isIndented: Bool { indent >= 4 }
    /// The next character other than white space, 0 for none.
    var next: UInt8 { nonspace < end ? bytes[nonspace] : 0 }
    var rest: Range<Int> { nonspace..<end }

    mutating func begin(_ line: Range<Int>) {
        offset = line.lowerBound
        end = line.upperBound
        column = 0
        isInsideTab = false
        nonspace = offset
        nonspaceColumn = 0
        findNonspace()
    }

    private mutating func findNonspace() {
        // What is already found stays found until the offset passes it: else deep nesting would count the
        // same indentation again for each container.
        guard nonspace <= offset else { return }
        nonspace = offset
        nonspaceColumn = column
        while nonspace < end {
            if bytes[nonspace] == " " {
                nonspaceColumn += 1
            } else if bytes[nonspace] == "\t" {
                nonspaceColumn += 4 - nonspaceColumn % 4
            } else {
                break
            }
            nonspace += 1
        }
    }

    /// Takes columns of white space, or a part of a tab.
    mutating func advance(columns count: Int) {
        var left = count
        while left > 0, offset < end {
            var width = 1
            if bytes[offset] == "\t" {
                let toStop = 4 - column % 4
                width = min(left, toStop)
                isInsideTab = toStop > left
            } else {
                isInsideTab = false
            }
            column += width
            left -= width
            if !isInsideTab { offset += 1 }
        }
        findNonspace()
    }

    /// Takes the white space and so many bytes behind it, none of them a tab.
    mutating func advancePastSpace(bytes count: Int = 0) {
        column = nonspaceColumn + count
        offset = nonspace + count
        isInsideTab = false
        findNonspace()
    }

    /// Takes one space or one column of a tab if there is one.
    mutating func advanceOptionalSpace() {
        if offset < end, bytes[offset].isSpaceOrTab { advance(columns: 1) }
    }

    /// What is left of the line, as it is: `padding` spaces for the rest of a tab, then bytes.
    var remainder: (padding: Int, range: Range<Int>) {
        isInsideTab ? (4 - column % 4, offset + 1..<end) : (0, offset..<end)
    }
}
