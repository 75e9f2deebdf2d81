import Compliance
import Glibc
import HTTP
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
        reader = try Store(path: site.database, mode: .existing, remembersFor: .reader)
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

    @Test func `where the database can't be asked a turn has not begun, so that it waits but once`() throws {
        let index = open(site.database + "-shm", O_RDWR)
        defer { close(index) }
        // The marks of the readers (sqlite.org/walformat.html, "WAL Locks"), locked as another process would:
        // F_OFD_SETLK, since a process has no lock against itself.
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: 0, l_start: 123, l_len: 5, l_pid: 0)
        try #require(fcntl(index, 37, &lock) == 0)
        var hasBegun = false
        #expect(throws: SQLiteError.self) { try reader.read(today: site.today) { hasBegun = true } }
        #expect(!hasBegun)
        lock.l_type = Int16(F_UNLCK)
        try #require(fcntl(index, 37, &lock) == 0)
        #expect(try session() != nil)
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

    @Test func `a commit that touches no session does not make it read again`() throws {
        #expect(try session()?.ref == "anna")
        // Written behind SQLite's back, as above.
        try reader.connection.run("UPDATE session SET created_at = 1")
        try site.store.markChapterDone(
            person: try site.id(of: "bert"), course: "prova", chapter: "forsta", on: site.today)
        #expect(try session()?.begun == site.now)
    }

    /// What somebody else's transaction may do to anna's session, and what of it must show.
    static let changes: [Change] = [
        Change("UPDATE person SET name = 'Ny' WHERE ref = 'anna'") { $0?.name == "Ny" },
        Change("UPDATE person SET login = 'ny' WHERE ref = 'anna'") { $0?.login == "ny" },
        Change("UPDATE employment SET last_day = first_day") { $0 == nil },
        Change("UPDATE employment SET withdrawn = 1") { $0 == nil },
        Change("DELETE FROM session") { $0 == nil },
        Change(
            """
            INSERT INTO unit_manager (unit, person, from_day)
            SELECT (SELECT min(id) FROM unit), id, 0 FROM person WHERE ref = 'anna'
            """
        ) { $0?.roles.unitTasks == [.manager] },
        Change(
            """
            INSERT INTO unit_loan (unit, person, task, lender, from_day, until_day, recorded_at)
            SELECT unit, (SELECT id FROM person WHERE ref = 'anna'), 'deputy', person, 0, 99999, 0
            FROM unit_manager
            """
        ) { $0?.roles.unitTasks == [.deputy] },
    ]

    struct Change: Sendable, CustomTestStringConvertible {
        let sql: StaticString
        let shows: @Sendable (Session?) -> Bool
        init(_ sql: StaticString, _ shows: @escaping @Sendable (Session?) -> Bool) {
            self.sql = sql
            self.shows = shows
        }
        var testDescription: String { sql.description }
    }

    @Test(arguments: changes) func `what changes a session shows in a reader's next turn`(_ change: Change)
        throws
    {
        try makeManager()
        #expect(!change.shows(try session()))
        try site.store.connection.run(change.sql)
        #expect(change.shows(try session()))
    }

    @Test(arguments: changes) func `and in the same transaction to the writer`(_ change: Change) throws {
        try makeManager()
        let writer = try Store(path: site.database, mode: .existing, remembersFor: .writer)
        func session() throws -> Session? { try writer.session(secret, now: site.now, today: site.today) }
        #expect(!change.shows(try session()))
        try writer.connection.write {
            try writer.connection.run(change.sql)
            #expect(change.shows(try session()))
        }
        #expect(change.shows(try session()))
    }

    @Test func `what was read in a transaction that came to nothing is not taken for another one's`() throws {
        struct Failure: Error {}
        let writer = try Store(path: site.database, mode: .existing, remembersFor: .writer)
        let site = Site(store: writer, settings: self.site.settings, lane: .writer)
        func session() throws -> Session? {
            try writer.session(secret, now: self.site.now, today: self.site.today)
        }
        let other = Secret.random()
        try writer.openSession(other, person: try self.site.id(of: "bert"), now: self.site.now)
        // Another process holds the file, and the epoch that was read is never committed.
        #expect(throws: (any Error).self) {
            try site.batch {
                try? writer.closeSession(other.hash)
                _ = try? session()
                try? writer.connection.script("ROLLBACK")
            }
        }
        try writer.closeSession(secret.hash)
        #expect(try session() == nil)
    }

    /// bert leads the first unit.
    private func makeManager() throws {
        try site.store.connection.run("DELETE FROM unit_manager")
        try site.store.connection.run(
            """
            INSERT INTO unit_manager (unit, person, from_day)
            SELECT (SELECT min(id) FROM unit), id, 0 FROM person WHERE ref = 'bert'
            """)
    }
}
