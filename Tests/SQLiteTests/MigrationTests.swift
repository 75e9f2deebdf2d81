import Foundation
import Testing

@testable import SQLite

@Suite struct MigrationTests {
    private let first = Schema(
        applicationID: 77, migrations: ["CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT"])
    private let second = Schema(
        applicationID: 77,
        migrations: [
            "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT",
            "CREATE TABLE b (a INTEGER NOT NULL REFERENCES a) STRICT",
        ])

    private func version(_ connection: Connection) throws -> Int? {
        try connection.first("PRAGMA user_version") { $0.int(0) }
    }

    @Test func `an older file is brought up step by step, and only once`() throws {
        let connection = try Connection(path: ":memory:", mode: .create)
        try connection.migrate(to: first)
        #expect(try version(connection) == 1)
        try connection.migrate(to: second)
        try connection.migrate(to: second)
        #expect(try version(connection) == 2)
    }

    @Test func `a newer file is refused and left alone`() throws {
        let connection = try Connection(path: ":memory:", mode: .create)
        try connection.migrate(to: second)
        #expect(throws: Schema.Refusal.newer(found: 2, known: 1)) { try connection.migrate(to: first) }
        #expect(try version(connection) == 2)
    }

    @Test func `the file of another program is refused`() throws {
        let connection = try Connection(path: ":memory:", mode: .create)
        try connection.script("CREATE TABLE other (id INTEGER)")
        #expect(throws: Schema.Refusal.foreign) { try connection.migrate(to: first) }
    }

    @Test func `a migration that breaks references is undone`() throws {
        let connection = try Connection(path: ":memory:", mode: .create)
        try connection.migrate(to: first)
        let bad = Schema(
            applicationID: 77,
            migrations: first.migrations + [
                "CREATE TABLE b (a INTEGER REFERENCES a); PRAGMA defer_foreign_keys = ON; INSERT INTO b VALUES (9)"
            ])
        #expect(throws: (any Error).self) { try connection.migrate(to: bad) }
        #expect(try version(connection) == 1)
    }
}
