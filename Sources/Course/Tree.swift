internal import CommonMark

extension [Block] {
    /// The blocks with neighbouring text joined and raw HTML left out: notes to co-authors are dropped, and other
    /// HTML is an error anyway.
    var tidied: [Block] {
        compactMap { block in
            var block = block
            switch block.kind {
            case .htmlBlock: return nil
            case .paragraph(let inlines): block.kind = .paragraph(inlines.tidied)
            case .heading(let level, let inlines, let setext):
                block.kind = .heading(level: level, inlines.tidied, setext: setext)
            case .blockQuote(let inner): block.kind = .blockQuote(inner.tidied)
            case .alert(let alert, let inner): block.kind = .alert(alert, inner.tidied)
            case .list(var list):
                for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.tidied }
                block.kind = .list(list)
            case .table(var table):
                table.header.cells = table.header.cells.map(\.tidied)
                for index in table.rows.indices {
                    table.rows[index].cells = table.rows[index].cells.map(\.tidied)
                }
                block.kind = .table(table)
            case .thematicBreak, .codeBlock: break
            }
            return block
        }
    }

    /// Calls `body` with every block, outer before inner, in the order of the text.
    func forEachBlock(_ body: (Block) -> Void) {
        for block in self {
            body(block)
            switch block.kind {
            case .blockQuote(let inner), .alert(_, let inner): inner.forEachBlock(body)
            case .list(let list): list.items.forEach { $0.blocks.forEachBlock(body) }
            case .paragraph, .heading, .thematicBreak, .codeBlock, .htmlBlock, .table: break
            }
        }
    }

    /// Every stretch of running text: paragraphs, headings, table cells.
    var runs: [[Inline]] {
        var runs: [[Inline]] = []
        forEachBlock { block in
            switch block.kind {
            case .paragraph(let inlines), .heading(_, let inlines, _): runs.append(inlines)
            case .table(let table): runs += ([table.header] + table.rows).flatMap(\.cells)
            case .blockQuote, .alert, .list, .codeBlock, .htmlBlock, .thematicBreak: break
            }
        }
        return runs
    }
}

extension Block {
    /// Its lines in the file.
    var lineNumbers: ClosedRange<Int> { position.line...Swift.max(position.line, lastLine) }
}

extension [Inline] {
    /// Neighbouring text joined, raw HTML left out.
    var tidied: [Inline] {
        var result: [Inline] = []
        for var inline in self {
            switch inline.kind {
            case .html: continue
            case .text(let text):
                if let last = result.indices.last, case .text(let before) = result[last].kind {
                    result[last].kind = .text(before + text)
                    continue
                }
            case .emphasis(let inner): inline.kind = .emphasis(inner.tidied)
            case .strong(let inner): inline.kind = .strong(inner.tidied)
            case .strikethrough(let inner): inline.kind = .strikethrough(inner.tidied)
            case .link(let destination, let title, let inner):
                inline.kind = .link(destination: destination, title: title, inner.tidied)
            case .image(let source, let title, let inner):
                inline.kind = .image(source: source, title: title, inner.tidied)
            case .softBreak, .lineBreak, .code, .autolink, .footnoteReference: break
            }
            result.append(inline)
        }
        return result
    }

    /// Calls `body` with every inline, outer before inner.
    func forEachInline(_ body: (Inline) -> Void) {
        for inline in self {
            body(inline)
            switch inline.kind {
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(_, _, let inner),
                .image(_, _, let inner):
                inner.forEachInline(body)
            case .text, .softBreak, .lineBreak, .code, .autolink, .html, .footnoteReference: break
            }
        }
    }

    /// Without the first `count` characters of the text it begins with, and the space after them.
    func droppingFirst(_ count: Int) -> [Inline] {
        guard let first, case .text(let text) = first.kind else { return self }
        let rest = text.dropFirst(count).drop(while: \.isWhitespace)
        guard !rest.isEmpty else { return Array(dropFirst()) }
        let column = first.position.column + text.unicodeScalars.count - rest.unicodeScalars.count
        let kept = Inline(.text(String(rest)), position: Position(line: first.position.line, column: column))
        return [kept] + dropFirst()
    }

    /// Without what follows the last `mark` in the text it ends with, and the space before it.
    func dropping(fromLast mark: Character) -> [Inline] {
        guard var last, case .text(let text) = last.kind, let index = text.lastIndex(of: mark) else {
            return self
        }
        var kept = text[..<index]
        while kept.last?.isWhitespace == true { kept.removeLast() }
        last.kind = .text(String(kept))
        return kept.isEmpty ? Array(dropLast()) : dropLast() + [last]
    }

    /// The stretches between line breaks.
    var lines: [[Inline]] {
        split(omittingEmptySubsequences: false) { inline in
            switch inline.kind {
            case .softBreak, .lineBreak: true
            default: false
            }
        }.map(Array.init)
    }
}
