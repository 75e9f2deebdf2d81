internal import SQLite

/// The table that the small servers write: shaped and indexed as the product's completions.
struct Inserts {
    let connection: Connection

    init(_ path: String) throws { connection = try Connection(path: path, mode: .create) }

    func create() throws {
        try connection.script(
            """
            CREATE TABLE completion (
                id          INTEGER PRIMARY KEY,
                person      INTEGER NOT NULL,
                course      TEXT NOT NULL,
                day         INTEGER NOT NULL,
                method      TEXT NOT NULL,
                recorded_at INTEGER NOT NULL
            ) STRICT;
            CREATE INDEX "completion#course" ON completion (course, person, day, id);
            CREATE INDEX "completion#person" ON completion (person);
            """)
    }

    func add(person: Int) throws {
        try connection.run(
            "INSERT INTO completion (person, course, day, method, recorded_at) VALUES (?, ?, ?, ?, ?)",
            Value(person), "vinr", 20_000, "kurs", 1_728_000_000)
    }

    func count() throws -> Int { try connection.first("SELECT count(*) FROM completion") { $0.int(0) } ?? 0 }
}
