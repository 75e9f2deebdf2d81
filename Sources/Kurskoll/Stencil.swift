/// Markup that is made once and holds a place for a field which differs between sessions.
struct Stencil: Sendable {
    /// All that stands around the places, in one array: a page copies it without looking at its parts.
    fileprivate let bytes: [UInt8]
    /// Where in `bytes` the places are, ascending.
    fileprivate let holes: [Int]

    var byteCount: Int { bytes.count }

    /// Cuts `html` at each `Stencil.hole`.
    init(_ html: HTML) {
        var (bytes, holes) = ([UInt8](), [Int]())
        bytes.reserveCapacity(html.bytes.count)
        for byte in html.bytes {
            if byte == Self.mark { holes.append(bytes.count) } else { bytes.append(byte) }
        }
        (self.bytes, self.holes) = (bytes, holes)
    }

    /// Stands in markup where the field will.
    static let hole = HTML(trusted: [mark])

    /// NUL, which no markup holds: CommonMark makes U+FFFD of it.
    private static let mark: UInt8 = 0
}

extension HTML {
    /// Adds a stencil with `field` in each of its holes.
    mutating func append(_ stencil: Stencil, filledWith field: HTML) {
        var start = 0
        for hole in stencil.holes {
            append(stencil.bytes, start..<hole)
            self += field
            start = hole
        }
        append(stencil.bytes, start..<stencil.bytes.count)
    }
}
