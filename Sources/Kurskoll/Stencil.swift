/// Markup that is made once and holds places for what differs between sessions, or between showings of a page.
struct Stencil: Sendable {
    /// All that stands around the holes, in one array: a page copies it without looking at its parts.
    fileprivate private(set) var bytes: [UInt8] = []
    /// In the order of `bytes`.
    fileprivate private(set) var holes: [Hole] = []

    fileprivate struct Hole {
        /// Where in `bytes`.
        let byte: Int
        let isForKey: Bool
    }

    /// A place between two bytes, and before which hole of those that are there.
    struct Place: Comparable, Sendable {
        let byte, hole: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.byte, left.hole) < (right.byte, right.hole)
        }
    }

    /// All of it.
    var whole: Range<Place> { Place(byte: 0, hole: 0)..<end }
    var end: Place { Place(byte: bytes.count, hole: holes.count) }
    var byteCount: Int { bytes.count }

    init(_ html: HTML = .none) { append(html) }

    /// How long it is with its holes filled.
    func byteCount(filledWith field: HTML, key: HTML) -> Int {
        let keys = holes.count { $0.isForKey }
        return bytes.count + keys * key.bytes.count + (holes.count - keys) * field.bytes.count
    }

    /// Adds `html`, cut at its holes.
    mutating func append(_ html: HTML) {
        bytes.reserveCapacity(bytes.count + html.bytes.count)
        var rest = html.bytes[...]
        while let mark = rest.firstIndex(of: Self.mark) {
            bytes += rest[..<mark]
            holes.append(Hole(byte: bytes.count, isForKey: rest[mark + 1] == Self.keyMark))
            rest = rest[(mark + 2)...]
        }
        bytes += rest
    }

    /// Stands in markup where the field with the session's token will.
    static let hole = HTML(trusted: [mark, 0])
    /// Stands in markup where the key of a showing will (`ShowingKeys`).
    static let key = HTML(trusted: [mark, keyMark])

    /// NUL, which no markup holds: CommonMark and `HTML` make U+FFFD of it. What follows tells the holes apart.
    private static let mark: UInt8 = 0
    private static let keyMark: UInt8 = 1
}

extension HTML {
    /// Adds a stencil with `field` in each of its holes, and `key` in those for a key.
    mutating func append(_ stencil: Stencil, filledWith field: HTML, key: HTML = .none) {
        append(stencil, stencil.whole, filledWith: field, key: key)
    }

    /// Adds a part of a stencil.
    mutating func append(
        _ stencil: Stencil, _ range: Range<Stencil.Place>, filledWith field: HTML, key: HTML
    ) {
        var start = range.lowerBound.byte
        for index in range.lowerBound.hole..<range.upperBound.hole {
            let hole = stencil.holes[index]
            append(stencil.bytes, start..<hole.byte)
            if hole.isForKey { self += key } else { self += field }
            start = hole.byte
        }
        append(stencil.bytes, start..<range.upperBound.byte)
    }
}
