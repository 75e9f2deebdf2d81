import CLinux
import Foundation
import Testing

@testable import HTTP

/// How much of an answer a reader has taken, which is not how much the kernel has.
@Suite struct ConnectionTests {
    /// What must move in a stretch.
    private static let enough = Limits.slowestBytesPerSecond * Limits.slownessSeconds
    private static let stretch = Limits.slownessSeconds * 1000
    private static let answer = [UInt8](repeating: 1, count: 40 << 20)

    /// A connection as a loop holds it at 0 ms, with an answer begun, and the reader at its other end.
    private func sending() throws -> (connection: Connection, reader: Client) {
        let listener = try Listener.tcp(address: "127.0.0.1", port: 0)
        let reader = try Client(port: listener.port, receiveBufferBytes: 4096)
        var accepted: Int32?
        while accepted == nil { accepted = try listener.accept() }
        let connection = Connection(socket: Descriptor(try #require(accepted)), generation: 1, now: 0)
        try connection.send(Self.answer)
        connection.note(now: 0, isNew: true)
        try #require(connection.stage == .sending)
        return (connection, reader)
    }

    /// Lets the kernel hold more than before, and hands that over.
    private func handOver(_ bytes: Int32, _ connection: Connection) throws {
        for (level, option) in [(SOL_SOCKET, SO_SNDBUF), (Int32(IPPROTO_TCP), TCP_NOTSENT_LOWAT)] {
            var bytes = bytes
            try #require(setsockopt(connection.descriptor, level, option, &bytes, 4) == 0)
        }
        let before = unacknowledged_bytes(connection.descriptor)
        try connection.sendUnsent()
        try #require(Int(unacknowledged_bytes(connection.descriptor) - before) > Self.enough)
    }

    @Test func `a reader that stops is closed, however much the kernel has taken for it meanwhile`() throws {
        let (connection, reader) = try sending()
        try handOver(1 << 20, connection)
        #expect(connection.verdict(now: Self.stretch - 1) == .wait)
        #expect(connection.verdict(now: Self.stretch) == .close)
        _ = reader
    }

    @Test func `a reader that takes enough from the kernel is kept, though nothing more is handed over`()
        throws
    {
        let (connection, reader) = try sending()
        try handOver(1 << 20, connection)
        // The first stretch began before all that.
        connection.note(now: 0, isNew: true)
        for number in 1...3 {
            // Twice as much, for the last of it may not be acknowledged yet.
            _ = try reader.bytes(Self.enough * 2)
            #expect(connection.verdict(now: Self.stretch * number) == .renew)
        }
        _ = try reader.bytes(Self.enough / 4)
        #expect(connection.verdict(now: Self.stretch * 4) == .close)
    }

    @Test func `at a server a slow reader is kept as long as it reads enough, and then reset`() throws {
        let clock = ManualClock()
        let server = try TestServer(
            TestResponder.Application { request, _ in
                request.path == "/big" ? Response(.ok, body: .bytes(Self.answer)) : .text("a")
            }, configure: { $0.clock = { clock.now } })
        func pass(seconds: Int = Limits.slownessSeconds) throws {
            clock.advance(seconds: seconds)
            #expect(try Client(port: server.port).get("/").status == 200)
        }
        let reader = try Client(port: server.port, receiveBufferBytes: 4096)
        reader.send("GET /big HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try reader.readHead().status == 200)
        // What is read before the loop's turn has ended counts for nobody.
        try pass(seconds: 0)
        var taken = 0
        for _ in 1...6 {
            taken += try reader.bytes(Self.enough * 2).count
            try pass()
        }
        for _ in 1...2 { try pass() }
        // Of less than the kernel would have held on to.
        let rest = reader.readToEnd()
        #expect(rest.isReset)
        #expect(taken + rest.count < 1 << 20)
    }
}

extension Client {
    /// Reads what comes beyond what was read ahead, to the end of the connection: how much, and whether a reset was
    /// the end. Not reset either where nothing comes for 20 s.
    func readToEnd() -> (count: Int, isReset: Bool) {
        var part = [UInt8](repeating: 0, count: 65536)
        var total = 0
        while true {
            let count = recv(descriptor, &part, part.count, 0)
            guard count > 0 else { return (total, count < 0 && errno == ECONNRESET) }
            total += count
        }
    }
}
