@testable import CommonMark

/// The nodes of a document in the order of its tree, each with its kind and position.
struct Outline {
    private(set) var nodes: [(kind: String, position: Position)] = []

    init(_ document: Document) {
        add(document.blocks)
        for note in document.footnotes {
            nodes.append(("footnote", note.position))
            add(note.blocks)
        }
    }

    /// `kind line:column` for each.
    var description: [String] { nodes.map { "\($0.kind) \($0.position.line):\($0.position.column)" } }

    private mutating func add(_ blocks: [Block]) {
        for block in blocks {
            switch block.kind {
            case .paragraph(let inlines): add("p", block.position, inlines)
            case .heading(let level, let inlines, _): add("h\(level)", block.position, inlines)
            case .thematicBreak: nodes.append(("hr", block.position))
            case .blockQuote(let inner):
                nodes.append(("quote", block.position))
                add(inner)
            case .alert(_, let inner):
                nodes.append(("alert", block.position))
                add(inner)
            case .list(let list):
                nodes.append(("list", block.position))
                for item in list.items {
                    nodes.append(("item", item.position))
                    if let task = item.task { nodes.append(("box", task.position)) }
                    add(item.blocks)
                }
            case .codeBlock: nodes.append(("code", block.position))
            case .htmlBlock: nodes.append(("html", block.position))
            case .table(let table):
                nodes.append(("table", block.position))
                for row in [table.header] + table.rows {
                    nodes.append(("row", row.position))
                    for cell in row.cells { add(cell) }
                }
            }
        }
    }

    private mutating func add(_ kind: String, _ position: Position, _ inlines: [Inline]) {
        nodes.append((kind, position))
        add(inlines)
    }

    private mutating func add(_ inlines: [Inline]) {
        for inline in inlines {
            switch inline.kind {
            case .text(let text): nodes.append(("'\(text)'", inline.position))
            case .softBreak: nodes.append(("soft", inline.position))
            case .lineBreak: nodes.append(("break", inline.position))
            case .code: nodes.append(("`", inline.position))
            case .emphasis(let inner): add("em", inline.position, inner)
            case .strong(let inner): add("strong", inline.position, inner)
            case .strikethrough(let inner): add("del", inline.position, inner)
            case .link(_, _, let inner): add("a", inline.position, inner)
            case .image(_, _, let inner): add("img", inline.position, inner)
            case .autolink: nodes.append(("url", inline.position))
            case .html: nodes.append(("tag", inline.position))
            case .footnoteReference: nodes.append(("ref", inline.position))
            }
        }
    }
}
