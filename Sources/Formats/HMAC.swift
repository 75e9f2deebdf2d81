extension SHA256 {
    /// HMAC-SHA-256 (RFC 2104), 32 bytes: who holds `key` wrote `bytes`. A key of any length will do; one of 32
    /// random bytes is right. Compare codes with `isSameInConstantTime`.
    package static func authenticationCode(for bytes: [UInt8], key: [UInt8]) -> [UInt8] {
        var padded = key.count > blockBytes ? hash(key) : key
        padded.append(contentsOf: repeatElement(0, count: blockBytes - padded.count))
        var inner = SHA256()
        inner.update(padded.map { $0 ^ 0x36 })
        inner.update(bytes)
        var outer = SHA256()
        outer.update(padded.map { $0 ^ 0x5c })
        outer.update(inner.finish())
        return outer.finish()
    }
}

/// Whether both hold the same bytes, in a time that says nothing about where they differ (only whether the
/// lengths do). Two empty ones are the same.
package func isSameInConstantTime(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    guard one.count == other.count else { return false }
    var difference: UInt8 = 0
    for index in one.indices {
        difference |= one[index] ^ other[index]
    }
    return difference == 0
}
