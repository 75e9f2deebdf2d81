/// JSON (RFC 8259) as text, with keys in the order they are written.
package struct JSONWriter: Sendable {
    package private(set) var text = ""
    /// Whether a comma is due before what is written next.
    private var needsComma = false

    package init() {}

    /// An object; `key` names it inside another object.
    package mutating func object(_ key: String? = nil, _ content: (inout JSONWriter) -> Void) {
        open(key, "{")
        content(&self)
        close("}")
    }

    /// An array of what `content` writes for each element.
    package mutating func array<T>(
        _ key: String? = nil, _ elements: some Sequence<T>, _ content: (inout JSONWriter, T) -> Void
    ) {
        open(key, "[")
        for element in elements { content(&self, element) }
        close("]")
    }

    /// A string, or null.
    package mutating func string(_ key: String?, _ value: String?) {
        name(key)
        if let value { quote(value) } else { text += "null" }
        needsComma = true
    }

    /// A whole number, or null.
    package mutating func number(_ key: String?, _ value: Int?) {
        name(key)
        text += value.map(String.init) ?? "null"
        needsComma = true
    }

    /// A truth value, or null.
    package mutating func boolean(_ key: String?, _ value: Bool?) {
        name(key)
        text += value.map { $0 ? "true" : "false" } ?? "null"
        needsComma = true
    }

    private mutating func open(_ key: String?, _ bracket: String) {
        name(key)
        text += bracket
        needsComma = false
    }

    private mutating func close(_ bracket: String) {
        text += bracket
        needsComma = true
    }

    private mutating func name(_ key: String?) {
        if needsComma { text += "," }
        guard let key else { return }
        quote(key)
        text += ":"
    }

    private mutating func quote(_ value: String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
