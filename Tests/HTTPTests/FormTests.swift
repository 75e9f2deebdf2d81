import Testing

@testable import HTTP

@Suite struct FormTests {
    private func form(_ text: String) throws -> [String] {
        try Form(decoding: Array(text.utf8)[...]).pairs.map { "\($0.name)=\($0.value)" }
    }

    @Test(arguments: [
        ("", []), ("a=b", ["a=b"]), ("a=b&a=c", ["a=b", "a=c"]), ("a", ["a="]), ("a=", ["a="]),
        ("=b", ["=b"]),
        ("a=b=c", ["a=b=c"]), ("a+b=c+d", ["a b=c d"]), ("%C3%A5=%2B%26%3D", ["å=+&="]), ("&&a=b&", ["a=b"]),
        ("a=å", ["a=å"]),
    ])
    func `a form is names and values in order`(text: String, expected: [String]) throws {
        #expect(try form(text) == expected)
    }

    @Test(arguments: ["a=%", "a=%4", "%zz=b", "a=%C3", "a=%FF"])
    func `what can't be decoded is malformed`(text: String) {
        #expect(throws: Form.Malformed.self) { try form(text) }
    }

    @Test(arguments: [(Limits.formFields, true), (Limits.formFields + 1, false)])
    func `a form has no more pairs than the limit`(count: Int, isRead: Bool) {
        let text = Array(repeating: "a=b", count: count).joined(separator: "&")
        #expect((try? form(text).count) == (isRead ? count : nil))
    }

    @Test func `values are found by name`() throws {
        let form = try Form(decoding: Array("a=1&b=2&a=3".utf8)[...])
        #expect(form["a"] == "1")
        #expect(form.all("a") == ["1", "3"])
        #expect(form["c"] == nil)
    }
}
