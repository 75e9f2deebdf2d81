/// Turns offsets into positions. It remembers the last one: asked in the order of the text it passes each byte
/// once, so a line of a million characters is no more work than a thousand lines.
struct PositionCursor {
    private let source: Source
    private var line = 0
    private var offset: Int
    private var column = 1

    init(_ source: Source) {
        self.source = source
        offset = source.lines.first?.lowerBound ?? 0
    }

    /// The place of an offset; an offset behind a line's last character belongs to that line.
    mutating func position(of target: Int) -> Position {
        if target < offset { moveBack(to: target) }
        let lines = source.lines
        while line + 1 < lines.count, lines[line + 1].lowerBound <= target {
            line += 1
            begin()
        }
        while offset < target {
            // Every byte but a continuation byte begins a scalar.
            if source.bytes[offset] & 0xC0 != 0x80 { column += 1 }
            offset += 1
        }
        return Position(line: source.firstLine + line, column: column)
    }

    private mutating func moveBack(to target: Int) {
        var low = 0
        var high = line
        while low < high {
            let middle = (low + high + 1) / 2
            if source.lines[middle].lowerBound <= target { low = middle } else { high = middle - 1 }
        }
        line = low
        begin()
    }

    private mutating func begin() {
        offset = source.lines[line].lowerBound
        column = 1
    }
}
