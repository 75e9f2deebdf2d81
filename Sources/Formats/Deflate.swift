/// DEFLATE (RFC 1951) of bytes that come in pieces: one block with the fixed codes, each match looked for at one
/// place only. Quick and small rather than tight: a worksheet shrinks to about a sixth.
struct Deflate {
    private static let windowBytes = 32_768
    private static let shortestMatch = 4
    private static let longestMatch = 258
    private static let endOfBlock = 256

    private var output: [UInt8] = []
    /// The last 32 KiB of what came before, then the piece that is being compressed.
    private var window: [UInt8] = []
    /// How many bytes came before the window's first.
    private var windowStart = 0
    /// Where four bytes with this hash were last seen, counted from the beginning of everything.
    private var lastSeen = [Int](repeating: -windowBytes - 1, count: 1 << 15)
    private var bits: UInt64 = 0
    private var bitCount: UInt64 = 0

    init() {
        // §3.2.3: the last block, and fixed codes (1, 01 from the right). It may be as long as it likes.
        put(0b011, 3)
    }

    /// Takes the next piece. Matches don't reach over its end, so pieces of some KiB shrink best.
    mutating func compress(_ bytes: [UInt8]) {
        let surplus = window.count - Self.windowBytes
        if surplus > 0 {
            window.removeSubrange(..<surplus)
            windowStart += surplus
        }
        var index = window.count
        window.append(contentsOf: bytes)
        while index + Self.shortestMatch <= window.count {
            let four = word(at: index)
            let hash = Int((four &* 0x9e37_79b1) >> 17)
            let earlier = lastSeen[hash] - windowStart
            lastSeen[hash] = index + windowStart
            if earlier >= max(0, index - Self.windowBytes), word(at: earlier) == four {
                let length = matchLength(earlier, index)
                putMatch(length: length, distance: index - earlier)
                index += length
            } else {
                putSymbol(Int(window[index]))
                index += 1
            }
        }
        for byte in window[index...] { putSymbol(Int(byte)) }
    }

    /// What has been compressed since this was last asked.
    mutating func drain() -> [UInt8] {
        defer { output.removeAll(keepingCapacity: true) }
        return output
    }

    /// Ends the stream; what is then drained is its last.
    mutating func finish() {
        putSymbol(Self.endOfBlock)
        put(0, (8 - bitCount % 8) % 8)
        while bitCount > 0 { flushByte() }
    }

    private func word(at index: Int) -> UInt32 {
        window.span.bytes.unsafeLoadUnaligned(fromByteOffset: index, as: UInt32.self)
    }

    private func matchLength(_ earlier: Int, _ index: Int) -> Int {
        let bytes = window.span
        let limit = min(Self.longestMatch, bytes.count - index)
        var length = Self.shortestMatch
        while length < limit, bytes[earlier + length] == bytes[index + length] { length += 1 }
        return length
    }
}

extension Deflate {
    /// §3.2.5: from 9 on, four length codes share a number of extra bits, which doubles the lengths they span;
    /// from 5 on, two distance codes do. 258 has a code of its own.
    private mutating func putMatch(length: Int, distance: Int) {
        let past = length - 3
        if length == Self.longestMatch {
            putSymbol(285)
        } else if past < 8 {
            putSymbol(257 + past)
        } else {
            let top = past.topBit
            putSymbol(257 + 4 * (top - 1) + (past >> (top - 2)) & 3)
            put(UInt64(past & (1 << (top - 2) - 1)), UInt64(top - 2))
        }
        let far = distance - 1
        if far < 4 {
            put(Self.reversed(far, 5), 5)
        } else {
            let top = far.topBit
            put(Self.reversed(2 * top + (far >> (top - 1)) & 1, 5), 5)
            put(UInt64(far & (1 << (top - 1) - 1)), UInt64(top - 1))
        }
    }

    private mutating func putSymbol(_ symbol: Int) {
        let code = Self.codes[symbol]
        put(UInt64(code.bits), UInt64(code.count))
    }

    /// Puts the lowest `count` bits of `value`, at most 16, the lowest first.
    private mutating func put(_ value: UInt64, _ count: UInt64) {
        bits |= value << bitCount
        bitCount += count
        while bitCount >= 32 { flushByte() }
    }

    private mutating func flushByte() {
        output.append(UInt8(truncatingIfNeeded: bits))
        bits >>= 8
        bitCount -= 8
    }

    /// §3.2.6: the fixed codes of literals and lengths, their first bit lowest.
    private static let codes: [(bits: UInt16, count: UInt8)] = (0..<288).map { symbol in
        let (code, count) =
            switch symbol {
            case ..<144: (0b0011_0000 + symbol, 8)
            case ..<256: (0b1_1001_0000 + symbol - 144, 9)
            case ..<280: (symbol - 256, 7)
            default: (0b1100_0000 + symbol - 280, 8)
            }
        return (UInt16(reversed(code, count)), UInt8(count))
    }

    private static func reversed(_ code: Int, _ count: Int) -> UInt64 {
        var (code, reversed) = (code, UInt64(0))
        for _ in 0..<count {
            reversed = reversed << 1 | UInt64(code & 1)
            code >>= 1
        }
        return reversed
    }
}

extension Int {
    /// The place of the highest bit that is set.
    fileprivate var topBit: Int { Int.bitWidth - 1 - leadingZeroBitCount }
}
