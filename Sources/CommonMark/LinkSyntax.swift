/// The parts of links, which stand in running text and in link reference definitions alike (CommonMark 0.31.2,
/// sections 4.7 and 6.3). Functions give nil where the part is not well-formed.
struct LinkSyntax {
    let bytes: [UInt8]

    /// A label with its brackets at `start`: what stands between them, and the index behind. May be blank.
    func label(at start: Int) -> (text: Range<Int>, end: Int)? {
        guard bytes.byte(at: start) == "[" else { return nil }
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case "]": return index - start - 1 > Self.labelLimit ? nil : (start + 1..<index, index + 1)
            case "[": return nil
            case "\\" where bytes.byte(at: index + 1).isPunctuation: index += 2
            default: index += 1
            }
            if index - start > Self.labelLimit + 1 { return nil }
        }
        return nil
    }

    /// Bytes of a label at most. The specification says 999 characters.
    static let labelLimit = 999

    /// A destination in angle brackets or bare.
    func destination(at start: Int) -> (text: Range<Int>, end: Int)? {
        var index = start
        if bytes.byte(at: start) == "<" {
            index += 1
            while index < bytes.count {
                switch bytes[index] {
                case ">": return (start + 1..<index, index + 1)
                case "<", "\n": return nil
                case "\\" where bytes.byte(at: index + 1).isPunctuation: index += 2
                default: index += 1
                }
            }
            return nil
        }
        // The specification asks for at least three levels; the bound keeps `[a](((…` linear.
        var depth = 0
        scan: while index < bytes.count {
            switch bytes[index] {
            case "\\" where bytes.byte(at: index + 1).isPunctuation: index += 1
            case "(":
                depth += 1
                if depth > 32 { return nil }
            case ")":
                if depth == 0 { break scan }
                depth -= 1
            case " ": break scan
            case let byte where byte.isControl: break scan
            default: break
            }
            index += 1
        }
        return depth == 0 ? (start..<index, index) : nil
    }

    /// A title in quotes or parentheses.
    func title(at start: Int) -> (text: Range<Int>, end: Int)? {
        let closing: UInt8
        switch bytes.byte(at: start) {
        case "\"", "'": closing = bytes[start]
        case "(": closing = 0x29
        default: return nil
        }
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == closing { return (start + 1..<index, index + 1) }
            if bytes[index] == "(", closing == ")" { return nil }
            index += bytes[index] == "\\" && bytes.byte(at: index + 1).isPunctuation ? 2 : 1
        }
        return nil
    }

    /// Skips spaces, tabs and at most one line feed.
    func skipWhitespace(_ start: Int) -> Int {
        var index = bytes.skipSpacesAndTabs(from: start, to: bytes.count)
        if bytes.byte(at: index) == "\n" {
            index = bytes.skipSpacesAndTabs(from: index + 1, to: bytes.count)
        }
        return index
    }

    /// What stands in parentheses behind an inline link's text: `(destination "title")`.
    func resource(at start: Int) -> (link: LinkReference, end: Int)? {
        guard bytes.byte(at: start) == "(" else { return nil }
        guard let destination = destination(at: skipWhitespace(start + 1)) else { return nil }
        var index = skipWhitespace(destination.end)
        var title: Range<Int>?
        if index > destination.end, let found = self.title(at: index) {
            title = found.text
            index = skipWhitespace(found.end)
        }
        guard bytes.byte(at: index) == ")" else { return nil }
        return (link(destination.text, title), index + 1)
    }

    /// A link reference definition that begins at `start`; `end` is the beginning of the next line.
    func definition(at start: Int) -> (label: Range<Int>, link: LinkReference, end: Int)? {
        guard let label = label(at: start), bytes.byte(at: label.end) == ":" else { return nil }
        let destinationStart = skipWhitespace(label.end + 1)
        guard let destination = destination(at: destinationStart), destination.end > destinationStart else {
            return nil
        }
        let titleStart = skipWhitespace(destination.end)
        if titleStart > destination.end, let title = title(at: titleStart), let end = endOfLine(title.end) {
            return (label.text, link(destination.text, title.text), end)
        }
        // What is no title may still be the next line.
        guard let end = endOfLine(destination.end) else { return nil }
        return (label.text, link(destination.text, nil), end)
    }

    /// The beginning of the next line if nothing but white space is left on this one.
    private func endOfLine(_ start: Int) -> Int? {
        let index = bytes.skipSpacesAndTabs(from: start, to: bytes.count)
        if index == bytes.count { return index }
        return bytes[index] == "\n" ? index + 1 : nil
    }

    private func link(_ destination: Range<Int>, _ title: Range<Int>?) -> LinkReference {
        LinkReference(
            destination: Entities.unescape(bytes, destination),
            title: title.map { Entities.unescape(bytes, $0) })
    }
}
