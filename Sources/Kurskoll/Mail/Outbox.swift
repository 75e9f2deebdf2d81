internal import Glibc
internal import HTTP

/// What pages have asked to be mailed, on its way to the thread that sends. Bounded: where sendmail cannot keep up the
/// newest is dropped, and nobody waits.
final class Outbox: Sendable {
    enum Errand: Sendable, Equatable {
        /// To an address that somebody has typed.
        case signInLink(to: String)
        /// What managers have asked for and is written down, of these courses.
        case reminders(courses: [String])
    }

    /// More than an office asks for while one message is sent.
    static let capacity = 1_000

    private struct State {
        var waiting: [Errand] = []
        var isClosed = false
        var isBusy = false
    }

    private let state = Lock(State())

    /// False where it is full or closed.
    func post(_ errand: Errand) -> Bool {
        let isTaken = state.withLock { state in
            guard !state.isClosed, state.waiting.count < Self.capacity else { return false }
            state.waiting.append(errand)
            return true
        }
        state.wakeAll()
        return isTaken
    }

    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// Hands each errand to `deliver`, in order, until it is closed and empty.
    func run(_ deliver: (Errand) -> Void) {
        while let errand = next() {
            deliver(errand)
            state.withLock { $0.isBusy = false }
            state.wakeAll()
        }
    }

    private func next() -> Errand? {
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
