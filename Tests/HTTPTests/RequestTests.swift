import Testing

@testable import HTTP

@Suite struct RequestTests {
    @Test(arguments: [
        ("a=b", "a", "b" as String?), ("x=y; a=b", "a", "b"), ("a=b;c=d", "c", "d"), ("a=b=c", "a", "b=c"),
        ("a=", "a", ""),
        ("ab=c", "a", nil), ("A=b", "a", nil), ("a", "a", nil), ("", "a", nil), ("a=1; a=2", "a", "1"),
        ("__Host-kurskoll=Zm9v", "__Host-kurskoll", "Zm9v"),
    ])
    func `RFC 6265 5_4: a cookie is found by its name`(line: String, name: String, expected: String?) {
        let request = Request(method: .get, path: "/", fields: ["Cookie": line])
        #expect(request.cookie(name) == expected)
    }

    @Test func `cookies may come in several fields`() {
        #expect(
            Request(method: .get, path: "/", fields: ["Cookie": "a=1", "cookie": "b=2"]).cookie("b") == "2")
        #expect(Request(method: .get, path: "/").cookie("a") == nil)
    }

    @Test(arguments: [
        ("application/x-www-form-urlencoded", "b" as String?),
        ("Application/X-WWW-Form-URLEncoded; charset=utf-8", "b"),
        ("text/plain", nil), ("multipart/form-data", nil),
    ])
    func `a form is read from a body of its type only`(type: String, expected: String?) throws {
        let request = Request(
            method: .post, path: "/", fields: ["Content-Type": type], body: .bytes(Array("a=b".utf8)))
        #expect(try request.form()["a"] == expected)
    }

    @Test func `without a type there is no form`() throws {
        #expect(try Request(method: .post, path: "/", body: .bytes([97])).form().pairs.isEmpty)
    }

    @Test func `a form that had to be spooled is malformed`() throws {
        let request = Request(
            method: .post, path: "/", fields: ["Content-Type": "application/x-www-form-urlencoded"],
            body: .file(try #require(OpenFile(path: #filePath))))
        #expect(throws: Form.Malformed.self) { try request.form() }
    }

    @Test func `the query is a form too`() throws {
        let request = Request(method: .get, path: "/", query: "q=%C3%A5&r")
        #expect(request.query == "q=%C3%A5&r")
        #expect(try request.queryForm()["q"] == "å")
        #expect(try request.queryForm()["r"] == "")
    }
}
