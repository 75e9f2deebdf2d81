/// Markup that is made once and holds a place for a field which differs between sessions.
struct Stencil: Sendable {
    /// What stands before, between and after the places.
    fileprivate let parts: [HTML]
    /// Of all parts, in bytes.
    let byteCount: Int

    /// Cuts `html` at each `Stencil.hole`.
    init(_ html: HTML) {
        parts = html.bytes.split(separator: Self.mark, omittingEmptySubsequences: false).map {
            HTML(trusted: Array($0))
        }
        byteCount = html.bytes.count
    }

    /// Stands in markup where the field will.
    static let hole = HTML(trusted: [mark])

    /// NUL, which no markup holds: CommonMark makes U+FFFD of it.
    private static let mark: UInt8 = 0
}

extension HTML {
    /// Adds a stencil with `field` in each of its holes.
    mutating func append(_ stencil: Stencil, filledWith field: HTML) {
        for (index, part) in stencil.parts.enumerated() {
            if index > 0 { self += field }
            self += part
        }
    }
}
