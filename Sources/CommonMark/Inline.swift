/// A piece of running text, in the words of the CommonMark specification and GFM.
package struct Inline: Sendable, Equatable {
    package var kind: Kind
    /// Where its first character stands.
    package var position: Position

    package init(_ kind: Kind, position: Position) {
        self.kind = kind
        self.position = position
    }

    package indirect enum Kind: Sendable, Equatable {
        /// Entities and backslash escapes are already decoded.
        case text(String)
        case softBreak
        case lineBreak
        case code(String)
        case emphasis([Inline])
        case strong([Inline])
        case strikethrough([Inline])
        /// `destination` is decoded but not yet judged; the renderer's URL rule does that.
        case link(destination: String, title: String?, [Inline])
        case image(source: String, title: String?, [Inline])
        /// `<https://…>` or a bare URL.
        case autolink(destination: String, text: String)
        case html(String)
        /// `[^label]`, with the label as it stands in the definition.
        case footnoteReference(String)
    }
}

extension [Inline] {
    /// The text without markup, as a reader hears it: breaks are spaces, images their description.
    package var plainText: String {
        var text = ""
        for inline in self {
            switch inline.kind {
            case .text(let run), .code(let run): text += run
            case .softBreak, .lineBreak: text += " "
            case .emphasis(let inner), .strong(let inner), .strikethrough(let inner): text += inner.plainText
            case .link(_, _, let inner), .image(_, _, let inner): text += inner.plainText
            case .autolink(_, let shown): text += shown
            case .html, .footnoteReference: break
            }
        }
        return text
    }
}
