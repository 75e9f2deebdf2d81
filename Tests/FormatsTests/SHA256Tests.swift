import Testing

@testable import Formats

@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `the examples of FIPS 180-4 come out as published`(text: String, digest: String) {
        #expect(Hex.encode(SHA256.hash(Array(text.utf8))) == digest)
    }

    @Test func `a million times the letter a comes out as published`() {
        let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(
            Hex.encode(SHA256.hash(million))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// The digest over the digests of 0, 1 … 300 bytes was computed with Python's hashlib.
    @Test func `every length around the block's edges is padded right`() {
        var all = SHA256()
        for length in 0...300 {
            all.update(SHA256.hash((0..<length).map { UInt8($0 % 251) }))
        }
        #expect(
            Hex.encode(all.finish()) == "b90e35153500e9a471591550ee25a954527c6b4448afff95f7949a2ca93300ce")
    }

    @Test(arguments: [1, 7, 63, 64, 65, 128, 200])
    func `pieces give the same digest as the whole`(piece: Int) {
        let bytes = (0..<1000).map { UInt8($0 % 256) }
        var digest = SHA256()
        for start in stride(from: 0, to: bytes.count, by: piece) {
            digest.update(bytes[start..<min(start + piece, bytes.count)])
        }
        #expect(digest.finish() == SHA256.hash(bytes))
    }

    @Test func `texts and lazy sequences are taken like arrays`() {
        var text = SHA256()
        text.update("abc".utf8)
        var lazily = SHA256()
        lazily.update((97...99).lazy.map { UInt8($0) })
        #expect(text.finish() == SHA256.hash([97, 98, 99]))
        #expect(lazily.finish() == SHA256.hash([97, 98, 99]))
    }

    @Test func `a finished digest begins anew`() {
        var digest = SHA256()
        digest.update("something else".utf8)
        _ = digest.finish()
        #expect(digest.finish() == SHA256.hash([]))
    }
}
