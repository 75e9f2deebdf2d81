import Testing

@testable import HTTP

@Suite struct CharactersTests {
    private func all(_ isMember: (UInt8) -> Bool) -> String {
        String(decoding: (UInt8(0)..<128).filter(isMember), as: UTF8.self)
    }

    @Test func `the classes are those of the RFCs`() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        #expect(all(\.isTokenCharacter) == "!#$%&'*+-.0123456789\(letters)^_`\(letters.lowercased())|~")
        #expect(all(\.isHostCharacter) == "!$%&'()*+,-.0123456789;=\(letters)_\(letters.lowercased())~")
        #expect(all(\.isDigit) == "0123456789")
        #expect(all(\.isBlank) == "\t ")
        #expect(all { !$0.isFieldCharacter }.utf8.count == 32)
        #expect(all { $0.hexadecimalValue != nil } == "0123456789ABCDEFabcdef")
        #expect(
            (UInt8(128)...255).allSatisfy {
                $0.isFieldCharacter && !$0.isTokenCharacter && !$0.isHostCharacter
            })
    }

    @Test(arguments: [
        ("", true), ("a", true), ("kurs.example.se", true), ("kurs.example.se:8443", true), ("a:", true),
        ("127.0.0.1:80", true), ("[::1]", true), ("[2001:db8::1]:443", true), (":", true),
        ("a:b", false), ("[", false), ("[]", false), (":::", false), ("a:99999999", false),
        ("a:80:80", false),
        ("[::1", false), ("[::1]a", false), ("a]", false), ("a/b", false), ("a@b", false), ("a b", false),
        ("å", false),
    ])
    func `RFC 9112 3_2: a host may have a port and nothing more`(text: String, isHost: Bool) {
        #expect(Array(text.utf8)[...].isHost == isHost)
    }

    @Test(arguments: [("", ""), ("a", "a"), ("%41%62%c3%A5", "Abå"), ("%2541", "%41"), ("a+b", "a+b")])
    func `percent encoding is taken away once`(encoded: String, plain: String) {
        #expect(percentDecoded(Array(encoded.utf8)[...]).map { String(decoding: $0, as: UTF8.self) } == plain)
    }

    @Test(arguments: ["%", "%4", "a%", "%4g", "%g4", "%%41"])
    func `bad percent encoding is nothing`(encoded: String) {
        #expect(percentDecoded(Array(encoded.utf8)[...]) == nil)
    }

    @Test func `a list has no empty elements, and no blanks around them`() {
        let elements = Array(" a ,, b\t,\t c d,".utf8)[...].listElements
        #expect(elements.map { String(decoding: $0, as: UTF8.self) } == ["a", "b", "c d"])
    }
}
