/// Finds the blocks of a text, line by line, after the method in the appendix of the CommonMark specification:
/// see which of the open blocks a line continues, then which new ones it begins, then give what is left of it
/// to the innermost. Running text waits until all link definitions are known; `DocumentBuilder` reads it.
struct BlockParser {
    let source: Source
    let extensions: Document.Extensions
    let definitions: Definitions
    /// The first is the document.
    private(set) var nodes = [Node(kind: .document, start: 0, lastLine: 0)]

    /// The nodes that may still grow, from the document inwards.
    private var open = [0]
    /// How many of the open nodes the line at hand continues.
    private var matched = 1
    private var line: LineCursor
    private var lineIndex = 0
    private let starts: BlockStarts
    /// How deep the containers reach whose markers stand on the line at hand.
    private var markerDepth = 0
    /// If the previous line was blank, its `markerDepth`: it is a blank line in all containers down to that one.
    /// Else too large for any.
    private var blankDepth = Int.max
    /// Empty cells that short rows may still be filled up with. Without a bound n bytes could make n² cells.
    private var cellBudget = 200_000

    /// Containers open at once. What would nest deeper is text, so that nobody who walks through a document
    /// needs more stack than this.
    static let nestingLimit = 100

    init(_ source: Source, extensions: Document.Extensions) {
        self.source = source
        self.extensions = extensions
        definitions = Definitions(sourceLength: source.bytes.count)
        line = LineCursor(source.bytes)
        starts = BlockStarts(bytes: source.bytes)
        for index in source.lines.indices { readLine(index) }
        close(downTo: 1)
    }

    private var tip: Int { open[open.count - 1] }
    private var container: Int { open[matched - 1] }

    private mutating func readLine(_ index: Int) {
        lineIndex = index
        line.begin(source.lines[index])
        markerDepth = 0
        let isUsedUp = continueBlocks() || openBlocks()
        if !isUsedUp { addText() }
        blankDepth = isUsedUp || !line.isBlank || nodes[tip].isFencedCode ? .max : markerDepth
    }

    // MARK: Open blocks

    /// Finds how many of the open blocks go on in this line. True if the line is the end of a fence and nothing
    /// else.
    private mutating func continueBlocks() -> Bool {
        matched = 1
        while matched < open.count {
            let index = open[matched]
            if case .fencedCode(var fence) = nodes[index].kind, !line.isIndented,
                starts.isClosing(fence, line.rest)
            {
                fence.isClosed = true
                nodes[index].kind = .fencedCode(fence)
                nodes[index].lastLine = lineIndex
                close(downTo: matched)
                return true
            }
            guard continues(nodes[index]) else { break }
            if case .blockQuote = nodes[index].kind {
                markerDepth = matched
                nodes[index].lastLine = lineIndex
            }
            matched += 1
        }
        return false
    }

    /// Whether the line goes on with a block; takes what the block demands in front of its content.
    private mutating func continues(_ node: Node) -> Bool {
        switch node.kind {
        case .document, .list: return true
        case .blockQuote:
            guard !line.isIndented, line.next == ">" else { return false }
            line.advancePastSpace(bytes: 1)
            line.advanceOptionalSpace()
        case .item(let width):
            // An item may begin with one blank line, not with two.
            guard line.isBlank ? !node.children.isEmpty : line.indent >= width else { return false }
            line.advance(columns: width)
        case .footnote:
            guard line.isBlank ? !node.children.isEmpty : line.isIndented else { return false }
            line.advance(columns: 4)
        case .indentedCode:
            guard line.isBlank || line.isIndented else { return false }
            line.advance(columns: 4)
        case .fencedCode(let fence): line.advance(columns: min(line.indent, fence.indent))
        case .html(let start): return !(line.isBlank && start.endsAtBlankLine)
        case .paragraph, .table: return !line.isBlank
        case .heading, .thematicBreak: return false
        }
        return true
    }

    // MARK: New blocks

    private enum Opening { case nothing, container, text, wholeLine }

    /// Opens the blocks that begin in this line. True if one of them takes all of it.
    private mutating func openBlocks() -> Bool {
        while !line.isBlank, !nodes[container].isVerbatim {
            switch openBlock() {
            case .container: markerDepth = open.count - 1
            case .wholeLine: return true
            case .nothing, .text: return false
            }
        }
        return false
    }

    private mutating func openBlock() -> Opening {
        if line.isIndented {
            // Indented code never interrupts a paragraph: the line then continues it.
            if nodes[tip].isParagraph { return .nothing }
            line.advance(columns: 4)
            add(.indentedCode, at: line.nonspace)
            return .text
        }
        let rest = line.rest
        switch line.next {
        case ">": return openBlockQuote()
        case "#":
            guard let heading = starts.atxHeading(rest) else { return .nothing }
            add(.heading(level: heading.level, isSetext: false), at: rest.lowerBound)
            nodes[tip].lines = [Node.Line(range: heading.text)]
            return .wholeLine
        case "`", "~":
            guard let fence = starts.fence(rest, indent: line.indent) else { return .nothing }
            add(.fencedCode(fence), at: rest.lowerBound)
            return .wholeLine
        case "<":
            let start = HTMLBlockStart(source.bytes, rest, interruptsParagraph: nodes[tip].isParagraph)
            guard let start else { return .nothing }
            add(.html(start), at: rest.lowerBound)
            return .text
        default: break
        }
        if nodes[container].isParagraph, let level = starts.setextLevel(rest), makeHeading(level) {
            return .wholeLine
        }
        if starts.isThematicBreak(rest) {
            add(.thematicBreak, at: rest.lowerBound)
            return .wholeLine
        }
        if let opening = openListItem() ?? openFootnote() { return opening }
        return nodes[container].isParagraph && makeTable() ? .wholeLine : .nothing
    }

    private mutating func openBlockQuote() -> Opening {
        guard open.count < Self.nestingLimit else { return .nothing }
        add(.blockQuote, at: line.nonspace)
        line.advancePastSpace(bytes: 1)
        line.advanceOptionalSpace()
        return .container
    }

    private mutating func openListItem() -> Opening? {
        let interrupts = nodes[container].isParagraph
        guard open.count + 1 < Self.nestingLimit,
            let marker = starts.listMarker(line.rest, interruptsParagraph: interrupts)
        else { return nil }
        let start = line.nonspace
        var width = line.indent + marker.length
        line.advancePastSpace(bytes: marker.length)
        // Five columns or more are one, and the rest indents a code block.
        let space = line.isBlank || line.indent > 4 ? 1 : line.indent
        width += space
        line.advance(columns: space)
        if case .list(let list) = nodes[container].kind, list.continues(marker) {
            close(downTo: matched)
        } else {
            add(.list(marker), at: start)
        }
        add(.item(width: width), at: start)
        return .container
    }

    private mutating func openFootnote() -> Opening? {
        guard extensions.contains(.footnotes), open.count < Self.nestingLimit,
            let footnote = starts.footnote(line.rest)
        else { return nil }
        let label = source.bytes.text(footnote.label)
        // A second definition of a label stays text, where its author can see it.
        guard definitions.defineFootnote(label) else { return nil }
        add(.footnote(label: label), at: line.nonspace)
        line.advancePastSpace(bytes: footnote.length)
        line.advance(columns: line.indent)
        return .container
    }

    /// Makes the paragraph at hand a heading, unless it holds nothing but link definitions.
    private mutating func makeHeading(_ level: Int) -> Bool {
        takeDefinitions(from: tip)
        guard !nodes[tip].lines.isEmpty else { return false }
        nodes[tip].kind = .heading(level: level, isSetext: true)
        nodes[tip].lastLine = lineIndex
        return true
    }

    /// Makes the last line of the paragraph at hand a table's header if this line is its delimiter row.
    private mutating func makeTable() -> Bool {
        guard extensions.contains(.tables), let header = nodes[tip].lines.last,
            let alignments = TableSyntax.alignments(source.bytes, line.rest),
            TableSyntax.cells(source.bytes, header.range).count == alignments.count
        else { return false }
        nodes[tip].lines.removeLast()
        nodes[tip].lastLine -= 1
        add(.table(alignments), at: header.range.lowerBound)
        nodes[tip].lines = [header]
        return true
    }

    // MARK: Text

    private mutating func addText() {
        let isLazy = matched < open.count && nodes[tip].isParagraph && !line.isBlank
        if !isLazy { close(downTo: matched) }
        switch nodes[tip].kind {
        case .fencedCode, .indentedCode, .html: addVerbatim()
        case .paragraph: addRest()
        case .table(let alignments):
            let missing = alignments.count - TableSyntax.cells(source.bytes, line.rest).count
            cellBudget -= max(0, missing)
            if cellBudget < 0 { add(.paragraph, at: line.nonspace) }
            addRest()
        default:
            guard !line.isBlank else { return }
            add(.paragraph, at: line.nonspace)
            addRest()
        }
    }

    private mutating func addRest() {
        if nodes[tip].lines.isEmpty { nodes[tip].start = line.nonspace }
        nodes[tip].lines.append(Node.Line(range: line.rest))
        nodes[tip].lastLine = lineIndex
    }

    private mutating func addVerbatim() {
        let remainder = line.remainder
        nodes[tip].lines.append(Node.Line(range: remainder.range, padding: remainder.padding))
        if !line.isBlank || nodes[tip].isFencedCode { nodes[tip].lastLine = lineIndex }
        if case .html(let start) = nodes[tip].kind, start.ends(in: source.bytes, line.rest) { closeTip() }
    }

    // MARK: Nodes

    private mutating func add(_ kind: Node.Kind, at start: Int) {
        close(downTo: matched)
        while !nodes[tip].canContain(kind) { closeTip() }
        let parent = tip
        if blankDepth < open.count, let previous = nodes[parent].children.last {
            nodes[previous].isFollowedByBlank = true
        }
        nodes[parent].children.append(nodes.count)
        open.append(nodes.count)
        nodes.append(Node(kind: kind, start: start, lastLine: lineIndex))
        matched = open.count
    }

    private mutating func close(downTo count: Int) {
        while open.count > count { closeTip() }
    }

    private mutating func closeTip() {
        let node = open.removeLast()
        guard nodes[node].isParagraph else { return }
        takeDefinitions(from: node)
        // A paragraph is its parent's last child as long as it is open.
        if nodes[node].lines.isEmpty { nodes[tip].children.removeLast() }
    }

    /// Takes the link reference definitions off the beginning of a paragraph.
    private mutating func takeDefinitions(from node: Int) {
        guard let first = nodes[node].lines.first, source.bytes.byte(at: first.range.lowerBound) == "[" else {
            return
        }
        let text = Content(source.bytes, lines: nodes[node].lines).bytes
        let syntax = LinkSyntax(bytes: text)
        var start = 0
        while let definition = syntax.definition(at: start) {
            let label = text.text(definition.label)
            if label.hasPrefix("^"), extensions.contains(.footnotes) { break }
            guard definitions.define(label, definition.link) else { break }
            start = definition.end
        }
        guard start > 0 else { return }
        // Every line ends with a line feed but the last.
        let taken = text[..<start].count { $0 == "\n" } + (start == text.count ? 1 : 0)
        nodes[node].lines.removeFirst(taken)
        if let first = nodes[node].lines.first { nodes[node].start = first.range.lowerBound }
    }
}
