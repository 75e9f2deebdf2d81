/// Names and values in the order they were sent, decoded.
package struct Form: Sendable {
    /// At most `Limits.formFields`; a name may stand more than once.
    package private(set) var pairs: [(name: String, value: String)] = []

    /// No pair.
    package init() {}

    /// The bytes are no form: bad percent encoding, not UTF-8, no text in the end (`isStreamSafe`), or more than
    /// `Limits.formFields` pairs.
    package struct Malformed: Error {}

    /// Reads `application/x-www-form-urlencoded`; empty bytes are an empty form, a name without `=` has an empty
    /// value.
    package init(decoding bytes: ArraySlice<UInt8>) throws(Malformed) {
        for pair in bytes.split(separator: UInt8(ascii: "&"), maxSplits: Limits.formFields) {
            guard pairs.count < Limits.formFields else { throw Malformed() }
            let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try Self.decoded(pair[..<equals])
            let value = try Self.decoded(pair[equals...].dropFirst())
            pairs.append((name, value))
        }
    }

    /// The first value of that name.
    package subscript(name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// All values of that name, in order.
    package func all(_ name: String) -> [String] { pairs.filter { $0.name == name }.map(\.value) }

    private static func decoded(_ bytes: ArraySlice<UInt8>) throws(Malformed) -> String {
        guard let plain = percentDecoded(bytes, plusIsSpace: true),
            let text = String(validating: plain, as: UTF8.self), text.isStreamSafe
        else { throw Malformed() }
        return text
    }
}
