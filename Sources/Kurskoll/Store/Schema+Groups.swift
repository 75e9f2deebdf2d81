internal import SQLite

extension Schema {
    /// Group mode: that a unit goes through a course together, who was there, and whom it credited.
    static let groups: StaticString = """
        -- A unit's meeting on which a course is gone through. It ends with its day.
        CREATE TABLE group_session (
            id        INTEGER PRIMARY KEY,
            unit      INTEGER NOT NULL REFERENCES unit,   -- whose names its leaders see
            course    TEXT NOT NULL,                      -- what is gone through
            version   INTEGER NOT NULL REFERENCES course_version, -- the text that was served when it was opened
            day       INTEGER NOT NULL,                   -- in Stockholm
            leader    INTEGER NOT NULL REFERENCES person, -- who opened it, and stands on the completions
            code      TEXT NOT NULL UNIQUE,               -- what participants type; worth nothing after the day
            opened_at INTEGER NOT NULL                    -- when it was opened
        ) STRICT;
        CREATE INDEX "group_session#unit" ON group_session (unit, day);
        CREATE INDEX "group_session#leader" ON group_session (leader);

        -- What happened in it, in order. Nothing is changed or deleted: each thing has another that undoes it, chapter
        -- and ended an earlier chapter, joined left, attended missed, confirmed unconfirmed; removed undoes that
        -- somebody joined and all she attended. No answer, try or result.
        CREATE TABLE group_event (
            id      INTEGER PRIMARY KEY,
            session INTEGER NOT NULL REFERENCES group_session, -- in which
            kind    TEXT NOT NULL CHECK (kind IN ('chapter', 'ended', 'joined', 'left', 'removed', 'attended',
                                                  'missed', 'confirmed', 'unconfirmed')), -- what
            person  INTEGER REFERENCES person,            -- to whom; NULL for what concerns all
            chapter TEXT,                                 -- which one; of joined the first that counts for her, NULL
                                                          -- where none is left
            signer  INTEGER NOT NULL REFERENCES person,   -- who did it: herself or a leader
            at      INTEGER NOT NULL,                     -- when
            CHECK ((person IS NULL) = (kind IN ('chapter', 'ended')))
        ) STRICT;
        CREATE INDEX "group_event#session" ON group_event (session);
        CREATE INDEX "group_event#person" ON group_event (person) WHERE person IS NOT NULL;
        CREATE INDEX "group_event#signer" ON group_event (signer);

        -- The completions that a session gave: who led it is who stands for it.
        CREATE TABLE group_completion (
            completion INTEGER PRIMARY KEY REFERENCES completion,   -- which one
            session    INTEGER NOT NULL REFERENCES group_session    -- by which
        ) STRICT;
        CREATE INDEX "group_completion#session" ON group_completion (session);

        -- Who was there for which chapter. Nobody else asks the events for it.
        CREATE VIEW group_attendance AS
        SELECT e.session, s.course, e.person, e.chapter
        FROM group_event e JOIN group_session s ON s.id = e.session
        WHERE e.kind = 'attended' AND e.chapter IS NOT NULL AND e.person IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM group_event u
                          WHERE u.person = e.person AND u.session = e.session AND u.id > e.id
                            AND (u.kind = 'removed' OR (u.kind = 'missed' AND u.chapter = e.chapter)));
        """
}
