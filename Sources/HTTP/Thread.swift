import CLinux
import Glibc

/// A POSIX thread that nobody joins; what must be waited for says so through a `Lock`.
enum Thread {
    private final class Start: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on a new thread. `name` shows in `top -H`; 15 bytes of it.
    static func start(_ name: String, _ body: @escaping @Sendable () -> Void) throws(ServerError) {
        let start = Unmanaged.passRetained(Start(body))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { argument in
                if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
                return nil
            }, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw ServerError.system(
                "tråden \(name)", "kunde inte startas", code, remedy: "höj gränsen för trådar")
        }
        pthread_setname_np(thread, String(name.prefix(15)))
        pthread_detach(thread)
    }

    /// Lets every other thread go before this one when there are too few cores for both. On Linux the niceness of
    /// process 0 is the calling thread's own (setpriority(2)).
    static func yieldToOthers() { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10) }
}

extension Server {
    /// Runs `body` on a thread of its own, which nobody joins and no server stops. 15 bytes of `name` show in `top -H`.
    package static func startThread(
        _ name: String, _ body: @escaping @Sendable () -> Void
    ) throws(ServerError) {
        try Thread.start(name, body)
    }
}
