import Foundation
import Testing

@testable import HTTP

@Suite struct SignalsTests {
    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal to end stops the server as a stopper does`(number: Int32) throws {
        // A shell that has put the tests in the background lets them ignore SIGINT: then none would come.
        let before = signal(number, SIG_DFL)
        defer { signal(number, before) }
        let stops = Lock(0)
        var configuration = Server.Configuration()
        configuration.port = 0
        // raise() reaches the thread that calls it, which is the one that reads signals.
        configuration.onReady = { _ in raise(number) }
        configuration.onReload = { Issue.record("reloaded") }
        configuration.onStop = { stops.withLock { $0 += 1 } }
        try Server(configuration: configuration) { _ in
            TestResponder(thread: .loop, application: .init { _, _ in .text("a") })
        }.run()
        #expect(stops.withLock { $0 } == 1)
    }
}
