import Testing

@testable import Kurskoll

@Suite struct RateLimitTests {
    @Test func `a burst is granted at once, and then one for each interval`() {
        var limit = RateLimit(burst: 3, seconds: 10)
        func take(_ key: String, now: Int) -> Bool { limit.take(key, now: now) }
        let granted = [0, 0, 0, 0, 9, 10, 10, 19, 20, 29, 60, 60, 60, 60].map { take("a", now: 1_000 + $0) }
        #expect(
            granted == [
                true, true, true, false, false, true, false, false, true, false, true, true, true, false,
            ])
    }

    @Test func `one key does not use up another's`() {
        var limit = RateLimit(burst: 1, seconds: 10)
        func take(_ key: String, now: Int) -> Bool { limit.take(key, now: now) }
        #expect(take("a", now: 0) && !take("a", now: 0) && take("b", now: 0))
    }

    @Test func `asking uses nothing up`() {
        var limit = RateLimit(burst: 1, seconds: 10)
        func take(_ key: String, now: Int) -> Bool { limit.take(key, now: now) }
        for _ in 1...5 { #expect(limit.allows("a", now: 0)) }
        #expect(take("a", now: 0) && !limit.allows("a", now: 9) && limit.allows("a", now: 10))
    }

    @Test func `a clock that is set back shuts nobody out for longer than a whole burst`() {
        var limit = RateLimit(burst: 2, seconds: 10)
        func take(_ key: String, now: Int) -> Bool { limit.take(key, now: now) }
        #expect(take("a", now: 100_000) && take("a", now: 100_000))
        #expect(!take("a", now: 50))
        #expect(limit.allows("a", now: 100_010))
    }

    @Test func `it remembers a bounded number of keys, those that owe most`() {
        var limit = RateLimit(burst: 5, seconds: 10, capacity: 100)
        func take(_ key: String, now: Int) -> Bool { limit.take(key, now: now) }
        for _ in 1...5 { #expect(take("guesser", now: 0)) }
        for number in 0..<10_000 { #expect(take("\(number)", now: 0)) }
        #expect(limit.keyCount <= 100)
        #expect(!limit.allows("guesser", now: 0), "many keys do not wash out the one that is used up")
    }
}
