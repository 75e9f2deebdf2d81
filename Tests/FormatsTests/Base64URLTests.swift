import Testing

@testable import Formats

@Suite struct Base64URLTests {
    /// RFC 4648 §10 without the padding, and the two letters that differ from plain Base64.
    @Test(arguments: [
        ("", ""), ("f", "Zg"), ("fo", "Zm8"), ("foo", "Zm9v"), ("foob", "Zm9vYg"), ("fooba", "Zm9vYmE"),
        ("foobar", "Zm9vYmFy"), ("~~~???", "fn5-Pz8_"),
    ])
    func `the examples of RFC 4648 come out as published`(plain: String, encoded: String) {
        #expect(Base64URL.encode(Array(plain.utf8)) == encoded)
        #expect(Base64URL.decode(encoded) == Array(plain.utf8))
    }

    @Test func `every byte survives`() {
        for length in 0...70 {
            let bytes = (0..<length).map { UInt8(($0 * 37 + length) % 256) }
            #expect(Base64URL.decode(Base64URL.encode(bytes)) == bytes)
        }
    }

    @Test(arguments: ["Zg==", "Z", "Zm9vY", "Zh", "Zm9", "a+b_", "a/b_", "å", "Zg\n"])
    func `another spelling of the same bytes is refused`(text: String) {
        #expect(Base64URL.decode(text) == nil)
    }
}
