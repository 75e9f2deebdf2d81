import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

@Suite struct MonthEndTests {
    @Test(
        arguments: [
            ("2026-11-21", [], ["2026-10-31"]), ("2026-12-01", [], ["2026-11-30"]),
            ("2026-11-30", ["2026-10"], []), ("2026-12-01", ["2026-10"], ["2026-11-30"]),
            // Three months without a timer, over a new year and a leap year's February.
            ("2028-03-01", ["2027-11"], ["2027-12-31", "2028-01-31", "2028-02-29"]),
            // A hole further back was left on purpose, or is too old.
            ("2026-12-01", ["2026-08", "2026-10"], ["2026-11-30"]),
            (
                "2028-03-31", ["2024-01"],
                [
                    "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31",
                    "2027-08-31", "2027-09-30", "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31",
                    "2028-02-29",
                ]
            ),
        ] as [(String, [String], [String])])
    func `what is missing is frozen, each month once`(today: String, frozen: [String], missing: [String])
        throws
    {
        let today = try #require(Day(iso: today))
        let names = Set(frozen.map { "Månadsskifte \($0)" })
        #expect(MonthEnd.missing(in: names, on: today).map(\.description) == missing)
    }

    @Test func `the verb freezes the month that is over, once, and nothing where it is turned off`() throws {
        let site = try TestSite()
        #expect(site.run("set", "month-end-freeze", "nej").status == 0)
        #expect(site.run("freeze", "--month-end").out.hasPrefix("Månadsskiften är avstängda"))
        #expect(site.run("set", "month-end-freeze", "").status == 0)
        #expect(
            site.run("freeze", "--month-end").out
                == "avstämning 1: Månadsskifte 2026-10, kurs prova per 2026-10-31\n")
        #expect(site.run("freeze", "--month-end").out == "Inget månadsskifte saknas.\n")
        // It does not ask for the lock that a chapter waits for; it would be given up after ten seconds.
        try site.store.connection.write {
            #expect(site.run("freeze", "--month-end").out == "Inget månadsskifte saknas.\n")
        }
        site.wait(40 * 86_400)
        #expect(site.run("freeze", "--month-end").out.contains("Månadsskifte 2026-11"))
        #expect(
            try site.store.frozenReports().map(\.name) == ["Månadsskifte 2026-10", "Månadsskifte 2026-11"])
        #expect(site.run("freeze", "--month-end", "--as-of", "2026-01-01").status == 2)
        #expect(site.run("freeze", "Namn", "--month-end").status == 2)
    }

    @Test func `a slip in a course's text, or a lost chapter, does not stop its figures`() throws {
        let site = try TestSite()
        let course = site.folder.appending(path: "Courses/prova")
        try FileManager.default.removeItem(at: course.appending(path: "01-forsta.md"))
        try "Ingen kurs".write(
            to: site.folder.appending(path: "Courses/kurs.md"), atomically: true, encoding: .utf8)
        #expect(site.run("check", site.folder.appending(path: "Courses").path).status == 1)
        #expect(
            site.run("freeze", "--month-end").out
                == "avstämning 1: Månadsskifte 2026-10, kurs prova per 2026-10-31\n")
        #expect(site.run("report", "indicator").status == 0)
        #expect(site.run("report", "indicator", "--course", "prova").status == 0)
        #expect(site.run("report", "indicator", "--course", "prov").error.contains("välj prova"))
    }
}
