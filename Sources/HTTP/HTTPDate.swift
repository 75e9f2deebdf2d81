/// Dates as RFC 9110 §5.6.7 writes them, in whole seconds since 1970 UTC.
package enum HTTPDate {
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let longWeekdays = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let secondsPerDay = 86_400

    /// `Sun, 06 Nov 1994 08:49:37 GMT`. For the years 0 to 9999.
    package static func text(_ seconds: Int) -> String {
        let days = (seconds - (seconds < 0 ? secondsPerDay - 1 : 0)) / secondsPerDay
        let time = seconds - days * secondsPerDay
        let (year, month, day) = civil(days)
        // 1970-01-01 was a Thursday.
        let weekday = ((days + 3) % 7 + 7) % 7
        return "\(weekdays[weekday]), \(two(day)) \(months[month - 1]) \(two(year / 100))\(two(year % 100)) "
            + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) GMT"
    }

    /// Seconds since 1970 of any of the three forms a recipient must read; nil for what is none of them, or names
    /// a day that does not exist. The weekday is not checked. A year of two digits more than 50 years after
    /// `now` lies in the past.
    package static func seconds(_ text: String, now: Int) -> Int? {
        let words = text.split(separator: " ", omittingEmptySubsequences: true)
        guard let first = words.first else { return nil }
        if weekdays.contains(where: { first == $0 + "," }), words.count == 6, words[5] == "GMT",
            words[1].utf8.count == 2, words[3].utf8.count == 4
        {
            return seconds(year: number(words[3]), month: words[2], day: number(words[1]), time: words[4])
        }
        if longWeekdays.contains(where: { first == $0 + "," }), words.count == 4, words[3] == "GMT" {
            let date = words[1].split(separator: "-")
            guard date.count == 3, date[2].utf8.count == 2, let short = number(date[2]) else { return nil }
            let thisYear = civil(now / secondsPerDay).year
            var year = thisYear / 100 * 100 + short
            if year > thisYear + 50 { year -= 100 }
            return seconds(year: year, month: date[1], day: number(date[0]), time: words[2])
        }
        if weekdays.contains(String(first)), words.count == 5, words[4].utf8.count == 4 {
            return seconds(year: number(words[4]), month: words[1], day: number(words[2]), time: words[3])
        }
        return nil
    }

    private static func seconds(year: Int?, month: Substring, day: Int?, time: Substring) -> Int? {
        let clock = time.split(separator: ":", omittingEmptySubsequences: false)
        guard let year, let day, let month = months.firstIndex(where: { $0 == month }),
            clock.count == 3, clock.allSatisfy({ $0.utf8.count == 2 }), let hour = number(clock[0]),
            let minute = number(clock[1]), let second = number(clock[2]), hour < 24, minute < 60,
            second <= 60,
            // Before it is counted with: two of the forms say nothing of its digits, and a large one would overflow.
            (1...31).contains(day)
        else { return nil }
        let days = days(year: year, month: month + 1, day: day)
        guard civil(days) == (year, month + 1, day) else { return nil }
        return days * secondsPerDay + hour * 3600 + minute * 60 + second
    }

    private static func number(_ text: Substring) -> Int? {
        text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    /// Days since 1970-01-01, counted in eras of 400 years that begin on 1 March.
    private static func days(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear - 719_468
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}
