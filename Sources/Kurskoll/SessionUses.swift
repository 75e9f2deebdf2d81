internal import Synchronization

/// When sessions were last used, as far as the store does not know it: a page that is only read writes nothing, so
/// its use is noted here and kept with the writer's next batch. Shared by all threads.
final class SessionUses: Sendable {
    /// How far the store may be behind; a session is written at most once in this time.
    static let precisionSeconds = 300
    /// With more sessions than this the uses of others are not noted, and those end early.
    private static let capacity = 50_000

    struct Use: Sendable, Equatable {
        let session: [UInt8]
        let at: Int
    }

    private struct State {
        /// Not in the store yet, by session.
        var fresh: [[UInt8]: Int] = [:]
        /// In the store, but a thread whose transaction began before may still read the older row.
        var kept: [[UInt8]: Int] = [:]
        var nextSweep = 0

        func last(_ session: [UInt8]) -> Int { fresh[session] ?? kept[session] ?? 0 }
    }

    private let state = Mutex(State())

    /// Notes that a session is used now. False where it has been idle for too long: it has ended then.
    func note(_ session: Session, now: Int) -> Bool {
        guard now - session.used >= Self.precisionSeconds else { return true }
        return state.withLock { state in
            let last = max(session.used, state.last(session.hash))
            guard now - last < Session.idleSeconds else { return false }
            if now - last >= Self.precisionSeconds, state.fresh.count < Self.capacity {
                state.fresh[session.hash] = now
            }
            return true
        }
    }

    /// The last use of a session, to the precision.
    func last(_ session: [UInt8], stored: Int) -> Int {
        state.withLock { max(stored, $0.last(session)) }
    }

    /// What the store does not know yet, at most a batch of it.
    func unkept() -> [Use] {
        state.withLock { $0.fresh.prefix(200).map { Use(session: $0.key, at: $0.value) } }
    }

    /// The store knows these now.
    func markKept(_ uses: [Use], now: Int) {
        guard !uses.isEmpty else { return }
        state.withLock { state in
            for use in uses {
                if state.fresh[use.session] == use.at { state.fresh[use.session] = nil }
                state.kept[use.session] = use.at
            }
            guard now >= state.nextSweep else { return }
            state.kept = state.kept.filter { now - $0.value < Session.idleSeconds }
            state.nextSweep = now + Self.precisionSeconds
        }
    }
}
