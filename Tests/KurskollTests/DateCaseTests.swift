import Compliance
import Course
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Those of the hard cases of counting by days that are about files, clocks and the register; the others stand in
/// `DateCaseTests` of the rules. 25 is `FrozenTests`, and for the figures of past days `HidingTests`.
@Suite struct DateCaseTests {
    @Test func `14: who cannot sign in is counted as long as she is employed`() throws {
        let site = try TestSite()
        func counted() throws -> Int {
            try IndicatorReport(.init(course: "prova", day: site.today), store: site.store).total.figure
                .counted
        }
        let before = try counted()
        try site.store.connection.run("UPDATE person SET email = NULL, login = NULL")
        try site.store.connection.run("DELETE FROM session")
        #expect(try counted() == before)
    }

    @Test(arguments: [
        (1_794_351_599, "2026-11-10"), (1_794_351_600, "2026-11-11"),
        // Summer time: midnight in Stockholm is 22 in UTC.
        (1_782_856_799, "2026-06-30"), (1_782_856_800, "2026-07-01"),
    ])
    func `21: a test begun before midnight and passed after it is of the day it was passed`(
        instant: Int, day: String
    ) {
        #expect(Stockholm.day(at: instant).description == day)
    }

    @Test(arguments: ["2012-06-31", "20250229", "2026-13-01", "0226-03-15", "03/04/2026"])
    func `22: a day that does not exist is refused, never rolled over`(text: String) {
        #expect(throws: CellFault.self) { try Cell.day(text) }
    }

    @Test func `23: a course without chapters cannot be published, so nobody completes it by doing nothing`()
        throws
    {
        var files = SmallCourse.files.mapValues { Array($0.utf8) }
        let head = try #require(SmallCourse.files["kurs.md"]).split(
            separator: "\n", omittingEmptySubsequences: false)
        let isCourse =
            CourseFolder(name: "prova", files: files, media: []).read(today: "2026-11-21").course != nil
        #expect(isCourse)
        files["kurs.md"] = Array(
            head.filter { !$0.hasPrefix("1. ") && !$0.hasPrefix("2. ") }.joined(separator: "\n").utf8)
        #expect(CourseFolder(name: "prova", files: files, media: []).read(today: "2026-11-21").course == nil)
    }

    @Test func `30: another name is the same person, another person_ref somebody else`() throws {
        let scene = try ImportScene()
        let header = "person_ref;namn;förvaltning;enhetskod;enhet;anställd_från\n"
        #expect(try scene.staff(header + "p-1;Anna Ek;Vård;10;Norr;2025-03-15\n", "2026-01-01") == 0)
        #expect(try scene.staff(header + "p-1;Anna Al;Vård;10;Norr;2025-03-15\n", "2026-02-01") == 0)
        let store = try scene.store()
        #expect(try store.connection.first("SELECT count(*) FROM person") { $0.int(0) } == 1)
        #expect(try store.identity(person: try #require(try store.person(ref: "p-1")))?.name == "Anna Al")
    }
}
