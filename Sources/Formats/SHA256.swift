/// SHA-256 (FIPS 180-4): the fingerprint of bytes that come in one piece or in many.
package struct SHA256: Sendable {
    /// 32: a digest's length in bytes.
    package static let digestBytes = 32
    static let blockBytes = 64

    private var state: InlineArray<8, UInt32> = [
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
        0x5be0_cd19,
    ]
    /// The beginning of a block that is not yet full.
    private var partial = InlineArray<64, UInt8>(repeating: 0)
    private var partialBytes = 0
    private var totalBytes: UInt64 = 0

    /// A digest of nothing so far.
    package init() {}

    /// Takes more bytes. Arrays, slices and `String.utf8` are read in place.
    @inlinable
    package mutating func update(_ bytes: some Sequence<UInt8>) {
        let inPlace: Void? = bytes.withContiguousStorageIfAvailable { absorb($0.span.bytes) }
        if inPlace == nil {
            absorb(Array(bytes).span.bytes)
        }
    }

    /// The digest of everything taken, 32 bytes. Afterwards the value is as new.
    package mutating func finish() -> [UInt8] {
        let bits = totalBytes &* 8
        // §5.1.1: a bit 1, zeros up to 8 bytes before a block's end, the length in bits.
        put(0x80)
        while partialBytes != Self.blockBytes - 8 { put(0) }
        for shift: UInt64 in [56, 48, 40, 32, 24, 16, 8, 0] {
            put(UInt8(truncatingIfNeeded: bits >> shift))
        }
        let digest = [UInt8](unsafeUninitializedCapacity: Self.digestBytes) { room, count in
            for index in state.indices {
                for byte in 0..<4 {
                    room[4 * index + byte] = UInt8(truncatingIfNeeded: state[index] >> UInt32(24 - 8 * byte))
                }
            }
            count = Self.digestBytes
        }
        self = SHA256()
        return digest
    }

    /// The digest of `bytes`, 32 bytes.
    package static func hash(_ bytes: [UInt8]) -> [UInt8] {
        var digest = SHA256()
        digest.absorb(bytes.span.bytes)
        return digest.finish()
    }

    @usableFromInline
    mutating func absorb(_ bytes: RawSpan) {
        totalBytes &+= UInt64(bytes.byteCount)
        var offset = 0
        while partialBytes > 0, offset < bytes.byteCount {
            put(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
            offset += 1
        }
        while bytes.byteCount - offset >= Self.blockBytes {
            compress(bytes, at: offset)
            offset += Self.blockBytes
        }
        while offset < bytes.byteCount {
            put(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
            offset += 1
        }
    }

    private mutating func put(_ byte: UInt8) {
        partial[partialBytes] = byte
        partialBytes += 1
        if partialBytes == Self.blockBytes {
            let block = partial
            compress(block.span.bytes, at: 0)
            partialBytes = 0
        }
    }

    /// §6.2.2, with the message schedule kept as a ring of 16 words.
    private mutating func compress(_ bytes: RawSpan, at offset: Int) {
        var words = InlineArray<16, UInt32> { index in
            bytes.unsafeLoadUnaligned(fromByteOffset: offset + 4 * index, as: UInt32.self).bigEndian
        }
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            let place = round & 15
            if round >= 16 {
                let early = words[(place + 1) & 15]
                let late = words[(place + 14) & 15]
                words[place] &+=
                    (early.rotated(7) ^ early.rotated(18) ^ (early >> 3)) &+ words[(place + 9) & 15]
                    &+ (late.rotated(17) ^ late.rotated(19) ^ (late >> 10))
            }
            let t1 =
                h &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ (g ^ (e & (f ^ g)))
                &+ roundConstants[round] &+ words[place]
            let t2 = (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ ((a & b) | (c & (a | b)))
            (h, g, f, e, d, c, b, a) = (g, f, e, d &+ t1, c, b, a, t1 &+ t2)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
    }
}

extension UInt32 {
    fileprivate func rotated(_ bits: UInt32) -> UInt32 { self >> bits | self << (32 &- bits) }
}

/// §4.2.2: the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
