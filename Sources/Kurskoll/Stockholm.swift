internal import Compliance
internal import Glibc

/// The civil clock of Sweden. Days are the law's days, not UTC's.
enum Stockholm {
    /// The rule of EU summer time (directive 2000/84/EC), so that no time-zone files are needed. Set once, before
    /// the first conversion; the program starts no thread before its first use of a clock matters.
    private static let zone: Void = {
        setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1)
        tzset()
    }()

    /// The day in Stockholm at an instant in seconds since 1970, UTC.
    static func day(at instant: Int) -> Day {
        let local = fields(at: instant)
        return Day(number: Int32((instant + Int(local.tm_gmtoff)) / 86_400))
    }

    /// The first second of a day in Stockholm. Summer time begins and ends at one o'clock UTC, so never just then.
    static func start(of day: Day) -> Int {
        let inWinter = Int(day.number) * 86_400 - 3600
        return Self.day(at: inWinter - 3600) == day ? inWinter - 3600 : inWinter
    }

    /// `2026-03-15 09:30`, for people to read.
    static func text(at instant: Int) -> String {
        let local = fields(at: instant)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(day(at: instant)) \(two(local.tm_hour)):\(two(local.tm_min))"
    }

    /// `2026-03-15T09:30:05+01:00` (RFC 3339), for the log.
    static func timestamp(at instant: Int) -> String {
        let local = fields(at: instant)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = "\(two(local.tm_hour)):\(two(local.tm_min)):\(two(local.tm_sec))"
        return "\(day(at: instant))T\(time)+\(two(Int32(local.tm_gmtoff / 3600))):00"
    }

    /// `Fri, 27 Mar 2026 09:30:00 +0100` (RFC 5322 §3.3).
    static func mailDate(at instant: Int) -> String {
        let local = fields(at: instant)
        func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let day = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][Int(local.tm_wday)]
        let month = [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ][Int(local.tm_mon)]
        return "\(day), \(local.tm_mday) \(month) \(local.tm_year + 1900) "
            + "\(two(local.tm_hour)):\(two(local.tm_min)):\(two(local.tm_sec)) +0\(local.tm_gmtoff / 3600)00"
    }

    private static func fields(at instant: Int) -> tm {
        _ = zone
        var seconds = time_t(instant)
        var local = tm()
        localtime_r(&seconds, &local)
        return local
    }
}

/// Where the time comes from; tests give their own.
struct Clock: Sendable {
    /// Seconds since 1970, UTC.
    let now: @Sendable () -> Int

    var today: Day { Stockholm.day(at: now()) }

    static let system = Clock { Int(time(nil)) }
}
