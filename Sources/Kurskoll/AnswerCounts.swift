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

    private struct State {
        var counts: [Question: Count] = [:]
        var nextKeeping = 0
    }

    private let state = Mutex(State())

    /// Counts one answer.
    func note(_ question: Question, isRight: Bool) {
        state.withLock { state in
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
