import Compliance
import SQLite
import Testing

@testable import Kurskoll

/// What a loop remembers must never outlive what is so.
@Suite struct RecentTests {
    private let site: TestSite
    private let reader: Store
    private let secret = Secret.random()

    init() throws {
        site = try TestSite()
        reader = try Store(path: site.database, mode: .existing, remembers: true)
        try site.store.openSession(secret, person: try site.id(of: "anna"), now: site.now)
    }

    private func session(after seconds: Int = 0, day: Day? = nil) throws -> Session? {
        var found: Session?
        var failure: (any Error)?
        try reader.read(today: day ?? site.today) {
            do {
                found = try reader.session(secret, now: site.now + seconds, today: day ?? site.today)
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return found
    }

    @Test func `the same session is read once`() throws {
        #expect(try session()?.ref == "anna")
        // Written behind SQLite's back, so that no commit of another connection is seen.
        try reader.connection.run("DELETE FROM session")
        #expect(try session()?.ref == "anna")
    }

    @Test func `a session that is closed ends at once`() throws {
        #expect(try session() != nil)
        try site.store.closeSession(secret.hash)
        #expect(try session() == nil)
    }

    @Test func `a session that was unknown is known once it is opened`() throws {
        let other = Secret.random()
        #expect(try reader.session(other, now: site.now, today: site.today) == nil)
        try site.store.openSession(other, person: try site.id(of: "bert"), now: site.now)
        #expect(try session() != nil)
        #expect(try reader.session(other, now: site.now, today: site.today)?.ref == "bert")
    }

    @Test func `a session ends with its time though nobody commits`() throws {
        #expect(try session() != nil)
        #expect(try session(after: Session.lifetimeSeconds - 1) != nil)
        #expect(try session(after: Session.lifetimeSeconds) == nil)
    }

    @Test func `the last day of an employment ends the session at midnight`() throws {
        try site.store.connection.run("UPDATE employment SET last_day = ?", Value(site.today))
        #expect(try session() != nil)
        #expect(try session(day: site.today.adding(days: 1)) == nil)
    }

    @Test func `a role that is revoked is gone in the next turn`() throws {
        let anna = try site.id(of: "anna")
        try site.store.grant(.author, to: anna, administration: nil, now: site.now)
        #expect(try session() == nil, "who gets a role signs in again")
        try site.store.openSession(secret, person: anna, now: site.now)
        #expect(try session()?.roles.isAuthor == true)
        try site.store.connection.run("UPDATE role_grant SET revoked_at = 1 WHERE person = ?", Value(anna))
        #expect(try session() == nil)
    }

    @Test func `a chapter that is done shows at once`() throws {
        let anna = try site.id(of: "anna")
        #expect(try reader.chaptersDone(person: anna, course: "prova").isEmpty)
        try site.store.markChapterDone(person: anna, course: "prova", chapter: "forsta", on: site.today)
        #expect(try session() != nil)
        #expect(try reader.chaptersDone(person: anna, course: "prova") == ["forsta"])
        #expect(try reader.chaptersDone(person: anna, course: "annan").isEmpty)
    }
}
