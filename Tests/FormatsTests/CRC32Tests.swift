import Testing

@testable import Formats

@Suite struct CRC32Tests {
    @Test func `the usual example has the usual value`() {
        var check = CRC32()
        #expect(check.value == 0)
        check.update(Array("123456789".utf8))
        #expect(check.value == 0xcbf4_3926)
    }

    @Test(arguments: [0, 1, 7, 8, 9, 15, 16, 17, 1000])
    func `eight at a time gives what one bit at a time gives`(length: Int) {
        let bytes = (0..<length).map { UInt8($0 * 31 % 256) }
        var check = CRC32()
        check.update(bytes)
        #expect(check.value == slowCheck(bytes))
        var pieces = CRC32()
        pieces.update(Array(bytes.prefix(length / 3)))
        pieces.update(Array(bytes.dropFirst(length / 3)))
        #expect(pieces.value == check.value)
    }
}
