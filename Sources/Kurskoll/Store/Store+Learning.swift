internal import Compliance
internal import SQLite

/// What a learner has done. Never answers, scores, tries or time.
extension Store {
    /// The chapters of a course a person has done, alone or in a group.
    func chaptersDone(person: Int, course: String) throws -> Set<String> {
        func read() throws -> Set<String> {
            Set(
                try connection.all(
                    """
                    SELECT chapter FROM chapter_done WHERE person = ?1 AND course = ?2
                    UNION ALL SELECT chapter FROM group_attendance WHERE person = ?1 AND course = ?2
                    """, Value(person), Value(course)
                ) { $0.text(0) })
        }
        guard let recent, recent.owner == .reader else { return try read() }
        return try recent.chaptersDone(person: person, course: course, read: read)
    }

    func markChapterDone(person: Int, course: String, chapter: String, on day: Day) throws {
        try connection.run(
            "INSERT OR IGNORE INTO chapter_done (person, course, chapter, day) VALUES (?, ?, ?, ?)",
            Value(person), Value(course), Value(chapter), Value(day))
    }

    /// The seed of the test under way in a session; nil where none is.
    func testSeed(session: [UInt8], course: String) throws -> UInt64? {
        try connection.first(
            "SELECT seed FROM test_draw WHERE session = ? AND course = ?", .blob(session), Value(course)
        ) { UInt64(bitPattern: Int64($0.int(0))) }
    }

    /// Begins a test, or begins it anew with other questions.
    func startTest(session: [UInt8], course: String, seed: UInt64) throws {
        try connection.run(
            """
            INSERT INTO test_draw (session, course, seed) VALUES (?, ?, ?)
            ON CONFLICT (session, course) DO UPDATE SET seed = excluded.seed
            """,
            .blob(session), Value(course), .integer(Int64(bitPattern: seed)))
    }

    func endTest(session: [UInt8], course: String) throws {
        try connection.run(
            "DELETE FROM test_draw WHERE session = ? AND course = ?", .blob(session), Value(course))
    }

    /// Adds to what is known of a question's answers, without who gave them.
    func keep(_ count: AnswerCounts.Count, of question: AnswerCounts.Question) throws {
        try connection.run(
            """
            INSERT INTO question_counter (course, question, answered, correct) VALUES (?1, ?2, ?3, ?4)
            ON CONFLICT (course, question)
            DO UPDATE SET answered = answered + excluded.answered, correct = correct + excluded.correct
            """,
            Value(question.course), Value(question.id), Value(count.answered), Value(count.correct))
    }

    /// How often each question of a course was answered, and rightly.
    func questionCounters(course: String) throws -> [String: (answered: Int, correct: Int)] {
        var counters: [String: (answered: Int, correct: Int)] = [:]
        try connection.each(
            "SELECT question, answered, correct FROM question_counter WHERE course = ?", Value(course)
        ) { row in
            counters[row.text(0)] = (row.int(1), row.int(2))
        }
        return counters
    }
}
