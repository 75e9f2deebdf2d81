/// Where a link or an image leads, judged after its escapes are taken away: what a browser would do with it counts,
/// not how it is written.
enum Address: Equatable {
    /// `https:`, `mailto:`, `tel:`
    case outside
    /// `http:`
    case unencrypted
    /// A file by its path from the course's folder, `../kommun.md` for the file of local facts, and a section in it.
    case file(path: String, anchor: String?)
    /// Another scheme, another machine, a place outside the course's folder, or characters that hide one.
    case refused

    /// `base` is the path of the file in which it stands.
    init(_ destination: String, from base: String) {
        guard let decoded = destination.percentDecoded, !decoded.isEmpty,
            !decoded.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" })
        else {
            self = .refused
            return
        }
        let parts = decoded.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts[0].prefix { $0 != "?" }
        let anchor = parts.count == 2 ? String(parts[1]) : nil
        if let colon = path.firstIndex(of: ":"), !path[..<colon].contains("/") {
            switch path[..<colon].lowercased() {
            case "https", "mailto", "tel": self = .outside
            case "http": self = .unencrypted
            default: self = .refused
            }
        } else if path.isEmpty {
            self = .file(path: base, anchor: anchor)
        } else if !path.hasPrefix("/"), let resolved = Self.resolve(path, from: base) {
            self = .file(path: resolved, anchor: anchor)
        } else {
            self = .refused
        }
    }

    private static let localFacts = "../kommun.md"

    /// The path from the course's folder; nil where it leads out of it, save to the local facts beside it.
    private static func resolve(_ path: Substring, from base: String) -> String? {
        var folders = base.split(separator: "/").dropLast().map(String.init)
        for part in path.split(separator: "/").map(String.init) where part != "." {
            if part != ".." {
                folders.append(part)
            } else if folders.isEmpty || folders.last == ".." {
                folders.append("..")
            } else {
                folders.removeLast()
            }
        }
        let resolved = folders.joined(separator: "/")
        return resolved.hasPrefix("..") && resolved != localFacts ? nil : resolved
    }

    /// The field of `kommun.md` that it names.
    var localField: String? {
        guard case .file(Self.localFacts, let anchor?) = self else { return nil }
        return anchor
    }

    var isLocalFacts: Bool {
        if case .file(Self.localFacts, _) = self { true } else { false }
    }
}

extension String {
    /// With `%C3%A5` as `å`; nil where that is no text.
    fileprivate var percentDecoded: String? {
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let pair = String(rest.prefix(2)), pair.count == 2,
                let value = UInt8(pair, radix: 16)
            {
                rest = rest.dropFirst(2)
                bytes.append(value)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// GitHub's rule for the anchor of a heading: lower case, spaces to hyphens, punctuation dropped.
    var headingAnchor: String {
        var anchor = ""
        for scalar in lowercased().unicodeScalars {
            let isKept = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            if scalar == " " {
                anchor += "-"
            } else if isKept || scalar == "-" || scalar == "_" {
                anchor.unicodeScalars.append(scalar)
            }
        }
        return anchor
    }
}
