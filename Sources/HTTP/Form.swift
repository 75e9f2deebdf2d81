/// Names and values in the order they were sent, decoded.
package struct Form: Sendable {
    package private(set) var pairs: [(name: String, value: String)] = []

    package init() {}

    package struct Malformed: Error {}

    /// The first value of that name.
    package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// All values of that name, in order.
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }
}
