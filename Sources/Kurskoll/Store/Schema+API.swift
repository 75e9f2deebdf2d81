internal import SQLite

extension Schema {
    /// Tokens of the API, and the order in which completions came, were voided and were taken away, for programs that
    /// ask what is new.
    static let api: StaticString = """
        -- What opens the API for another program. Only the hash is kept: a stolen file opens nothing.
        CREATE TABLE api_token (
            id             INTEGER PRIMARY KEY,
            name           TEXT NOT NULL,        -- what it is for, as the operator wrote it
            hash           BLOB NOT NULL UNIQUE, -- SHA-256 of the token
            prefix         TEXT NOT NULL,        -- its first characters, to tell which one a program has
            scope          TEXT NOT NULL CHECK (scope IN ('figures', 'hr', 'import')), -- what it opens
            administration INTEGER REFERENCES administration, -- NULL: the whole municipality
            until_day      INTEGER NOT NULL,     -- the last day it opens anything
            used_day       INTEGER,              -- the latest day it was used, to find those nobody needs
            created_at     INTEGER NOT NULL,     -- when it was made
            revoked_at     INTEGER               -- when it was taken back; NULL while it holds
        ) STRICT;

        -- That a completion was recorded, voided or removed, in the order it happened. It names nobody: whose a
        -- completion is stands in its own row, and with that it goes.
        CREATE TABLE completion_change (
            id         INTEGER PRIMARY KEY AUTOINCREMENT, -- never used again: who has read so far misses nothing
            completion INTEGER NOT NULL,         -- its id, also when the row is gone
            kind       TEXT NOT NULL CHECK (kind IN ('recorded', 'voided', 'removed')) -- what happened to it
        ) STRICT;
        CREATE INDEX "completion_change#completion" ON completion_change (completion);
        INSERT INTO completion_change (completion, kind) SELECT id, 'recorded' FROM completion ORDER BY id;
        INSERT INTO completion_change (completion, kind)
            SELECT completion, 'voided' FROM voiding ORDER BY recorded_at, completion;

        -- Rules of the tables, so that no way of adding or taking away evidence can forget it.
        CREATE TRIGGER "completion#recorded" AFTER INSERT ON completion
        BEGIN INSERT INTO completion_change (completion, kind) VALUES (NEW.id, 'recorded'); END;
        CREATE TRIGGER "voiding#recorded" AFTER INSERT ON voiding
        BEGIN INSERT INTO completion_change (completion, kind) VALUES (NEW.completion, 'voided'); END;
        -- An id may come again for another completion: nothing older may then be read as being about it.
        CREATE TRIGGER "completion#removed" AFTER DELETE ON completion
        BEGIN
            DELETE FROM completion_change WHERE completion = OLD.id;
            INSERT INTO completion_change (completion, kind) VALUES (OLD.id, 'removed');
        END;
        """
}
