import Foundation
import Testing

@testable import HTTP

@Suite struct BodyReaderTests {
    private static let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"

    @Test(arguments: [
        ("0\r\n\r\n", ""), ("3\r\nabc\r\n0\r\n\r\n", "abc"), ("3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde"),
        ("00a\r\n0123456789\r\n0\r\n\r\n", "0123456789"), ("A\r\n0123456789\r\n000\r\n\r\n", "0123456789"),
        ("2\r\n\r\n\r\n0\r\n\r\n", "\r\n"),
    ])
    func `RFC 9112 7_1: chunks become one body`(body: String, expected: String) {
        let parsed = Parsed.any(Self.head + body)
        #expect(parsed.messages.map(\.body) == [expected])
        #expect(parsed.refused == nil)
    }

    @Test(arguments: [
        "\r\n", ";\r\n", "g\r\n", "-1\r\n", "+1\r\na", "0x1\r\na", " 1\r\na", "1 \r\na", "1\na\r\n0\r\n\r\n",
        "1\r\na\n0\r\n\r\n", "1\r\nab\r\n", "1\r\na0\r\n\r\n", "1\r\n\r\n", "1\ra\r\n", "1\r\na\r0\r\n",
        // Chunk extensions, which RFC 9112 §7.1.1 lets a server refuse.
        "1;a=b\r\na\r\n0\r\n\r\n", "1;\r\na\r\n0\r\n\r\n", "0;a\r\n\r\n",
        // Trailers, and what is no end of a body.
        "0\r\nA: b\r\n\r\n", "0\r\n\n", "0\n\r\n", "0\r\n\rX", "0\n\n",
        // Longer than any length.
        "FFFFFFFFFFFFFFFFF\r\n", "10000000000000000\r\n", "0000000000000000\r\n\r\n",
    ])
    func `RFC 9112 7_1: chunks that could be read in two ways are refused`(body: String) {
        let whole = Parsed.any(Self.head + body)
        #expect(whole.refused == 400)
        #expect(whole.messages.isEmpty)
    }

    @Test(arguments: [
        "Content-Length: 11\r\n\r\n", "Content-Length: 99999999999999999999999\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nB\r\n", "Transfer-Encoding: chunked\r\n\r\n6\r\n012345\r\n5\r\n",
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFF\r\n",
    ])
    func `RFC 9110 15_5_14: a body longer than its route takes is refused as soon as that is known`(
        rest: String
    ) {
        let text = "POST / HTTP/1.1\r\nHost: a\r\n\(rest)"
        #expect(Parsed.any(text, bodyLimit: 10).refused == 413)
    }

    @Test func `a body as long as the limit is taken`() {
        let text = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n0123456789"
        #expect(Parsed.any(text, bodyLimit: 10).messages.map(\.body) == ["0123456789"])
    }

    private static let text = String(repeating: "0123456789abcdef", count: (1 << 20) / 16) + "!"

    @Test(arguments: [
        (0, false), (Limits.collectedBodyBytes, false), (Limits.collectedBodyBytes + 1, false),
        (Limits.memoryBodyBytes, false), (Limits.memoryBodyBytes + 1, true),
    ])
    func `a body is bytes up to the limit, and above it a file that nobody else can open`(
        length: Int, isFile: Bool
    ) throws {
        let content = String(Self.text.prefix(length))
        let bytes = Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n\(content)".utf8)
        var parser = RequestParser()
        let policy = RequestParser.Policy(
            resource: { _ in Resource(lane: .loop, bodyLimit: 2 << 20, pattern: nil) },
            spool: Spool(in: "/tmp"))
        var position = 0
        guard case .request(let request) = parser.next(bytes.span, at: &position, policy: policy) else {
            Issue.record("no request")
            return
        }
        #expect(request.text == content)
        guard case .file(let file) = request.body else {
            #expect(!isFile)
            return
        }
        #expect(isFile)
        #expect(file.length == length)
        #expect(try OpenFile(path: FileManager.default.destinationOfSymbolicLink(atPath: file.path)) == nil)
        var status = stat()
        #expect(stat(file.path, &status) == 0)
        #expect(status.st_nlink == 0, "its file has a name")
        #expect(status.st_mode & 0o777 == 0o600)
    }

    @Test func `of more bodies than have room on the disk the one that has been sent for longest gives way`()
        throws
    {
        let full = [UInt8](repeating: 120, count: Limits.collectedBodyBytes + 1)
        let spool = Spool(in: "/tmp")
        let first = try #require(spool.file(isUpload: true))
        #expect(full.withUnsafeBytes(first.append))
        let finished = try #require(spool.file(isUpload: true))
        #expect(full.withUnsafeBytes(finished.append))
        let whole = try #require(finished.finish())
        let others = (0..<Limits.spooledBodies).compactMap { _ in spool.file(isUpload: true) }
        #expect(others.count == Limits.spooledBodies)
        #expect(!full.withUnsafeBytes(first.append))
        #expect(first.finish() == nil)
        // What has come to its end is no longer in anybody's way.
        #expect(whole.read(0..<full.count) == full)
    }

    @Test func `RFC 9110 15_6_4: an upload that finds no room is answered 503`() {
        var parser = RequestParser()
        let policy = RequestParser.Policy(
            resource: { _ in Resource(lane: .loop, bodyLimit: 2 << 20, pattern: nil) },
            spool: Spool(in: "/nowhere"))
        let body = String(repeating: "x", count: Limits.collectedBodyBytes + 1)
        let bytes = Array(
            "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        var position = 0
        guard case .refused(let refusal) = parser.next(bytes.span, at: &position, policy: policy) else {
            Issue.record("not refused")
            return
        }
        #expect(refusal.status == .serviceUnavailable)
    }
}
