internal import SQLite

extension Schema {
    /// Sessions know when they were last used, and end when what their person may do changes. Those that run are ended
    /// by this step: they live half a day at most.
    static let signIn: StaticString = """
        DROP TABLE test_draw;
        DROP TABLE session;

        -- Somebody is signed in on a browser. No address and no browser's name is kept.
        CREATE TABLE session (
            hash       BLOB PRIMARY KEY,         -- SHA-256 of the cookie: a stolen file signs nobody in
            person     INTEGER NOT NULL REFERENCES person, -- who is signed in
            created_at INTEGER NOT NULL,         -- when she signed in: it ends half a day later
            used_at    INTEGER NOT NULL          -- when she last opened a page, up to five minutes behind: it ends
                                                 -- when it has not been used for some hours
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX "session#person" ON session (person);
        -- Each sign-in forgets those that ended.
        CREATE INDEX "session#created_at" ON session (created_at);

        -- The seed of the questions drawn for a knowledge test under way; gone when it is graded.
        CREATE TABLE test_draw (
            session BLOB NOT NULL REFERENCES session ON DELETE CASCADE, -- in which browser it is under way
            course  TEXT NOT NULL,               -- the course's id
            seed    INTEGER NOT NULL,            -- decides the questions and their order
            PRIMARY KEY (session, course)
        ) STRICT, WITHOUT ROWID;

        -- What somebody may do is settled when she signs in; when it changes she signs in again (ASVS 7.2.4). A rule
        -- of the tables, so that no way of changing a role can forget it.
        CREATE TRIGGER "role_grant#granted" AFTER INSERT ON role_grant
        BEGIN DELETE FROM session WHERE person = NEW.person; END;
        CREATE TRIGGER "role_grant#revoked" AFTER UPDATE OF revoked_at ON role_grant
        BEGIN DELETE FROM session WHERE person = NEW.person; END;
        """
}
