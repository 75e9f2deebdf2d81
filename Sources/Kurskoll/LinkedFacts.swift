internal import CommonMark
internal import Course

/// Facts that stand in one place and are linked from the chapters: telephone numbers in `stod.md` and the
/// municipality's own in `kommun.md`. A number typed into a chapter would be wrong one day.
struct LinkedFacts: Sendable {
    /// The first telephone number below each heading of `stod.md`, by the heading's anchor.
    private(set) var numbers: [String: String] = [:]
    /// The text below each heading of `kommun.md`, by its id.
    let local: [String: String]

    init(support: [Block], local: [String: String]) {
        self.local = local
        var anchor: String?
        for block in support {
            switch block.kind {
            case .heading(_, let inlines, _): anchor = Anchors.anchor(inlines.plainText)
            default:
                guard let heading = anchor, numbers[heading] == nil else { continue }
                numbers[heading] = Self.telephone(in: block)
            }
        }
    }

    /// The text of each field of `kommun.md`, in one line.
    static func texts(of municipal: MunicipalFacts?) -> [String: String] {
        Dictionary(
            (municipal?.fields ?? []).map { field in
                let paragraphs = field.blocks.compactMap { block -> String? in
                    guard case .paragraph(let inlines) = block.kind else { return nil }
                    return inlines.plainText
                }
                return (field.id, paragraphs.joined(separator: " "))
            }, uniquingKeysWith: { first, _ in first })
    }

    private static func telephone(in block: Block) -> String? {
        switch block.kind {
        case .paragraph(let inlines), .heading(_, let inlines, _): telephone(in: inlines)
        case .blockQuote(let blocks), .alert(_, let blocks): blocks.lazy.compactMap(telephone).first
        case .list(let list): list.items.lazy.flatMap(\.blocks).compactMap(telephone).first
        default: nil
        }
    }

    private static func telephone(in inlines: [Inline]) -> String? {
        for inline in inlines {
            switch inline.kind {
            case .link(let destination, _, let text) where destination.hasPrefix("tel:"):
                return text.plainText
            case .emphasis(let inner), .strong(let inner):
                if let found = telephone(in: inner) { return found }
            default: continue
            }
        }
        return nil
    }

    /// What is shown in brackets after a link: the number of a help line, or the municipality's own fact. Nil for
    /// other links.
    func note(for destination: String) -> String? {
        if let field = destination.anchor(of: "kommun.md") { return local[field] }
        return destination.anchor(of: "stod.md").flatMap { numbers[$0] }
    }
}

extension String {
    /// The part after `#` of a link to a file of that name, in whatever folder; nil for other links.
    func anchor(of file: String) -> String? {
        guard let hash = firstIndex(of: "#") else { return nil }
        let path = self[..<hash]
        guard path == file || path.hasSuffix("/" + file) else { return nil }
        return String(self[index(after: hash)...])
    }
}
