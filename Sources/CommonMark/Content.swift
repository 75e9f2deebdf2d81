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
