import Testing

@testable import HTTP

@Suite struct ByteRangeTests {
    @Test(arguments: [
        ("bytes=0-0", ByteRange.part(0..<1)), ("bytes=0-99", .part(0..<100)), ("bytes=0-100", .part(0..<100)),
        ("bytes=99-", .part(99..<100)), ("bytes=10-19", .part(10..<20)), ("bytes=-1", .part(99..<100)),
        ("bytes=-100", .part(0..<100)), ("bytes=-101", .part(0..<100)), ("Bytes=0-", .part(0..<100)),
        ("bytes=5-99999999999999999999", .part(5..<100)), ("bytes=-99999999999999999999", .part(0..<100)),
        ("bytes=100-", .unsatisfiable), ("bytes=100-200", .unsatisfiable), ("bytes=-0", .unsatisfiable),
        ("bytes=99999999999999999999-", .unsatisfiable),
        ("bytes=2-1", .whole), ("bytes=-", .whole), ("bytes=", .whole), ("bytes", .whole), ("", .whole),
        ("bytes=a-b", .whole), ("bytes=1", .whole), ("bytes=0-1,3-4", .whole), ("bytes=0-1-2", .whole),
        ("bytes=--1", .whole), ("bytes=+1-2", .whole), ("rows=0-1", .whole), ("bytes= 0-1", .whole),
    ])
    func `RFC 9110 14_1_2: of a hundred bytes a range is`(field: String, expected: ByteRange) {
        #expect(ByteRange(field, length: 100) == expected)
    }

    @Test(arguments: ["bytes=0-", "bytes=0-0", "bytes=-1"])
    func `of nothing no range can be satisfied`(field: String) {
        #expect(ByteRange(field, length: 0) == .unsatisfiable)
    }
}
