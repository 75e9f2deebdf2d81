/// The versions of a schema: a list that only ever grows at its end.
package struct Schema: Sendable {
    /// Marks the file as ours (`PRAGMA application_id`).
    package let applicationID: Int
    /// Each runs once; the version is the number of those that ran.
    package let migrations: [StaticString]
    /// What no migration may change: rows of a name and two numbers, by a query that every version from 1 on answers.
    /// Nil where nothing is watched.
    package let totals: StaticString?

    package init(applicationID: Int, migrations: [StaticString], totals: StaticString? = nil) {
        self.applicationID = applicationID
        self.migrations = migrations
        self.totals = totals
    }

    /// Why a file is not opened.
    package enum Refusal: Error, Equatable {
        /// Made by a later release: `found` migrations where this one knows `known`.
        case newer(found: Int, known: Int)
        /// A SQLite file of another program.
        case foreign
        /// The migration would leave references to rows that do not exist.
        case brokenReferences(version: Int)
        /// The migration would change these totals.
        case changedTotals([String])
    }
}

extension Connection {
    /// Brings the file to the schema's version, or leaves it untouched and throws `Schema.Refusal`. All that is missing
    /// is done in one transaction, and the totals are the same after it as before.
    package func migrate(to schema: Schema) throws {
        let known = schema.migrations.count
        guard try missingMigrations(of: schema) > 0 else { return }
        try write {
            // Each connection may come second to another process that migrates at the same time: the version is
            // read again under the write lock.
            let current = try self.version()
            guard current < known else { return }
            let before = current == 0 ? [:] : try totals(of: schema)
            for migration in schema.migrations[current...] { try script(migration) }
            guard try first("PRAGMA foreign_key_check", decode: { _ in true }) == nil else {
                throw Schema.Refusal.brokenReferences(version: known)
            }
            if current > 0 {
                let after = try totals(of: schema)
                let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
                guard changed.isEmpty else { throw Schema.Refusal.changedTotals(changed.sorted()) }
            }
            try setPragma("application_id", schema.applicationID)
            try setPragma("user_version", known)
        }
    }

    /// How many of the schema's migrations the file lacks; all where it is empty. Throws `Schema.Refusal` for a file of
    /// a later release or another program. Changes nothing.
    package func missingMigrations(of schema: Schema) throws -> Int {
        let known = schema.migrations.count
        let version = try version()
        let id = try first("PRAGMA application_id") { $0.int(0) } ?? 0
        let isEmpty = try first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } == 0
        guard id == schema.applicationID || (isEmpty && version == 0) else { throw Schema.Refusal.foreign }
        guard version <= known else { throw Schema.Refusal.newer(found: version, known: known) }
        return known - version
    }

    /// What the schema's query of totals gives: by name a count and a sum. Empty where nothing is watched.
    package func totals(of schema: Schema) throws -> [String: [Int]] {
        guard let query = schema.totals else { return [:] }
        let rows = try all(query) { ($0.text(0), [$0.int(1), $0.int(2)]) }
        return Dictionary(rows) { $1 }
    }

    private func version() throws -> Int { try first("PRAGMA user_version") { $0.int(0) } ?? 0 }
}
