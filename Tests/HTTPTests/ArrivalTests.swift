import CLinux
import Foundation
import Glibc
import Testing

@testable import HTTP

/// The kernel tells of what comes in once: nothing of it may be forgotten, and nobody overtaken.
@Suite struct ArrivalTests {
    /// A server whose loop stands still at `/hold` until it is let go, so that what comes meanwhile comes together.
    private final class Held {
        let server: TestServer
        let folder: Scratch
        private let isInside = DispatchSemaphore(value: 0)
        private let mayEnd = DispatchSemaphore(value: 0)
        private let paths = Lock<[String]>([])
        private var holders: [Client] = []

        /// In the order in which they were answered.
        var answered: [String] { paths.withLock { $0 } }
        var socket: String { folder.path + "/k.sock" }

        init() throws {
            folder = try Scratch()
            let (isInside, mayEnd, paths) = (isInside, mayEnd, paths)
            let application = TestResponder.Application(
                lane: { _ in .loop },
                respond: { request, _ in
                    if request.path == "/hold" {
                        isInside.signal()
                        mayEnd.wait()
                    } else {
                        paths.withLock { $0.append(request.path) }
                    }
                    guard case .bytes(let bytes) = request.body else { return .text("a file") }
                    return .text("\(bytes.count)")
                })
            let path = folder.path + "/k.sock"
            let clock = ManualClock()
            server = try TestServer(application) { configuration in
                configuration.unixSocket = path
                // No time runs out: what is forgotten stays forgotten.
                configuration.clock = { clock.now }
            }
            holders = try (0..<2).map { _ in try Client(port: server.port) }
        }

        /// Has the loop stand still behind everything that has come.
        func beginHold(_ holder: Int) { holders[holder].send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n") }
        func awaitHold() { isInside.wait() }
        func endHold() { mayEnd.signal() }
    }

    private func send(_ path: String, by client: Client) {
        client.send("GET \(path) HTTP/1.1\r\nHost: a\r\n\r\n")
        // Acknowledged is what lies in the server's socket.
        while unacknowledged_bytes(client.descriptor) > 0 { sched_yield() }
    }

    @Test func `who asks first is answered first, whoever was answered first before`() throws {
        let held = try Held()
        let clients = try (0..<8).map { _ in try Client(port: held.server.port) }
        for client in clients { #expect(try client.get("/").status == 200) }
        held.beginHold(0)
        held.awaitHold()
        for (number, client) in clients.enumerated() { send("/first/\(number)", by: client) }
        held.beginHold(1)
        held.endHold()
        held.awaitHold()
        // All have been answered in a turn that is not over.
        for client in clients { #expect(try client.read().status == 200) }
        for (number, client) in clients.enumerated().reversed() { send("/second/\(number)", by: client) }
        held.endHold()
        for client in clients { #expect(try client.read().status == 200) }
        #expect(
            held.answered.suffix(16)
                == (0..<8).map { "/first/\($0)" } + (0..<8).reversed().map { "/second/\($0)" })
    }

    @Test func `an end that came together with the last request is not forgotten`() throws {
        let held = try Held()
        let client = try Client(port: held.server.port)
        #expect(try client.get("/").status == 200)
        held.beginHold(0)
        held.awaitHold()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        client.shutdownWriting()
        // The end is acknowledged like a byte.
        while unacknowledged_bytes(client.descriptor) > 0 { sched_yield() }
        held.endHold()
        #expect(try client.read().status == 200)
        #expect(client.isClosed)
    }

    @Test func `a body that has all come when the loop first looks is read to its end`() throws {
        let held = try Held()
        // A Unix socket takes as much at once; over TCP more would follow only when room is made for it.
        let client = try Client(unixSocket: held.socket)
        #expect(try client.get("/").status == 200)
        let count = 100_000
        held.beginHold(0)
        held.awaitHold()
        client.send(
            Array("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \(count)\r\n\r\n".utf8)
                + [UInt8](repeating: 1, count: count))
        held.endHold()
        #expect(try client.read().text == "\(count)")
    }

    @Test func `what comes behind urgent data is read`() throws {
        let held = try Held()
        let client = try Client(port: held.server.port)
        #expect(try client.get("/").status == 200)
        held.beginHold(0)
        held.awaitHold()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n")
        // The kernel keeps the byte for itself, and stops each read where it was.
        var byte = UInt8(ascii: "!")
        #expect(Glibc.send(client.descriptor, &byte, 1, Int32(MSG_OOB)) == 1)
        client.send("A: b\r\n\r\n")
        while unacknowledged_bytes(client.descriptor) > 0 { sched_yield() }
        held.endHold()
        #expect(try client.read().status == 200)
    }
}
