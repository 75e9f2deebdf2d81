import CLinux
import Glibc

/// The HTTP/1.1 server: one or more event loops, one writer, some workers.
package struct Server: Sendable {
    /// Opens nothing yet. `makeResponder` is called in each thread, for the writer before the others.
    package init(
        configuration: Configuration, makeResponder: @escaping @Sendable (Lane) throws -> any Responder
    ) {
        self.configuration = configuration
        self.makeResponder = makeResponder
    }

    private let configuration: Configuration
    private let makeResponder: @Sendable (Lane) throws -> any Responder

    /// Where to listen, with how many threads, and whom to tell.
    package struct Configuration: Sendable {
        /// IPv4 or IPv6 in numbers, or `localhost`.
        package var address = "127.0.0.1"
        /// 0 lets the system choose; nil opens none, for a server behind `unixSocket` only.
        package var port: Int? = 8080
        /// A Unix socket besides or instead of the port.
        package var unixSocket: String?
        /// Threads that read and answer; 1 carries tens of thousands of pages a second.
        package var loops = 1
        /// Threads that are free for long answers and uploads; those that a slow reader holds up are not counted.
        package var workers = 2
        /// Fields of every answer, such as the security policy: copied as bytes.
        package var commonFields = Fields()
        /// Where longer bodies are kept while they are read and answered (`Limits.collectedBodyBytes`).
        package var uploadFolder = "/tmp"
        /// Called once with the port (0 without one) when connections are accepted.
        package var onReady: @Sendable (_ port: Int) -> Void = { _ in }
        /// Called on SIGHUP.
        package var onReload: @Sendable () -> Void = {}
        /// Called once when told to stop, before what has begun is finished: streams that would go on must end.
        package var onStop: @Sendable () -> Void = {}
        /// Called on the thread where it happened, so it must be quick; nil logs nothing and saves the clocks.
        package var log: (@Sendable (Event) -> Void)?
        /// Open connections of all loops together.
        package var connectionLimit = Limits.connections

        /// Monotonic milliseconds, for time limits.
        var clock: @Sendable () -> Int = Clock.milliseconds
        /// Seconds since 1970, for the Date field.
        var wallClock: @Sendable () -> Int = Clock.wallSeconds

        /// Loopback, port 8080, one loop, two workers, no log.
        package init() {}
    }

    /// Ends a `run` from another thread.
    package final class Stopper: Sendable {
        private struct State {
            var isStopped = false
            var wake: Wake?
        }

        private let state = Lock(State())

        /// For one `run`.
        package init() {}

        /// As SIGTERM; returns at once. Before `run` it makes that return as soon as it has begun.
        package func stop() {
            state.withLock { state in
                state.isStopped = true
                state.wake?.signal()
            }
        }

        fileprivate func attach(_ wake: Wake) {
            state.withLock { state in
                state.wake = wake
                if state.isStopped { wake.signal() }
            }
        }
    }

    /// How many threads have begun and ended.
    private struct Tally {
        var started: [Lane: Int] = [:]
        var ended: [Lane: Int] = [:]

        mutating func count(_ lane: Lane, of threads: WritableKeyPath<Tally, [Lane: Int]>) {
            self[keyPath: threads][lane, default: 0] += 1
        }
    }

    /// Whether a thread has begun, or why it could not.
    private struct Beginning {
        var isReady = false
        var failure: (any Error)?
    }

    /// Serves until SIGTERM or SIGINT, which must reach this thread: call it on the main thread, before others are
    /// started. Then finishes what has begun, for at most `Limits.stopSeconds`. Throws
    /// `ServerError` where an address can't be had, and what `makeResponder` throws.
    package func run(stopper: Stopper = Stopper()) throws {
        signal(SIGPIPE, SIG_IGN)
        Self.keepFreedMemory()
        let signals = try Signals()
        let wake = try Wake()
        stopper.attach(wake)
        let limit = Self.raiseDescriptorLimit(for: configuration.connectionLimit)
        let listeners = try openListeners()
        var wakes: [Wake] = []
        for _ in 0..<max(1, configuration.loops) { wakes.append(try Wake()) }
        let lanes = Lanes(loops: wakes.map(Mailbox.init(wake:)))
        let tally = Lock(Tally())
        defer { stop(lanes, listeners, tally) }
        try startThreads(lanes, wakes, listeners, connectionLimit: limit, tally)
        configuration.onReady(listeners.first?.port ?? 0)
        // What many long bodies took lies between what is still used, and is given back by nothing else.
        signals.wait(or: wake, onReload: configuration.onReload) { malloc_trim(Limits.keptMemoryBytes) }
        configuration.onStop()
    }

    private func openListeners() throws(ServerError) -> [Listener] {
        var listeners: [Listener] = []
        if let port = configuration.port {
            listeners.append(try .tcp(address: configuration.address, port: port))
        }
        if let path = configuration.unixSocket { listeners.append(try .unix(path: path)) }
        return listeners
    }

    /// The writer first and alone: its responder may have to bring the database up to date for the others.
    private func startThreads(
        _ lanes: Lanes, _ wakes: [Wake], _ listeners: [Listener], connectionLimit: Int, _ tally: Lock<Tally>
    ) throws {
        let log = configuration.log
        try start("writer", .writer, tally) { responder, isReady in
            isReady()
            lanes.write(Answering(responder: responder, lane: .writer, log: log))
        }
        let crew = Crew(size: max(1, configuration.workers)) { crew in
            try start("worker", .worker, tally) { responder, isReady in
                isReady()
                lanes.work(Answering(responder: responder, lane: .worker, log: log), crew: crew)
            }
        }
        try crew.start()
        let configuration = configuration
        let (places, spool) = (Places(connectionLimit), Spool(in: configuration.uploadFolder))
        for (index, wake) in wakes.enumerated() {
            try start("loop \(index)", .loop, tally) { responder, isReady in
                var loop = try Loop(
                    index: index, configuration: configuration, responder: responder, lanes: lanes,
                    wake: wake, listeners: listeners, places: places, spool: spool)
                isReady()
                loop.run()
            }
        }
    }

    /// Starts a thread and waits until it says that it is ready.
    private func start(
        _ name: String, _ lane: Lane, _ tally: Lock<Tally>,
        _ body: @escaping @Sendable (any Responder, _ isReady: () -> Void) throws -> Void
    ) throws {
        let makeResponder = makeResponder
        let beginning = Lock(Beginning())
        tally.withLock { $0.count(lane, of: \.started) }
        do {
            try Thread.start(name) {
                // Who reads waits for nobody's writing, and nobody waits for somebody's long report.
                if lane != .loop { Thread.yieldToOthers() }
                do {
                    try body(makeResponder(lane)) {
                        beginning.withLock { $0.isReady = true }
                        beginning.wakeAll()
                    }
                } catch {
                    beginning.withLock { $0.failure = error }
                    beginning.wakeAll()
                }
                tally.withLock { $0.count(lane, of: \.ended) }
                tally.wakeAll()
            }
        } catch {
            tally.withLock { $0.count(lane, of: \.ended) }
            throw error
        }
        if let failure = beginning.wait(until: { $0.isReady || $0.failure != nil }, { $0.failure }) {
            throw failure
        }
    }

    /// Loops first, since they still need the others; each knows its own limit of time. A thread that hangs in the
    /// application is left behind.
    private func stop(_ lanes: Lanes, _ listeners: [Listener], _ tally: Lock<Tally>) {
        for loop in lanes.loops { loop.post([.stop]) }
        for listener in listeners { listener.withdraw() }
        let limit = (Limits.stopSeconds + 2) * 1000
        _ = tally.wait(
            until: { $0.ended[.loop] == $0.started[.loop] }, deadline: Clock.milliseconds() + limit)
        lanes.writer.close()
        lanes.workers.close()
        _ = tally.wait(until: { $0.ended == $0.started }, deadline: Clock.milliseconds() + 2000)
    }

    /// The answers of a turn are freed together, and their memory is wanted again in the next one: giving it back to
    /// the kernel in between took a third of the time of a page.
    private static func keepFreedMemory() {
        mallopt(M_TRIM_THRESHOLD, Int32(Limits.keptMemoryBytes))
        mallopt(M_MMAP_THRESHOLD, Int32(Limits.keptMemoryBytes / 2))
    }

    /// Gives how many connections there can be: files, databases and pipes need descriptors too.
    private static func raiseDescriptorLimit(for connections: Int) -> Int {
        let reserve = 256
        var limit = rlimit()
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        guard getrlimit(resource, &limit) == 0 else { return min(connections, 512) }
        limit.rlim_cur = max(limit.rlim_cur, min(limit.rlim_max, rlim_t(connections + reserve)))
        setrlimit(resource, &limit)
        return max(16, min(connections, Int(limit.rlim_cur) - reserve))
    }
}
