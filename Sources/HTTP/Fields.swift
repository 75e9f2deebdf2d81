/// Header fields in the order they came; names compare without case (RFC 9110 §5.1).
package struct Fields: Sendable {
    /// The fields as they stand in a message, a line each. In a request the request line stands before them.
    private(set) var bytes: [UInt8] = []
    private var lines: [Line] = []

    /// Where a field lies in `bytes`.
    struct Line {
        let nameStart, nameEnd, valueStart, valueEnd: UInt32

        init(name: Range<Int>, value: Range<Int>) {
            nameStart = UInt32(name.lowerBound)
            nameEnd = UInt32(name.upperBound)
            valueStart = UInt32(value.lowerBound)
            valueEnd = UInt32(value.upperBound)
        }

        var name: Range<Int> { Int(nameStart)..<Int(nameEnd) }
        var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }
    }

    /// No field.
    package init() {}

    /// The fields of a request, where the parser found them.
    init(head: [UInt8], lines: [Line]) {
        bytes = head
        self.lines = lines
    }

    /// Whether there is no field.
    package var isEmpty: Bool { lines.isEmpty }

    /// Name and value of every field, in order; bytes that are not UTF-8 become U+FFFD.
    package var all: [(name: String, value: String)] {
        lines.map { (String(decoding: bytes[$0.name], as: UTF8.self), text($0)) }
    }

    /// The first value of a field, nil where there is none.
    package subscript(name: String) -> String? {
        lines.first { isNamed($0, name) }.map(text)
    }

    /// Every value of a field, in order.
    package func all(_ name: String) -> [String] { lines.filter { isNamed($0, name) }.map(text) }

    /// The bytes of each value of a field, for what reads lists and cookies.
    func values(_ name: String) -> some Sequence<ArraySlice<UInt8>> {
        lines.lazy.filter { isNamed($0, name) }.map { bytes[$0.value] }
    }

    /// Adds a field. CR, LF, NUL and other control characters in the value become spaces (RFC 9110 §5.5): they would be
    /// read as another field or another message, and nobody who gets one in may stop the server. A name that is none is
    /// a programmer's error and stops the program.
    package mutating func append(_ name: String, _ value: String) {
        precondition(!name.isEmpty && name.utf8.allSatisfy(\.isTokenCharacter), "not a field name: \(name)")
        let start = bytes.count
        bytes.append(contentsOf: name.utf8)
        let nameEnd = bytes.count
        bytes.append(contentsOf: [UInt8(ascii: ":"), 0x20])
        let valueStart = bytes.count
        for byte in value.utf8 { bytes.append(byte.isFieldCharacter ? byte : 0x20) }
        lines.append(Line(name: start..<nameEnd, value: valueStart..<bytes.count))
        bytes.append(contentsOf: [0x0D, 0x0A])
    }

    private func isNamed(_ line: Line, _ name: String) -> Bool {
        line.nameEnd - line.nameStart == name.utf8.count && bytes[line.name].equalsIgnoringCase(name)
    }

    private func text(_ line: Line) -> String { String(decoding: bytes[line.value], as: UTF8.self) }
}

extension Fields: ExpressibleByDictionaryLiteral {
    /// The fields in the order written; a name may stand more than once.
    package init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { append(name, value) }
    }
}
