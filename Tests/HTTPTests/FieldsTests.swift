import Testing

@testable import HTTP

@Suite struct FieldsTests {
    @Test func `names compare without case, and the first value is given`() {
        let fields: Fields = ["Accept": "a", "ACCEPT": "b", "X": ""]
        #expect(fields["accept"] == "a")
        #expect(fields.all("Accept") == ["a", "b"])
        #expect(fields["x"] == "")
        #expect(fields["Accep"] == nil)
        #expect(fields.all.map(\.name) == ["Accept", "ACCEPT", "X"])
    }

    @Test func `no field is none`() {
        #expect(Fields().isEmpty)
        #expect(Fields()["a"] == nil)
    }

    @Test func `fields lie in memory as they are sent`() {
        let fields: Fields = ["A": "1", "B": "å"]
        #expect(String(decoding: fields.bytes, as: UTF8.self) == "A: 1\r\nB: å\r\n")
    }

    @Test(arguments: [
        ("/a\r\nSet-Cookie: b=c", "/a  Set-Cookie: b=c"), ("b\0", "b "), ("\u{7F}\u{1F}å\t", "  å\t"),
        ("", ""),
    ])
    func `RFC 9110 5_5: what would begin another field is a space`(value: String, sent: String) {
        var fields = Fields()
        fields.append("Location", value)
        #expect(fields["Location"] == sent)
        #expect(fields.bytes.split(separator: 0x0A).count == 1)
    }

    @Test func `a name that is none stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var fields = Fields()
            fields.append("A b", "c")
        }
    }
}
