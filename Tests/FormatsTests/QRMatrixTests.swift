import Testing

@testable import Formats

@Suite struct QRMatrixTests {
    @Test(arguments: QRVersion.all.map(\.number))
    func `the penalty is the one that counting modules one by one gives`(number: Int) throws {
        let version = try #require(QRVersion.all.first { $0.number == number })
        let text = (0..<version.capacityBytes).map { UInt8(truncatingIfNeeded: $0 * number * 37 + 11) }
        for mask in 0..<8 {
            let matrix = QRMatrix(version, version.codewords(text), mask: mask)
            #expect(matrix.penalty == Slow(matrix).penalty)
        }
    }

    @Test func `a row of one colour and a finder in light cost what the standard says`() throws {
        let version = try #require(QRVersion.all.first)
        let matrix = QRMatrix(version, version.codewords(Array("kurskoll".utf8)), mask: 1)
        let slow = Slow(matrix)
        #expect(slow.run(Array(repeating: true, count: 21)) == 3 + 16)
        #expect(slow.run([true, true, true, true]) == 0)
        let finder = [true, false, true, true, true, false, true, false, false, false, false]
        #expect(slow.finders(finder) == 40)
        #expect(slow.finders(finder.reversed()) == 40)
    }
}

/// §7.8.3 module by module, as its table is read.
private struct Slow {
    let size: Int
    let rows: [[Bool]]

    init(_ matrix: QRMatrix) {
        let size = matrix.size
        self.size = size
        rows = matrix.rows.map { row in (0..<size).map { row >> UInt64($0) & 1 == 1 } }
    }

    var penalty: Int {
        let columns = (0..<size).map { column in rows.map { $0[column] } }
        var points = 0
        for line in rows + columns { points += run(line) + finders(line) }
        for row in 0..<size - 1 {
            for column in 0..<size - 1 {
                let four = rows[row][column...column + 1] + rows[row + 1][column...column + 1]
                if Set(four).count == 1 { points += 3 }
            }
        }
        let dark = rows.joined().count { $0 }
        return points + 10 * (abs(20 * dark - 10 * size * size) / (size * size))
    }

    func run(_ line: [Bool]) -> Int {
        let runs = line.indices.filter { $0 == 0 || line[$0] != line[$0 - 1] } + [line.count]
        return zip(runs, runs.dropFirst()).map { $1 - $0 }.filter { $0 >= 5 }.reduce(0) { $0 + $1 - 2 }
    }

    func finders(_ line: [Bool]) -> Int {
        let finder = "1011101"
        let text = line.map { $0 ? "1" : "0" }.joined()
        return (0...max(0, text.count - 11)).reduce(0) { points, start in
            let window = text.dropFirst(start).prefix(11)
            return points + (window == finder + "0000" || window == "0000" + finder ? 40 : 0)
        }
    }
}
