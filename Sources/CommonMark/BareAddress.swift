/// Finds web and mail addresses without brackets around them, as in GFM's extension "autolinks": `www.…`,
/// `http://…`, `https://…`, `name@host`. Quotation marks at the end are trimmed too, also the Swedish ones.
struct BareAddress {
    private let bytes: [UInt8]
    /// An address does not reach back over this point.
    private let textStart: Int
    /// Inside brackets an address ends at `]`, so that it can be the text of a link.
    private let isInBrackets: Bool

    init(_ bytes: [UInt8], textStart: Int, isInBrackets: Bool) {
        self.bytes = bytes
        self.textStart = textStart
        self.isInBrackets = isInBrackets
    }

    /// The address around a `:`, `w` or `@`, and what to put before it to get its destination.
    func find(at index: Int) -> (range: Range<Int>, scheme: String)? {
        switch bytes[index] {
        case ":": webAddress(colon: index).map { ($0, "") }
        case "w": wwwAddress(at: index).map { ($0, "http://") }
        case "@": mailAddress(at: index).map { ($0, "mailto:") }
        default: nil
        }
    }

    private func webAddress(colon: Int) -> Range<Int>? {
        guard bytes.matches("://", at: colon, to: bytes.count) else { return nil }
        for length in [4, 5] {
            let start = colon - length
            guard start >= textStart, bytes.matches(length == 4 ? "http" : "https", at: start, to: colon)
            else {
                continue
            }
            if start > 0, bytes[start - 1].isAlphanumeric { return nil }
            return address(from: start, host: colon + 3)
        }
        return nil
    }

    private func wwwAddress(at start: Int) -> Range<Int>? {
        guard bytes.matches("www.", at: start, to: bytes.count) else { return nil }
        let before = bytes.scalar(before: start)
        guard before.isUnicodeWhitespace || "*_~([\"'”’»".unicodeScalars.contains(before) else { return nil }
        return address(from: start, host: start + 4)
    }

    private func address(from start: Int, host: Int) -> Range<Int>? {
        guard var end = hostEnd(from: host) else { return nil }
        while end < bytes.count, !bytes[end].isWhitespace, bytes[end] != "<",
            !(isInBrackets && bytes[end] == "]")
        {
            end += 1
        }
        end = trim(start..<end)
        return end > host ? start..<end : nil
    }

    /// Letters, digits, `-` and `_` parted by full stops; no `_` in the last two parts. At the end `_` is no part
    /// of the host but emphasis around the address.
    private func hostEnd(from start: Int) -> Int? {
        var underscores = (last: false, beforeLast: false)
        var index = start
        while isHost(index) {
            var next = index + 1
            if bytes[index] == "." { underscores = (false, underscores.last) }
            if bytes[index] == "_" {
                while bytes.byte(at: next) == "_" { next += 1 }
                guard isHost(next) else { break }
                underscores.last = true
            }
            while bytes.byte(at: next) & 0xC0 == 0x80 { next += 1 }
            index = next
        }
        guard index > start, bytes[start] != ".", !underscores.last, !underscores.beforeLast else {
            return nil
        }
        return index
    }

    /// Whether a host's character begins at an index. Outside ASCII all but punctuation and white space may.
    private func isHost(_ index: Int) -> Bool {
        let byte = bytes.byte(at: index)
        guard byte >= 0x80 else { return byte.isAlphanumeric || byte == "-" || byte == "_" || byte == "." }
        let scalar = bytes.scalar(at: index)
        return !scalar.isUnicodeWhitespace && !scalar.hasPunctuationCategory
    }

    /// The end without punctuation, closing parentheses that nothing opens, and what looks like an entity.
    private func trim(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        var unopened = 0
        for byte in bytes[range] {
            if byte == "(" { unopened -= 1 } else if byte == ")" { unopened += 1 }
        }
        while end > range.lowerBound {
            switch bytes[end - 1] {
            case "?", "!", ".", ",", ":", "*", "_", "~", "'", "\"": end -= 1
            case ")" where unopened > 0:
                unopened -= 1
                end -= 1
            case ";":
                var start = end - 1
                while start > range.lowerBound, bytes[start - 1].isAlphanumeric { start -= 1 }
                let isEntity = start < end - 1 && start > range.lowerBound && bytes[start - 1] == "&"
                end = isEntity ? start - 1 : end - 1
            case 0x80...:
                let last = bytes.scalar(before: end)
                guard "”’»".unicodeScalars.contains(last) else { return end }
                end -= UTF8.width(last)
            default: return end
            }
        }
        return end
    }

    /// Letters, digits and `.-_+` before the `@`; letters, digits and `-_` parted by full stops behind it, at
    /// least two parts, the last character a letter or digit.
    private func mailAddress(at index: Int) -> Range<Int>? {
        var start = index
        while start > textStart, bytes[start - 1].isAlphanumeric || ".-_+".utf8.contains(bytes[start - 1]) {
            start -= 1
        }
        var end = index + 1
        var hasStop = false
        while bytes.byte(at: end).isAlphanumeric || "-_.".utf8.contains(bytes.byte(at: end)) {
            if bytes[end] == "." {
                guard bytes.byte(at: end + 1).isAlphanumeric else { break }
                hasStop = true
            }
            end += 1
        }
        // `_name@host_` is emphasis around an address, `name@host_` is none.
        if start > 0, bytes[start - 1] == "_" {
            while bytes[end - 1] == "_" { end -= 1 }
        }
        guard start < index, hasStop, bytes[end - 1].isAlphanumeric,
            !bytes.scalar(before: start).properties.isAlphabetic
        else { return nil }
        return start..<end
    }
}
