import Foundation
import Testing

@testable import HTTP

/// Time limits at real sockets, by a clock that the test moves.
@Suite struct ExpiryTests {
    private let clock = ManualClock()

    private func server() throws -> TestServer {
        let clock = clock
        return try TestServer(
            TestResponder.Application { request, _ in
                request.path == "/big"
                    ? Response(.ok, body: .bytes([UInt8](repeating: 1, count: 40 << 20))) : .text("a")
            }, configure: { $0.clock = { clock.now } })
    }

    /// Lets time pass, and gives the loop a turn in which to see it.
    private func pass(seconds: Int, _ server: TestServer) throws {
        clock.advance(seconds: seconds)
        #expect(try Client(port: server.port).get("/").status == 200)
    }

    @Test func `RFC 9112 9_5: an idle connection is closed after its time and not before`() throws {
        let server = try server()
        let client = try Client(port: server.port)
        #expect(try client.get("/").status == 200)
        try pass(seconds: Limits.idleSeconds - 1, server)
        #expect(try client.get("/").status == 200)
        try pass(seconds: Limits.idleSeconds - 1, server)
        #expect(try client.get("/").status == 200)
        try pass(seconds: Limits.idleSeconds, server)
        #expect(client.isClosed)
    }

    @Test func `RFC 9112 2_2: empty lines do not keep an idle connection`() throws {
        let server = try server()
        let client = try Client(port: server.port)
        for byte in Array("\r\n\r\n\r\n".utf8) {
            client.send([byte])
            try pass(seconds: Limits.headSeconds - 1, server)
        }
        // Closed without a word, or with 408 where its time was out between the two bytes of a line end.
        _ = try? client.read()
        try pass(seconds: Limits.lingerSeconds, server)
        #expect(client.isClosed)
    }

    @Test func `RFC 9110 15_5_9: a head that comes too slowly is answered 408`() throws {
        let server = try server()
        let client = try Client(port: server.port)
        #expect(try client.get("/").status == 200)
        client.send("GET / HTTP/1.1\r\n")
        try pass(seconds: 1, server)
        client.send("Host: a\r\n")
        try pass(seconds: Limits.headSeconds - 2, server)
        client.send("A: b\r\n")
        try pass(seconds: 2, server)
        let answer = try client.read()
        #expect(answer.status == 408)
        #expect(answer.fields["connection"] == "close")
        // It lingers for the client, but not for ever.
        try pass(seconds: Limits.lingerSeconds, server)
        #expect(client.isClosed)
    }

    @Test func `RFC 9110 15_5_9: a body may take long as long as it moves`() throws {
        let server = try server()
        let client = try Client(port: server.port)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n")
        try pass(seconds: 1, server)
        for _ in 0..<2 {
            client.send([UInt8](repeating: 1, count: Limits.slowestBytesPerSecond * Limits.slownessSeconds))
            try pass(seconds: Limits.slownessSeconds, server)
        }
        client.send([1])
        try pass(seconds: Limits.slownessSeconds, server)
        #expect(try client.read().status == 408)
    }

    @Test func `RFC 9112 9_5: an answer that nobody reads is cut off`() throws {
        let server = try server()
        let client = try Client(port: server.port, receiveBufferBytes: 4096)
        client.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().status == 200)
        // What the kernel had taken may count as moved once.
        for _ in 0..<2 { try pass(seconds: Limits.slownessSeconds, server) }
        #expect(throws: Client.Closed.self) { try client.bytes(40 << 20) }
    }
}
