/// A civil day in the Gregorian calendar, as a count of days from 1970-01-01, which is day 0. It knows no
/// clock and no time zone: whoever makes one from an instant has already asked what day it was in Stockholm.
///
/// Days that people write lie in the years 1900…2199; a typing mistake such as 0226-03-15 is refused, not
/// believed. Days that are computed may lie in the years 1…9999 and stop at the ends of that range, so that
/// no sum traps and every day has an ISO form of ten characters.
package struct Day: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Days since 1970-01-01, negative before it.
    package let number: Int32

    /// 0001-01-01; sums that would lie before it give it.
    package static let earliest = Day(number: -719_162)
    /// 9999-12-31; sums that would lie after it give it.
    package static let latest = Day(number: 2_932_896)
    /// The years a written day may lie in.
    package static let writtenYears = 1900...2199

    /// The day that many days after 1970-01-01. A number outside `earliest…latest` is a mistake in the
    /// program: it traps.
    package init(number: Int32) {
        precondition(-719_162 <= number && number <= 2_932_896, "a day lies in the years 1…9999")
        self.number = number
    }

    /// Nil for a day that does not exist (2025-02-29, month 13, day 0) and for years outside `writtenYears`.
    package init?(year: Int, month: Int, day: Int) {
        guard Self.writtenYears.contains(year), (1...12).contains(month),
            (1...Self.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.init(number: Self.number(year: year, month: month, day: day))
    }

    /// Reads `2026-03-15` and nothing else: ten characters, ASCII digits, both hyphens, no spaces. Nil as
    /// above.
    package init?(iso text: String) {
        self.init(iso: text.utf8Span.span)
    }

    /// The same from UTF-8 bytes, for rows and files that never become strings.
    package init?(iso bytes: Span<UInt8>) {
        let hyphen = UInt8(ascii: "-")
        guard bytes.count == 10, bytes[4] == hyphen, bytes[7] == hyphen,
            let year = Self.decimal(bytes, 0..<4), let month = Self.decimal(bytes, 5..<7),
            let day = Self.decimal(bytes, 8..<10)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// 1…9999.
    package var year: Int { civil.year }
    /// 1…12.
    package var month: Int { civil.month }
    /// 1…31, the day of the month.
    package var day: Int { civil.day }

    /// The first day of the same month.
    package var firstOfMonth: Day { Day(number: Self.number(year: year, month: month, day: 1)) }

    /// 1 January of the same year.
    package var firstOfYear: Day { Day(number: Self.number(year: year, month: 1, day: 1)) }

    /// 31 December of the same year.
    package var lastOfYear: Day { Day(number: Self.number(year: year, month: 12, day: 31)) }

    /// ISO 8601: `2026-03-15`, always ten characters.
    package var description: String {
        let (year, month, day) = civil
        return String(unsafeUninitializedCapacity: 10) { text in
            var rest = year * 10_000 + month * 100 + day
            for place in (0..<10).reversed() {
                if place == 4 || place == 7 {
                    text[place] = UInt8(ascii: "-")
                } else {
                    text[place] = UInt8(ascii: "0") + UInt8(rest % 10)
                    rest /= 10
                }
            }
            return 10
        }
    }

    /// The day that many days later, or earlier when negative.
    package func adding(days: Int) -> Day {
        if days > Self.latest - self { return .latest }
        if days < Self.earliest - self { return .earliest }
        return Day(number: number + Int32(days))
    }

    /// The day with the same number that many months later (or earlier when negative); where the month lacks
    /// that number, its last day: 2024-02-29 + 12 months is 2025-02-28 (lagen om beräkning av lagstadgad tid,
    /// SFS 1930:173 §1).
    ///
    /// Add all months at once, to the first day. Month by month drifts: 31 January, 28 February, 28 March.
    package func adding(months: Int) -> Day {
        let (year, month, day) = civil
        let monthsBefore = year * 12 + month - 1
        if months >= 10_000 * 12 - monthsBefore { return .latest }
        if months < 1 * 12 - monthsBefore { return .earliest }
        let target = (year: (monthsBefore + months) / 12, month: (monthsBefore + months) % 12 + 1)
        let last = Self.days(inMonth: target.month, of: target.year)
        return Day(number: Self.number(year: target.year, month: target.month, day: min(day, last)))
    }

    /// Days from b to a: the day after b minus b is 1.
    package static func - (a: Day, b: Day) -> Int { Int(a.number) - Int(b.number) }

    package static func < (a: Day, b: Day) -> Bool { a.number < b.number }
}

// The calendar. Years are counted from 1 March, so that a leap day is the last day of its year: then the
// months before any month have a fixed length, which (153 · months + 2) / 5 gives, and a century or four-year
// run differs from the plain sum of its years only at its very end. Day 0 of this count is 1 March of year 0,
// 719 468 days before 1970.
extension Day {
    private static func number(year: Int, month: Int, day: Int) -> Int32 {
        let marchYear = month > 2 ? year : year - 1
        let marchMonth = month > 2 ? month - 3 : month + 9
        let leapDays = marchYear / 4 - marchYear / 100 + marchYear / 400
        return Int32(365 * marchYear + leapDays + (153 * marchMonth + 2) / 5 + day - 1 - 719_468)
    }

    private var civil: (year: Int, month: Int, day: Int) {
        // In quarter days a century has 146 097 and a year 1 461; rounding to whole quarters puts the long
        // one last.
        let quarters = 4 * (Int(number) + 719_468) + 3
        let inCentury = quarters % 146_097 | 3
        let dayOfYear = inCentury % 1_461 / 4
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let marchYear = 100 * (quarters / 146_097) + inCentury / 1_461
        return marchMonth < 10 ? (marchYear, marchMonth + 3, day) : (marchYear + 1, marchMonth - 9, day)
    }

    private static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// The number that these bytes write in decimal digits; nil if one of them is none.
    private static func decimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var value = 0
        for place in range {
            guard bytes[place] >= UInt8(ascii: "0"), bytes[place] <= UInt8(ascii: "9") else { return nil }
            value = value * 10 + Int(bytes[place] - UInt8(ascii: "0"))
        }
        return value
    }
}
