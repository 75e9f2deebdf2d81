internal import Glibc
internal import HTTP

/// Addresses that have asked for a link, on their way to the thread that sends them. Bounded: where sendmail cannot
/// keep up the newest are dropped, and nobody waits.
final class Outbox: Sendable {
    /// More than an office asks for while one message is sent.
    static let capacity = 1_000

    private struct State {
        var waiting: [String] = []
        var isClosed = false
        var isBusy = false
    }

    private let state = Lock(State())

    /// False where it is full or closed.
    func post(_ address: String) -> Bool {
        let isTaken = state.withLock { state in
            guard !state.isClosed, state.waiting.count < Self.capacity else { return false }
            state.waiting.append(address)
            return true
        }
        state.wakeAll()
        return isTaken
    }

    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Hands each address to `deliver`, in order, until it is closed and empty.
    func run(_ deliver: (String) -> Void) {
        while let address = next() {
            deliver(address)
            state.withLock { $0.isBusy = false }
            state.wakeAll()
        }
    }

    private func next() -> String? {
        state.wait(until: { $0.isClosed || !$0.waiting.isEmpty }) { state in
            guard !state.waiting.isEmpty else { return nil }
            state.isBusy = true
            return state.waiting.removeFirst()
        }
    }

    /// Takes no more, and waits until all is delivered or `seconds` have passed. Whether all was.
    func close(within seconds: Int) -> Bool {
        state.withLock { $0.isClosed = true }
        state.wakeAll()
        return waitUntilEmpty(within: seconds)
    }

    /// Waits until everything posted so far is delivered; false where that takes longer.
    func waitUntilEmpty(within seconds: Int) -> Bool {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let deadline = (time.tv_sec + seconds) * 1000 + time.tv_nsec / 1_000_000
        return state.wait(until: { $0.waiting.isEmpty && !$0.isBusy }, deadline: deadline)
    }
}
