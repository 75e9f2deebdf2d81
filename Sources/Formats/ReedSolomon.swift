/// Reed–Solomon codes over the field of 256 elements that QR codes use (x⁸ + x⁴ + x³ + x² + 1, generator 2).
enum ReedSolomon {
    /// The `count` bytes to send after `data`: the remainder of data · x^count by (x − 2⁰)(x − 2¹) … (x − 2^(count−1)).
    static func correction(of data: [UInt8], count: Int) -> [UInt8] {
        let divisor = divisor(count)
        var remainder = [UInt8](repeating: 0, count: count)
        for byte in data {
            let factor = byte ^ remainder.removeFirst()
            remainder.append(0)
            for index in 0..<count { remainder[index] ^= product(divisor[index], factor) }
        }
        return remainder
    }

    /// Coefficients from the highest power down; the first, 1, is left out.
    private static func divisor(_ count: Int) -> [UInt8] {
        var coefficients: [UInt8] = []
        var root: UInt8 = 1
        for _ in 0..<count {
            // Times (x − root): subtracting is adding here.
            let old = [1] + coefficients
            coefficients.append(0)
            for index in coefficients.indices { coefficients[index] ^= product(old[index], root) }
            root = product(root, 2)
        }
        return coefficients
    }

    private static func product(_ one: UInt8, _ other: UInt8) -> UInt8 {
        var (sum, shifted, rest) = (UInt8(0), one, other)
        while rest > 0 {
            if rest & 1 == 1 { sum ^= shifted }
            shifted = shifted << 1 ^ (shifted & 0x80 == 0 ? 0 : 0x1d)
            rest >>= 1
        }
        return sum
    }
}
