import Testing

@testable import Formats

@Suite struct TextEncodingTests {
    private static let text = "namn;ort\nÅsa;Älvsbyn – 5 €\n"

    @Test(
        arguments: [
            ([], TextEncoding.utf8), ([0xEF, 0xBB, 0xBF], .utf8),
        ] as [([UInt8], TextEncoding)])
    func `UTF-8 is read with and without a mark`(mark: [UInt8], encoding: TextEncoding) throws {
        let read = try TextEncoding.decode(mark + Array(Self.text.utf8))
        #expect(read.text == Self.text && read.encoding == encoding)
    }

    @Test(arguments: [(true, true), (true, false), (false, true)])
    func `UTF-16 is read in both orders, and without a mark where it shows`(isLittle: Bool, hasMark: Bool)
        throws
    {
        let units = (hasMark ? [0xFEFF] : []) + Array(Self.text.utf16)
        let bytes = units.flatMap {
            isLittle ? [UInt8($0 & 255), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 255)]
        }
        let read = try TextEncoding.decode(bytes)
        #expect(read.text == Self.text && read.encoding == (isLittle ? .utf16LittleEndian : .utf16BigEndian))
    }

    @Test func `Windows-1252 is read where UTF-8 cannot be`() throws {
        let read = try TextEncoding.decode([0xC5, 0x73, 0x61, 0x20, 0x96, 0x20, 0x80])
        #expect(read.text == "Åsa – €" && read.encoding == .windows1252)
    }

    @Test(arguments: [
        ("namn\nÃ…sa\n", TextEncoding.Fault.encodedTwice(line: 2, column: 1)),
        ("namn\nBo LÃ¶v\n", .encodedTwice(line: 2, column: 5)),
        ("a\nb\u{0}c\n", .notText(line: 2)),
        ("a\ne" + String(repeating: "\u{301}\u{327}", count: 16), .tooManyMarks(line: 2)),
    ])
    func `text that was encoded twice or is none is refused with its place`(
        text: String, fault: TextEncoding.Fault
    ) {
        #expect(throws: fault) { try TextEncoding.decode(Array(text.utf8)) }
    }

    @Test func `a name that begins with Ã and goes on as names do is left alone`() throws {
        #expect(try TextEncoding.decode(Array("São;Ãngelo".utf8)).text == "São;Ãngelo")
    }
}
