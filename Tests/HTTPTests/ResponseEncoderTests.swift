import Testing

@testable import HTTP

@Suite struct ResponseEncoderTests {
    private typealias Exchange = ResponseEncoder.Exchange

    private func encoded(
        _ response: Response, method: HTTP.Method = .get, isHTTP10: Bool = false, keeps: Bool = true
    ) -> (text: String, rest: Response.Body) {
        var encoder = ResponseEncoder(commonFields: ["X-Content-Type-Options": "nosniff"])
        var output: [UInt8] = []
        let exchange = Exchange(method: method, isHTTP10: isHTTP10, keepsConnection: keeps)
        let rest = encoder.encode(response, for: exchange, seconds: 784_111_777, to: &output)
        return (String(decoding: output, as: UTF8.self), rest)
    }

    private static let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
    private static let common = "X-Content-Type-Options: nosniff\r\n"

    @Test func `an answer is status line, fields, empty line and body`() {
        let response = Response(.ok, fields: ["Content-Type": "text/plain"], body: .bytes(Array("hej".utf8)))
        #expect(
            encoded(response).text
                == "HTTP/1.1 200 OK\r\n\(Self.date)Content-Length: 3\r\n\(Self.common)Content-Type: text/plain\r\n\r\nhej"
        )
    }

    @Test(arguments: [
        (HTTP.Method.get, Status.ok, true), (.head, .ok, true), (.get, .noContent, false),
        (.get, .notModified, false),
        (.get, .rangeNotSatisfiable, true),
    ])
    func `RFC 9110 6_4_1: a length stands where there can be a body`(
        method: HTTP.Method, status: Status, hasLength: Bool
    ) {
        let text = encoded(Response(status), method: method).text
        #expect(text.contains("Content-Length: 0\r\n") == hasLength)
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test func `RFC 9110 9_3_2: HEAD tells the length and sends no body`() {
        let text = encoded(Response(.ok, body: .bytes([1, 2, 3])), method: .head).text
        #expect(text.contains("Content-Length: 3\r\n"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: [
        (false, true, nil as String?), (false, false, "Connection: close\r\n"),
        (true, true, "Connection: keep-alive\r\n"), (true, false, "Connection: close\r\n"),
    ])
    func `RFC 9112 9_3: Connection says what the version does not`(
        isHTTP10: Bool, keeps: Bool, field: String?
    ) {
        let text = encoded(Response(.ok), isHTTP10: isHTTP10, keeps: keeps).text
        #expect(text.contains("Connection:") == (field != nil))
        if let field { #expect(text.contains(field)) }
    }

    @Test(arguments: [(Limits.copiedBodyBytes, true), (Limits.copiedBodyBytes + 1, false)])
    func `a long body is not copied behind its head`(length: Int, isCopied: Bool) {
        let (text, rest) = encoded(Response(.ok, body: .bytes(Array(repeating: 120, count: length))))
        #expect(text.hasSuffix("x") == isCopied)
        guard case .bytes(let bytes) = rest else {
            #expect(isCopied)
            return
        }
        #expect(bytes.count == length)
    }

    @Test(arguments: [(false, true), (true, false)])
    func `RFC 9112 7_1: a stream is chunked to who knows chunks`(isHTTP10: Bool, isChunked: Bool) {
        let text = encoded(Response(.ok, body: .stream { _ in }), isHTTP10: isHTTP10, keeps: false).text
        #expect(text.contains("Transfer-Encoding: chunked\r\n") == isChunked)
        #expect(!text.contains("Content-Length"))
    }

    @Test func `a chunk has its length in hexadecimal, and no bytes make no chunk`() {
        var output: [UInt8] = []
        output.append(chunk: Array(repeating: 120, count: 26))
        output.append(chunk: [])
        output.appendLastChunk()
        #expect(
            String(decoding: output, as: UTF8.self)
                == "1a\r\n\(String(repeating: "x", count: 26))\r\n0\r\n\r\n")
    }
}
