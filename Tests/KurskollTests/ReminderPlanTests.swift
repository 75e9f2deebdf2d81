import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Who has a letter when, over simulated years.
@Suite struct ReminderPlanTests {
    /// What happens to `anna`, who began 2026-08-21 and must be done by 2027-08-21, and on which days from July to
    /// January she then has a letter.
    struct Story: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var sql: [StaticSQL] = []
        var downtime = ""
        let letters: [String]

        init(_ name: String, sql: [StaticSQL] = [], downtime: String = "", letters: [String]) {
            testDescription = name
            self.sql = sql
            self.downtime = downtime
            self.letters = letters
        }
    }

    static let before = ["2027-07-22 monthBefore", "2027-08-14 weekBefore"]
    static let after = [
        "2027-09-21 monthAfter", "2027-10-21 monthAfter", "2027-11-21 monthAfter", "2027-12-21 monthAfter",
        "2028-01-21 monthAfter",
    ]
    static let all = before + ["2027-08-21 dueDay"] + after

    static let stories = [
        Story("nothing happens", letters: all),
        Story(
            "she is done on the due day",
            sql: [
                """
                INSERT INTO completion (person, course, day, method, recorded_at)
                SELECT id, 'prova', unixepoch('2027-08-21') / 86400, 'kurs', 0 FROM person WHERE ref = 'anna'
                """
            ], letters: before),
        Story(
            "she is done, and it is declared void",
            sql: [
                """
                INSERT INTO completion (person, course, day, method, recorded_at)
                SELECT id, 'prova', unixepoch('2027-08-01') / 86400, 'kurs', 0 FROM person WHERE ref = 'anna'
                """,
                """
                INSERT INTO voiding (completion, day, reason, recorded_at)
                SELECT id, unixepoch('2027-09-10') / 86400, 'fel', 0 FROM completion
                """,
            ], letters: ["2027-07-22 monthBefore", "2027-09-10 dueDay"] + after),
        Story(
            "she is given more time",
            sql: [
                """
                INSERT INTO extension (person, course, day, due_day, reason, recorded_at)
                SELECT id, 'prova', unixepoch('2027-08-15') / 86400, unixepoch('2027-12-31') / 86400, '', 0
                FROM person WHERE ref = 'anna'
                """
            ],
            letters: before + [
                "2027-12-01 monthBefore", "2027-12-24 weekBefore", "2027-12-31 dueDay",
                "2028-01-31 monthAfter",
            ]),
        Story(
            "nothing runs for a month: one letter", downtime: "2027-07-20 2027-08-25",
            letters: ["2027-08-26 dueDay"] + after),
        Story(
            "it runs again the day before an occasion, which then waits for a week",
            downtime: "2027-07-20 2027-08-12",
            letters: ["2027-08-13 monthBefore", "2027-08-20 weekBefore", "2027-08-27 dueDay"] + after),
        Story(
            "she leaves on 18 August",
            sql: [
                """
                UPDATE employment SET last_day = unixepoch('2027-08-18') / 86400
                WHERE person = (SELECT id FROM person WHERE ref = 'anna')
                """
            ], letters: before),
        Story(
            "she has a second post, and moves in the first",
            sql: [
                """
                INSERT INTO employment (person, source, number, first_day, category, known_from)
                SELECT id, 'personal', '2', 20800, 0, 20800 FROM person WHERE ref = 'anna'
                """,
                """
                INSERT INTO placement (employment, from_day, unit)
                SELECT max(e.id), 20800, (SELECT id FROM unit WHERE code = '20') FROM employment e
                """,
                """
                INSERT INTO placement (employment, from_day, unit)
                SELECT min(e.id), 21000, (SELECT id FROM unit WHERE code = '30')
                FROM employment e JOIN person p ON p.id = e.person WHERE p.ref = 'anna'
                """,
            ], letters: all),
        Story(
            "she is on a long leave, and the rules leave those out",
            sql: [
                """
                INSERT INTO leave (employment, first_day, last_day)
                SELECT e.id, unixepoch('2027-08-01') / 86400, unixepoch('2027-12-31') / 86400
                FROM employment e JOIN person p ON p.id = e.person WHERE p.ref = 'anna'
                """,
                """
                INSERT INTO rule (course, name, value, from_day, why, who, recorded_at)
                VALUES ('prova', 'leave', 'leave-out', 0, '', '', 0)
                """,
            ], letters: ["2027-07-22 monthBefore", "2028-01-01 monthAfter", "2028-01-21 monthAfter"]),
        Story(
            "she is on a long leave, and they do not",
            sql: [
                """
                INSERT INTO leave (employment, first_day)
                SELECT e.id, unixepoch('2027-08-01') / 86400
                FROM employment e JOIN person p ON p.id = e.person WHERE p.ref = 'anna'
                """
            ], letters: all),
        Story(
            "she began on the last day of February before a leap year",
            sql: [
                """
                UPDATE employment SET first_day = unixepoch('2027-02-28') / 86400, known_from = 20000
                WHERE person = (SELECT id FROM person WHERE ref = 'anna')
                """
            ], letters: ["2028-01-29 monthBefore"]),
        Story(
            "somebody else has her address too",
            sql: ["UPDATE person SET email = 'ANNA@exempel.se' WHERE ref = 'cia'"], letters: []),
        Story("she has no address", sql: ["UPDATE person SET email = NULL WHERE ref = 'anna'"], letters: []),
    ]

    @Test(arguments: stories) func `who has something left is reminded on these days`(story: Story) throws {
        let scene = try ReminderScene()
        for sql in story.sql { try scene.store.connection.run(sql.text) }
        let days = try #require(Day(iso: "2027-07-01"))...#require(Day(iso: "2028-01-31"))
        let down = story.downtime.split(separator: " ").compactMap { Day(iso: String($0)) }
        try scene.remind(days, skipping: down.isEmpty ? nil : down[0]...down[1])
        #expect(try scene.reminders(of: "anna") == story.letters)
    }

    @Test func `what the preview foresees is what goes`() throws {
        let scene = try ReminderScene()
        let days = try #require(Day(iso: "2027-07-15"))...#require(Day(iso: "2027-09-30"))
        let foreseen = try ReminderPlan(courses: ["prova"], days: days, store: scene.store).mailings()
        var found: [String] = []
        for mailing in foreseen where !mailing.isEmpty {
            found.append("\(mailing.day) \(mailing.letters.count) \(mailing.digests) \(mailing.unreachable)")
        }
        var gone: [String] = []
        for mailing in foreseen {
            let outcome = try scene.remind(mailing.day)
            guard outcome.sent + outcome.digests + outcome.unreachable > 0 else { continue }
            gone.append("\(mailing.day) \(outcome.sent) \(outcome.digests) \(outcome.unreachable)")
        }
        #expect(found == gone && found.count > 10)
    }

    @Test func `a manager is told once a week, of the own units, until everybody is done`() throws {
        let scene = try ReminderScene()
        // Bert in Norr is overdue all the time; in Söder Cia is due on 2027-09-21, and soon from 2027-07-23.
        let days = try #require(Day(iso: "2027-07-12"))...#require(Day(iso: "2027-08-01"))
        try scene.remind(days)
        #expect(
            try scene.reminders(of: "chef-n") == [
                "2027-07-12 digest", "2027-07-19 digest", "2027-07-26 digest",
            ])
        #expect(try scene.reminders(of: "chef-s") == ["2027-07-23 digest", "2027-07-26 digest"])
        // Somebody at work reads it: what was missed is not sent on a Saturday.
        try scene.store.connection.run("DELETE FROM reminder")
        try scene.remind(#require(Day(iso: "2027-07-31")))
        #expect(try scene.reminders(of: "chef-n").isEmpty)
        let manager = try #require(
            try ReminderPlan(
                courses: ["prova"], days: days.upperBound.adding(days: 1)...days.upperBound.adding(days: 1),
                store: scene.store
            )
            .digests(on: days.upperBound.adding(days: 1)).first)
        #expect(manager.overdue == 1 && manager.dueSoon == 1 && manager.unreachable == 0)
    }

    @Test func `courses with one due day are one letter, and one that is done is not in it`() throws {
        let scene = try ReminderScene()
        let day = try #require(Day(iso: "2027-07-22"))
        try scene.store.addRule(
            course: "andra", name: .start, value: "2024-01-01", from: Day(number: 0), why: "", who: "", now: 0
        )
        func duties() throws -> [ReminderPlan.Duty]? {
            let anna = try scene.site.id(of: "anna")
            return try ReminderPlan(courses: ["prova", "andra"], days: day...day, store: scene.store)
                .letters(on: day).first { $0.person == anna }?.duties
        }
        #expect(try duties()?.map(\.course) == ["andra", "prova"])
        try scene.store.addCompletion(
            person: scene.site.id(of: "anna"), course: "andra", day: day, method: "kurs", version: nil,
            code: "K7QM-2XWD-9RTB", now: 0)
        #expect(try duties()?.map(\.course) == ["prova"])
    }

    @Test func `of 20 000 each of those it concerns has one letter, and the next day nobody`() throws {
        let scene = try ReminderScene()
        let connection = scene.store.connection
        try connection.write {
            try connection.run(
                """
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000)
                INSERT INTO person (ref, name, email) SELECT 'm-' || i, 'M', 'm' || i || '@exempel.se' FROM n
                """)
            // One in ten is new and due on 2026-12-01; the others began before the rule.
            try connection.run(
                """
                INSERT INTO employment (person, source, first_day, category, known_from)
                SELECT id, 'personal', iif(id % 10 = 0, unixepoch('2025-12-01') / 86400, 15000), 0, 15000
                FROM person WHERE ref LIKE 'm-%'
                """)
        }
        let day = scene.site.today
        let isNew = try #require(
            try connection.first("SELECT count(*) FROM person WHERE ref LIKE 'm-%' AND id % 10 = 0") {
                $0.int(0)
            })
        // And Bert, who is overdue.
        #expect(try scene.remind(day).sent == isNew + 1)
        #expect(try scene.remind(day) == .init(sent: 0, digests: 0, failed: 0, failure: nil, unreachable: 0))
        #expect(try scene.remind(day.adding(days: 1)).sent == 0)
        #expect(try scene.letters().count == isNew + 1)
    }
}
