/// How long a connection may stay as it is. Pure arithmetic of milliseconds, so that tests need no clock.
struct Deadline: Equatable {
    /// What a connection is waiting for.
    enum Stage: Equatable {
        /// The first byte of a request.
        case idle
        /// The rest of a head.
        case head
        /// The rest of a body.
        case body
        /// Our own writer or worker: no limit, for nobody else is to blame.
        case answering
        /// The client to take what is sent.
        case sending
        /// The client to read a refusal and close (RFC 9112 §9.6).
        case lingering
    }

    enum Verdict: Equatable {
        case wait
        /// Enough has moved; a new stretch begins.
        case renew
        /// 408, then close.
        case refuse
        case close
    }

    let stage: Stage
    private let since: Int

    init(_ stage: Stage, since: Int) {
        self.stage = stage
        self.since = since
    }

    /// Whether `bytesMoved` in the stretch that began at `since` are enough at `now`.
    func verdict(now: Int, bytesMoved: Int) -> Verdict {
        func hasPassed(_ seconds: Int) -> Bool { now - since >= seconds * 1000 }
        switch stage {
        case .answering: return .wait
        case .idle: return hasPassed(Limits.idleSeconds) ? .close : .wait
        case .head: return hasPassed(Limits.headSeconds) ? .refuse : .wait
        case .lingering: return hasPassed(Limits.lingerSeconds) ? .close : .wait
        case .body, .sending:
            guard hasPassed(Limits.slownessSeconds) else { return .wait }
            if bytesMoved >= Limits.slowestBytesPerSecond * Limits.slownessSeconds { return .renew }
            return stage == .body ? .refuse : .close
        }
    }
}
