internal import Compliance
internal import SQLite

/// Where a learner is in a course she has begun.
struct ReadingPlace: Sendable, Equatable {
    let chapter: String
    /// The id of a heading or a question.
    let section: String
}

extension Store {
    /// Where a person was last in a course; nil where she has not begun, or is done with the chapter.
    func place(person: Int, course: String) throws -> ReadingPlace? {
        try connection.first(
            "SELECT chapter, section FROM reading_place WHERE person = ? AND course = ?", Value(person),
            Value(course)
        ) { ReadingPlace(chapter: $0.text(0), section: $0.text(1)) }
    }

    /// Keeps where a person is, instead of where she was. Of a chapter that is done nothing is kept.
    func keep(_ place: ReadingPlace, person: Int, course: String, on day: Day) throws {
        try connection.run(
            """
            INSERT INTO reading_place (person, course, chapter, section, day)
            SELECT ?1, ?2, ?3, ?4, ?5
            WHERE NOT EXISTS (SELECT 1 FROM chapter_done WHERE person = ?1 AND course = ?2 AND chapter = ?3)
            ON CONFLICT (person, course)
            DO UPDATE SET chapter = excluded.chapter, section = excluded.section, day = excluded.day
            """, Value(person), Value(course), Value(place.chapter), Value(place.section), Value(day))
    }

    /// Forgets where a person was in a chapter.
    func forgetPlace(person: Int, course: String, chapter: String) throws {
        try connection.run(
            "DELETE FROM reading_place WHERE person = ? AND course = ? AND chapter = ?", Value(person),
            Value(course), Value(chapter))
    }
}
