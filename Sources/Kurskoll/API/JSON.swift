internal import Formats

/// A JSON document written as a literal, with its keys in the order they stand.
indirect enum JSON: Sendable {
    case object([(key: String, value: JSON)])
    case array([JSON])
    case string(String)
    case number(Int)
    case boolean(Bool)
    case null

    var text: String {
        var json = JSONWriter()
        write(nil, to: &json)
        return json.text
    }

    private func write(_ key: String?, to json: inout JSONWriter) {
        switch self {
        case .object(let pairs):
            json.object(key) { json in for pair in pairs { pair.value.write(pair.key, to: &json) } }
        case .array(let elements): json.array(key, elements) { $1.write(nil, to: &$0) }
        case .string(let text): json.string(key, text)
        case .number(let number): json.number(key, number)
        case .boolean(let value): json.boolean(key, value)
        case .null: json.string(key, nil)
        }
    }
}

extension JSON: ExpressibleByDictionaryLiteral, ExpressibleByArrayLiteral, ExpressibleByStringLiteral,
    ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral, ExpressibleByNilLiteral
{
    init(dictionaryLiteral elements: (String, JSON)...) {
        self = .object(elements.map { (key: $0, value: $1) })
    }
    init(arrayLiteral elements: JSON...) { self = .array(elements) }
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(nilLiteral: ()) { self = .null }
}
