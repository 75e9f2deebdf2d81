import Foundation
import Testing

@testable import HTTP

/// Each kind of event, of a route that is logged (`/test` is its pattern) and of one that is not (`/halsa`).
@Suite struct EventTests {
    private struct Broken: Error, CustomStringConvertible { let description = "broken" }

    private let events = Lock<[Event]>([])

    private func server(connectionLimit: Int = 100) throws -> TestServer {
        var application = TestResponder.Application { request, _ in
            switch request.query {
            case "slow":
                let end = Clock.microseconds() + Limits.slowAnswerMicroseconds + 1
                while Clock.microseconds() < end {}
            case "stream": return Response(.ok, body: .stream { _ in throw Broken() })
            case "fault":
                var response = Response(.internalServerError)
                response.reason = "a fault"
                return response
            default: break
            }
            return .text("a")
        }
        application.lane = { $0.query == "batch" ? .writer : .loop }
        application.batch = { lane, answers in
            answers()
            if lane == .writer { throw Broken() }
        }
        let events = events
        return try TestServer(application) { configuration in
            configuration.log = { event in
                events.withLock { $0.append(event) }
                events.wakeAll()
            }
            configuration.connectionLimit = connectionLimit
        }
    }

    @Test(
        arguments: [
            ("", "", [(.answered, 200, nil)]), ("?fault", "", [(.answered, 500, "a fault")]),
            ("?slow", "", [(.answered, 200, nil), (.slow, 200, nil)]),
            ("", "Content-Length: 9999999\r\n", [(.refused, 413, "body too long")]),
            ("", "Transfer-Encoding: chunked\r\n\r\nx", [(.refused, 400, "bad chunk size")]),
            ("?batch", "", [(.failed, 503, "broken")]),
            ("?stream", "", [(.answered, 200, nil), (.failed, 500, "broken")]),
        ] as [(String, String, [(Event.Kind, Int, String?)])])
    func `of a route that is not logged nothing is told, of another what happened by its pattern`(
        query: String, fields: String, expected: [(kind: Event.Kind, status: Int, reason: String?)]
    ) throws {
        let server = try server()
        for path in ["/halsa", "/hemlig"] {
            let client = try Client(port: server.port)
            client.send(
                "\(fields.isEmpty ? "GET" : "POST") \(path)\(query) HTTP/1.1\r\nHost: a\r\n\(fields)\r\n")
            _ = try client.read()
        }
        // A stream's end may be told after its answer was read.
        _ = events.wait(
            until: { told in expected.allSatisfy { event in told.contains { $0.kind == event.kind } } },
            deadline: Clock.milliseconds() + 10_000)
        // What a slow machine makes slow is told too.
        let told = events.withLock { $0 }.filter { query == "?slow" || $0.kind != .slow }
        #expect(told.map(\.kind) == expected.map(\.kind))
        #expect(told.map(\.status) == expected.map(\.status))
        #expect(told.map(\.reason) == expected.map(\.reason))
        #expect(told.allSatisfy { $0.pattern == "/test" })
    }

    @Test func `what is no route's is told without a pattern`() throws {
        let server = try server(connectionLimit: 16)
        let clients = try (0..<16).map { _ in try Client(port: server.port) }
        for client in clients { #expect(try client.get("/halsa").status == 200) }
        #expect(try Client(port: server.port).read().status == 503)
        clients[0].send("nonsense\r\n\r\n")
        #expect(try clients[0].read().status == 400)
        let told = events.withLock { $0 }.filter { $0.kind != .slow }
        #expect(told.map(\.kind) == [.full, .refused])
        #expect(told.allSatisfy { $0.pattern == nil })
    }
}
