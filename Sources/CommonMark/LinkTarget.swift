/// What a destination leads to. There are only the kinds that may stand in a page: `init` gives nil for any other,
/// such as `javascript:`, `data:` or `//host`.
enum LinkTarget {
    /// `https://` or `http://`.
    case web
    /// `mailto:` or `tel:`.
    case contact
    /// A file beside the text, or a path on the same server.
    case relative
    /// `#anchor` in the same text.
    case anchor

    /// Judges a destination whose entities are decoded. It must mean the same before and after its percent signs
    /// are decoded: nobody hides a colon for a good reason.
    init?(_ destination: String) {
        let bytes = Array(destination.utf8)
        guard let target = Self.target(bytes), target == Self.target(Self.percentDecoded(bytes)) else {
            return nil
        }
        self = target
    }

    private static func target(_ destination: [UInt8]) -> LinkTarget? {
        // Browsers skip controls, take a backslash for a slash and cut spaces off at the ends.
        if destination.contains(where: { $0.isControl || $0 == "\\" }) { return nil }
        let bytes = destination[destination.trimmed(0..<destination.count)]
        guard let first = bytes.first else { return nil }
        if first == "#" { return .anchor }
        if bytes.starts(with: "//".utf8) { return nil }
        guard let end = bytes.firstIndex(where: { ":/?#".utf8.contains($0) }), bytes[end] == ":" else {
            return .relative
        }
        let rest = bytes[(end + 1)...]
        switch String(decoding: bytes[..<end], as: UTF8.self).lowercased() {
        case "https", "http":
            guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first else { return nil }
            return "/?#:@".utf8.contains(host) ? nil : .web
        case "mailto", "tel": return rest.isEmpty ? nil : .contact
        default: return nil
        }
    }

    private static func percentDecoded(_ bytes: [UInt8]) -> [UInt8] {
        var decoded: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == "%", let high = bytes.byte(at: index + 1).hexValue,
                let low = bytes.byte(at: index + 2).hexValue
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(bytes[index])
                index += 1
            }
        }
        return decoded
    }
}
