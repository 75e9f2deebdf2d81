internal import Formats
internal import Synchronization

/// How questions were answered, without persons, as far as the store does not know it: a count is no evidence, so no
/// learner waits for the disk because of it. Kept with the writer's next batch, at most once a minute, and when the
/// server stops; a power cut may cost a minute of counts. Shared by all threads.
final class AnswerCounts: Sendable {
    /// The store is at most so far behind while anybody learns.
    static let keepSeconds = 60

    struct Question: Hashable, Sendable {
        let course: String
        let id: String
    }

    struct Count: Sendable, Equatable {
        var answered = 0
        var correct = 0
    }

    /// An answer from one showing of a page, by the showing's key: sent again it is the same answer.
    private struct Sent: Hashable {
        let key: String
        let question: Question
    }

    private struct State {
        var counts: [Question: Count] = [:]
        var nextKeeping = 0
        /// Two generations, so that an answer is known for at least `capacity` others and memory is bounded.
        var sent: Set<Sent> = []
        var sentBefore: Set<Sent> = []

        /// Whether the answer has not come before.
        mutating func isNew(_ answer: Sent) -> Bool {
            guard !sentBefore.contains(answer), sent.insert(answer).inserted else { return false }
            if sent.count >= AnswerCounts.capacity { (sent, sentBefore) = ([], sent) }
            return true
        }
    }

    private static let capacity = 20_000

    /// How long a key is, in bytes; another text is none.
    static let keyBytes = 16

    private let state = Mutex(State())

    /// Counts one answer; not if one to the same question has come with the same key, as when a connection was lost
    /// before the answer to it arrived.
    func note(_ question: Question, isRight: Bool, key: String? = nil) {
        state.withLock { state in
            if let key, key.utf8.count == Self.keyBytes {
                guard state.isNew(Sent(key: key, question: question)) else { return }
            }
            state.counts[question, default: Count()].answered += 1
            if isRight { state.counts[question, default: Count()].correct += 1 }
        }
    }

    /// What is to be kept now; nothing where that was done less than a minute ago, unless the server is stopping.
    func due(now: Int, isStopping: Bool = false) -> [Question: Count] {
        state.withLock { now >= $0.nextKeeping || isStopping ? $0.counts : [:] }
    }

    /// The store has these now. What was counted since is left.
    func markKept(_ kept: [Question: Count], now: Int) {
        guard !kept.isEmpty else { return }
        state.withLock { state in
            state.nextKeeping = now + Self.keepSeconds
            for (question, count) in kept {
                guard var rest = state.counts[question] else { continue }
                rest.answered -= count.answered
                rest.correct -= count.correct
                state.counts[question] = rest.answered == 0 ? nil : rest
            }
        }
    }
}

/// Keys of showings of pages (`AnswerCounts`), 96 random bits each. It belongs to one thread: the kernel is asked once for
/// twenty of them.
final class ShowingKeys {
    private var text: [UInt8] = []
    private var used = 0

    /// One that nobody has had.
    func next() -> HTML {
        let count = AnswerCounts.keyBytes
        if used + count > text.count {
            text = Array(Base64URL.encode(Secret.randomBytes(count * 20 * 3 / 4)).utf8)
            used = 0
        }
        defer { used += count }
        return HTML(trusted: Array(text[used..<used + count]))
    }
}
