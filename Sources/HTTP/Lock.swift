import Glibc

/// A value that threads take turns at, with a condition to wait for. Over `pthread_mutex`, because Thread Sanitizer
/// does not understand `Synchronization.Mutex`.
// Unchecked: `value` is touched only between `pthread_mutex_lock` and `pthread_mutex_unlock`.
package final class Lock<Value: Sendable>: @unchecked Sendable {
    private var value: Value
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// Holds `value` from the start.
    package init(_ value: Value) {
        self.value = value
        pthread_mutex_init(mutex, nil)
        // Time limits count on the monotonic clock: setting the wall clock must not end or prolong them.
        var attributes = pthread_condattr_t()
        pthread_condattr_init(&attributes)
        pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
        pthread_cond_init(condition, &attributes)
        pthread_condattr_destroy(&attributes)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Runs `body` alone with the value. Who waits looks again afterwards if `body` or the caller calls `wakeAll`.
    package func withLock<Result>(_ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return body(&value)
    }

    /// Waits until `condition` holds, then runs `body` before anybody can change that.
    package func wait<Result>(until isMet: (Value) -> Bool, _ body: (inout Value) -> Result) -> Result {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isMet(value) { pthread_cond_wait(condition, mutex) }
        return body(&value)
    }

    /// Waits until the condition holds, but no longer than to `deadline` in monotonic milliseconds. Whether it held.
    package func wait(until isMet: (Value) -> Bool, deadline: Int) -> Bool {
        var limit = timespec(tv_sec: deadline / 1000, tv_nsec: deadline % 1000 * 1_000_000)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while !isMet(value) {
            if pthread_cond_timedwait(condition, mutex, &limit) == ETIMEDOUT { return isMet(value) }
        }
        return true
    }

    /// Who waits looks again.
    package func wakeAll() { pthread_cond_broadcast(condition) }
}

/// The system's clocks.
enum Clock {
    /// Milliseconds since some moment in the past; never goes back.
    @Sendable static func milliseconds() -> Int { microseconds() / 1000 }

    static func microseconds() -> Int {
        let time = read(CLOCK_MONOTONIC)
        return time.tv_sec * 1_000_000 + time.tv_nsec / 1000
    }

    /// Since 1970, UTC.
    static func wallSeconds() -> Int { read(CLOCK_REALTIME).tv_sec }

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}
