/// The bytes of a text and its lines.
struct Source {
    /// UTF-8 without NUL, which CommonMark has replaced by U+FFFD: for safety, and so that 0 can mean "no byte".
    let bytes: [UInt8]
    /// Each line without its ending: line feed, carriage return or both.
    let lines: [Range<Int>]
    /// The number of the first line.
    let firstLine: Int

    init(_ text: String, firstLine: Int) {
        let bytes = Self.withoutNUL(Array(text.utf8))
        var lines: [Range<Int>] = []
        // A byte order mark is no part of the text and takes no column.
        var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var index = start
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            guard byte == "\n" || byte == "\r" else { continue }
            lines.append(start..<index - 1)
            if byte == "\r", bytes.byte(at: index) == "\n" { index += 1 }
            start = index
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        self.bytes = bytes
        self.lines = lines
        self.firstLine = firstLine
    }

    private static func withoutNUL(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0) else { return bytes }
        var clean: [UInt8] = []
        clean.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            if byte == 0 { clean += [0xEF, 0xBF, 0xBD] } else { clean.append(byte) }
        }
        return clean
    }
}
