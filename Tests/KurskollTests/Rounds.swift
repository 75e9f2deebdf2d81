import Foundation

/// How long the tests by chance run.
enum Rounds {
    /// What `KURSKOLL_ROUNDS` says, else a number for every day.
    static func count(of standard: Int) -> Int {
        ProcessInfo.processInfo.environment["KURSKOLL_ROUNDS"].flatMap(Int.init) ?? standard
    }
}
