/// Makes the tree out of a block parser's nodes, and reads the running text in them.
struct DocumentBuilder {
    private let parser: BlockParser
    private let bytes: [UInt8]
    private var cursor: PositionCursor
    private(set) var footnotes: [FootnoteDefinition] = []

    init(_ parser: BlockParser) {
        self.parser = parser
        bytes = parser.source.bytes
        cursor = PositionCursor(parser.source)
    }

    mutating func blocks() -> [Block] { blocks(parser.nodes[0].children, isTop: true) }

    /// Recurses with the nesting of containers, which the block parser bounds.
    private mutating func blocks(_ indices: [Int], isTop: Bool = false) -> [Block] {
        var blocks: [Block] = []
        for index in indices {
            let node = parser.nodes[index]
            switch node.kind {
            case .footnote(let label):
                // Definitions come in the order of the text, also one that stands inside another.
                let place = footnotes.count
                footnotes.append(FootnoteDefinition(label: label, position: position(node.start), blocks: []))
                footnotes[place].blocks = self.blocks(node.children)
            case .blockQuote: blocks.append(quote(node, isTop: isTop))
            case .list(let marker): blocks.append(list(node, marker))
            default: blocks.append(leaf(node))
            }
        }
        return blocks
    }

    private mutating func position(_ offset: Int) -> Position { cursor.position(of: offset) }

    private func lineNumber(_ index: Int) -> Int { parser.source.firstLine + index }

    // MARK: Containers

    private mutating func quote(_ node: Node, isTop: Bool) -> Block {
        let position = position(node.start)
        let alert = isTop ? alert(of: node) : nil
        var inner: [Block]
        if alert != nil, let first = node.children.first {
            var paragraph = parser.nodes[first]
            paragraph.lines.removeFirst()
            inner = []
            if let line = paragraph.lines.first {
                paragraph.start = line.range.lowerBound
                inner = [leaf(paragraph)]
            }
            inner += blocks(Array(node.children.dropFirst()))
        } else {
            inner = blocks(node.children)
        }
        let lastLine = max(lineNumber(node.lastLine), inner.last?.lastLine ?? 0)
        return Block(
            alert.map { .alert($0, inner) } ?? .blockQuote(inner), position: position, lastLine: lastLine)
    }

    /// GitHub's alert: the quote's first line is `[!NOTE]` or such, alone.
    private func alert(of node: Node) -> Alert? {
        guard parser.extensions.contains(.alerts), let first = node.children.first,
            parser.nodes[first].isParagraph, let line = parser.nodes[first].lines.first
        else { return nil }
        let text = bytes.trimmed(line.range)
        guard text.count > 3, bytes[text.lowerBound] == "[", bytes[text.lowerBound + 1] == "!",
            bytes[text.upperBound - 1] == "]"
        else { return nil }
        return Alert(rawValue: bytes.text(text.lowerBound + 2..<text.upperBound - 1).uppercased())
    }

    private mutating func list(_ node: Node, _ marker: ListMarker) -> Block {
        let position = position(node.start)
        var items: [ListItem] = []
        var lastLine = lineNumber(node.lastLine)
        for index in node.children {
            let item = parser.nodes[index]
            items.append(self.item(item))
            lastLine = max(lastLine, lineNumber(item.lastLine), items.last?.blocks.last?.lastLine ?? 0)
        }
        let list = List(
            delimiter: Character(Unicode.Scalar(marker.delimiter)), start: marker.start,
            isTight: !isLoose(node), items: items)
        return Block(.list(list), position: position, lastLine: lastLine)
    }

    /// A blank line stands between two of its items or between two blocks of an item.
    private func isLoose(_ list: Node) -> Bool {
        for (number, index) in list.children.enumerated() {
            let item = parser.nodes[index]
            let isLastItem = number == list.children.count - 1
            if item.isFollowedByBlank, !isLastItem { return true }
            for (place, child) in item.children.enumerated() where parser.nodes[child].isFollowedByBlank {
                if !isLastItem || place < item.children.count - 1 { return true }
            }
        }
        return false
    }

    private mutating func item(_ node: Node) -> ListItem {
        let position = position(node.start)
        guard parser.extensions.contains(.taskLists), let first = node.children.first,
            var paragraph = taskText(parser.nodes[first])
        else { return ListItem(position: position, task: nil, blocks: blocks(node.children)) }
        let box = parser.nodes[first].start
        let task = ListItem.Task(isChecked: !bytes[box + 1].isSpaceOrTab, position: self.position(box))
        paragraph.start = paragraph.lines[0].range.lowerBound
        let text = leaf(paragraph)
        return ListItem(
            position: position, task: task, blocks: [text] + blocks(Array(node.children.dropFirst())))
    }

    /// The paragraph without the box it begins with; nil if there is no box, or no text behind it on its line.
    private func taskText(_ node: Node) -> Node? {
        guard node.isParagraph, let line = node.lines.first?.range, line.count >= 5,
            bytes[line.lowerBound] == "[", bytes[line.lowerBound + 2] == "]",
            bytes[line.lowerBound + 1].isSpaceOrTab || bytes[line.lowerBound + 1].lowercased == "x",
            bytes[line.lowerBound + 3].isSpaceOrTab
        else { return nil }
        let text = bytes.skipSpacesAndTabs(from: line.lowerBound + 4, to: line.upperBound)
        guard text < line.upperBound else { return nil }
        var paragraph = node
        paragraph.lines[0].range = text..<line.upperBound
        return paragraph
    }

    // MARK: Leaves

    private mutating func leaf(_ node: Node) -> Block {
        let position = position(node.start)
        return Block(kind(node), position: position, lastLine: lineNumber(node.lastLine))
    }

    private mutating func kind(_ node: Node) -> Block.Kind {
        switch node.kind {
        case .heading(let level, let isSetext): .heading(level: level, inlines(node.lines), setext: isSetext)
        case .thematicBreak: .thematicBreak
        case .fencedCode(let fence):
            .codeBlock(
                info: Entities.unescape(bytes, fence.info), text: verbatim(node.lines), fenced: true,
                closed: fence.isClosed)
        case .indentedCode: .codeBlock(info: "", text: indentedCode(node.lines), fenced: false, closed: true)
        case .html: .htmlBlock(verbatim(node.lines))
        case .table(let alignments): .table(table(node, alignments))
        default: .paragraph(inlines(node.lines))
        }
    }

    private mutating func inlines(_ lines: [Node.Line]) -> [Inline] {
        inlines(Content(bytes, lines: lines))
    }

    private mutating func inlines(_ content: Content) -> [Inline] {
        var content = content
        content.removeTrailingSpace()
        var parser = InlineParser(
            content.bytes, definitions: parser.definitions, extensions: parser.extensions)
        parser.parse()
        return InlineBuilder(parser, content).build(&cursor)
    }

    private func verbatim(_ lines: some Sequence<Node.Line>) -> String {
        var text: [UInt8] = []
        for line in lines {
            text += repeatElement(0x20, count: line.padding)
            text += bytes[line.range]
            text.append(0x0A)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private func indentedCode(_ lines: [Node.Line]) -> String {
        let last = lines.lastIndex { !bytes.trimmed($0.range).isEmpty }
        return verbatim(lines[...(last ?? lines.count - 1)])
    }

    private mutating func table(_ node: Node, _ alignments: [Table.Alignment?]) -> Table {
        var rows: [Table.Row] = []
        for line in node.lines {
            let cells = TableSyntax.cells(bytes, line.range)
            var row = Table.Row(
                position: position(line.range.lowerBound), cells: [], sourceCellCount: cells.count)
            for cell in cells.prefix(alignments.count) { row.cells.append(inlines(cellContent(cell))) }
            while row.cells.count < alignments.count { row.cells.append([]) }
            rows.append(row)
        }
        let header = rows.removeFirst()
        return Table(alignments: alignments, header: header, rows: rows)
    }

    /// In a cell `\|` is a bar before anything else is read, even in a code span.
    private func cellContent(_ cell: Range<Int>) -> Content {
        var content = Content()
        var start = cell.lowerBound
        for index in cell where bytes[index] == "|" {
            content.append(start..<index - 1, of: bytes)
            start = index
        }
        content.append(start..<cell.upperBound, of: bytes)
        return content
    }
}
