internal import SQLite

/// A made-up municipality in a database of its own, made with a few statements whatever its size.
///
/// Everybody has a post, every twentieth a second one, every ninth has moved; one of twelve has left. Four of five have
/// completed `vinr`, some twice, and as many `hrv`. Unit 1 has 24 people and unit 2 has 758, all hired this year.
struct Town {
    let database: String
    let people, units: Int
    static let (small, large) = (24, 758)
    /// The managers of the two, by id.
    static let managers = [1, 25]

    /// The database must have the product's tables and be empty.
    init(database: String, people: Int, units: Int) throws {
        (self.database, self.people, self.units) = (database, people, units)
        let connection = try Connection(path: database, mode: .existing)
        // A crash would only cost the benchmark's own file.
        try connection.script("PRAGMA synchronous = OFF")
        try connection.script("PRAGMA foreign_keys = OFF")
        try connection.write {
            for name in ["Vård", "Skola", "Teknik", "Kultur", "Social", "Miljö", "Ledning", "Bygg"] {
                try connection.run("INSERT INTO administration (name) VALUES (?)", Value(name))
            }
            try connection.run(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
                INSERT INTO unit (id, identity, code, name) SELECT i, 10000 + i, 10000 + i, 'Enhet ' || i FROM n
                """, Value(units))
            try connection.run(
                "INSERT INTO unit_administration (unit, from_day, administration) SELECT id, 0, 1 + id % 8 FROM unit"
            )
            try connection.run("DELETE FROM person")
            try connection.run(
                """
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
                INSERT INTO person (id, ref, name) SELECT i, printf('p-%07x', i), 'Förnamn' || i % 500 || ' Efternamn' || i FROM n
                """, Value(people))
            try connection.run(posts, Value(people))
            try connection.run(secondPosts, Value(people))
            try connection.run(
                """
                INSERT INTO placement (employment, from_day, unit)
                SELECT id, first_day, CASE WHEN id <= ?2 THEN 1 WHEN id <= ?3 THEN 2
                                           ELSE 3 + (id * 2654435761 % 4294967296) / 7 % (?1 - 2) END FROM employment
                """, Value(units), Value(Self.small), Value(Self.small + Self.large))
            try connection.run(
                """
                INSERT INTO placement (employment, from_day, unit)
                SELECT id, first_day + 200, 3 + (id * 40503) % (?1 - 2) FROM employment
                WHERE id % 9 = 0 AND id > ?2 AND first_day + 200 <= unixepoch() / 86400
                """, Value(units), Value(Self.small + Self.large))
            try connection.run(completions, Value("vinr"), Value(0))
            try connection.run(completions, Value("hrv"), Value(2))
            for (unit, person) in zip([1, 2], Self.managers) {
                try connection.run(
                    "INSERT INTO unit_manager (unit, person, from_day) VALUES (?, ?, 0)", Value(unit),
                    Value(person))
            }
            for course in ["vinr", "hrv"] {
                try connection.run(
                    """
                    INSERT INTO rule (course, name, value, from_day, why, who, recorded_at)
                    VALUES (?, 'start', '2024-05-01', 0, 'prov', 'prov', 0)
                    """, Value(course))
            }
        }
        try connection.script("ANALYZE")
        _ = try connection.first("PRAGMA wal_checkpoint(TRUNCATE)") { $0.int(0) }
    }

    /// Who has been made.
    private var posts: StaticString {
        """
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
        INSERT INTO employment (id, person, source, first_day, last_day, category, known_from)
        SELECT i, i, 'personal',
               unixepoch() / 86400 - CASE WHEN i <= 782 THEN 1 + i % 300 ELSE 1 + (i * 7919) % 7000 END,
               CASE WHEN i > 782 AND i % 12 = 0
                    THEN unixepoch() / 86400 - min((i * 7919) % 900, 1 + (i * 7919) % 7000) END, 0, 0
        FROM n WHERE true
        """
    }

    private var secondPosts: StaticString {
        """
        INSERT INTO employment (person, source, first_day, category, known_from)
        SELECT id, 'personal', unixepoch() / 86400 - id % 3000, 0, 0 FROM person WHERE id % 20 = 0 AND id <= ?1
        """
    }

    private var completions: StaticString {
        """
        INSERT INTO completion (person, course, day, method, recorded_at)
        SELECT id, ?1, unixepoch() / 86400 - (id * 104729 + ?2) % 1200, 'kurs', 0 FROM person WHERE (id + ?2) % 5 <> 0
        """
    }
}
