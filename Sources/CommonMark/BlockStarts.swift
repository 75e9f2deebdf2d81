/// The marker in front of a list item.
struct ListMarker {
    /// `-`, `*`, `+`, or `.`, `)` behind a number.
    let delimiter: UInt8
    /// Nil for a bullet.
    let start: Int?
    /// Bytes of the marker.
    let length: Int

    /// Whether an item with the other marker goes on in the same list.
    func continues(_ other: ListMarker) -> Bool {
        delimiter == other.delimiter && (start == nil) == (other.start == nil)
    }
}

/// The opening of a fenced code block.
struct Fence {
    let byte: UInt8
    let length: Int
    /// Columns of white space in front of it, which its lines lose too.
    let indent: Int
    let info: Range<Int>
    var isClosed = false
}

/// How a line begins a block. Each function looks at one line, from its first character other than white space
/// (`range`) to its end; sections are those of CommonMark 0.31.2.
struct BlockStarts {
    let bytes: [UInt8]

    /// §4.1
    func isThematicBreak(_ range: Range<Int>) -> Bool {
        guard let mark = bytes[range].first, mark == "*" || mark == "-" || mark == "_" else { return false }
        var count = 0
        for index in range {
            if bytes[index] == mark {
                count += 1
            } else if !bytes[index].isSpaceOrTab {
                return false
            }
        }
        return count >= 3
    }

    /// §4.2: the level, and the text without the closing number signs.
    func atxHeading(_ range: Range<Int>) -> (level: Int, text: Range<Int>)? {
        let behind = end(ofRun: range)
        let level = behind - range.lowerBound
        guard bytes[range.lowerBound] == "#", level <= 6 else { return nil }
        guard behind == range.upperBound || bytes[behind].isSpaceOrTab else { return nil }
        let text = bytes.trimmed(behind..<range.upperBound)
        var end = text.upperBound
        while end > text.lowerBound, bytes[end - 1] == "#" { end -= 1 }
        if end == text.lowerBound { return (level, end..<end) }
        guard bytes[end - 1].isSpaceOrTab else { return (level, text) }
        return (level, bytes.trimmed(text.lowerBound..<end))
    }

    /// §4.3: 1 for `===`, 2 for `---`.
    func setextLevel(_ range: Range<Int>) -> Int? {
        guard let mark = bytes[range].first, mark == "=" || mark == "-" else { return nil }
        let end = end(ofRun: range)
        guard bytes.skipSpacesAndTabs(from: end, to: range.upperBound) == range.upperBound else { return nil }
        return mark == "=" ? 1 : 2
    }

    /// §4.5
    func fence(_ range: Range<Int>, indent: Int) -> Fence? {
        guard let mark = bytes[range].first, mark == "`" || mark == "~" else { return nil }
        let end = end(ofRun: range)
        guard end - range.lowerBound >= 3 else { return nil }
        let info = bytes.trimmed(end..<range.upperBound)
        if mark == "`", bytes[info].contains(mark) { return nil }
        return Fence(byte: mark, length: end - range.lowerBound, indent: indent, info: info)
    }

    func isClosing(_ fence: Fence, _ range: Range<Int>) -> Bool {
        guard bytes[range].first == fence.byte else { return false }
        let end = end(ofRun: range)
        return end - range.lowerBound >= fence.length
            && bytes.skipSpacesAndTabs(from: end, to: range.upperBound) == range.upperBound
    }

    /// §5.2 and §5.3: only a non-empty item, numbered 1 if at all, may interrupt a paragraph.
    func listMarker(_ range: Range<Int>, interruptsParagraph: Bool) -> ListMarker? {
        guard let first = bytes[range].first else { return nil }
        var index = range.lowerBound
        var number: Int?
        if first.isDigit {
            var value = 0
            // Nine digits, so that no implementation overflows.
            while index < range.upperBound, bytes[index].isDigit, index - range.lowerBound < 9 {
                value = value * 10 + Int(bytes[index] & 0x0F)
                index += 1
            }
            guard index < range.upperBound, bytes[index] == "." || bytes[index] == ")" else { return nil }
            number = value
        } else if first != "-" && first != "*" && first != "+" {
            return nil
        }
        let delimiter = bytes[index]
        index += 1
        guard index == range.upperBound || bytes[index].isSpaceOrTab else { return nil }
        if interruptsParagraph {
            let isEmpty = bytes.skipSpacesAndTabs(from: index, to: range.upperBound) == range.upperBound
            if isEmpty || (number ?? 1) != 1 { return nil }
        }
        return ListMarker(delimiter: delimiter, start: number, length: index - range.lowerBound)
    }

    /// `[^label]:`, as GitHub reads it: the label without white space and brackets, and the bytes taken.
    func footnote(_ range: Range<Int>) -> (label: Range<Int>, length: Int)? {
        guard range.count >= 5, bytes[range.lowerBound] == "[", bytes[range.lowerBound + 1] == "^" else {
            return nil
        }
        let start = range.lowerBound + 2
        var index = start
        while index < range.upperBound, bytes[index] != "]" {
            if bytes[index] == "[" || bytes[index].isSpaceOrTab { return nil }
            index += 1
        }
        guard index > start, index + 1 < range.upperBound, bytes[index + 1] == ":" else { return nil }
        return (start..<index, index + 2 - range.lowerBound)
    }

    /// The end of the run of equal bytes that begins the range, which is not empty.
    private func end(ofRun range: Range<Int>) -> Int {
        var index = range.lowerBound + 1
        while index < range.upperBound, bytes[index] == bytes[range.lowerBound] { index += 1 }
        return index
    }
}
