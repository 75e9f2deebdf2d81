import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// What is kept of a group session, and its code.
@Suite struct GroupSessionTests {
    @Test(arguments: [
        ("K7Q-M2X", "K7Q-M2X"), ("k7qm2x", "K7Q-M2X"), (" k7q m2x ", "K7Q-M2X"), ("K7QM2", nil), ("", nil),
        ("K7QM-2XWD-9RTB", nil), ("åäö-öäå", nil),
    ])
    func `a code is read as people type it`(typed: String, code: String?) {
        #expect(GroupCode.normalised(typed) == code)
    }

    @Test func `codes are new each time and of the letters that are hard to confuse`() {
        let codes = (1...50).map { _ in GroupCode.random() }
        #expect(Set(codes).count == 50)
        #expect(codes.allSatisfy { GroupCode.normalised($0) == $0 })
    }

    @Test func `after a year it is forgotten who was there, and the completions stay with their leader`()
        throws
    {
        let site = try TestSite()
        let (store, chief, anna) = (site.store, try site.id(of: "chef-n"), try site.id(of: "anna"))
        let code = try store.openGroup(
            unit: 1, course: "prova", version: 1, leader: chief, on: site.today, now: site.now)
        func group() throws -> GroupSession {
            try #require(try store.groupSession(code: code, on: site.today))
        }
        try store.note(.joined, in: group().id, anna, "forsta", by: anna, now: site.now)
        try store.note(.attended, in: group().id, anna, "forsta", by: chief, now: site.now)
        try store.complete(
            group(), person: anna, version: 1, code: "K7QM-2XWD-9RTB", by: chief, now: site.now)
        for (days, isKept) in [(300, true), (70, false)] {
            site.wait(days * 86_400)
            _ = try store.retain(decision: "KS 1", now: site.now, isDryRun: false)
            let count = try store.connection.first("SELECT count(*) FROM group_event") { $0.int(0) }
            #expect((count ?? 0 > 0) == isKept, "after \(days) more days")
        }
        let fact = try #require(try store.personFacts(anna)?.completions.first)
        #expect(fact.method == "grupp" && fact.leader == "Nora Nord")
    }

    @Test func `the chapters of somebody are found by indexes`() throws {
        let plan = try Store.inMemory().connection.all(
            """
            EXPLAIN QUERY PLAN
            SELECT chapter FROM chapter_done WHERE person = ?1 AND course = ?2
            UNION ALL SELECT chapter FROM group_attendance WHERE person = ?1 AND course = ?2
            """, Value(1), Value("prova")
        ) { $0.text(3) }
        #expect(!plan.contains { $0.hasPrefix("SCAN") }, "\(plan)")
    }
}
