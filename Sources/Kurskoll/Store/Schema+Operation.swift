internal import SQLite

extension Schema {
    /// When a backup was made, and tokens for programs that watch the service.
    static let operation: StaticString = """
        -- That a backup was made and its pages examined, for whoever asks when the latest one was. It names nobody. A
        -- backup holds those that were made before it.
        CREATE TABLE backup_made (
            id          INTEGER PRIMARY KEY,
            recorded_at INTEGER NOT NULL         -- when it was whole and on the disk
        ) STRICT;

        -- What opens the API for another program. Only the hash is kept: a stolen file opens nothing.
        CREATE TABLE scoped_token (
            id             INTEGER PRIMARY KEY,
            name           TEXT NOT NULL,        -- what it is for, as the operator wrote it
            hash           BLOB NOT NULL UNIQUE, -- SHA-256 of the token
            prefix         TEXT NOT NULL,        -- its first characters, to tell which one a program has
            scope          TEXT NOT NULL CHECK (scope IN ('figures', 'hr', 'import', 'metrics')), -- what it opens
            administration INTEGER REFERENCES administration, -- NULL: the whole municipality
            until_day      INTEGER NOT NULL,     -- the last day it opens anything
            used_day       INTEGER,              -- the latest day it was used, to find those nobody needs
            created_at     INTEGER NOT NULL,     -- when it was made
            revoked_at     INTEGER               -- when it was taken back; NULL while it holds
        ) STRICT;
        INSERT INTO scoped_token
            (id, name, hash, prefix, scope, administration, until_day, used_day, created_at, revoked_at)
            SELECT id, name, hash, prefix, scope, administration, until_day, used_day, created_at, revoked_at
            FROM api_token;
        DROP TABLE api_token;
        ALTER TABLE scoped_token RENAME TO api_token;
        """
}
