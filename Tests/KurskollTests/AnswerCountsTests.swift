import HTTP
import Testing

@testable import Kurskoll

@Suite struct AnswerCountsTests {
    private let one = AnswerCounts.Question(course: "prova", id: "vad")
    private let two = AnswerCounts.Question(course: "prova", id: "kort")

    @Test func `answers are kept at once, and then once a minute`() {
        let counts = AnswerCounts()
        counts.note(one, isRight: true)
        let first = counts.due(now: 1_000)
        #expect(first == [one: .init(answered: 1, correct: 1)])
        counts.markKept(first, now: 1_000)
        counts.note(one, isRight: false)
        counts.note(two, isRight: true)
        #expect(counts.due(now: 1_059).isEmpty)
        #expect(counts.due(now: 1_060).count == 2)
        #expect(counts.due(now: 1_059, isStopping: true).count == 2, "nothing waits for a server that stops")
    }

    @Test func `what is counted while others are kept is not lost, and nothing is kept twice`() {
        let counts = AnswerCounts()
        counts.note(one, isRight: false)
        let batch = counts.due(now: 1)
        counts.note(one, isRight: true)
        counts.markKept(batch, now: 1)
        #expect(counts.due(now: 61) == [one: .init(answered: 1, correct: 1)])
        // A batch that was not committed is not marked, and is due again.
        #expect(counts.due(now: 61) == [one: .init(answered: 1, correct: 1)])
        counts.markKept(counts.due(now: 61), now: 61)
        #expect(counts.due(now: 121).isEmpty)
    }

    @Test func `an answer that comes again with its page's key is counted once`() {
        let counts = AnswerCounts()
        let key = String(repeating: "a", count: AnswerCounts.keyBytes)
        for isRight in [true, true, false] { counts.note(one, isRight: isRight, key: key) }
        counts.note(two, isRight: true, key: key)
        counts.note(one, isRight: false, key: String(key.dropLast() + "b"))
        #expect(
            counts.due(now: 1) == [one: .init(answered: 2, correct: 1), two: .init(answered: 1, correct: 1)])
        // What is no key of ours is none: such answers are counted as they come.
        for _ in 1...2 { counts.note(two, isRight: false, key: "kort") }
        #expect(counts.due(now: 1)[two] == .init(answered: 3, correct: 1))
    }

    @Test func `a key is known while twenty thousand others come, and memory is bounded`() {
        let counts = AnswerCounts()
        func key(_ number: Int) -> String { "\(1_000_000_000_000_000 + number)" }
        for number in 0..<20_000 { counts.note(two, isRight: true, key: key(number)) }
        counts.note(two, isRight: true, key: key(0))
        #expect(counts.due(now: 1)[two]?.answered == 20_000)
        for number in 20_000..<60_000 { counts.note(two, isRight: true, key: key(number)) }
        counts.note(two, isRight: true, key: key(0))
        #expect(counts.due(now: 1)[two]?.answered == 60_001, "the oldest are forgotten")
    }

    @Test func `learners' answers add up in the store`() throws {
        let site = try TestSite()
        let writer = Site(store: site.store, settings: site.settings, lane: .writer)
        for isRight in [true, false, true] {
            site.settings.counts.note(one, isRight: isRight)
            try writer.keepCounts()
        }
        try writer.keepCounts()
        let stored = try site.store.questionCounters(course: "prova")["vad"]
        #expect(stored?.answered == 3 && stored?.correct == 2)
    }
}
