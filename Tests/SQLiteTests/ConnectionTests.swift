import Foundation
import Testing

@testable import SQLite

@Suite struct ConnectionTests {

    private func memory() throws -> Connection {
        let connection = try Connection(path: ":memory:", mode: .create)
        try connection.script("CREATE TABLE t (id INTEGER PRIMARY KEY, a ANY, b ANY) STRICT")
        return connection
    }

    @Test(arguments: [
        Value.integer(.max), .integer(.min), .integer(0), .text(""), .text("Åsa 'Öberg' \u{0}x 👩‍👧"), .blob([]),
        .blob([0, 255]),
    ])
    func `a value comes back as it was stored`(value: Value) throws {
        let connection = try memory()
        try connection.insert("INSERT INTO t (a) VALUES (?)", value)
        let back = try connection.first("SELECT a FROM t") { row -> Value in
            switch value {
            case .integer: .integer(Int64(row.int(0)))
            case .text: .text(row.text(0))
            default: .blob(row.blob(0))
            }
        }
        #expect(back == value)
    }

    @Test func `NULL is nil and never 0`() throws {
        let connection = try memory()
        try connection.insert("INSERT INTO t (a) VALUES (?)", nil)
        let isNil = try connection.first("SELECT a FROM t") {
            $0.optionalInt(0) == nil && $0.optionalText(0) == nil
        }
        #expect(isNil == true)
    }

    @Test func `a write that throws leaves nothing`() throws {
        struct Stop: Error {}
        let connection = try memory()
        #expect(throws: Stop.self) {
            try connection.write {
                try connection.insert("INSERT INTO t (a) VALUES (?)", 1)
                throw Stop()
            }
        }
        #expect(try connection.first("SELECT count(*) FROM t") { $0.int(0) } == 0)
    }

    @Test func `a savepoint that throws undoes only its own part`() throws {
        struct Stop: Error {}
        let connection = try memory()
        try connection.write {
            _ = try connection.savepoint { try connection.insert("INSERT INTO t (a) VALUES (?)", 1) }
            try? connection.savepoint {
                try connection.insert("INSERT INTO t (a) VALUES (?)", 2)
                throw Stop()
            }
            _ = try connection.savepoint { try connection.insert("INSERT INTO t (a) VALUES (?)", 3) }
        }
        #expect(try connection.all("SELECT a FROM t ORDER BY a") { $0.int(0) } == [1, 3])
    }

    @Test func `an error names the SQL but never a bound value`() throws {
        let connection = try memory()
        try connection.script("CREATE UNIQUE INDEX i ON t (a)")
        try connection.insert("INSERT INTO t (a) VALUES (?)", "hemlig")
        let error = #expect(throws: SQLiteError.self) {
            try connection.insert("INSERT INTO t (a) VALUES (?)", "hemlig")
        }
        #expect(error?.isConstraint == true)
        #expect(error?.description.contains("INSERT INTO t") == true)
        #expect(error?.description.contains("hemlig") == false)
    }

    @Test func `a row may be read while another statement runs`() throws {
        let connection = try memory()
        for number in 1...3 { try connection.insert("INSERT INTO t (a) VALUES (?)", Value(number)) }
        var pairs = 0
        try connection.each("SELECT id FROM t") { row in
            pairs +=
                try connection.first("SELECT count(*) FROM t WHERE id <> ?", Value(row.int(0))) { $0.int(0) }
                ?? 0
        }
        #expect(pairs == 6)
    }

    @Test func `a file in a folder that does not exist cannot be opened`() {
        let error = #expect(throws: SQLiteError.self) {
            try Connection(path: "/finns/inte/x.db", mode: .create)
        }
        #expect(error?.cannotOpen == true)
    }

    @Test
    func
        `what is erased stands in no journal after the commit, or after the next when a reader was in the way`()
        throws
    {
        let path = FileManager.default.temporaryDirectory.appending(path: "journal-\(UUID().uuidString).db")
            .path
        defer {
            for suffix in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + suffix) }
        }
        func journal() throws -> Int { try Data(contentsOf: URL(filePath: path + "-wal")).count }
        let connection = try Connection(path: path, mode: .create)
        try connection.script("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('x'); PRAGMA busy_timeout = 0")
        let reader = try Connection(path: path, mode: .existing)
        #expect(try journal() > 0)
        try reader.read {
            _ = try reader.first("SELECT a FROM t") { $0.text(0) }
            try connection.write {
                try connection.run("DELETE FROM t")
                connection.emptyJournalAfterCommit()
            }
            #expect(connection.mustEmptyJournal)
            #expect(try journal() > 0)
        }
        try connection.write { _ = try connection.run("INSERT INTO t VALUES ('y')") }
        #expect(!connection.mustEmptyJournal)
        #expect(try journal() == 0)
    }
}
