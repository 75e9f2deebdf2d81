import Testing

@testable import Formats

@Suite struct HexTests {
    @Test(arguments: [([UInt8](), ""), ([0], "00"), ([0xca, 0xfe, 0x09], "cafe09"), ([255], "ff")])
    func `bytes become two digits each and come back`(bytes: [UInt8], text: String) {
        #expect(Hex.encode(bytes) == text)
        #expect(Hex.decode(text) == bytes)
    }

    @Test func `upper case is read`() {
        #expect(Hex.decode("CAFE") == [0xca, 0xfe])
    }

    @Test(arguments: ["a", "abc", "0g", "å", "0x", " 0", "+1"])
    func `what is not hexadecimal has no bytes`(text: String) {
        #expect(Hex.decode(text) == nil)
    }
}
