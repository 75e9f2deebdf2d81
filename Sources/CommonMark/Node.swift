/// A block while it is being read. Nodes lie in one array and know each other by index, so that reading never
/// recurses.
struct Node {
    enum Kind {
        case document
        case blockQuote
        case list(ListMarker)
        /// `width` is the column, from the container's edge, where the item's text begins.
        case item(width: Int)
        case footnote(label: String)
        case paragraph
        case heading(level: Int, isSetext: Bool)
        case thematicBreak
        case fencedCode(Fence)
        case indentedCode
        case html(HTMLBlockStart)
        case table([Table.Alignment?])
    }

    /// A line of a leaf block: bytes of the source, and before them spaces left of a tab.
    struct Line {
        var range: Range<Int>
        var padding = 0
    }

    var kind: Kind
    /// Offset of the first character.
    var start: Int
    /// Index of the last line it covers.
    var lastLine: Int
    var children: [Int] = []
    var lines: [Line] = []
    /// A blank line stands between it and its next sibling.
    var isFollowedByBlank = false

    var isParagraph: Bool {
        if case .paragraph = kind { true } else { false }
    }

    var isFencedCode: Bool {
        if case .fencedCode = kind { true } else { false }
    }

    /// Takes its lines as they are: no block begins in them.
    var isVerbatim: Bool {
        switch kind {
        case .fencedCode, .indentedCode, .html: true
        default: false
        }
    }

    func canContain(_ child: Kind) -> Bool {
        switch (kind, child) {
        case (.list, .item): true
        case (.document, .item), (.blockQuote, .item), (.item, .item), (.footnote, .item): false
        case (.document, _), (.blockQuote, _), (.item, _), (.footnote, _): true
        default: false
        }
    }
}
