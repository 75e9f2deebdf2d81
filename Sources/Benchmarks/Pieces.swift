internal import CLinux

/// Finding things in a page as bytes: a client that searched characters would take most of the time, and the server
/// would sleep between its requests.
extension ArraySlice<UInt8> {
    /// Where a text begins first; nil where it does not stand.
    func place(of text: String) -> Int? {
        var text = text
        return text.withUTF8 { text in
            withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress,
                    let found = memmem(start, bytes.count, text.baseAddress, text.count)
                else { return nil }
                return startIndex + (UnsafeRawPointer(found) - start)
            }
        }
    }

    /// What stands between `start` and the next `end`, the first time; to the end where none follows.
    func piece(after start: String, upTo end: String) -> ArraySlice<UInt8>? {
        guard let place = place(of: start) else { return nil }
        let rest = self[(place + start.utf8.count)...]
        return rest[..<(rest.place(of: end) ?? endIndex)]
    }

    /// The same, each time.
    func pieces(after start: String, upTo end: String) -> [ArraySlice<UInt8>] {
        var found: [ArraySlice<UInt8>] = []
        var rest = self
        while let piece = rest.piece(after: start, upTo: end) {
            found.append(piece)
            rest = rest[piece.endIndex...]
        }
        return found
    }
}

extension String {
    /// What stands between `start` and the next `end`, each time.
    func pieces(after start: String, upTo end: String) -> [String] {
        Array(utf8)[...].pieces(after: start, upTo: end).map { String(decoding: $0, as: UTF8.self) }
    }
}
