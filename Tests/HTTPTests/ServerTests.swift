import Foundation
import Testing

@testable import HTTP

/// Real sockets on loopback.
@Suite struct ServerTests {
    private func echo() throws -> TestServer {
        try TestServer { request in .text("\(request.method.rawValue) \(request.path) \(request.text)") }
    }

    // MARK: Connections

    @Test func `a connection carries one request after the other`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        for path in ["/a", "/b", "/c"] {
            let answer = try client.get(path)
            #expect(answer.status == 200)
            #expect(answer.text == "GET \(path) ")
            #expect(answer.fields["connection"] == nil)
        }
    }

    /// The most are longer than what the loop reads at once, so that events come for connections in the backlog.
    @Test(arguments: [1, 2, 100, 3000])
    func `pipelined requests are answered in order, whichever thread answers them`(count: Int) throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send(
            (0..<count).map { number in
                number % 3 == 1
                    ? "POST /\(number) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nab"
                    : "GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n"
            }.joined() + "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /never HTTP/1.1\r\n")
        for number in 0..<count {
            #expect(try client.read().text == (number % 3 == 1 ? "POST /\(number) ab" : "GET /\(number) "))
        }
        #expect(try client.read().text == "GET /last ")
        client.shutdownWriting()
        #expect(client.isClosed)
    }

    @Test func `a request in pieces is answered when it is whole`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        let other = try Client(port: server.port)
        for byte in Array("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc".utf8) {
            client.send([byte])
            _ = try other.get("/")
        }
        #expect(try client.read().text == "POST /a abc")
    }

    @Test(arguments: [
        ("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", "close" as String?, true),
        ("GET / HTTP/1.0\r\n\r\n", "close", true),
        ("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", "keep-alive", false),
        ("GET / HTTP/1.1\r\nHost: a\r\n\r\n", nil, false),
    ])
    func `RFC 9112 9_3: the connection is kept or closed as agreed`(
        request: String, connection: String?, closes: Bool
    ) throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send(request)
        let answer = try client.read()
        #expect(answer.status == 200)
        #expect(answer.fields["connection"] == connection)
        if closes { #expect(client.isClosed) } else { #expect(try client.get("/").status == 200) }
    }

    @Test func `a client that only stops sending still gets its answer`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc")
        client.shutdownWriting()
        #expect(try client.read().text == "POST /a abc")
        #expect(client.isClosed)
    }

    // MARK: Methods and expectations

    @Test func `HEAD is answered without a body, and the next answer follows at once`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send("HEAD /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.read(isHead: true).fields["content-length"] == "8")
        #expect(try client.read().text == "GET /b ")
    }

    @Test func `RFC 9110 9_3_7: OPTIONS of the server tells the methods`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send("OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.read()
        #expect(answer.status == 204)
        #expect(answer.fields["allow"] == "GET, HEAD, POST, PUT, DELETE, OPTIONS")
    }

    @Test func `RFC 9110 10_1_1: 100 Continue comes before the body and after earlier answers`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send(
            "GET /a HTTP/1.1\r\nHost: a\r\n\r\n"
                + "POST /b HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n")
        #expect(try client.read().text == "GET /a ")
        #expect(try client.read().status == 100)
        client.send("abc")
        #expect(try client.read().text == "POST /b abc")
    }

    @Test func `RFC 9110 10_1_1: a body that is too long is refused instead of being asked for`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        let length = Limits.bodyBytes + 1
        client.send("POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: \(length)\r\n\r\n")
        #expect(try client.read().status == 413)
    }

    // MARK: Refusals

    @Test(arguments: [
        ("GET / HTTP/1.1\r\n\r\n", 400), ("\u{16}\u{3}\u{1}\u{2}", 400),
        ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
        ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501), ("GET /%2e%2e/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ])
    func `RFC 9112 9_6: a bad request gets a status and then the close, and takes nobody with it`(
        text: String, status: Int
    ) throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send(text + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.read()
        #expect(answer.status == status)
        #expect(answer.fields["connection"] == "close")
        client.shutdownWriting()
        #expect(client.isClosed)
        #expect(try Client(port: server.port).get("/").status == 200)
    }

    @Test func `RFC 9112 9_6: a client that is still sending reads its refusal`() throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 30000000\r\n\r\n")
        client.send([UInt8](repeating: 120, count: 8_000_000))
        #expect(try client.read().status == 413)
    }

    /// What arrives meanwhile and is not read would make a plain close a reset, which takes the end of the answer.
    @Test(arguments: [
        ("GET /big HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 4 << 20),
        ("GET /big HTTP/1.0\r\n\r\n", 4 << 20), ("GET /stream HTTP/1.0\r\n\r\n", 4 << 20),
    ])
    func `RFC 9112 9_6: an answer comes whole before the close, whatever the client sends meanwhile`(
        request: String, length: Int
    ) throws {
        let server = try TestServer { request in
            let part = [UInt8](repeating: 120, count: 1 << 20)
            if request.path == "/stream" {
                return Response(.ok, body: .stream { write in for _ in 0..<4 { try write(part) } })
            }
            return Response(.ok, body: .bytes(part + part + part + part))
        }
        let client = try Client(port: server.port, receiveBufferBytes: 4096)
        client.send(request)
        #expect(try client.readHead().status == 200)
        client.send("\r\n")
        #expect(try client.bytes(length).allSatisfy { $0 == 120 })
        #expect(client.endsInOrder)
    }

    @Test(arguments: [
        ("HEAD / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\n", 413),
        ("HEAD / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", 400),
    ])
    func `RFC 9110 9_3_2: HEAD is refused without content`(text: String, status: Int) throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send(text)
        #expect(try client.readHead().status == status)
        client.shutdownWriting()
        #expect(client.isClosed)
    }

    @Test func `RFC 9112 9_6: who sends a line more and then no more has all of her last answer`() throws {
        let length = 4 << 20
        let server = try TestServer(
            TestResponder.Application { _, _ in
                Response(.ok, body: .bytes([UInt8](repeating: 120, count: length)))
            })
        let client = try Client(port: server.port, receiveBufferBytes: 4096)
        client.send("GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        #expect(try client.readHead().status == 200)
        client.send("\r\n")
        client.shutdownWriting()
        #expect(try client.bytes(length).count == length)
        #expect(client.endsInOrder)
    }

    @Test(arguments: [
        "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc",
    ])
    func `RFC 9112 8: a request that is cut off is told so`(text: String) throws {
        let server = try echo()
        let client = try Client(port: server.port)
        client.send(text)
        client.shutdownWriting()
        #expect(try client.read().status == 400)
        #expect(client.isClosed)
        let silent = try Client(port: server.port)
        silent.shutdownWriting()
        #expect(silent.isClosed)
    }

    @Test func `RFC 9110 15_6_4: one connection too many is told so, and room is made when one goes`() throws
    {
        let server = try TestServer(
            TestResponder.Application { _, _ in .text("a") }, configure: { $0.connectionLimit = 16 })
        var clients = try (0..<16).map { _ in try Client(port: server.port) }
        for client in clients { #expect(try client.get("/").status == 200) }
        let extra = try Client(port: server.port)
        #expect(try extra.read().status == 503)
        #expect(extra.isClosed)
        clients[0].send("GET / HTTP/1.0\r\n\r\n")
        #expect(try clients[0].read().status == 200)
        #expect(clients[0].isClosed)
        clients.removeFirst()
        #expect(try Client(port: server.port).get("/").status == 200)
    }

    // MARK: Bodies

    /// A body's file, for as long as the server holds it. Its descriptor may be another's as soon as it is closed.
    private struct Seen: Sendable {
        weak let file: OpenFile?
    }

    @Test(arguments: [true, false])
    func `an upload flows into a file that is gone after the answer`(isChunked: Bool) throws {
        let seen = Mailbox<Seen>()
        var application = TestResponder.Application { request, lane in
            guard case .file(let file) = request.body else { return .text("no file") }
            seen.post([Seen(file: file)])
            return .text("\(lane) \(file.length) \(request.text.utf8.allSatisfy { $0 == 120 })")
        }
        application.lane = { _ in .worker }
        application.bodyLimit = { _ in 4 << 20 }
        let server = try TestServer(application, configure: { $0.workers = 1 })
        let client = try Client(port: server.port)
        let piece = String(repeating: "x", count: 1 << 16)
        if isChunked {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
            for _ in 0..<48 { client.send("10000\r\n\(piece)\r\n") }
            client.send("0\r\n\r\n")
        } else {
            client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(3 << 20)\r\n\r\n")
            for _ in 0..<48 { client.send(piece) }
        }
        #expect(try client.read().text == "worker \(3 << 20) true")
        // Another answer of the only worker shows that it has let go of the first request.
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.read().text == "no file")
        #expect(try #require(seen.waitForFirst()).file == nil)
    }

    @Test(arguments: [100, Limits.copiedBodyBytes + 1, 10_000_000])
    func `bytes of any length arrive whole`(length: Int) throws {
        let body = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let server = try TestServer { _ in Response(.ok, body: .bytes(body)) }
        let client = try Client(port: server.port, receiveBufferBytes: 8192)
        #expect(try client.get("/").body == body)
        #expect(try client.get("/").body.count == length)
    }

    @Test func `a file is sent in parts and whole, while others are answered`() throws {
        let scratch = try Scratch()
        let content = String(repeating: "0123456789", count: 500_000)
        try scratch.write("film.mp4", content)
        let folder = try StaticFolder(
            path: scratch.path, hash: { "\($0.count)" }, cacheControl: { _ in "no-cache" })
        let server = try TestServer { request in
            folder[String(request.path.dropFirst())]?.response(to: request) ?? Response(.notFound)
        }
        let client = try Client(port: server.port, receiveBufferBytes: 8192)
        client.send("GET /film.mp4 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try Client(port: server.port).get("/none").status == 404)
        #expect(try client.read().text == content)
        let part = try client.get("/film.mp4", "Range: bytes=4999995-\r\n")
        #expect(part.status == 206)
        #expect(part.text == "56789")
        #expect(try client.get("/../etc/passwd").status == 400)
    }

    @Test func `a client that pipelines and never reads is not read either`() throws {
        let served = Lock(0)
        let server = try TestServer { _ in
            served.withLock { $0 += 1 }
            return Response(.ok, body: .bytes([UInt8](repeating: 1, count: 1 << 20)))
        }
        let greedy = try Client(port: server.port, receiveBufferBytes: 4096)
        greedy.send(String(repeating: "GET / HTTP/1.1\r\nHost: a\r\n\r\n", count: 200))
        #expect(try Client(port: server.port).get("/").status == 200)
        #expect(served.withLock { $0 } < 50)
    }
}
