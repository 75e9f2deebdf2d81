/// The versions of a schema: a list that only ever grows at its end.
package struct Schema: Sendable {
    /// Marks the file as ours (`PRAGMA application_id`).
    package let applicationID: Int
    /// Each runs once, in its own transaction; the version is the number of those that ran.
    package let migrations: [StaticString]

    package init(applicationID: Int, migrations: [StaticString]) {
        self.applicationID = applicationID
        self.migrations = migrations
    }

    /// Why a file is not opened.
    package enum Refusal: Error, Equatable {
        /// Made by a later release: `found` migrations where this one knows `known`.
        case newer(found: Int, known: Int)
        /// A SQLite file of another program.
        case foreign
        /// The migration would leave references to rows that do not exist.
        case brokenReferences(version: Int)
    }
}

extension Connection {
    /// Brings the file to the schema's version, or leaves it untouched and throws `Schema.Refusal`.
    package func migrate(to schema: Schema) throws {
        let known = schema.migrations.count
        var version = try first("PRAGMA user_version") { $0.int(0) } ?? 0
        let id = try first("PRAGMA application_id") { $0.int(0) } ?? 0
        let isEmpty = try first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } == 0
        guard id == schema.applicationID || (isEmpty && version == 0) else { throw Schema.Refusal.foreign }
        guard version <= known else { throw Schema.Refusal.newer(found: version, known: known) }
        while version < known {
            // Each connection may come second to another process that migrates at the same time: the version is
            // read again under the write lock.
            version = try write {
                let current = try first("PRAGMA user_version") { $0.int(0) } ?? 0
                guard current < known else { return current }
                try script(schema.migrations[current])
                guard try first("PRAGMA foreign_key_check", decode: { _ in true }) == nil else {
                    throw Schema.Refusal.brokenReferences(version: current + 1)
                }
                try setPragma("application_id", schema.applicationID)
                try setPragma("user_version", current + 1)
                return current + 1
            }
        }
    }
}
