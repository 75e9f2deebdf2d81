/// On which kind of thread a request is answered.
package enum Lane: Sendable {
    /// At once on the event loop's own thread: quick reads.
    case loop
    /// On the one thread that writes; all that wait share a transaction.
    case writer
    /// On a worker thread: long answers and uploads.
    case worker
}

/// The application as one thread sees it. Made on its thread and never shared.
package protocol Responder {
    /// Which thread is to answer. Asked on a loop; must not touch the database.
    func lane(for request: Request) -> Lane

    /// Runs `answers` for all requests of one turn inside one transaction of this thread's connection. Where it
    /// throws, none of the answers made inside it are sent: they become 503.
    func batch(_ answers: () -> Void) throws

    func respond(to request: Request) -> Response
}

/// The HTTP/1.1 server: one or more event loops, one writer, some workers.
package struct Server: Sendable {
    package init(
        configuration: Configuration, makeResponder: @escaping @Sendable (Lane) throws -> any Responder
    ) {
        self.configuration = configuration
        self.makeResponder = makeResponder
    }

    private let configuration: Configuration
    private let makeResponder: @Sendable (Lane) throws -> any Responder

    package struct Configuration: Sendable {
        package var address = "127.0.0.1"
        /// 0 lets the system choose.
        package var port = 8080
        /// A Unix socket besides or instead of the port.
        package var unixSocket: String?
        package var loops = 1
        package var workers = 2
        /// Called once with the port when connections are accepted.
        package var onReady: @Sendable (_ port: Int) -> Void = { _ in }
        /// Called on SIGHUP.
        package var onReload: @Sendable () -> Void = {}

        package init() {}
    }

    /// Serves until SIGTERM or SIGINT, then finishes what has begun.
    package func run() throws {}
}
