import Foundation
import Testing

@testable import HTTP

/// Bodies that are kept in files while they come.
@Suite struct TemporaryFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private var isEmpty: Bool {
        get throws { try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty }
    }

    /// A server that says how long an upload was, or gives it back where the path is `/back`.
    private func server() throws -> TestServer {
        var application = TestResponder.Application { request, _ in
            guard case .file(let file) = request.body else { return .text("\(request.text.utf8.count)") }
            guard request.path == "/back" else { return .text("\(file.length)") }
            return Response(.ok, body: .file(file, 0..<file.length))
        }
        application.lane = { $0.method == .post ? .worker : .loop }
        application.bodyLimit = { _ in 64 << 20 }
        let folder = scratch.path
        return try TestServer(application, configure: { $0.uploadFolder = folder })
    }

    @Test(arguments: [Limits.collectedBodyBytes + 1, Limits.memoryBodyBytes + 1])
    func `more uploads than there is room for at once find room one after the other`(length: Int) throws {
        let server = try server()
        for number in 0...Limits.spooledBodies {
            let client = try Client(port: server.port)
            // In one piece with the head, which would else wait for an acknowledgement.
            client.send(
                Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n".utf8)
                    + [UInt8](repeating: 120, count: length))
            #expect(try client.read().text == "\(length)", "\(number)")
        }
    }

    @Test func `an upload keeps its room against any number of others, not against as many uploads`() throws {
        var application = TestResponder.Application { request, _ in
            if case .file(let file) = request.body { .text("\(file.length)") } else { .text("bytes") }
        }
        application.bodyLimit = { $0.path == "/upload" ? 64 << 20 : Limits.bodyBytes }
        let folder = scratch.path
        let server = try TestServer(application, configure: { $0.uploadFolder = folder })
        let (length, begun) = (Limits.bodyBytes + 1, Limits.collectedBodyBytes + 1)
        func begin(_ path: String, of length: Int) throws -> Client {
            let client = try Client(port: server.port)
            client.send(
                Array("POST \(path) HTTP/1.1\r\nHost: a\r\nContent-Length: \(length)\r\n\r\n".utf8)
                    + [UInt8](repeating: 120, count: begun))
            return client
        }
        let rest = [UInt8](repeating: 120, count: length - begun)
        let first = try begin("/upload", of: length)
        // So that they come one after the other: an answer is given after what came before it was read.
        #expect(try Client(port: server.port).get("/").status == 200)
        let others = try (0..<Limits.spooledBodies).map { _ in try begin("/", of: Limits.bodyBytes) }
        #expect(try Client(port: server.port).get("/").status == 200)
        #expect(others.count == Limits.spooledBodies)
        first.send(rest)
        #expect(try first.read().text == "\(length)")
        let uploads = try (0...Limits.spooledBodies).map { _ in
            let client = try begin("/upload", of: length)
            #expect(try Client(port: server.port).get("/").status == 200)
            return client
        }
        uploads[0].send(rest)
        #expect(try uploads[0].read().status == 503)
        uploads[1].send(rest)
        #expect(try uploads[1].read().status == 200)
    }

    @Test func `uploads that are over, broken off or found no folder take nobody's room`() throws {
        let bytes: [UInt8] = [1, 2, 3]
        let spool = Spool(in: scratch.path)
        let first = try #require(spool.file(isUpload: true))
        for _ in 0...Limits.spooledBodies {
            #expect(Spool(in: "/nowhere").file(isUpload: true) == nil)
            #expect(spool.file(isUpload: true) != nil)
            #expect(try #require(spool.file(isUpload: true)).finish() != nil)
        }
        #expect(bytes.withUnsafeBytes(first.append))
        #expect(first.finish()?.read(0..<3) == bytes)
        #expect(try isEmpty, "a file has a name")
    }

    @Test
    func `RFC 9110 15_5_14: a body of 64 MiB goes to a file and comes back, and one byte more is refused`()
        throws
    {
        let server = try server()
        let client = try Client(port: server.port)
        let count = 64
        func block(_ number: Int) -> [UInt8] {
            [UInt8](repeating: UInt8(number), count: 1 << 19)
                + [UInt8](repeating: UInt8(255 - number), count: 1 << 19)
        }
        client.send("POST /back HTTP/1.1\r\nHost: a\r\nContent-Length: \(count << 20)\r\n\r\n")
        for number in 0..<count { client.send(block(number)) }
        #expect(try client.readHead().status == 200)
        for number in 0..<count { #expect(try client.bytes(1 << 20) == block(number)) }
        client.send("POST /back HTTP/1.1\r\nHost: a\r\nContent-Length: \(count << 20 + 1)\r\n\r\n")
        #expect(try client.read().status == 413)
    }

    // MARK: However it is cut

    private static let content = (0..<Limits.memoryBodyBytes + 50).map {
        UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8)
    }

    private static let limits = [0, Limits.collectedBodyBytes, Limits.memoryBodyBytes, content.count]

    /// A request of one body, and where in its bytes something begins or ends.
    private static func message(isChunked: Bool) -> (bytes: [UInt8], places: [Int]) {
        guard isChunked else {
            let head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(content.count)\r\n\r\n"
            return (Array(head.utf8) + content, [0] + limits.map { head.utf8.count + $0 })
        }
        var bytes = Array("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n".utf8)
        var places = [0, bytes.count]
        // The chunks end a little before the limits, so that a frame stands near each.
        let ends = limits.dropFirst().map { $0 - 3 } + [content.count]
        for (start, end) in zip([0] + ends, ends) {
            bytes += Array("\(String(end - start, radix: 16))\r\n".utf8) + content[start..<end]
            bytes += Array("\r\n".utf8)
            places.append(bytes.count)
        }
        bytes += Array("0\r\n\r\n".utf8)
        return (bytes, places)
    }

    @Test(arguments: [false, true], [1, 7])
    func `a body in small pieces becomes the same file, at each of its limits and at its end`(
        isChunked: Bool, size: Int
    ) throws {
        let (bytes, places) = Self.message(isChunked: isChunked)
        var parser = RequestParser()
        let policy = RequestParser.Policy(
            resource: { _ in Resource(lane: .loop, bodyLimit: 2 << 20, pattern: nil) },
            spool: Spool(in: scratch.path))
        var (held, fed) = ([UInt8](), 0)
        var request: Request?
        while fed < bytes.count {
            #expect(request == nil, "complete before its end")
            let next = places.first { $0 + 100 > fed } ?? bytes.count
            let end = min(bytes.count, max(fed + size, next - 100))
            held += bytes[fed..<end]
            fed = end
            var position = 0
            switch parser.next(held.span, at: &position, policy: policy) {
            case .incomplete: break
            case .request(let whole): request = whole
            case .refused(let refusal): Issue.record("refused at \(fed): \(refusal)")
            }
            held.removeFirst(position)
        }
        guard case .file(let file) = request?.body else {
            Issue.record("no file")
            return
        }
        #expect(file.length == Self.content.count)
        #expect(file.read(0..<file.length) == Self.content)
    }
}
