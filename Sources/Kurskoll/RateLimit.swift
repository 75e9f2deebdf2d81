/// How often something may be done for each key: `burst` times at once, and then once every `seconds`. It forgets a
/// key that has not been used for `burst * seconds`, and of too many keys those nearest to that.
struct RateLimit: Sendable {
    let burst: Int
    let seconds: Int
    /// Keys that are remembered at most: a few megabytes.
    let capacity: Int
    /// When a key will have its whole burst again (the generic cell rate algorithm, ITU-T I.371 annex A).
    private var due: [String: Int] = [:]

    init(burst: Int, seconds: Int, capacity: Int = 20_000) {
        self.burst = burst
        self.seconds = seconds
        self.capacity = capacity
    }

    var keyCount: Int { due.count }

    /// Whether `take` would be granted.
    func allows(_ key: String, now: Int) -> Bool {
        debt(key, now: now) <= (burst - 1) * seconds
    }

    /// Uses one time up where there is one left; false where there is none, and then nothing is used.
    mutating func take(_ key: String, now: Int) -> Bool {
        guard allows(key, now: now) else { return false }
        if due.count >= capacity, due[key] == nil { forget(now: now) }
        due[key] = now + debt(key, now: now) + seconds
        return true
    }

    /// Never more than a whole burst, though the clock be set back.
    private func debt(_ key: String, now: Int) -> Int {
        min(max(0, (due[key] ?? 0) - now), burst * seconds)
    }

    /// First those that owe nothing; if none does, the half that owes least.
    private mutating func forget(now: Int) {
        due = due.filter { $0.value > now }
        guard due.count >= capacity else { return }
        let kept = due.sorted { $0.value > $1.value }.prefix(capacity / 2)
        due = Dictionary(uniqueKeysWithValues: kept.map { ($0.key, $0.value) })
    }
}
