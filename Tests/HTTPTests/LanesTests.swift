import Foundation
import Testing

@testable import HTTP

/// Which thread answers what, and in which batch.
@Suite struct LanesTests {
    private struct NotCommitted: Error, CustomStringConvertible { let description = "disk full" }

    private static let post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"

    @Test(arguments: [("/loop", Lane.loop), ("/writer", .writer), ("/worker", .worker)])
    func `a request is answered on the lane of its route`(path: String, lane: Lane) throws {
        var application = TestResponder.Application { _, thread in .text("\(thread)") }
        application.lane = { Lane(rawValue: String($0.path.dropFirst())) ?? .loop }
        let server = try TestServer(application)
        #expect(try Client(port: server.port).get(path).text == "\(lane)")
    }

    @Test func `the writer answers all that wait in one batch, and hands back after it`() throws {
        let (isInside, mayCommit) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let batches = Lock<[Int]>([])
        let answered = Lock(0)
        var application = TestResponder.Application { request, thread in
            if thread == .writer { answered.withLock { $0 += 1 } }
            return .text(request.path)
        }
        application.batch = { lane, answers in
            answers()
            guard lane == .writer else { return }
            let count = answered.withLock { count in
                defer { count = 0 }
                return count
            }
            batches.withLock { $0.append(count) }
            isInside.signal()
            mayCommit.wait()
        }
        let server = try TestServer(application)
        let first = try Client(port: server.port)
        first.send(Self.post)
        isInside.wait()
        // While the first batch is being committed, ten more come, and the loop has them all when it answers a GET.
        let others = try (0..<10).map { _ in try Client(port: server.port) }
        for client in others { client.send(Self.post) }
        for _ in 0..<3 { #expect(try Client(port: server.port).get("/").status == 200) }
        mayCommit.signal()
        #expect(try first.read().status == 200)
        isInside.wait()
        mayCommit.signal()
        for client in others { #expect(try client.read().status == 200) }
        #expect(batches.withLock { $0 } == [1, 10])
    }

    @Test(arguments: [Lane.writer, .worker])
    func `of a batch that is not committed no answer is sent`(lane: Lane) throws {
        let fails = Lock(true)
        var application = TestResponder.Application { _, _ in .text("promised") }
        application.lane = { _ in lane }
        application.batch = { _, answers in
            answers()
            if fails.withLock({ $0 }) { throw NotCommitted() }
        }
        let server = try TestServer(application)
        let client = try Client(port: server.port)
        let answer = try client.get("/")
        #expect(answer.status == 503)
        #expect(!answer.text.contains("promised"))
        fails.withLock { $0 = false }
        #expect(try client.get("/").text == "promised")
    }

    @Test(arguments: [true, false])
    func `where the loop can have no batch every answer of the turn is 503, and the next turn's is not`(
        throwing: Bool
    ) throws {
        let fails = Lock(true)
        var application = TestResponder.Application { _, _ in .text("read") }
        application.batch = { lane, answers in
            guard lane == .loop, fails.withLock({ $0 }) else { return answers() }
            if throwing { throw NotCommitted() }
        }
        let reasons = Lock<[String?]>([])
        let server = try TestServer(application) { configuration in
            configuration.log = { event in
                if event.kind == .failed { reasons.withLock { $0.append(event.reason) } }
            }
        }
        let client = try Client(port: server.port)
        for _ in 0..<2 { #expect(try client.get("/").status == 503) }
        client.send(Self.post)
        #expect(try client.read().status == 200)
        fails.withLock { $0 = false }
        #expect(try client.get("/").text == "read")
        let reason = throwing ? "disk full" : "the batch was not run"
        #expect(reasons.withLock { $0 } == [reason, reason])
    }

    @Test func `an answer for a client that is gone reaches nobody else`() throws {
        let (hasBegun, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let server = try TestServer(
            TestResponder.Application { request, thread in
                if thread == .writer {
                    hasBegun.signal()
                    mayEnd.wait()
                }
                return .text("\(request.method.rawValue)")
            })
        let gone = try Client(port: server.port)
        gone.send(Self.post)
        hasBegun.wait()
        gone.vanish()
        // One after the other so that the loop has closed the first, whose descriptor is then used again.
        let others = try (0..<4).map { _ in
            let client = try Client(port: server.port)
            #expect(try client.get("/").text == "GET")
            return client
        }
        mayEnd.signal()
        for client in others { #expect(try client.get("/").text == "GET") }
        others[0].send(Self.post)
        mayEnd.signal()
        #expect(try others[0].read().text == "POST")
    }

    @Test func `what happened is told by pattern, and of some routes nothing`() throws {
        let events = Lock<[Event]>([])
        let fails = Lock(false)
        var application = TestResponder.Application { _, _ in .text("a") }
        application.batch = { _, answers in
            if fails.withLock({ $0 }) { throw NotCommitted() }
            answers()
        }
        let server = try TestServer(application) { configuration in
            configuration.log = { event in events.withLock { $0.append(event) } }
        }
        let client = try Client(port: server.port)
        _ = try client.get("/hemlig?namn=Anna")
        _ = try client.get("/halsa")
        client.send(Self.post)
        _ = try client.read()
        fails.withLock { $0 = true }
        _ = try client.get("/a")
        client.send("nonsense")
        client.send("\r\n\r\n")
        _ = try client.read()
        let told = events.withLock { $0 }.filter { $0.kind != .slow }
        #expect(told.map(\.kind) == [.answered, .answered, .failed, .refused])
        #expect(told.map(\.lane) == [.loop, .writer, .loop, .loop])
        #expect(told.map(\.status) == [200, 200, 503, 400])
        #expect(told.map(\.pattern) == ["/test", "/test", "/test", nil])
        #expect(told[2].reason == "disk full")
        #expect(told.allSatisfy { $0.microseconds >= 0 })
    }
}
