/// A streamed body on its way from a worker to a loop: a bounded buffer, so that a slow reader stops the worker and
/// nobody else.
final class StreamPipe: Sendable {
    /// What `write` throws when nobody reads any longer.
    struct ReaderGone: Error {}

    /// What has come since the last time.
    struct Part {
        let bytes: [UInt8]
        let isLast: Bool
        /// The body could not be made to its end.
        let hasFailed: Bool
    }

    private struct State {
        var bytes: [UInt8] = []
        var isEnded = false
        var hasFailed = false
        var isReaderGone = false
        /// The loop has been told and has not looked yet.
        var isAnnounced = false
    }

    private let state = Lock(State())
    private let announce: @Sendable () -> Void

    /// `announce` is called on the worker's thread when there is something to take.
    init(announce: @escaping @Sendable () -> Void) { self.announce = announce }

    // MARK: The worker's end

    /// Waits while the buffer is full, inside `holdUp`. Throws `ReaderGone` when the connection is closed.
    func write(_ bytes: [UInt8], holdUp: (() -> Void) -> Void = { $0() }) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            if !state.withLock({ Self.hasRoom($0) }) { holdUp { state.wait(until: Self.hasRoom) { _ in } } }
            let mustAnnounce: Bool? = state.wait(until: Self.hasRoom) { state in
                guard !state.isReaderGone else { return nil }
                let part = rest.prefix(Limits.streamBufferBytes - state.bytes.count)
                state.bytes.append(contentsOf: part)
                rest = rest.dropFirst(part.count)
                defer { state.isAnnounced = true }
                return !state.isAnnounced
            }
            guard let mustAnnounce else { throw ReaderGone() }
            if mustAnnounce { announce() }
        }
    }

    /// Or nobody reads any longer, which who writes must hear of.
    private static func hasRoom(_ state: State) -> Bool {
        state.isReaderGone || state.bytes.count < Limits.streamBufferBytes
    }

    func finish(hasFailed: Bool) {
        state.withLock { state in
            state.isEnded = true
            state.hasFailed = hasFailed
        }
        announce()
    }

    // MARK: The loop's end

    func take() -> Part {
        let part = state.withLock { state in
            defer {
                state.bytes = []
                state.isAnnounced = false
            }
            return Part(bytes: state.bytes, isLast: state.isEnded, hasFailed: state.hasFailed)
        }
        state.wakeAll()
        return part
    }

    /// The reader is gone.
    func close() {
        state.withLock { $0.isReaderGone = true }
        state.wakeAll()
    }
}
