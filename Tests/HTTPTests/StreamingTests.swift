import Foundation
import Testing

@testable import HTTP

/// Answers that a worker makes piece by piece.
@Suite struct StreamingTests {
    private struct Broken: Error {}

    /// A stream of `count` pieces of a mebibyte at `/stream`; anything else is quick.
    private func server(
        pieces count: Int = 1, lane: Lane = .loop, failsAfter: Int = .max,
        onEnd: @escaping @Sendable (any Error) -> Void = { _ in }
    ) throws -> TestServer {
        var application = TestResponder.Application { request, _ in
            guard request.path == "/stream" else { return .text("quick") }
            return Response(
                .ok, fields: ["Content-Type": "text/csv"],
                body: .stream { write in
                    do {
                        for number in 0..<count {
                            if number == failsAfter { throw Broken() }
                            try write([UInt8](repeating: UInt8(number & 0x7F), count: 1 << 20))
                        }
                    } catch {
                        onEnd(error)
                        throw error
                    }
                })
        }
        application.lane = { $0.path == "/stream" ? lane : .loop }
        return try TestServer(application)
    }

    @Test(arguments: [Lane.loop, .writer, .worker])
    func `a stream is chunked, whichever lane returned it`(lane: Lane) throws {
        let server = try server(pieces: 3, lane: lane)
        let client = try Client(port: server.port)
        let answer = try client.get("/stream")
        #expect(answer.fields["transfer-encoding"] == "chunked")
        #expect(answer.fields["content-type"] == "text/csv")
        #expect(answer.body.count == 3 << 20)
        #expect(Set(answer.body) == [0, 1, 2])
        #expect(try client.get("/").text == "quick")
    }

    @Test func `a slow reader of 50 MiB stops its worker while others are served`() throws {
        let server = try server(pieces: 50)
        let slow = try Client(port: server.port, receiveBufferBytes: 4096)
        slow.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try slow.readHead().status == 200)
        for _ in 0..<100 { #expect(try Client(port: server.port).get("/").text == "quick") }
        var length = 0
        while let size = Int(try slow.line(), radix: 16), size > 0 {
            length += try slow.bytes(size + 2).count - 2
        }
        #expect(length == 50 << 20)
    }

    @Test func `more slow readers than workers hold up nobody else`() throws {
        let server = try server(pieces: 50)
        let slow = try (0..<8).map { _ in try Client(port: server.port, receiveBufferBytes: 4096) }
        for client in slow {
            client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
            #expect(try client.readHead().status == 200)
        }
        let quick = try Client(port: server.port)
        for _ in 0..<3 { #expect(try quick.get("/stream").body.count == 50 << 20) }
        // Each of the slow ones still gets all of its own.
        var length = 0
        while let size = Int(try slow[7].line(), radix: 16), size > 0 {
            length += try slow[7].bytes(size + 2).count - 2
        }
        #expect(length == 50 << 20)
    }

    @Test func `to HTTP 1_0 a stream ends with the connection`() throws {
        let server = try server(pieces: 2)
        let client = try Client(port: server.port)
        client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
        let answer = try client.read()
        #expect(answer.fields["connection"] == "close")
        #expect(answer.fields["transfer-encoding"] == nil)
        #expect(answer.body.count == 2 << 20)
    }

    @Test func `HEAD of a stream runs nothing`() throws {
        let server = try server(pieces: 1, failsAfter: 0)
        let client = try Client(port: server.port)
        client.send("HEAD /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.read(isHead: true).status == 200)
        #expect(try client.get("/").text == "quick")
    }

    @Test func `an empty stream is an empty body`() throws {
        let server = try server(pieces: 0)
        let client = try Client(port: server.port)
        #expect(try client.get("/stream").body == [])
        #expect(try client.get("/").text == "quick")
    }

    @Test func `a stream that fails before its first byte is answered 500`() throws {
        let server = try server(failsAfter: 0)
        let client = try Client(port: server.port)
        #expect(try client.get("/stream").status == 500)
        #expect(try client.get("/").text == "quick")
    }

    @Test func `a stream that fails later is cut, never ended as if whole`() throws {
        let server = try server(pieces: 9, failsAfter: 4)
        let client = try Client(port: server.port)
        #expect(throws: Client.Closed.self) { try client.get("/stream") }
        #expect(try Client(port: server.port).get("/").text == "quick")
    }

    @Test func `a client that goes away in mid stream makes write throw`() throws {
        let ends = Mailbox<Bool>()
        let server = try server(pieces: 1000) { error in ends.post([error is StreamPipe.ReaderGone]) }
        let client = try Client(port: server.port, receiveBufferBytes: 4096)
        client.send("GET /stream HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().status == 200)
        client.vanish()
        #expect(ends.waitForFirst() == true)
        #expect(try Client(port: server.port).get("/").text == "quick")
    }
}
