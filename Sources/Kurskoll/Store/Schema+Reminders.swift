internal import SQLite

extension Schema {
    /// Who was reminded when, and that the timer ran. No letter is kept: it can be written again from the facts.
    static let reminders: StaticString = """
        -- That somebody is reminded by mail of a course that is left, or a manager told once a week how it stands: so
        -- that nobody is reminded twice. One that is asked for waits here until it goes.
        CREATE TABLE reminder (
            id          INTEGER PRIMARY KEY,
            person      INTEGER NOT NULL REFERENCES person, -- who is reminded
            kind        TEXT NOT NULL CHECK (kind IN
                ('monthBefore', 'weekBefore', 'dueDay', 'monthAfter', 'manager', 'digest')), -- which occasion; or the
                                                 -- manager asked for it; or a manager's weekly letter
            course      TEXT NOT NULL,           -- of which course; '' in a weekly letter
            due_day     INTEGER,                 -- the last day in time, as it was then; NULL in a weekly letter
            day         INTEGER NOT NULL,        -- the day it goes, or was asked for
            recorded_at INTEGER NOT NULL,        -- when it was decided
            begun_at    INTEGER,                 -- when it was handed to what sends mail; NULL while it waits
            sent_at     INTEGER,                 -- when that had taken it. NULL for ever where the program was ended in
                                                 -- between: nobody knows whether it went, and it does not go again
            CHECK ((kind = 'digest') = (due_day IS NULL)),
            UNIQUE (person, course, day)
        ) STRICT;
        CREATE INDEX "reminder#waiting" ON reminder (person) WHERE begun_at IS NULL;
        CREATE INDEX "reminder#day" ON reminder (day);

        -- That the timer ran, and how it went: an alarm is raised where it does not, or nothing goes out.
        CREATE TABLE reminder_run (
            id          INTEGER PRIMARY KEY,
            day         INTEGER NOT NULL,        -- the day it sent for
            begun_at    INTEGER NOT NULL,        -- when it began
            ended_at    INTEGER,                 -- when it ended; NULL while it runs, or where it was cut off
            sent        INTEGER NOT NULL DEFAULT 0, -- letters that went
            failed      INTEGER NOT NULL DEFAULT 0, -- letters that did not; they are tried again by the next
            unreachable INTEGER NOT NULL DEFAULT 0  -- persons who should have had one and have no address of their own
        ) STRICT;
        """
}
