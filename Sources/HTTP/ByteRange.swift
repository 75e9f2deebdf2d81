/// What a `Range` field asks of a representation (RFC 9110 §14).
enum ByteRange: Equatable {
    /// The whole: no range, several, or something that is none. A server may ignore ranges, and must those.
    case whole
    case part(Range<Int>)
    /// 416.
    case unsatisfiable

    /// `length` is the representation's, in bytes.
    init(_ field: String, length: Int) {
        self = .whole
        let words = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard words.count == 2, words[0].utf8.equalsIgnoringCase("bytes") else { return }
        let ends = words[1].split(separator: "-", omittingEmptySubsequences: false)
        guard ends.count == 2, let first = Self.number(ends[0]), let last = Self.number(ends[1]) else {
            return
        }
        switch (first, last) {
        case (nil, nil): return
        case (nil, let suffix?):
            self = suffix == 0 || length == 0 ? .unsatisfiable : .part(max(0, length - suffix)..<length)
        case (let start?, let end):
            if let end, end < start { return }
            self = start >= length ? .unsatisfiable : .part(start..<(min(end ?? .max, length - 1) + 1))
        }
    }

    /// An empty text is no number (`.some(nil)`), more digits than an Int holds are its greatest; nil for what is
    /// neither.
    private static func number(_ text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.utf8.allSatisfy(\.isDigit) else { return nil }
        return Int(text) ?? .max
    }
}
