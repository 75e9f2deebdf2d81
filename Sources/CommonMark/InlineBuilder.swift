/// Makes the tree of running text out of an inline parser's tokens.
struct InlineBuilder {
    private enum Frame {
        case root
        case emphasis(width: Int, isStrikethrough: Bool)
        case link(LinkReference, isImage: Bool)
    }

    private let parser: InlineParser
    private let content: Content
    private var piece = 0
    /// Emphasis and links that are open, with the offset where each begins and what it holds so far.
    private var frames: [(frame: Frame, position: Position, inlines: [Inline])] = []
    /// Marks opened beyond the limit: their ends are skipped too.
    private var skipped = 0
    private var links = 0
    private var text: [UInt8] = []
    private var textPosition = Position(line: 0, column: 0)

    /// Emphasis and links open at once. Deeper marks are left out and their text kept, so that nobody who walks
    /// through a document needs more stack than this.
    static let nestingLimit = 100

    init(_ parser: InlineParser, _ content: Content) {
        self.parser = parser
        self.content = content
    }

    /// Takes the cursor through the text once.
    consuming func build(_ cursor: inout PositionCursor) -> [Inline] {
        frames.append((.root, textPosition, []))
        for (token, offset) in parser.tokens {
            let position = position(offset, &cursor)
            switch token {
            case .text(let range): add(parser.bytes[range], position)
            case .decoded(let string): add(string.utf8, position)
            case .inline(let kind): add(kind, position)
            case .address(let destination, let text):
                // Links do not nest.
                if links > 0 {
                    add(text.utf8, position)
                } else {
                    add(.autolink(destination: destination, text: text), position)
                }
            case .delimiter(let index): addDelimiter(parser.delimiters.all[index], position)
            case .bracket(let index):
                let bracket = parser.brackets[index]
                if let link = bracket.link {
                    open(.link(link, isImage: bracket.isImage), position)
                } else {
                    add((bracket.isImage ? "![" : "[").utf8, position)
                }
            case .endOfLink: close()
            }
        }
        endText()
        return frames[0].inlines
    }

    private mutating func position(_ offset: Int, _ cursor: inout PositionCursor) -> Position {
        cursor.position(of: content.sourceOffset(of: offset, piece: &piece))
    }

    private mutating func add(_ bytes: some Sequence<UInt8>, _ position: Position) {
        if text.isEmpty { textPosition = position }
        text += bytes
    }

    private mutating func add(_ kind: Inline.Kind, _ position: Position) {
        endText()
        frames[frames.count - 1].inlines.append(Inline(kind, position: position))
    }

    private mutating func endText() {
        guard !text.isEmpty else { return }
        let inline = Inline(.text(String(decoding: text, as: UTF8.self)), position: textPosition)
        frames[frames.count - 1].inlines.append(inline)
        text.removeAll(keepingCapacity: true)
    }

    /// A run ends the emphases to its left, then come the characters it did not use, then those it begins: the
    /// first found is the innermost.
    private mutating func addDelimiter(_ run: Delimiter, _ position: Position) {
        var position = position
        for width in run.closes {
            close()
            position.column += width
        }
        if run.left > 0 { add(repeatElement(run.byte, count: run.left), position) }
        position.column += run.left
        for width in run.opens.reversed() {
            open(.emphasis(width: width, isStrikethrough: run.byte == "~"), position)
            position.column += width
        }
    }

    private mutating func open(_ frame: Frame, _ position: Position) {
        endText()
        guard skipped == 0, frames.count < Self.nestingLimit else {
            skipped += 1
            return
        }
        if case .link = frame { links += 1 }
        frames.append((frame, position, []))
    }

    private mutating func close() {
        endText()
        guard skipped == 0 else {
            skipped -= 1
            return
        }
        let (frame, position, inlines) = frames.removeLast()
        switch frame {
        case .root: break
        case .emphasis(_, isStrikethrough: true): add(.strikethrough(inlines), position)
        case .emphasis(let width, _): add(width == 2 ? .strong(inlines) : .emphasis(inlines), position)
        case .link(let link, let isImage):
            links -= 1
            let (destination, title) = (link.destination, link.title)
            add(
                isImage
                    ? .image(source: destination, title: title, inlines)
                    : .link(destination: destination, title: title, inlines), position)
        }
    }
}
