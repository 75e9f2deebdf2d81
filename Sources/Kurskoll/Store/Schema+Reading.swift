internal import SQLite

extension Schema {
    /// Where a learner was, so that she goes on there on another device too.
    static let reading: StaticString = """
        -- The section a person was at when she left a course she has begun: one row, replaced as she reads, and gone
        -- when its chapter is done. So none is left of who has completed the course.
        CREATE TABLE reading_place (
            -- Nobody else is shown it, and it is no evidence: it goes with her.
            person  INTEGER NOT NULL REFERENCES person ON DELETE CASCADE,
            course  TEXT NOT NULL,
            chapter TEXT NOT NULL,               -- the author's id of it
            section TEXT NOT NULL,               -- the id of a heading or a question of the chapter
            day     INTEGER NOT NULL,            -- when she was there last, for retention
            PRIMARY KEY (person, course)
        ) STRICT, WITHOUT ROWID;
        """
}
