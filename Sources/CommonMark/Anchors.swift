/// The ids of a text's headings and footnote references by their positions, found once so that its parts can be
/// rendered apart, in any order.
package struct Anchors: Sendable {
    package private(set) var headings: [Position: String] = [:]
    /// Which reference to its footnote one is, counted from 1.
    private(set) var references: [Position: Int] = [:]
    /// How many references each footnote has.
    private(set) var counts: [String: Int] = [:]

    /// The ids in a document, its footnotes last.
    package init(_ document: Document) {
        var counter = AnchorCounter()
        add(document.blocks, &counter)
        for definition in document.footnotes { add(definition.blocks, &counter) }
        counts = counter.references
    }

    /// GitHub's id of a heading with that text: lower case, spaces as hyphens, no punctuation. May be empty.
    package static func anchor(_ heading: String) -> String {
        var anchor = String.UnicodeScalarView()
        for scalar in heading.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .spaceSeparator: anchor.append("-")
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
                .connectorPunctuation:
                anchor.append(scalar)
            default:
                if scalar == "-" { anchor.append(scalar) }
            }
        }
        return String(anchor)
    }

    private mutating func add(_ blocks: [Block], _ counter: inout AnchorCounter) {
        for block in blocks {
            switch block.kind {
            case .heading(_, let inlines, _):
                headings[block.position] = counter.heading(inlines)
                add(inlines, &counter)
            case .paragraph(let inlines): add(inlines, &counter)
            case .blockQuote(let inner), .alert(_, let inner): add(inner, &counter)
            case .list(let list):
                for item in list.items { add(item.blocks, &counter) }
            case .table(let table):
                for row in [table.header] + table.rows {
                    for cell in row.cells { add(cell, &counter) }
                }
            case .thematicBreak, .codeBlock, .htmlBlock: break
            }
        }
    }

    private mutating func add(_ inlines: [Inline], _ counter: inout AnchorCounter) {
        for inline in inlines {
            switch inline.kind {
            case .footnoteReference(let label): references[inline.position] = counter.reference(label)
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): add(inner, &counter)
            // Links and images hold no other links, so no reference either.
            case .link, .image, .text, .softBreak, .lineBreak, .code, .autolink, .html: break
            }
        }
    }
}

/// Gives out ids in the order of the text, each once.
struct AnchorCounter {
    private var headings: [String: Int] = [:]
    private(set) var references: [String: Int] = [:]

    /// The id of the next heading: a text met before gets `-1`, `-2` and so on. Empty if no character is left.
    mutating func heading(_ inlines: [Inline]) -> String {
        let anchor = Anchors.anchor(inlines.plainText)
        guard !anchor.isEmpty else { return "" }
        var id = anchor
        var number = headings[anchor] ?? -1
        repeat {
            number += 1
            id = number == 0 ? anchor : "\(anchor)-\(number)"
        } while number > 0 && headings[id] != nil
        headings[anchor] = number
        if id != anchor { headings[id] = 0 }
        return id
    }

    /// Which reference to the footnote the next one is.
    mutating func reference(_ label: String) -> Int {
        references[label, default: 0] += 1
        return references[label, default: 0]
    }
}
