internal import SQLite

extension Schema {
    /// What "Dölj omedelbart" needs: who is never to come back, and somebody who is nobody.
    static let privacy: StaticString = """
        -- Who is never to come back into the register: later files' rows of theirs are passed over. Without the key
        -- file beside the database it tells nothing of whom.
        CREATE TABLE stop_list (
            hash BLOB PRIMARY KEY                -- HMAC of a person_ref or a login; one row proves the key itself
        ) STRICT, WITHOUT ROWID;

        -- Of somebody who takes a course as nobody: the instant at which all of hers is erased. NULL for everybody else.
        ALTER TABLE person ADD COLUMN pass_until INTEGER;
        CREATE INDEX "person#pass_until" ON person (pass_until) WHERE pass_until IS NOT NULL;
        """
}
