import Testing

@testable import Compliance

@Suite struct DayTests {
    @Test func `every day of 300 years follows on the one before it`() throws {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var number: Int32 = -25_567
        for year in 1900...2199 {
            let isLeapYear = year % 4 == 0 && ![1900, 2100].contains(year)
            for month in 1...12 {
                for day in 1...(month == 2 && isLeapYear ? 29 : lengths[month - 1]) {
                    let made = try #require(Day(year: year, month: month, day: day))
                    guard made.number == number, made.year == year, made.month == month, made.day == day,
                        Day(iso: made.description) == made
                    else {
                        Issue.record("\(year)-\(month)-\(day) became \(made)")
                        return
                    }
                    number += 1
                }
            }
        }
        #expect(Day(number: 0).description == "1970-01-01")
    }

    @Test(arguments: [
        (2025, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0), (2026, 1, 32),
        (1899, 12, 31), (2200, 1, 1), (226, 3, 15),
    ])
    func `a day that does not exist or lies outside the written years is none`(
        year: Int, month: Int, day: Int
    ) {
        #expect(Day(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        "", "2026", "2026-3-15", "20260315", "2026-03-15 ", " 2026-03-15", "2026-03-15T00:00", "2026/03/15",
        "15-03-2026", "+026-03-15", "2026-03-1٥", "٢٠٢٦-٠٣-١٥", "2026-03-1\u{0}", "2026‐03‐15", "2026-02-30",
    ])
    func `only ten characters of the ISO form are a day`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `a day is read from bytes as from text`() {
        let row = Array("p-1;2026-03-15;".utf8)
        #expect(Day(iso: row.span.extracting(4..<14)) == "2026-03-15")
        #expect(Day(iso: row.span.extracting(4..<15)) == nil)
    }

    /// The vectors of several systems' date arithmetic, of which only the law's answer counts (SFS 1930:173 §1).
    @Test(
        arguments: [
            ("2025-01-01", 12, "2026-01-01"), ("2024-01-01", 12, "2025-01-01"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2023-03-01", 12, "2024-03-01"), ("2023-02-28", 12, "2024-02-28"),
            ("2023-08-31", 6, "2024-02-29"),
            ("2028-02-29", 12, "2029-02-28"), ("2027-02-28", 12, "2028-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-03-15", 12, "2027-03-15"), ("2026-01-31", 1, "2026-02-28"),
            ("2025-12-31", 2, "2026-02-28"),
            ("2026-10-31", 1, "2026-11-30"), ("2026-05-05", 0, "2026-05-05"),
            ("2026-03-31", -1, "2026-02-28"),
            ("2026-01-15", -1, "2025-12-15"), ("2026-12-31", -13, "2025-11-30"),
        ] as [(Day, Int, Day)])
    func `months keep the number of the day, or take the last of the month`(day: Day, months: Int, sum: Day) {
        #expect(day.adding(months: months) == sum)
    }

    @Test func `months are added to the first day, not month by month`() {
        let first: Day = "2026-01-31"
        #expect(first.adding(months: 2) == "2026-03-31")
        #expect(first.adding(months: 1).adding(months: 1) == "2026-03-28")
    }

    @Test func `days are added and subtracted across leap days`() {
        #expect(("2024-02-28" as Day).adding(days: 2) == "2024-03-01")
        #expect(("2025-03-01" as Day).adding(days: -1) == "2025-02-28")
        #expect(("2024-03-01" as Day) - "2024-02-01" == 29)
        #expect(("2024-02-01" as Day) - "2024-03-01" == -29)
    }

    @Test func `sums stop at the ends of the calendar`() {
        #expect(Day.earliest.description == "0001-01-01")
        #expect(Day.latest.description == "9999-12-31")
        #expect(Day.latest.adding(days: 1) == .latest)
        #expect(Day.latest.adding(days: .max) == .latest)
        #expect(Day.earliest.adding(days: -1) == .earliest)
        #expect(Day.earliest.adding(days: .min) == .earliest)
        #expect(Day.latest.adding(months: 1) == .latest)
        #expect(("2026-12-31" as Day).adding(months: .max) == .latest)
        #expect(("2026-12-31" as Day).adding(months: .min) == .earliest)
        #expect(("2026-12-31" as Day).adding(months: 12 * 7973) == .latest)
        #expect(("2026-01-01" as Day).adding(months: -12 * 2025) == .earliest)
    }

    @Test func `a year ends on 31 December`() {
        #expect(("2026-01-01" as Day).lastOfYear == "2026-12-31")
        #expect(("2024-12-31" as Day).lastOfYear == "2024-12-31")
    }

    @Test func `a number outside the calendar is a mistake in the program`() async {
        await #expect(processExitsWith: .failure) { _ = Day(number: .max) }
    }
}
