/// The modules of a QR code as they are drawn. A row is at most 57 of them, so it is kept as one word.
struct QRMatrix {
    let size: Int
    /// From the top; the lowest bit is the first column's, and dark is 1.
    private(set) var rows: [UInt64]
    /// Modules that hold no codewords and are not masked.
    private var fixed: [UInt64]

    /// The symbol of `codewords`, not masked yet: no reader takes it so.
    init(_ version: QRVersion, _ codewords: [UInt8]) {
        size = version.size
        rows = Array(repeating: 0, count: size)
        fixed = rows
        drawPatterns(version)
        drawFormat(0)
        if version.number >= 7 { drawVersion(version.number) }
        drawCodewords(codewords)
    }

    /// The symbol of `codewords` with a mask from 0 to 7.
    init(_ version: QRVersion, _ codewords: [UInt8], mask: Int) {
        self = QRMatrix(version, codewords).masked(mask)
    }

    /// The same with a mask from 0 to 7 (§7.8.2).
    func masked(_ mask: Int) -> QRMatrix {
        precondition(0...7 ~= mask, "there are eight masks")
        var masked = self
        let inverted = Self.masks[mask]
        let inside: UInt64 = 1 << UInt64(size) - 1
        for row in 0..<size { masked.rows[row] ^= inverted[row % inverted.count] & ~fixed[row] & inside }
        masked.drawFormat(mask)
        return masked
    }

    /// Which modules each mask inverts, in the twelve rows after which all of them begin anew.
    private static let masks: [[UInt64]] = (0..<8).map { mask in
        (0..<12).map { row in
            (0..<64).reduce(0) { $0 | (inverts(mask, $1, row) ? 1 << UInt64($1) : 0) }
        }
    }

    private mutating func fix(_ column: Int, _ row: Int, _ isDark: Bool) {
        guard 0..<size ~= column, 0..<size ~= row else { return }
        let module: UInt64 = 1 << UInt64(column)
        if isDark { rows[row] |= module } else { rows[row] &= ~module }
        fixed[row] |= module
    }

    /// Finders with their light border, timing lines, alignment patterns (§6.3).
    private mutating func drawPatterns(_ version: QRVersion) {
        for place in 8..<size - 8 {
            fix(place, 6, place.isMultiple(of: 2))
            fix(6, place, place.isMultiple(of: 2))
        }
        for (column, row) in [(3, 3), (size - 4, 3), (3, size - 4)] {
            drawSquares(column, row, radius: 4) { $0 != 2 && $0 != 4 }
        }
        let last = version.alignments.last
        for column in version.alignments {
            for row in version.alignments {
                // Three corners hold finders.
                if (column == 6 && (row == 6 || row == last)) || (column == last && row == 6) { continue }
                drawSquares(column, row, radius: 2) { $0 != 1 }
            }
        }
    }

    /// Nested squares around a centre, by their distance from it.
    private mutating func drawSquares(_ column: Int, _ row: Int, radius: Int, isDark: (Int) -> Bool) {
        for down in -radius...radius {
            for right in -radius...radius {
                fix(column + right, row + down, isDark(max(abs(right), abs(down))))
            }
        }
    }

    /// Level M (00) and the mask, twice (§7.9). The module beside is always dark.
    private mutating func drawFormat(_ mask: Int) {
        let bits = Self.withRemainder(mask, by: 0x537, bits: 10) ^ 0x5412
        for place in 0..<15 {
            let isDark = bits >> place & 1 == 1
            // Down column 8 from the top and on from the lower finder; along row 8 from the right and on to the left,
            // both past the timing line.
            fix(8, place < 6 ? place : place < 8 ? place + 1 : size - 15 + place, isDark)
            fix(place < 8 ? size - 1 - place : place == 8 ? 7 : 14 - place, 8, isDark)
        }
        fix(8, size - 8, true)
    }

    /// The version's number, beside both far finders (§7.10).
    private mutating func drawVersion(_ number: Int) {
        let bits = Self.withRemainder(number, by: 0x1f25, bits: 12)
        for place in 0..<18 {
            let isDark = bits >> place & 1 == 1
            fix(place / 3, size - 11 + place % 3, isDark)
            fix(size - 11 + place % 3, place / 3, isDark)
        }
    }

    /// `value` followed by the remainder of its division by a polynomial of two (annexes C and D).
    private static func withRemainder(_ value: Int, by divisor: Int, bits: Int) -> Int {
        var rest = value << bits
        while rest >> bits > 0 {
            rest ^= divisor << (Int.bitWidth - 1 - rest.leadingZeroBitCount - bits)
        }
        return value << bits | rest
    }

    /// Up and down in pairs of columns from the right, past the timing column (§7.7.3).
    private mutating func drawCodewords(_ codewords: [UInt8]) {
        var bit = 0
        for pair in 0..<(size - 1) / 2 {
            let right = size - 1 - 2 * pair
            let column = right > 6 ? right : right - 1
            for step in 0..<size {
                let row = pair.isMultiple(of: 2) ? size - 1 - step : step
                for column in [column, column - 1] where fixed[row] >> UInt64(column) & 1 == 0 {
                    // What remains after the last codeword is light before the mask.
                    guard bit < 8 * codewords.count else { return }
                    if codewords[bit / 8] >> (7 - bit % 8) & 1 == 1 { rows[row] |= 1 << UInt64(column) }
                    bit += 1
                }
            }
        }
    }

    private static func inverts(_ mask: Int, _ column: Int, _ row: Int) -> Bool {
        switch mask {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: row * column % 2 + row * column % 3 == 0
        case 6: (row * column % 2 + row * column % 3) % 2 == 0
        default: ((row + column) % 2 + row * column % 3) % 2 == 0
        }
    }
}

extension QRMatrix {
    /// How much a reader may be confused (§7.8.3): runs of one colour, blocks of four, what looks like a finder, and
    /// more of one colour than of the other.
    var penalty: Int {
        var points = 0
        for line in rows + columns { points += penalty(of: line) }
        for (upper, lower) in zip(rows, rows.dropFirst()) {
            points += 3 * (alike(upper) & alike(lower) & ~(upper ^ lower)).nonzeroBitCount
        }
        let dark = rows.reduce(0) { $0 + $1.nonzeroBitCount }
        return points + 10 * (abs(20 * dark - 10 * size * size) / (size * size))
    }

    private var columns: [UInt64] {
        var columns = [UInt64](repeating: 0, count: size)
        for (place, row) in rows.enumerated() {
            for column in 0..<size { columns[column] |= (row >> UInt64(column) & 1) << UInt64(place) }
        }
        return columns
    }

    /// Where a module is of the next one's colour.
    private func alike(_ line: UInt64) -> UInt64 { ~(line ^ line >> 1) & (1 << UInt64(size - 1) - 1) }

    private func penalty(of line: UInt64) -> Int {
        let alike = alike(line)
        // Where five of one colour begin. A run of n has n - 4 of them, together, and gives n - 2 points.
        let fives = alike & alike >> 1 & alike >> 2 & alike >> 3
        let runs = fives & ~(fives >> 1)
        // A finder is 1011101, with four light ones on either side.
        let finders = places(of: 0b1011101_0000, in: line) + places(of: 0b0000_1011101, in: line)
        return fives.nonzeroBitCount + 2 * runs.nonzeroBitCount + 40 * finders
    }

    /// How often eleven modules stand in a line.
    private func places(of pattern: UInt64, in line: UInt64) -> Int {
        var found: UInt64 = 1 << UInt64(size - 10) - 1
        for place in 0..<UInt64(11) {
            let isDark = pattern >> place & 1 == 1
            found &= isDark ? line >> place : ~(line >> place)
        }
        return found.nonzeroBitCount
    }
}
