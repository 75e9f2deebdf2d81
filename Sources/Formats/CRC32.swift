/// The check value of ZIP and gzip (polynomial 0xedb88320, reflected; RFC 1952 §8).
struct CRC32 {
    private var register: UInt32 = .max

    /// 0 of no bytes.
    var value: UInt32 { ~register }

    mutating func update(_ bytes: [UInt8]) {
        var register = register
        let raw = bytes.span.bytes
        var offset = 0
        while offset + 8 <= raw.byteCount {
            var word = raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
            word ^= UInt64(register)
            register = 0
            for place in 0..<8 {
                register ^= Self.table[256 * (7 - place) + Int(word & 0xff)]
                word >>= 8
            }
            offset += 8
        }
        for byte in bytes[offset...] {
            register = Self.table[Int(UInt8(truncatingIfNeeded: register) ^ byte)] ^ register >> 8
        }
        self.register = register
    }

    /// What each byte does to the register when 0, 1 … 7 more bytes follow: so eight are looked up at a time.
    private static let table: [UInt32] = {
        var table: [UInt32] = (0..<256).map { byte in
            (0..<8).reduce(UInt32(byte)) { rest, _ in rest >> 1 ^ (rest & 1 == 0 ? 0 : 0xedb8_8320) }
        }
        for index in 256..<8 * 256 {
            let before = table[index - 256]
            table.append(table[Int(before & 0xff)] ^ before >> 8)
        }
        return table
    }()
}
