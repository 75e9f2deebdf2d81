internal import Compliance
internal import SQLite

/// The versions of a course and what was completed of each.
extension Store {
    /// Every text that was served, oldest first.
    func servedVersions(course: String) throws -> [(id: Int, number: String, sha256: String)] {
        try connection.all(
            "SELECT id, version, sha256 FROM course_version WHERE course = ? ORDER BY id", Value(course)
        ) { ($0.int(0), $0.text(1), $0.text(2)) }
    }

    /// How many completions that are not voided name each of the author's numbers; those from elsewhere last.
    func completionsByVersion(course: String) throws -> [PublishingEffect.Version] {
        let versions = try connection.all(
            """
            SELECT v.version, min(v.first_day),
                   (SELECT count(*) FROM completion c JOIN course_version w ON w.id = c.version
                    WHERE c.course = ?1 AND w.version = v.version
                      AND NOT EXISTS (SELECT 1 FROM standing_voiding o WHERE o.completion = c.id))
            FROM course_version v WHERE v.course = ?1 GROUP BY v.version ORDER BY min(v.id)
            """, Value(course)
        ) { PublishingEffect.Version(number: $0.text(0), firstDay: $0.day(1), completions: $0.int(2)) }
        let without =
            try connection.first(
                """
                SELECT count(*) FROM completion c
                WHERE c.course = ? AND c.version IS NULL
                  AND NOT EXISTS (SELECT 1 FROM standing_voiding o WHERE o.completion = c.id)
                """, Value(course)
            ) { $0.int(0) } ?? 0
        return versions + (without == 0 ? [] : [.init(number: nil, firstDay: nil, completions: without)])
    }

    /// The text of one served version of that course, by its row; nil where there is none.
    func keptVersion(
        _ id: Int, course: String
    ) throws -> (number: String, firstDay: Day, content: String)? {
        try connection.first(
            "SELECT version, first_day, content FROM course_version WHERE id = ? AND course = ?", Value(id),
            Value(course)
        ) { ($0.text(0), $0.day(1), $0.text(2)) }
    }

    /// The rows of the texts served before and after a version; nil where there are none.
    func neighbours(ofVersion id: Int, course: String) throws -> (before: Int?, after: Int?) {
        try connection.first(
            """
            SELECT (SELECT max(id) FROM course_version WHERE course = ?1 AND id < ?2),
                   (SELECT min(id) FROM course_version WHERE course = ?1 AND id > ?2)
            """, Value(course), Value(id)
        ) { ($0.optionalInt(0), $0.optionalInt(1)) } ?? (nil, nil)
    }

    /// Which version a completion names, by its row; nil for one from elsewhere.
    func versionID(completion: Int) throws -> Int? {
        try connection.first("SELECT version FROM completion WHERE id = ?", Value(completion)) {
            $0.optionalInt(0)
        } ?? nil
    }
}
