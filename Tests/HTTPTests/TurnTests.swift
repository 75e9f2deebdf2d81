import CLinux
import Foundation
import Testing

@testable import HTTP

@Suite struct TurnTests {
    /// While the loop is inside a batch everything comes that it finds in its next turns.
    @Test(arguments: [(1, [1, 10]), (3, [1, 10, 10, 10])])
    func `what has come together is answered on the loop in one batch, one request of each connection`(
        requestsOfEach: Int, expected: [Int]
    ) throws {
        let (isInside, mayEnd) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
        let answered = Lock(0)
        let batches = Lock<[Int]>([])
        let waits = Lock(false)
        var application = TestResponder.Application { request, _ in
            answered.withLock { $0 += 1 }
            return .text(request.path)
        }
        application.batch = { lane, answers in
            answered.withLock { $0 = 0 }
            answers()
            batches.withLock { $0.append(answered.withLock { $0 }) }
            let mustWait = waits.withLock { waits in
                defer { waits = false }
                return waits
            }
            if mustWait {
                isInside.signal()
                mayEnd.wait()
            }
        }
        let server = try TestServer(application)
        let clients = try (0..<11).map { _ in try Client(port: server.port) }
        for client in clients { #expect(try client.get("/").status == 200) }
        // An answer is read before its batch is over.
        while batches.withLock({ $0.reduce(0, +) }) < clients.count { sched_yield() }
        batches.withLock { $0 = [] }
        waits.withLock { $0 = true }
        clients[0].send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        isInside.wait()
        for client in clients.dropFirst() {
            client.send(
                (0..<requestsOfEach).map { "GET /\($0) HTTP/1.1\r\nHost: a\r\n\r\n" }.joined())
            // Acknowledged is what lies in the server's socket.
            while unacknowledged_bytes(client.descriptor) > 0 { sched_yield() }
        }
        mayEnd.signal()
        #expect(try clients[0].read().status == 200)
        for client in clients.dropFirst() {
            for number in 0..<requestsOfEach { #expect(try client.read().text == "/\(number)") }
        }
        // The last answers are read before their batch is over.
        while batches.withLock({ $0.reduce(0, +) }) < expected.reduce(0, +) { sched_yield() }
        #expect(batches.withLock { $0 } == expected)
    }

    @Test func `of what has come together the first has its answer before the second is made`() throws {
        let (isInside, mayEnd, isRead) = (
            DispatchSemaphore(value: 0), DispatchSemaphore(value: 0), DispatchSemaphore(value: 0)
        )
        let order = Lock<[String]>([])
        let server = try TestServer(
            TestResponder.Application { request, _ in
                if request.path == "/hold" {
                    isInside.signal()
                    mayEnd.wait()
                    return .text("held")
                }
                let place = order.withLock { order in
                    order.append(request.path)
                    return order.count
                }
                return .text(place == 1 || isRead.wait(timeout: .now() + 10) == .success ? "in time" : "late")
            })
        let holder = try Client(port: server.port)
        let clients = try (0..<2).map { _ in try Client(port: server.port) }
        holder.send("GET /hold HTTP/1.1\r\nHost: a\r\n\r\n")
        isInside.wait()
        for (number, client) in clients.enumerated() {
            client.send("GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n")
            while unacknowledged_bytes(client.descriptor) > 0 { sched_yield() }
        }
        mayEnd.signal()
        #expect(try holder.read().text == "held")
        var first: Int?
        while first == nil { first = order.withLock { $0.first.flatMap { Int($0.dropFirst()) } } }
        let number = try #require(first)
        #expect(try clients[number].read().text == "in time")
        isRead.signal()
        #expect(try clients[1 - number].read().text == "in time")
    }
}
