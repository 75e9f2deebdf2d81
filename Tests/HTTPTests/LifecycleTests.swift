import Foundation
import Testing

@testable import HTTP

/// Beginning and end of a server.
@Suite struct LifecycleTests {
    private struct NoDatabase: Error {}

    @Test func `told to stop, it finishes what has begun and closes what is idle`() throws {
        let (hasBegun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let server = try TestServer(
            TestResponder.Application { request, thread in
                if thread == .writer {
                    hasBegun.signal()
                    mayEnd.wait()
                }
                return .text("done")
            })
        let idle = try Client(port: server.port)
        #expect(try idle.get("/").status == 200)
        let busy = try Client(port: server.port)
        busy.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        hasBegun.wait()
        let half = try Client(port: server.port)
        half.send("GET / HTTP/1.1\r\nHo")
        // A connection is accepted and read in the order of its coming, so an answer here means that `half` is read.
        #expect(try Client(port: server.port).get("/").status == 200)
        server.beginStopping()
        #expect(idle.isClosed)
        half.send("st: a\r\n\r\n")
        let last = try half.read()
        #expect(last.text == "done")
        #expect(last.fields["connection"] == "close")
        mayEnd.signal()
        #expect(try busy.read().text == "done")
        #expect(busy.isClosed)
        #expect(server.hasStopped())
        #expect(throws: Client.Closed.self) { try Client(port: server.port) }
    }

    @Test func `told to stop, it finishes an answer that is on its way and then goes at once`() throws {
        let clock = ManualClock()
        let server = try TestServer(
            TestResponder.Application { _, _ in
                Response(.ok, body: .bytes([UInt8](repeating: 120, count: 16 << 20)))
            }, configure: { $0.clock = { clock.now } })
        let client = try Client(port: server.port, receiveBufferBytes: 4096)
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().status == 200)
        let idle = try Client(port: server.port)
        server.beginStopping()
        #expect(idle.isClosed)
        #expect(try client.bytes(16 << 20).count == 16 << 20)
        #expect(client.endsInOrder)
        // By a clock that stands still its time is never out.
        #expect(server.hasStopped())
    }

    /// A stream to HTTP/1.0, whose end is that of the connection, and an answer of a known length.
    @Test(arguments: [("1.0", true), ("1.1", true), ("1.1", false)])
    func `RFC 9112 8: an answer that is not finished when the stop's time is out ends in a reset`(
        version: String, isStream: Bool
    ) throws {
        let clock = ManualClock()
        let part = [UInt8](repeating: 120, count: 1 << 20)
        let server = try TestServer(
            TestResponder.Application { request, _ in
                if request.path == "/idle" { return .text("idle") }
                return isStream
                    ? Response(.ok, body: .stream { write in for _ in 0..<16 { try write(part) } })
                    : Response(.ok, body: .bytes(part + part + part + part))
            }, configure: { $0.clock = { clock.now } })
        let client = try Client(port: server.port, receiveBufferBytes: 4096)
        client.send("GET / HTTP/\(version)\r\nHost: a\r\n\r\n")
        #expect(try client.readHead().status == 200)
        // The loop knows it, so that only the loop's stop closes it.
        let idle = try Client(port: server.port)
        #expect(try idle.get("/idle").text == "idle")
        server.beginStopping()
        #expect(idle.isClosed)
        clock.advance(seconds: Limits.stopSeconds)
        #expect(server.hasStopped())
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        var count = 0
        repeat { count = recv(client.descriptor, &buffer, buffer.count, 0) } while count > 0
        #expect(count < 0, "it looks whole")
    }

    @Test func `a stop before the start ends it at once`() throws {
        var configuration = Server.Configuration()
        configuration.port = 0
        let stopper = Server.Stopper()
        stopper.stop()
        try Server(configuration: configuration) { _ in
            TestResponder(thread: .loop, application: .init { _, _ in .text("a") })
        }.run(stopper: stopper)
    }

    @Test func `SIGHUP reloads and SIGTERM ends`() throws {
        var configuration = Server.Configuration()
        configuration.port = 0
        let reloads = Lock(0)
        // raise() reaches the thread that calls it, which is the one that reads signals.
        configuration.onReady = { _ in raise(SIGHUP) }
        configuration.onReload = {
            reloads.withLock { $0 += 1 }
            raise(SIGTERM)
        }
        try Server(configuration: configuration) { _ in
            TestResponder(thread: .loop, application: .init { _, _ in .text("a") })
        }.run()
        #expect(reloads.withLock { $0 } == 1)
    }

    @Test(arguments: [Lane.loop, .writer, .worker])
    func `a thread that can't begin ends the start`(lane: Lane) {
        var configuration = Server.Configuration()
        configuration.port = 0
        configuration.onReady = { _ in Issue.record("not ready") }
        #expect(throws: NoDatabase.self) {
            try Server(configuration: configuration) { thread in
                if thread == lane { throw NoDatabase() }
                return TestResponder(thread: thread, application: .init { _, _ in .text("a") })
            }.run()
        }
    }

    @Test func `the writer begins before the others`() throws {
        let order = Lock<[Lane]>([])
        var configuration = Server.Configuration()
        configuration.port = 0
        configuration.loops = 2
        configuration.workers = 1
        let stopper = Server.Stopper()
        configuration.onReady = { _ in stopper.stop() }
        try Server(configuration: configuration) { lane in
            order.withLock { $0.append(lane) }
            return TestResponder(thread: lane, application: .init { _, _ in .text("a") })
        }.run(stopper: stopper)
        #expect(order.withLock { $0 } == [.writer, .worker, .loop, .loop])
    }

    @Test func `several loops share the connections`() throws {
        let server = try TestServer(
            TestResponder.Application { request, _ in .text(request.path) }, configure: { $0.loops = 3 })
        let clients = try (0..<30).map { _ in try Client(port: server.port) }
        for client in clients {
            #expect(try client.get("/a").text == "/a")
            client.send("POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
        }
        for client in clients { #expect(try client.read().text == "/b") }
    }
}
