/// The request target taken apart and decoded (RFC 9112 §3.2).
struct Target {
    /// Decoded; begins with `/`, or is `*` for OPTIONS.
    let path: String
    let query: Range<Int>
    /// Of the absolute form, else nil.
    let authority: Range<Int>?

    /// `range` of `bytes`, which holds visible ASCII only.
    init(bytes: [UInt8], range: Range<Int>, method: Method) throws(Refusal) {
        guard !bytes[range].contains(UInt8(ascii: "#")) else { throw .malformed("fragment in the target") }
        let query = bytes[range].firstIndex(of: UInt8(ascii: "?")) ?? range.upperBound
        self.query = min(query + 1, range.upperBound)..<range.upperBound
        var path = range.lowerBound..<query
        if let scheme = Self.schemeLength(bytes[range]) {
            let start = range.lowerBound + scheme
            let end = bytes[start..<query].firstIndex(of: UInt8(ascii: "/")) ?? query
            let authority = bytes[start..<end]
            // `http` names no place without a host (RFC 9110 §4.2.1).
            guard authority.isHost, let first = authority.first, first != UInt8(ascii: ":") else {
                throw .malformed("absolute target without a host")
            }
            self.authority = start..<end
            path = end..<query
        } else {
            authority = nil
        }
        if path.isEmpty, authority != nil {
            self.path = "/"
        } else if range.count == 1, bytes[range.lowerBound] == UInt8(ascii: "*"), method == .options {
            self.path = "*"
        } else {
            self.path = try Self.decodedPath(bytes[path])
        }
    }

    private static func schemeLength(_ target: ArraySlice<UInt8>) -> Int? {
        guard target.first != UInt8(ascii: "/") else { return nil }
        return ["http://", "https://"].map(\.utf8.count).first { length in
            target.prefix(length).equalsIgnoringCase(length == 7 ? "http://" : "https://")
        }
    }

    /// Decoded once. Refused is what could mean another path to somebody else: bad encoding, bytes that are not
    /// UTF-8, control characters, and the segments `.` and `..`, however they are written.
    private static func decodedPath(_ raw: ArraySlice<UInt8>) throws(Refusal) -> String {
        guard raw.first == UInt8(ascii: "/") else { throw .malformed("target is no path") }
        guard raw.contains(UInt8(ascii: "%")) else {
            guard !hasDotSegment(raw) else { throw .malformed("dot segment in the path") }
            // Visible ASCII needs no validation, which costs more than all the rest.
            return String(decoding: raw, as: UTF8.self)
        }
        guard let decoded = percentDecoded(raw) else { throw .malformed("bad percent encoding") }
        guard decoded.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .malformed("control character in the path")
        }
        guard !hasDotSegment(decoded[...]) else { throw .malformed("dot segment in the path") }
        guard let path = String(validating: decoded, as: UTF8.self), path.isStreamSafe else {
            throw .malformed("path is not UTF-8, or has too many marks on one letter")
        }
        return path
    }

    private static func hasDotSegment(_ path: ArraySlice<UInt8>) -> Bool {
        var length = 0
        var onlyDots = true
        for byte in path {
            if byte == UInt8(ascii: "/") {
                if onlyDots, length == 1 || length == 2 { return true }
                (length, onlyDots) = (0, true)
            } else {
                length += 1
                if byte != UInt8(ascii: ".") { onlyDots = false }
            }
        }
        return onlyDots && (length == 1 || length == 2)
    }
}
