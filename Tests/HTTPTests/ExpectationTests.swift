import Foundation
import Testing

@testable import HTTP

/// RFC 9110 §10.1.1: who waits for `100 Continue`, and when it comes.
@Suite struct ExpectationTests {
    private static let expect = "Expect: 100-continue\r\n"

    private static func post(_ fields: String, version: String = "1.1") -> String {
        "POST / HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n"
    }

    @Test(arguments: [
        ("1.1", expect + "Content-Length: 3\r\n", 1), ("1.1", "Content-Length: 3\r\n" + expect, 1),
        ("1.1", expect + "Transfer-Encoding: chunked\r\n", 1),
        ("1.1", "expect: 100-Continue \r\nContent-Length: 3\r\n", 1),
        ("1.1", "Content-Length: 3\r\n", 0), ("1.1", expect + "Content-Length: 0\r\n", 0), ("1.1", expect, 0),
        ("1.0", expect + "Content-Length: 3\r\n", 0), ("1.1", expect + "Content-Length: 11\r\n", 0),
    ])
    func `a client is told to go on where a body is wanted that has not come, however its head is cut`(
        version: String, fields: String, continued: Int
    ) {
        let text = Self.post(fields, version: version)
        #expect(Parsed.any(text, bodyLimit: 10).continued == continued)
    }

    @Test(arguments: [
        ("Content-Length: 3\r\n", "abc"), ("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n"),
    ])
    func `each request of a connection is told once, and not when its body comes with the head`(
        framing: String, body: String
    ) {
        let text = Self.post(Self.expect + framing) + body
        let both = Parsed(text + text, piecesOf: 1)
        #expect(both.messages.map(\.body) == ["abc", "abc"])
        #expect(both.continued == 2)
        #expect(Parsed(text + text).continued == 0)
        // The second's head is whole, and its body has not come.
        #expect(Parsed(text + Self.post(Self.expect + framing)).continued == 1)
        // Of the body one byte is enough to say that nobody waits.
        let head = Self.post(Self.expect + framing).utf8.count
        #expect(Parsed(text, piecesOf: head + 1).continued == 0)
        #expect(Parsed(text, piecesOf: head).continued == 1)
    }

    @Test func `at a server it comes after the last byte of the head, before the body, and once`() throws {
        let server = try TestServer { request in .text("\(request.method.rawValue) \(request.text)") }
        let client = try Client(port: server.port)
        let other = try Client(port: server.port)
        func send(_ text: String) throws {
            for byte in text.utf8 {
                #expect(!client.hasAnswer)
                client.send([byte])
                // The loop has taken the byte when it has answered what came after it.
                _ = try other.get("/")
            }
        }
        for body in ["abc", "de"] {
            try send(Self.post(Self.expect + "Content-Length: \(body.utf8.count)\r\n"))
            #expect(try client.read().status == 100)
            try send(body)
            #expect(try client.read().text == "POST \(body)")
        }
        #expect(!client.hasAnswer)
    }
}

extension Client {
    /// Whether anything has come that nobody has read.
    fileprivate var hasAnswer: Bool {
        var byte: UInt8 = 0
        return recv(descriptor, &byte, 1, Int32(MSG_PEEK | MSG_DONTWAIT)) > 0
    }
}
