internal import SQLite

extension Schema {
    /// What HR decides about a person by hand, and that it was taken back: new facts, nothing is changed or deleted.
    static let decisions: StaticString = """
        -- A completion that does not count from a day on, with why and by whom. Once taken back it may be declared void
        -- again, so it has a number of its own.
        CREATE TABLE numbered_voiding (
            id          INTEGER PRIMARY KEY,
            completion  INTEGER NOT NULL REFERENCES completion, -- which one
            day         INTEGER NOT NULL,        -- the first day it does not count
            reason      TEXT NOT NULL,           -- why
            signer      INTEGER REFERENCES person, -- who decided; NULL for the command line
            recorded_at INTEGER NOT NULL         -- when it was decided
        ) STRICT;
        INSERT INTO numbered_voiding (completion, day, reason, signer, recorded_at)
            SELECT completion, day, reason, signer, recorded_at FROM voiding ORDER BY recorded_at, completion;
        DROP TABLE voiding;
        ALTER TABLE numbered_voiding RENAME TO voiding;
        CREATE INDEX "voiding#completion" ON voiding (completion);
        CREATE INDEX "voiding#signer" ON voiding (signer);
        CREATE TRIGGER "voiding#recorded" AFTER INSERT ON voiding
        BEGIN INSERT INTO completion_change (completion, kind) VALUES (NEW.completion, 'voided'); END;

        -- Another due day for a new hire, with why and by whom. The original stays visible.
        CREATE TABLE signed_extension (
            id          INTEGER PRIMARY KEY,
            person      INTEGER NOT NULL REFERENCES person, -- whose
            course      TEXT NOT NULL,           -- for which course
            day         INTEGER NOT NULL,        -- granted on
            due_day     INTEGER NOT NULL,        -- the new due day
            reason      TEXT NOT NULL,           -- why
            signer      INTEGER REFERENCES person, -- who decided; NULL for the command line
            recorded_at INTEGER NOT NULL         -- when it was decided
        ) STRICT;
        INSERT INTO signed_extension SELECT id, person, course, day, due_day, reason, signer, recorded_at FROM extension;
        DROP TABLE extension;
        ALTER TABLE signed_extension RENAME TO extension;
        CREATE INDEX "extension#course" ON extension (course, person);
        CREATE INDEX "extension#person" ON extension (person);
        CREATE INDEX "extension#signer" ON extension (signer);

        -- That a completion was recorded by hand, with why and by whom: a certificate that HR has seen.
        CREATE TABLE registration (
            completion INTEGER PRIMARY KEY REFERENCES completion, -- which one
            reason     TEXT NOT NULL,            -- why
            signer     INTEGER REFERENCES person -- who decided; NULL for the command line
        ) STRICT;
        CREATE INDEX "registration#signer" ON registration (signer);

        -- That a voiding or an extension does not hold after all, with why and by whom: on no day, as if it had never
        -- been. Both stay in the file.
        CREATE TABLE retraction (
            id          INTEGER PRIMARY KEY,
            voiding     INTEGER UNIQUE REFERENCES voiding,   -- what is taken back: this
            extension   INTEGER UNIQUE REFERENCES extension, -- or this
            reason      TEXT NOT NULL,           -- why
            signer      INTEGER REFERENCES person, -- who decided; NULL for the command line
            recorded_at INTEGER NOT NULL,        -- when it was decided
            CHECK ((voiding IS NULL) <> (extension IS NULL))
        ) STRICT;
        CREATE INDEX "retraction#signer" ON retraction (signer);
        -- For programs that ask what is new the completion is there again.
        CREATE TRIGGER "retraction#recorded" AFTER INSERT ON retraction WHEN NEW.voiding IS NOT NULL
        BEGIN
            INSERT INTO completion_change (completion, kind)
                SELECT completion, 'recorded' FROM voiding WHERE id = NEW.voiding;
        END;

        -- What files have changed of one person is found without reading the whole journal.
        CREATE INDEX "import_change#row" ON import_change (kind, row);

        -- What holds. Whoever counts asks these and never the tables they are made of.
        CREATE VIEW standing_voiding AS
        SELECT id, completion, day, reason, signer FROM voiding v
        WHERE NOT EXISTS (SELECT 1 FROM retraction r WHERE r.voiding = v.id);
        CREATE VIEW standing_extension AS
        SELECT id, person, course, day, due_day, reason, signer FROM extension x
        WHERE NOT EXISTS (SELECT 1 FROM retraction r WHERE r.extension = x.id);
        """
}
