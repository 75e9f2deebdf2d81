/// The bytes of a text and its lines.
struct Source {
    /// UTF-8 without NUL, which CommonMark has replaced by U+FFFD: for safety, and so that 0 can mean "no byte".
    let bytes: [UInt8]
    /// Each line without its ending: line feed, carriage return or both.
    let lines: [Range<Int>]
    /// The number of the first line.
    let firstLine: Int

    init(_ text: String, firstLine: Int) {
        let bytes = Self.withoutNUL(Array(text.utf8))
        var lines: [Range<Int>] = []
        // A byte order mark is no part of the text and takes no column.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == "\n" || byte == "\r" else { continue }
            lines.append(start..<index - 1)
            if byte == "\r", bytes.byte(at: index) == "\n" { index += 1 }
            start = index
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        self.bytes = bytes
        self.lines = lines
        self.firstLine = firstLine
    }

    private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0) else { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if byte == 0 { clean += [0xEF, 0xBF, 0xBD] } else { clean.append(byte) }
        }
        return clean
    }
}

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

/// The text of a leaf block: its lines joined by line feeds, and where in the source each piece stands.
struct Content {
    private(set) var bytes: [UInt8] = []
    private var pieces: [(content: Int, source: Int)] = []

    init() {}

    init(_ source: [UInt8], lines: [Node.Line]) {
        for line in lines {
            if !pieces.isEmpty { endLine() }
            append(line.range, of: source)
        }
    }

    /// Adds a part of the source; a line feed before it must be added with `endLine()`.
    mutating func append(_ range: Range<Int>, of source: [UInt8]) {
        pieces.append((bytes.count, range.lowerBound))
        bytes += source[range]
    }

    mutating func endLine() { bytes.append(0x0A) }

    mutating func removeTrailingSpace() {
        while let last = bytes.last, last.isWhitespace { bytes.removeLast() }
    }

    /// The source offset of a content offset. `piece` is the caller's place among the pieces, 0 at first:
    /// offsets must come in rising order.
    func sourceOffset(of offset: Int, piece: inout Int) -> Int {
        guard !pieces.isEmpty else { return 0 }
        while piece + 1 < pieces.count, pieces[piece + 1].content <= offset { piece += 1 }
        return pieces[piece].source + offset - pieces[piece].content
    }
}
