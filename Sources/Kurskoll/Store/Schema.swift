internal import SQLite

extension Schema {
    /// The product's tables. Days are whole days since 1970-01-01 (`date(day * 86400, 'unixepoch')` prints one),
    /// instants are seconds since then, UTC. Evidence is added and never changed; status is stored nowhere.
    static let kurskoll = Schema(
        applicationID: 0x4B55_5253,
        migrations: [
            first, signIn, privacy, roles, api, sessionEpoch, decisions, frozen, importReceipt, corrections,
            keeping, registerEpoch, reminders, groups, reading, faultReports, accessOrder,
            operation,
        ],
        totals: totals)

    private static let first: StaticString = """
        -- The municipality's own settings: its name, sender, local contacts; `demo` marks a made-up database.
        CREATE TABLE setting (
            key   TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        -- A file that was taken in. Facts it added carry its id; facts it changed are kept in import_change as
        -- they were, so that the latest import can be taken back.
        CREATE TABLE import (
            id          INTEGER PRIMARY KEY,
            kind        TEXT NOT NULL CHECK (kind IN ('staff', 'completions')),
            source      TEXT NOT NULL,           -- which system's full list; '' for completions
            day         INTEGER NOT NULL,        -- the day the file speaks of
            recorded_at INTEGER NOT NULL,
            row_count   INTEGER NOT NULL,        -- data rows in the file
            sha256      TEXT NOT NULL,           -- of the file's bytes; the file itself is not kept
            undone_at   INTEGER                  -- NULL while it holds
        ) STRICT;
        CREATE TABLE import_change (
            id     INTEGER PRIMARY KEY,
            import INTEGER NOT NULL REFERENCES import,
            kind   TEXT NOT NULL,                -- the table of the fact that was changed
            row    INTEGER NOT NULL,             -- its id; of a placement or leave the employment's, of a unit's
                                                 -- administration the unit's
            before TEXT NOT NULL                 -- its columns before, as JSON
        ) STRICT;
        CREATE INDEX "import_change#import" ON import_change (import);

        -- Somebody who may take courses. The key is HR's, never a personnummer.
        CREATE TABLE person (
            id     INTEGER PRIMARY KEY,
            ref    TEXT NOT NULL UNIQUE,         -- person_ref
            name   TEXT NOT NULL,                -- first and last name as HR writes them, NFC
            email  TEXT,                         -- may be shared; then nobody is sent a link to it
            login  TEXT UNIQUE,                  -- what a trusted proxy sends
            import INTEGER REFERENCES import     -- the file that first named her; NULL for one made by hand
        ) STRICT;
        CREATE INDEX "person#email" ON person (email) WHERE email IS NOT NULL;

        CREATE TABLE administration (
            id     INTEGER PRIMARY KEY,
            name   TEXT NOT NULL UNIQUE,
            import INTEGER REFERENCES import     -- the file that first named it
        ) STRICT;

        -- A workplace. Its identity is the unit code, or where HR has none the administration and the name.
        CREATE TABLE unit (
            id       INTEGER PRIMARY KEY,
            identity TEXT NOT NULL UNIQUE,
            code     TEXT,
            name     TEXT NOT NULL,
            import   INTEGER REFERENCES import   -- the file that first named it
        ) STRICT;

        -- To which administration a unit belongs from a day on. The first one holds for all days before too.
        CREATE TABLE unit_administration (
            unit           INTEGER NOT NULL REFERENCES unit,
            from_day       INTEGER NOT NULL,
            administration INTEGER NOT NULL REFERENCES administration,
            import         INTEGER REFERENCES import,
            PRIMARY KEY (unit, from_day)
        ) STRICT, WITHOUT ROWID;

        -- Who leads a unit, from a day and until a day. A unit may have several managers, or none.
        CREATE TABLE unit_manager (
            id        INTEGER PRIMARY KEY,
            unit      INTEGER NOT NULL REFERENCES unit,
            person    INTEGER NOT NULL REFERENCES person,
            from_day  INTEGER NOT NULL,
            until_day INTEGER,                   -- the last day; NULL while it holds
            import    INTEGER REFERENCES import
        ) STRICT;
        CREATE INDEX "unit_manager#person" ON unit_manager (person, unit);
        CREATE INDEX "unit_manager#unit" ON unit_manager (unit);

        -- Forms of employment as HR names them: tillsvidare, visstid, timavlönad.
        CREATE TABLE employment_form (
            id     INTEGER PRIMARY KEY,
            name   TEXT NOT NULL UNIQUE,
            import INTEGER REFERENCES import
        ) STRICT;

        -- A person's time in one post.
        CREATE TABLE employment (
            id         INTEGER PRIMARY KEY,
            person     INTEGER NOT NULL REFERENCES person,
            source     TEXT NOT NULL,            -- the system whose list it stands in
            number     TEXT,                     -- anställningsnummer
            first_day  INTEGER,                  -- NULL: HR has not said; it then runs from known_from
            last_day   INTEGER,                  -- NULL: until further notice
            category   INTEGER NOT NULL CHECK (category BETWEEN 0 AND 3), -- employee, elected, provider, contractor
            form       INTEGER REFERENCES employment_form,
            known_from INTEGER NOT NULL,         -- the day of the first file that named it
            withdrawn  INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)), -- announced, but it never began
            absent     INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1)), -- ended or withdrawn because its
                                                 -- source's list lacked it, not because HR gave a last day
            import     INTEGER REFERENCES import,
            CHECK (last_day IS NULL OR first_day IS NULL OR last_day >= first_day)
        ) STRICT;
        -- Holds every column that the rules read, so that counting does not touch the table.
        CREATE INDEX "employment#person"
            ON employment (person, first_day, last_day, category, form, known_from, withdrawn);
        CREATE INDEX "employment#source" ON employment (source);

        -- The unit of an employment from a day on; the first one holds for its earlier days too.
        CREATE TABLE placement (
            employment INTEGER NOT NULL REFERENCES employment,
            from_day   INTEGER NOT NULL,
            unit       INTEGER NOT NULL REFERENCES unit,
            import     INTEGER REFERENCES import,
            PRIMARY KEY (employment, from_day)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX "placement#unit" ON placement (unit, from_day, employment);

        CREATE TABLE leave (
            employment INTEGER NOT NULL REFERENCES employment,
            first_day  INTEGER NOT NULL,
            last_day   INTEGER,                  -- NULL: open
            import     INTEGER REFERENCES import,
            PRIMARY KEY (employment, first_day)
        ) STRICT, WITHOUT ROWID;

        -- The text of a course as it was served, so that what somebody completed can still be read.
        CREATE TABLE course_version (
            id        INTEGER PRIMARY KEY,       -- later versions have higher ids
            course    TEXT NOT NULL,
            version   TEXT NOT NULL,             -- the author's number
            sha256    TEXT NOT NULL,             -- of the normalised content
            content   TEXT NOT NULL,
            first_day INTEGER NOT NULL,          -- the day it was first served
            UNIQUE (course, sha256)
        ) STRICT;

        -- That a person finished a course on a day: the evidence. No score, no answers, no tries.
        CREATE TABLE completion (
            id          INTEGER PRIMARY KEY,
            person      INTEGER NOT NULL REFERENCES person,
            course      TEXT NOT NULL,
            day         INTEGER NOT NULL,        -- in Stockholm
            method      TEXT NOT NULL CHECK (method IN ('kurs', 'grupp', 'nck', 'moodle', 'annan')),
            version     INTEGER REFERENCES course_version, -- NULL for one from elsewhere
            code        TEXT UNIQUE,             -- of the certificate we issued
            certificate TEXT,                    -- what HR's file says of a certificate from elsewhere
            recorded_at INTEGER NOT NULL,
            import      INTEGER REFERENCES import
        ) STRICT;
        CREATE INDEX "completion#course" ON completion (course, person, day, id);
        CREATE INDEX "completion#person" ON completion (person);

        -- A completion that does not count from a day on, with why and by whom.
        CREATE TABLE voiding (
            completion  INTEGER PRIMARY KEY REFERENCES completion,
            day         INTEGER NOT NULL,
            reason      TEXT NOT NULL,
            signer      INTEGER NOT NULL REFERENCES person,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX "voiding#signer" ON voiding (signer);

        -- Another due day for a new hire, with why and by whom. The original stays visible.
        CREATE TABLE extension (
            id          INTEGER PRIMARY KEY,
            person      INTEGER NOT NULL REFERENCES person,
            course      TEXT NOT NULL,
            day         INTEGER NOT NULL,        -- granted on
            due_day     INTEGER NOT NULL,
            reason      TEXT NOT NULL,
            signer      INTEGER NOT NULL REFERENCES person,
            recorded_at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX "extension#course" ON extension (course, person);
        CREATE INDEX "extension#person" ON extension (person);
        CREATE INDEX "extension#signer" ON extension (signer);

        -- A setting of the rules from a day on: the latest row on or before a day holds.
        CREATE TABLE rule (
            id             INTEGER PRIMARY KEY,
            course         TEXT NOT NULL,
            name           TEXT NOT NULL,        -- percent, validity, months, start, gap, categories …
            value          TEXT NOT NULL,
            administration INTEGER REFERENCES administration, -- NULL: the municipality's own
            from_day       INTEGER NOT NULL,
            why            TEXT NOT NULL,
            who            TEXT NOT NULL,
            recorded_at    INTEGER NOT NULL
        ) STRICT;

        -- What a person may do beside taking courses. hr and reader may be limited to an administration.
        CREATE TABLE role_grant (
            id             INTEGER PRIMARY KEY,
            person         INTEGER NOT NULL REFERENCES person,
            role           TEXT NOT NULL CHECK (role IN ('hr', 'author', 'reader')),
            administration INTEGER REFERENCES administration,
            granted_at     INTEGER NOT NULL,
            revoked_at     INTEGER
        ) STRICT;
        CREATE INDEX "role_grant#person" ON role_grant (person);

        -- A link that signs one person in. Only the hash is kept: a stolen file opens nothing.
        CREATE TABLE sign_in_link (
            hash       BLOB PRIMARY KEY,
            person     INTEGER NOT NULL REFERENCES person,
            expires_at INTEGER NOT NULL,
            reusable   INTEGER NOT NULL CHECK (reusable IN (0, 1)) -- the demo's links work many times
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX "sign_in_link#person" ON sign_in_link (person);

        CREATE TABLE session (
            hash       BLOB PRIMARY KEY,         -- SHA-256 of the cookie
            person     INTEGER NOT NULL REFERENCES person,
            created_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX "session#person" ON session (person);

        -- The seed of the questions drawn for a knowledge test under way; gone when it is graded.
        CREATE TABLE test_draw (
            session BLOB NOT NULL REFERENCES session ON DELETE CASCADE,
            course  TEXT NOT NULL,
            seed    INTEGER NOT NULL,
            PRIMARY KEY (session, course)
        ) STRICT, WITHOUT ROWID;

        -- Chapters a person has done, so that she can go on another day.
        CREATE TABLE chapter_done (
            person  INTEGER NOT NULL REFERENCES person,
            course  TEXT NOT NULL,
            chapter TEXT NOT NULL,
            day     INTEGER NOT NULL,
            PRIMARY KEY (person, course, chapter)
        ) STRICT, WITHOUT ROWID;

        -- How often a question was answered, and rightly: counters without persons, for the author.
        CREATE TABLE question_counter (
            course   TEXT NOT NULL,
            question TEXT NOT NULL,
            answered INTEGER NOT NULL,
            correct  INTEGER NOT NULL,
            PRIMARY KEY (course, question)
        ) STRICT, WITHOUT ROWID;

        -- Who listed or took out figures or names, when, and by which filter.
        CREATE TABLE access_log (
            id     INTEGER PRIMARY KEY,
            at     INTEGER NOT NULL,
            person INTEGER REFERENCES person,
            what   TEXT NOT NULL,
            filter TEXT NOT NULL
        ) STRICT;
        CREATE INDEX "access_log#person" ON access_log (person);
        """
}
