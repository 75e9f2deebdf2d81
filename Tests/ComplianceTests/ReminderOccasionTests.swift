import Testing

@testable import Compliance

@Suite struct ReminderOccasionTests {
    private func day(_ iso: String) throws -> Day { try #require(Day(iso: iso)) }

    @Test(
        arguments: [
            ("2026-12-31", "2026-11-30", nil, nil), ("2026-12-31", "2026-12-01", "monthBefore", "2026-12-01"),
            ("2026-12-31", "2026-12-23", "monthBefore", "2026-12-01"),
            ("2026-12-31", "2026-12-24", "weekBefore", "2026-12-24"),
            ("2026-12-31", "2026-12-31", "dueDay", "2026-12-31"),
            ("2026-12-31", "2027-01-30", "dueDay", "2026-12-31"),
            ("2026-12-31", "2027-01-31", "monthAfter", "2027-01-31"),
            ("2026-12-31", "2027-02-27", "monthAfter", "2027-01-31"),
            // The month's last day where it lacks the number, and no drift after it.
            ("2026-12-31", "2027-02-28", "monthAfter", "2027-02-28"),
            ("2026-12-31", "2027-03-30", "monthAfter", "2027-02-28"),
            ("2026-12-31", "2027-03-31", "monthAfter", "2027-03-31"),
            ("2028-02-29", "2029-02-28", "monthAfter", "2029-02-28"),
            ("2028-02-29", "2028-01-30", "monthBefore", "2028-01-30"),
            ("2024-03-01", "2024-02-23", "weekBefore", "2024-02-23"),
            // Five years late: one, the latest.
            ("2021-05-15", "2026-11-21", "monthAfter", "2026-11-15"),
        ] as [(String, String, String?, String?)])
    func `the latest occasion on a day`(due: String, on: String, kind: String?, of: String?) throws {
        let found = try ReminderOccasion(due: day(due), on: day(on))
        #expect(found?.kind.rawValue == kind)
        #expect(try found?.day == of.map(day))
    }

    @Test(
        arguments: [
            // Last about the course, last of any, whether a letter goes on 2026-12-24: the week before 2026-12-31.
            (nil, nil, true), ("2026-12-01", "2026-12-01", true), ("2026-12-24", "2026-12-24", false),
            ("2026-12-16", "2026-12-17", true), ("2026-12-16", "2026-12-18", false),
            (nil, "2026-12-23", false),
            (nil, "2026-12-17", true),
        ] as [(String?, String?, Bool)])
    func `a letter waits for a week after the last, and none goes twice`(
        last: String?, any: String?, isPending: Bool
    ) throws {
        let now = try day("2026-12-24")
        let occasion = try #require(ReminderOccasion(due: day("2026-12-31"), on: now))
        #expect(try occasion.isPending(on: now, last: last.map(day), lastOfAny: any.map(day)) == isPending)
    }

    /// Every due day of four years with a leap day, every day from before to a year after it, with days on which
    /// nothing ran.
    @Test(arguments: [[], [1...40], [-31 ... -6], [-8...0, 29...33], [-400...300]] as [[ClosedRange<Int>]])
    func `over years nobody has two letters in a week, or none about an occasion for a week`(
        downtime: [ClosedRange<Int>]
    ) throws {
        let first = try day("2027-06-01")
        for due in (0..<1_461).map({ first.adding(days: $0) }) {
            var last: Day?
            for offset in -40...365 where !downtime.contains(where: { $0.contains(offset) }) {
                let today = due.adding(days: offset)
                guard let occasion = ReminderOccasion(due: due, on: today) else {
                    #expect(offset < -30)
                    continue
                }
                if occasion.isPending(on: today, last: last, lastOfAny: last) {
                    if let last { #expect(today - last >= 7, "\(due) \(today)") }
                    last = today
                }
                let wasReminded = try today - #require(last) <= 6 || last! >= occasion.day
                #expect(wasReminded, "\(due) \(today)")
            }
            if downtime.isEmpty {
                // 30, 7 and 0 days before, and twelve months less a day or so after.
                let months = (1...12).map { due.adding(months: $0) }.filter { $0 - due <= 365 }
                #expect(last == months.last)
            }
        }
    }

    @Test(arguments: [
        ("2026-11-16", "2026-11-16"), ("2026-11-22", "2026-11-16"), ("2026-11-23", "2026-11-23"),
        ("1970-01-01", "1969-12-29"), ("1969-12-28", "1969-12-22"), ("2028-02-29", "2028-02-28"),
    ])
    func `a week begins on its Monday`(of: String, monday: String) throws {
        #expect(try day(of).firstOfWeek == day(monday))
    }
}
