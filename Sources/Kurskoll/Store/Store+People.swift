internal import Compliance
internal import SQLite

/// A post as its holder sees it.
struct Post {
    let administration: String
    let unit: String
    let firstDay: Day?
    let lastDay: Day?
}

extension Store {
    /// The posts of a person at their latest places.
    func posts(person: Int) throws -> [Post] {
        try connection.all(
            """
            SELECT e.first_day, e.last_day, u.name, a.name
            FROM employment e
            LEFT JOIN placement p ON p.employment = e.id
              AND p.from_day = (SELECT max(from_day) FROM placement WHERE employment = e.id)
            LEFT JOIN unit u ON u.id = p.unit
            LEFT JOIN unit_administration ua ON ua.unit = u.id
              AND ua.from_day = (SELECT max(from_day) FROM unit_administration WHERE unit = u.id)
            LEFT JOIN administration a ON a.id = ua.administration
            WHERE e.person = ? AND e.withdrawn = 0 ORDER BY e.first_day, e.id
            """, Value(person)
        ) {
            Post(
                administration: $0.optionalText(3) ?? "", unit: $0.optionalText(2) ?? "",
                firstDay: $0.optionalDay(0), lastDay: $0.optionalDay(1))
        }
    }

    func contact(person: Int) throws -> (email: String?, login: String?) {
        try connection.first("SELECT email, login FROM person WHERE id = ?", Value(person)) {
            ($0.optionalText(0), $0.optionalText(1))
        } ?? (nil, nil)
    }

    /// The id of a person by HR's key; nil where there is none.
    func person(ref: String) throws -> Int? {
        try connection.first("SELECT id FROM person WHERE ref = ?", Value(ref)) { $0.int(0) }
    }

    /// Courses that somebody has completed or that have been served.
    func knownCourses() throws -> [String] {
        try connection.all(
            """
            -- From course to course along the index: a plain list reads every completion.
            WITH RECURSIVE completed(course) AS (
                SELECT min(course) FROM completion
                UNION ALL SELECT (SELECT min(c.course) FROM completion c WHERE c.course > p.course)
                          FROM completed p WHERE p.course IS NOT NULL)
            SELECT course FROM course_version
            UNION SELECT course FROM completed WHERE course IS NOT NULL ORDER BY 1
            """
        ) { $0.text(0) }
    }
}
