import Foundation

@testable import HTTP

/// A responder made of closures, one table for all tests.
struct TestResponder: Responder {
    let thread: Lane
    let application: Application

    /// What a test's server does. Every closure may be called on any thread.
    struct Application: Sendable {
        var lane: @Sendable (Request) -> Lane = { $0.method == .post ? .writer : .loop }
        var bodyLimit: @Sendable (Request) -> Int = { _ in Limits.bodyBytes }
        var batch: @Sendable (Lane, () -> Void) throws -> Void = { $1() }
        var respond: @Sendable (Request, Lane) -> Response
    }

    func resource(of request: Request) -> Resource {
        Resource(
            lane: application.lane(request), bodyLimit: application.bodyLimit(request),
            pattern: request.path == "/halsa" ? nil : "/test")
    }
    func batch(_ answers: () -> Void) throws { try application.batch(thread, answers) }
    func respond(to request: Request) -> Response { application.respond(request, thread) }
}

/// A clock that stands still until a test moves it.
final class ManualClock: Sendable {
    private let milliseconds = Lock(1_000_000)
    var now: Int { milliseconds.withLock { $0 } }
    func advance(seconds: Int) { milliseconds.withLock { $0 += seconds * 1000 } }
}

/// A server on a port of the system's choosing, stopped when the test is done with it.
final class TestServer: Sendable {
    let port: Int
    private let stopper = Server.Stopper()
    private let ended = DispatchSemaphore(value: 0)

    init(
        _ application: TestResponder.Application, configure: (inout Server.Configuration) -> Void = { _ in }
    ) throws {
        var configuration = Server.Configuration()
        configuration.port = 0
        configuration.uploadFolder = FileManager.default.temporaryDirectory.path
        configure(&configuration)
        let ready = DispatchSemaphore(value: 0)
        let outcome = Lock<(port: Int, failure: (any Error)?)>((0, nil))
        configuration.onReady = { port in
            outcome.withLock { $0.port = port }
            ready.signal()
        }
        let (stopper, ended) = (stopper, ended)
        let server = Server(configuration: configuration) { lane in
            TestResponder(thread: lane, application: application)
        }
        try Thread.start("server") {
            do { try server.run(stopper: stopper) } catch { outcome.withLock { $0.failure = error } }
            ready.signal()
            ended.signal()
        }
        ready.wait()
        if let failure = outcome.withLock({ $0.failure }) { throw failure }
        port = outcome.withLock { $0.port }
    }

    convenience init(_ respond: @escaping @Sendable (Request) -> Response) throws {
        try self.init(TestResponder.Application { request, _ in respond(request) })
    }

    /// Tells the server to stop, without waiting.
    func beginStopping() { stopper.stop() }

    /// Whether `run` returns within 20 s.
    func hasStopped() -> Bool {
        defer { ended.signal() }
        return ended.wait(timeout: .now() + 20) == .success
    }

    deinit {
        stopper.stop()
        _ = ended.wait(timeout: .now() + 20)
    }
}

extension Response {
    static func text(_ text: String) -> Response { Response(.ok, body: .bytes(Array(text.utf8))) }
}
