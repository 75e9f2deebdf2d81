import Foundation
import HTTP
import SQLite
import Synchronization
import Testing

@testable import Kurskoll

/// `/halsa` is red while there is still time to do something.
@Suite struct HealthTests {
    /// A disk whose room a test decides.
    private final class Disk: Sendable {
        let room = Mutex<DatabaseRoom?>(DatabaseRoom(database: 12 << 20, journal: 4 << 20, free: 1 << 30))
        let questions = Mutex(0)
        var health: Health {
            Health { [self] _ in
                questions.withLock { $0 += 1 }
                return room.withLock { $0 }
            }
        }
    }

    /// A room in MiB, and what is said of it.
    @Test(
        arguments: [
            ((12, 4, 1000), nil), ((12, 4, 80), nil), ((12, 4, 79), .diskIsShort), ((12, 0, 76), nil),
            ((12, 0, 75), .diskIsShort), ((1000, 0, 1063), .diskIsShort), ((1000, 500, 1563), .diskIsShort),
            ((0, 0, 0), .diskIsShort), ((12, 256, 9999), nil), ((12, 257, 9999), .journalIsLong),
            ((300, 600, 9999), nil), ((300, 601, 9999), .journalIsLong),
            ((12, 300, 10), .diskIsShort),
        ] as [((Int, Int, Int), Health.Trouble?)])
    func `the room that is too little grows with the database and its journal`(
        room: (database: Int, journal: Int, free: Int), trouble: Health.Trouble?
    ) throws {
        let disk = Disk()
        disk.room.withLock {
            $0 = DatabaseRoom(
                database: room.database << 20, journal: room.journal << 20, free: room.free << 20)
        }
        #expect(try disk.health.trouble(of: Store.inMemory(), now: 0) == trouble)
    }

    @Test func `a disk that has become read-only is told before anybody has tried to write`() throws {
        let disk = Disk()
        disk.room.withLock { $0?.isReadOnly = true }
        #expect(try disk.health.trouble(of: Store.inMemory(), now: 0) == .cannotWrite)
    }

    @Test func `a disk that says nothing, and a database in memory, are no trouble`() throws {
        let disk = Disk()
        disk.room.withLock { $0 = nil }
        #expect(try disk.health.trouble(of: Store.inMemory(), now: 0) == nil)
        #expect(try Health().trouble(of: Store.inMemory(), now: 0) == nil)
        #expect(DatabaseRoom.of("/finns/inte.db") == nil)
    }

    @Test func `that the disk is well is remembered for some seconds, that it is not never`() throws {
        let disk = Disk()
        let (health, store) = (disk.health, try Store.inMemory())
        for now in [100, 101, 104] { #expect(health.trouble(of: store, now: now) == nil) }
        #expect(disk.questions.withLock(\.self) == 1)
        disk.room.withLock { $0?.free = 0 }
        #expect(health.trouble(of: store, now: 104) == nil)
        #expect(health.trouble(of: store, now: 105) == .diskIsShort)
        disk.room.withLock { $0?.free = 1 << 30 }
        #expect(health.trouble(of: store, now: 105) == nil)
        // A clock that is set back makes nothing hold for long.
        #expect(health.trouble(of: store, now: 7) == nil)
        #expect(disk.questions.withLock(\.self) == 4)
    }

    @Test func `what failed is taken to be over after a minute without a failure, or when it goes well`()
        throws
    {
        let (health, store) = (Disk().health, try Store.inMemory())
        #expect(health.trouble(of: store, now: 0) == nil)
        health.noteFailure(now: 100)
        #expect(health.trouble(of: store, now: 159) == .cannotWrite)
        #expect(health.trouble(of: store, now: 160) == nil)
        health.noteFailure(now: 100)
        health.noteSuccess()
        #expect(health.trouble(of: store, now: 100) == nil)
    }

    @Test func `a writer that does not come to its end is told when a lock can no longer be the reason`()
        throws
    {
        let (health, store) = (Disk().health, try Store.inMemory())
        health.beginWriting(now: 100)
        #expect(health.trouble(of: store, now: 119) == nil)
        #expect(health.trouble(of: store, now: 120) == .writerIsStuck)
        health.endWriting()
        #expect(health.trouble(of: store, now: 121) == nil)
        #expect(Health.stuckSeconds * 1000 > Connection.busyTimeoutMilliseconds)
    }

    @Test func `while a batch is written the page can be asked, and says when it takes too long`() throws {
        let site = try TestSite()
        let writer = Site(store: site.store, settings: site.settings, lane: .writer)
        let watch = Browser(site)
        try writer.batch {
            site.wait(Health.stuckSeconds)
            watch.get("/halsa")
        }
        #expect(watch.status == 503 && watch.page == "det som ska sparas blir inte klart\n")
        watch.get("/halsa")
        #expect(watch.status == 200 && watch.page == "ok\n")
    }

    /// What is done to the file behind the server's back.
    @Test(arguments: ["gone", "moved", "replaced"])
    func `a database file that is gone, moved or replaced is told`(how: String) throws {
        let site = try TestSite()
        let watch = Browser(site)
        watch.get("/halsa")
        #expect(watch.status == 200)
        let (files, path) = (FileManager.default, site.database)
        switch how {
        case "gone": try files.removeItem(atPath: path)
        case "moved": try files.moveItem(atPath: path, toPath: path + ".gammal")
        default:
            try files.copyItem(atPath: path, toPath: path + ".ny")
            #expect(rename(path + ".ny", path) == 0)
        }
        site.wait(Health.rememberedSeconds)
        watch.get("/halsa")
        #expect(watch.status == 503 && watch.page == "databasfilen är borttagen eller utbytt\n")
        #expect(watch.fields["Cache-Control"] == "no-store")
        let told = site.respond(to: Request(method: .get, path: "/halsa")).reason
        #expect(told == "databasfilen är borttagen eller utbytt", "the log says why")
        let client = try APIClient(site)
        #expect(client.send(.get, "/health") == 503)
        #expect(client.value("detail") == "Databasfilen är borttagen eller utbytt.")
    }

    @Test func `the room of a database is that of its file, its journal and their disk`() throws {
        let scene = try ImportScene()
        let store = try scene.store()
        try store.set("name", "Exempelby")
        let room = try #require(DatabaseRoom.of(scene.database))
        func size(_ ending: String) throws -> Int? {
            try FileManager.default.attributesOfItem(atPath: scene.database + ending)[.size] as? Int
        }
        #expect(try room.database == size("") && room.journal == size("-wal") && room.journal > 0)
        #expect(room.free > 0)
    }

    @Test func `a journal that an import made long is cut when it is begun anew`() throws {
        let scene = try ImportScene()
        let store = try scene.store()
        let limit = try #require(try store.connection.first("PRAGMA journal_size_limit") { $0.int(0) })
        #expect(limit < DatabaseRoom.smallJournalBytes)
        try store.connection.script("PRAGMA journal_size_limit = 8192")
        try store.connection.write {
            for number in 1...500 { try store.set("k\(number)", String(repeating: "x", count: 900)) }
        }
        let long = try #require(DatabaseRoom.of(scene.database)).journal
        try store.connection.script("PRAGMA wal_checkpoint(PASSIVE)")
        try store.connection.write { try store.set("name", "Exempelby") }
        let cut = try #require(DatabaseRoom.of(scene.database)).journal
        #expect(long > 400_000 && cut < 100_000)
    }
}
