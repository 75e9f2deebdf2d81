import Testing

@testable import HTTP

@Suite struct DeadlineTests {
    private static let enough = Limits.slowestBytesPerSecond * Limits.slownessSeconds

    @Test(arguments: [
        (Deadline.Stage.idle, 59_999, 0, Deadline.Verdict.wait), (.idle, 60_000, 0, .close),
        (.head, 14_999, 0, .wait), (.head, 15_000, 1_000_000, .refuse),
        (.body, 29_999, 0, .wait), (.body, 30_000, enough - 1, .refuse), (.body, 30_000, enough, .renew),
        (.sending, 29_999, 0, .wait), (.sending, 30_000, enough - 1, .close),
        (.sending, 30_000, enough, .renew),
        (.lingering, 4_999, 0, .wait), (.lingering, 5_000, 1_000_000, .close),
        (.answering, 1_000_000_000, 0, .wait),
    ])
    func `each stage has its time`(stage: Deadline.Stage, after: Int, moved: Int, expected: Deadline.Verdict)
    {
        #expect(Deadline(stage, since: 500).verdict(now: 500 + after, bytesMoved: moved) == expected)
    }
}
