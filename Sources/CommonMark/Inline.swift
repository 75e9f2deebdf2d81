/// A piece of running text, in the words of the CommonMark specification and GFM.
package struct Inline: Sendable, Equatable {
    /// What it is, and what it holds.
    package var kind: Kind
    /// Where its first character stands.
    package var position: Position

    /// A piece whose parts are known.
    package init(_ kind: Kind, position: Position) {
        self.kind = kind
        self.position = position
    }

    /// The kinds of running text.
    package indirect enum Kind: Sendable, Equatable {
        /// Entities and backslash escapes are already decoded.
        case text(String)
        /// A line end of the source, which shows as a space.
        case softBreak
        /// A line end that shows as one: two spaces or a backslash stand before it.
        case lineBreak
        /// A code span, without its backticks.
        case code(String)
        /// `*…*` or `_…_`.
        case emphasis([Inline])
        /// `**…**` or `__…__`.
        case strong([Inline])
        /// `~~…~~`.
        case strikethrough([Inline])
        /// `destination` is decoded but not yet judged; the renderer's URL rule does that.
        case link(destination: String, title: String?, [Inline])
        /// What it holds describes the image. `source` is judged as a link's destination is.
        case image(source: String, title: String?, [Inline])
        /// `<https://…>`, `<name@host>`, or such an address without brackets. `text` is what was written,
        /// `destination` has the scheme before it.
        case autolink(destination: String, text: String)
        /// A tag, comment or the like; a safe renderer drops it.
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
