import Foundation
import Testing

@testable import HTTP

@Suite struct MultipartFormTests {
    private func form(_ body: String, type: String = "multipart/form-data; boundary=x") throws
        -> MultipartForm
    {
        try Request(
            method: .post, path: "/", fields: ["Content-Type": type], body: .bytes(Array(body.utf8))
        ).multipartForm()
    }

    private func part(_ disposition: String, _ content: String) -> String {
        "--x\r\nContent-Disposition: \(disposition)\r\n\r\n\(content)\r\n"
    }

    @Test func `fields and files come in order, each with its bytes`() throws {
        let form = try form(
            part("form-data; name=\"token\"", "abc")
                + part(
                    "form-data; name=\"fil\"; filename=\"personal.csv\"\r\nContent-Type: text/csv",
                    "a;b\r\n--\r\n")
                + "--x--\r\n")
        #expect(form.parts.map(\.name) == ["token", "fil"])
        #expect(form["token"]?.text == "abc")
        #expect(form["token"]?.fileName == nil)
        #expect(form["fil"]?.fileName == "personal.csv")
        #expect(form["fil"]?.text == "a;b\r\n--\r\n")
        #expect(form["annan"] == nil)
    }

    @Test(arguments: [
        ("form-data; name=a", "a", nil as String?), ("Form-Data; NAME=\"å\"", "å", nil),
        ("form-data; name=\"a%22b\"; filename=\"c%0D%0Ad\"", "a\"b", "c\r\nd"),
        ("form-data; name=\"a\"; filename=\"\"", "a", ""),
        ("form-data; name=\"a\"; filename=\"100%.csv\"", "a", "100%.csv"),
        ("form-data;name=\"a;b\" ; filename=\"C:\\å.csv\"", "a;b", "C:\\å.csv"),
    ])
    func `names are read as browsers write them`(disposition: String, name: String, fileName: String?) throws
    {
        let form = try form(part(disposition, "") + "--x--")
        #expect(form.parts.first?.name == name)
        #expect(form.parts.first?.fileName == fileName)
        #expect(form.parts.first?.bytes.isEmpty == true)
    }

    @Test(arguments: [
        "", "--x", "--x--x", "--y--", "text\r\n--x--", "--x--text", "--x\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n", "--x\r\nA: b\r\n\r\nc\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=a\r\nb\r\n--x--",
        "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: file; name=a\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\"a\"b\r\n\r\n\r\n--x--",
        "--x\r\nContent-Disposition: form-data; name=\r\n\r\n\r\n--x--",
        "--x\nContent-Disposition: form-data; name=a\n\nb\n--x--",
        "--x\r\nContent-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--x--",
    ])
    func `what is no such form is malformed`(body: String) {
        #expect(throws: Form.Malformed.self) { try form(body) }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\(String(repeating: "x", count: 71))",
    ])
    func `a form without a boundary is malformed`(type: String) {
        #expect(throws: Form.Malformed.self) { try form("--x--", type: type) }
    }

    @Test func `another content type is an empty form, and so is a form without parts`() throws {
        #expect(try form("--x--", type: "text/plain").parts.isEmpty)
        #expect(try form("--x--", type: "multipart/form-data; boundary=\"x\"").parts.isEmpty)
    }

    @Test func `there may be as many parts as fields`() throws {
        let many = String(repeating: part("form-data; name=a", ""), count: Limits.fieldCount)
        #expect(try form(many + "--x--").parts.count == Limits.fieldCount)
        #expect(throws: Form.Malformed.self) { try form(many + part("form-data; name=a", "") + "--x--") }
    }

    @Test func `a form in a file is read too`() throws {
        let scratch = try Scratch()
        try scratch.write("body", part("form-data; name=a", "b") + "--x--\r\n")
        let request = Request(
            method: .post, path: "/", fields: ["Content-Type": "multipart/form-data; boundary=x"],
            body: .file(try #require(OpenFile(path: scratch.path + "/body"))))
        #expect(try request.multipartForm()["a"]?.text == "b")
    }
}
