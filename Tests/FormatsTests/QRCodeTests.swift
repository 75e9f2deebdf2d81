import Testing

@testable import Formats

@Suite struct QRCodeTests {
    /// Made with Python's `qrcode` 8.
    @Test func `a small code is drawn as another program draws it`() {
        let expected = """
            #######.###...#######
            #.....#.#.###.#.....#
            #.###.#...###.#.###.#
            #.###.#.#..#..#.###.#
            #.###.#..#.#..#.###.#
            #.....#..#....#.....#
            #######.#.#.#.#######
            ........#.#..........
            #.##.###..#...#..#.##
            .#####.###.#.########
            ..#..##.#..#..##...##
            #.#.#..###.###..##..#
            #.#..###.#....#.##..#
            ........#.####..##...
            #######.##.#.####.#..
            #.....#.#..#.#..###.#
            #.###.#...#.##.##.##.
            #.###.#.##..##.....#.
            #.###.#.###.###..#...
            #.....#......####...#
            #######.#.##.##...#..
            """
        #expect(QRCode("kurskoll.se/k1", mask: 3)?.drawing == expected)
    }

    /// The beginnings of SHA-256 over drawings made with Python's `qrcode` 8: each version, full and not, and each mask.
    @Test(arguments: [
        (1, 14, 0, "8fa2edd00b4a9a0f"), (1, 5, 4, "0b793f74608ae230"), (2, 26, 1, "0730b56e46f8ea57"),
        (2, 21, 5, "4ff4af62af54131f"), (3, 42, 2, "1de72ced8cf7f0c5"), (3, 37, 6, "b28367ca2ccc28ba"),
        (4, 62, 3, "94eeaf14c499b703"), (4, 57, 7, "9e83e14aad418148"), (5, 84, 4, "e21e5f48953a33cf"),
        (5, 79, 0, "b6fe83b2b79bde50"), (6, 106, 5, "f67c9ba6cdcfff32"), (6, 101, 1, "6479d9afba4b4f54"),
        (7, 122, 6, "675aa9de05d4ec1c"), (7, 117, 2, "39664b6034c17d25"), (8, 152, 7, "c82018d184970817"),
        (8, 147, 3, "c0585555ad55dc3a"), (9, 180, 0, "a2580a5ec00c614e"), (9, 175, 4, "36d8983901d055fc"),
        (10, 213, 1, "f4d8e061af999790"), (10, 208, 5, "0dfdc075aaa18acd"),
    ])
    func `every version and mask is drawn as another program draws it`(
        version: Int, bytes: Int, mask: Int, digest: String
    ) throws {
        let text = String(String(repeating: "https://kurskoll.example/kontroll/", count: 10).prefix(bytes))
        let code = try #require(QRCode(text, mask: mask))
        #expect(code.size == 17 + 4 * version)
        #expect(Hex.encode(SHA256.hash(Array(code.drawing.utf8)).prefix(8)) == digest)
    }

    @Test func `the mask with the lowest penalty is taken`() throws {
        let text = "https://kurskoll.example/kontroll"
        let version = try #require(QRVersion.all.first { $0.capacityBytes >= text.utf8.count })
        let codewords = version.codewords(Array(text.utf8))
        let penalties = (0..<8).map { QRMatrix(version, codewords, mask: $0).penalty }
        let best = try #require(penalties.indices.min { penalties[$0] < penalties[$1] })
        #expect(Set(penalties).count > 4)
        #expect(QRCode(text) == QRCode(text, mask: best))
    }

    @Test(arguments: [
        ("", 21), (String(repeating: "å", count: 7), 21), (String(repeating: "å", count: 8), 25),
    ])
    func `the version follows from the bytes, not from the letters`(text: String, size: Int) {
        #expect(QRCode(text)?.size == size)
    }

    @Test func `what does not fit has no code`() {
        #expect(QRCode(String(repeating: "x", count: QRCode.capacityBytes))?.size == 57)
        #expect(QRCode(String(repeating: "x", count: QRCode.capacityBytes + 1)) == nil)
    }

    @Test func `outside the code all is light`() throws {
        let code = try #require(QRCode("x"))
        #expect(code[0, 0])
        #expect(!code[-1, 0] && !code[0, -1] && !code[code.size, 0] && !code[0, code.size])
    }

    @Test func `the path covers the dark modules, once each, inside a margin of four`() throws {
        let code = try #require(QRCode("kurskoll.se/k1", mask: 3))
        var drawn = Set<[Int]>()
        for run in code.path.split(separator: "z") {
            let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
            for column in numbers[0]..<numbers[0] + numbers[2] {
                #expect(drawn.insert([column - 4, numbers[1] - 4]).inserted)
            }
        }
        for row in 0..<code.size {
            for column in 0..<code.size { #expect(drawn.contains([column, row]) == code[column, row]) }
        }
    }

    /// The example of ISO/IEC 18004, annex I: »01234567« at 1-M.
    @Test func `error correction comes out as in the standard's example`() {
        let data: [UInt8] = [16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17]
        #expect(
            ReedSolomon.correction(of: data, count: 10) == [165, 36, 212, 193, 237, 54, 199, 135, 44, 85])
    }
}

extension QRCode {
    fileprivate var drawing: String {
        (0..<size).map { row in (0..<size).map { self[$0, row] ? "#" : "." }.joined() }.joined(
            separator: "\n")
    }
}
