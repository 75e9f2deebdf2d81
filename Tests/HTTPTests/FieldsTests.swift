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

    @Test func `a value that would begin another field stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var fields = Fields()
            fields.append("Location", "/a\r\nSet-Cookie: b=c")
        }
        await #expect(processExitsWith: .failure) {
            var fields = Fields()
            fields.append("A", "b\0")
        }
        await #expect(processExitsWith: .failure) {
            var fields = Fields()
            fields.append("A b", "c")
        }
    }
}
