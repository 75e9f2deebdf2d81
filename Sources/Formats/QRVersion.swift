/// What the standard's tables say of one version at error correction level M.
struct QRVersion {
    let number: Int
    let size: Int
    /// All that fit in the symbol, data and error correction.
    let totalCodewords: Int
    let blocks: Int
    let correctionPerBlock: Int
    /// Rows and columns of the alignment patterns' centres.
    let alignments: [Int]

    /// ISO/IEC 18004, tables 1, 9 and E.1.
    static let all = [
        QRVersion(1, 26, blocks: 1, correction: 10, []),
        QRVersion(2, 44, blocks: 1, correction: 16, [6, 18]),
        QRVersion(3, 70, blocks: 1, correction: 26, [6, 22]),
        QRVersion(4, 100, blocks: 2, correction: 18, [6, 26]),
        QRVersion(5, 134, blocks: 2, correction: 24, [6, 30]),
        QRVersion(6, 172, blocks: 4, correction: 16, [6, 34]),
        QRVersion(7, 196, blocks: 4, correction: 18, [6, 22, 38]),
        QRVersion(8, 242, blocks: 4, correction: 22, [6, 24, 42]),
        QRVersion(9, 292, blocks: 5, correction: 22, [6, 26, 46]),
        QRVersion(10, 346, blocks: 5, correction: 26, [6, 28, 50]),
    ]

    private init(_ number: Int, _ totalCodewords: Int, blocks: Int, correction: Int, _ alignments: [Int]) {
        self.number = number
        self.size = 17 + 4 * number
        self.totalCodewords = totalCodewords
        self.blocks = blocks
        self.correctionPerBlock = correction
        self.alignments = alignments
    }

    private var dataCodewords: Int { totalCodewords - blocks * correctionPerBlock }
    private var lengthBits: Int { number < 10 ? 8 : 16 }
    /// After four bits of mode and the length.
    var capacityBytes: Int { (8 * dataCodewords - 4 - lengthBits) / 8 }

    /// The text and its error correction, blocks interleaved, in the order in which they are drawn (§7.4–7.6).
    func codewords(_ text: [UInt8]) -> [UInt8] {
        let data = padded(text)
        var parts: [(data: [UInt8], correction: [UInt8])] = []
        var start = 0
        for block in 0..<blocks {
            // Where the data do not share out evenly, the last blocks have one more.
            let isLonger = block >= blocks - dataCodewords % blocks
            let end = start + dataCodewords / blocks + (isLonger ? 1 : 0)
            let part = Array(data[start..<end])
            parts.append((part, ReedSolomon.correction(of: part, count: correctionPerBlock)))
            start = end
        }
        var codewords: [UInt8] = []
        for index in 0...dataCodewords / blocks {
            for part in parts where index < part.data.count { codewords.append(part.data[index]) }
        }
        for index in 0..<correctionPerBlock {
            for part in parts { codewords.append(part.correction[index]) }
        }
        return codewords
    }

    /// Mode, length, text, four zeros to end, filled up with two bytes in turn.
    private func padded(_ text: [UInt8]) -> [UInt8] {
        var bits: [Bool] = []
        func put(_ value: Int, _ count: Int) {
            for place in (0..<count).reversed() { bits.append(value >> place & 1 == 1) }
        }
        put(0b0100, 4)
        put(text.count, lengthBits)
        for byte in text { put(Int(byte), 8) }
        put(0, 4)
        var data = stride(from: 0, to: bits.count, by: 8).map { start in
            bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) }
        }
        let filler: [UInt8] = [0xec, 0x11]
        for index in 0..<dataCodewords - data.count { data.append(filler[index % 2]) }
        return data
    }
}
