/// A run of `*` or `_`, or a pair of `~`, that may begin or end emphasis.
struct Delimiter {
    let byte: UInt8
    let length: Int
    let canOpen: Bool
    let canClose: Bool
    /// Characters not yet used; what is left at the end is text.
    var left: Int
    /// Widths of the emphases that begin and end here, in the order in which they were found.
    var opens: [Int] = []
    var closes: [Int] = []
    fileprivate var previous: Int
    fileprivate var next: Int
}

/// The delimiter stack of CommonMark's appendix: runs in the order of the text, linked so that any can be taken
/// out at once.
struct Delimiters {
    private(set) var all: [Delimiter] = []
    /// The last run on the stack, -1 for none.
    private(set) var top = -1

    /// Adds the run of equal bytes at `offset`, and gives its index; nil if it can be nothing but text.
    mutating func push(_ bytes: [UInt8], at offset: Int, length: Int) -> Int? {
        let before = bytes.scalar(before: offset)
        let after = bytes.scalar(at: offset + length)
        let isBeforeSpace = before.isUnicodeWhitespace
        let isAfterSpace = after.isUnicodeWhitespace
        let isBeforePunctuation = before.isUnicodePunctuation
        let isAfterPunctuation = after.isUnicodePunctuation
        // §6.2: left-flanking and right-flanking.
        let isLeft = !isAfterSpace && (!isAfterPunctuation || isBeforeSpace || isBeforePunctuation)
        let isRight = !isBeforeSpace && (!isBeforePunctuation || isAfterSpace || isAfterPunctuation)
        let isUnderscore = bytes[offset] == "_"
        let canOpen = isLeft && (!isUnderscore || !isRight || isBeforePunctuation)
        let canClose = isRight && (!isUnderscore || !isLeft || isAfterPunctuation)
        guard canOpen || canClose else { return nil }
        all.append(
            Delimiter(
                byte: bytes[offset], length: length, canOpen: canOpen, canClose: canClose, left: length,
                previous: top, next: -1))
        let index = all.count - 1
        if top >= 0 { all[top].next = index }
        top = index
        return index
    }

    /// Finds the emphasis among the runs above `bottom`, and takes these off the stack.
    mutating func match(above bottom: Int) {
        var closer = top
        while closer > bottom, all[closer].previous > bottom { closer = all[closer].previous }
        if closer <= bottom { closer = -1 }
        // For each kind of closer, the run before which no opener is left: else `*a_ *a_ …` would be searched
        // from each closer to the beginning.
        var floors = [Int](repeating: bottom + 1, count: 18)
        while closer >= 0 {
            guard all[closer].canClose else {
                closer = all[closer].next
                continue
            }
            let kind = all[closer].kind
            if let opener = opener(of: closer, above: floors[kind]) {
                closer = pair(opener, closer)
            } else {
                floors[kind] = closer
                let next = all[closer].next
                if !all[closer].canOpen { unlink(closer) }
                closer = next
            }
        }
        top = bottom
        if bottom >= 0 { all[bottom].next = -1 }
    }

    /// Takes the runs above `bottom` off the stack: they stay text.
    mutating func drop(above bottom: Int) {
        top = bottom
        if bottom >= 0 { all[bottom].next = -1 }
    }

    private func opener(of closer: Int, above floor: Int) -> Int? {
        let end = all[closer]
        var opener = end.previous
        while opener >= floor {
            let begin = all[opener]
            if begin.canOpen, begin.byte == end.byte, !begin.isOddMatch(with: end) { return opener }
            opener = begin.previous
        }
        return nil
    }

    /// Gives the closer to go on with.
    private mutating func pair(_ opener: Int, _ closer: Int) -> Int {
        let width = all[opener].left >= 2 && all[closer].left >= 2 ? 2 : 1
        all[opener].opens.append(width)
        all[closer].closes.append(width)
        all[opener].left -= width
        all[closer].left -= width
        // What lies between can pair with nothing outside.
        all[opener].next = closer
        all[closer].previous = opener
        if all[opener].left == 0 { unlink(opener) }
        guard all[closer].left == 0 else { return closer }
        let next = all[closer].next
        unlink(closer)
        return next
    }

    private mutating func unlink(_ index: Int) {
        let (previous, next) = (all[index].previous, all[index].next)
        if previous >= 0 { all[previous].next = next }
        if next >= 0 { all[next].previous = previous } else { top = previous }
    }
}

extension Delimiter {
    /// A number for the closers that fail together.
    fileprivate var kind: Int {
        let character = byte == "*" ? 0 : byte == "_" ? 6 : 12
        return character + (canOpen ? 3 : 0) + length % 3
    }

    /// §6.2, rules 9 and 10: runs that both open and close do not pair if their lengths sum to a multiple of 3.
    fileprivate func isOddMatch(with closer: Delimiter) -> Bool {
        byte != "~" && (canClose || closer.canOpen) && closer.length % 3 != 0
            && (length + closer.length) % 3 == 0
    }
}
