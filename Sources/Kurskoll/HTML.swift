/// Markup as bytes. Literals stand as they are; whatever is interpolated is escaped unless it is itself `HTML`.
struct HTML: Sendable, ExpressibleByStringInterpolation {
    private(set) var bytes: [UInt8]

    /// Markup from elsewhere that is known to be safe: rendered course texts, and nothing else. Grep for it.
    init(trusted: [UInt8]) { bytes = trusted }

    /// No markup yet, with room for so many bytes of it.
    init(capacity: Int) {
        bytes = []
        bytes.reserveCapacity(capacity)
    }

    init(stringLiteral literal: String) { bytes = Array(literal.utf8) }

    init(stringInterpolation interpolation: StringInterpolation) { bytes = interpolation.bytes }

    /// No markup at all.
    static let none: HTML = ""

    static func += (left: inout HTML, right: HTML) {
        // An array appended as such is counted up and down each time, which costs more than a short copy.
        right.bytes.withUnsafeBufferPointer { left.bytes += $0 }
    }

    /// Adds a part of markup that is known to be safe.
    mutating func append(_ trusted: borrowing [UInt8], _ range: Range<Int>) {
        trusted.withUnsafeBufferPointer { bytes += UnsafeBufferPointer(rebasing: $0[range]) }
    }

    struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        mutating func appendLiteral(_ literal: String) {
            var literal = literal
            literal.withUTF8 { bytes += $0 }
        }

        mutating func appendInterpolation(_ html: HTML) { bytes += html.bytes }

        mutating func appendInterpolation(_ html: HTML?) { if let html { bytes += html.bytes } }

        mutating func appendInterpolation(_ list: [HTML]) { for html in list { bytes += html.bytes } }

        mutating func appendInterpolation(_ number: Int) { bytes += String(number).utf8 }

        mutating func appendInterpolation(_ text: String) {
            var text = text
            text.withUTF8 { escape($0) }
        }

        /// Copies runs of ordinary bytes and replaces the five that mean something to HTML, and NUL, which HTML has
        /// not and `Stencil` keeps for itself.
        private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
            var start = 0
            for index in source.indices {
                let replacement: StaticString
                switch source[index] {
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                case 0: replacement = "\u{FFFD}"
                default: continue
                }
                bytes += source[start..<index]
                replacement.withUTF8Buffer { bytes += $0 }
                start = index + 1
            }
            bytes += source[start...]
        }
    }
}

/// A text of the interface in both languages.
struct Phrase: Sendable {
    let swedish: String
    let english: String

    init(_ swedish: String, _ english: String) {
        self.swedish = swedish
        self.english = english
    }
}

/// The language of a page. Called with a phrase it says it: `say(.myCourses)`.
enum Language: String, Sendable {
    case swedish = "sv"
    case english = "en"

    /// For the interface's own words inside a text in the course's language (WCAG 3.1.2).
    var attribute: HTML { "lang=\"\(rawValue)\"" }

    func callAsFunction(_ phrase: Phrase) -> String {
        self == .swedish ? phrase.swedish : phrase.english
    }
}
