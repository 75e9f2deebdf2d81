/// The worker threads. One whose reader is slow is held up; another is started in its place, so that slow readers cost a
/// thread each. With `Limits.workers` of them who comes next waits for one, which is why nobody streams to strangers.
final class Crew: Sendable {
    private struct Count {
        /// Not held up.
        var free = 0
        var all = 0
    }

    private let size: Int
    private let count = Lock(Count())
    private let startThread: @Sendable (Crew) throws -> Void

    /// `size` threads are free while slow readers hold up fewer than `Limits.workers` less `size`. `startThread` starts
    /// one that ends when `mayStay` says so.
    init(size: Int, startThread: @escaping @Sendable (Crew) throws -> Void) {
        self.size = size
        self.startThread = startThread
    }

    /// Starts the first threads.
    func start() throws {
        for _ in 0..<size { try add() }
    }

    /// Runs `wait` on a worker thread that is held up by somebody slow.
    func holdUp(_ wait: () -> Void) {
        let isNeeded = count.withLock { count in
            count.free -= 1
            return count.free < size && count.all < Limits.workers
        }
        // Without another thread work waits a little longer; nothing is lost.
        if isNeeded { try? add() }
        wait()
        count.withLock { $0.free += 1 }
    }

    /// Asked by a worker thread between two pieces of work: whether it is still one too few. After false it ends.
    func mayStay() -> Bool {
        count.withLock { count in
            if count.free <= size { return true }
            count.free -= 1
            count.all -= 1
            return false
        }
    }

    private func add() throws {
        count.withLock { count in
            count.free += 1
            count.all += 1
        }
        do {
            try startThread(self)
        } catch {
            count.withLock { count in
                count.free -= 1
                count.all -= 1
            }
            throw error
        }
    }
}
