import Testing

@testable import Formats

@Suite struct DeflateTests {
    @Test(arguments: [
        [UInt8](), [0], Array("abc".utf8), Array(0...255), [UInt8](repeating: 7, count: 100_000),
    ])
    func `what is compressed comes back`(bytes: [UInt8]) {
        #expect(inflated(deflated(bytes, pieces: 30_000)) == bytes)
    }

    @Test(arguments: 1...40)
    func `texts of every kind and length come back, from pieces of any length`(seed: Int) {
        var random = SplitMix(seed: UInt64(seed))
        let letters = Int.random(in: 1...256, using: &random)
        let repeats = (0..<Int.random(in: 1...50, using: &random)).map { _ in
            (0..<Int.random(in: 1...300, using: &random)).map { _ in
                UInt8.random(in: 0..<UInt8(letters - 1) + 1, using: &random)
            }
        }
        var bytes: [UInt8] = []
        while bytes.count < 2_000 * seed {
            bytes += repeats[Int.random(in: 0..<repeats.count, using: &random)]
        }
        let piece = Int.random(in: 1...40_000, using: &random)
        #expect(inflated(deflated(bytes, pieces: piece)) == bytes)
    }

    @Test(arguments: 3...260)
    func `every length of a match has its code`(length: Int) {
        let run = (0..<length).map { UInt8($0 * 7 % 251) }
        let bytes = run + [255, 254] + run + [253]
        #expect(inflated(deflated(bytes, pieces: 10_000)) == bytes)
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 9, 100, 1_000, 32_767, 32_768, 32_769, 40_000])
    func `a match lies at most 32 KiB back`(distance: Int) {
        var random = SplitMix(seed: 3)
        let far = (0..<distance).map { _ in UInt8.random(in: 0...255, using: &random) }
        let bytes = far + far.prefix(20)
        for piece in [bytes.count, 16_384] {
            let compressed = deflated(bytes, pieces: piece)
            #expect(inflated(compressed) == bytes)
        }
    }

    @Test func `a worksheet shrinks well`() {
        let rows = (1...5_000).flatMap {
            "<row r=\"\($0)\"><c r=\"A\($0)\" s=\"2\"><v>\($0 * 7919 % 1000)</v></c></row>".utf8
        }
        #expect(deflated(rows, pieces: 32_768).count * 4 < rows.count)
    }
}

private func deflated(_ bytes: [UInt8], pieces length: Int) -> [UInt8] {
    var deflate = Deflate()
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: length) {
        deflate.compress(Array(bytes[start..<min(start + length, bytes.count)]))
        output += deflate.drain()
    }
    deflate.finish()
    return output + deflate.drain()
}
