internal import SQLite

extension Schema {
    /// What HR corrects by hand, so that the next file does not undo it.
    static let corrections: StaticString = """
        -- A value that HR has corrected by hand. It holds for as long as the files say what they said when it was
        -- corrected. Of several for one value the latest counts; taking one back is a new one.
        CREATE TABLE correction (
            id           INTEGER PRIMARY KEY,
            person       INTEGER NOT NULL REFERENCES person, -- whose value it is
            employment   INTEGER REFERENCES employment, -- of which employment; NULL for name, e-mail and login
            field        TEXT NOT NULL CHECK (field IN
                ('name', 'email', 'login', 'first_day', 'last_day', 'category', 'form', 'unit')), -- which value
            said         TEXT,                   -- what the files say, NULL for nothing, '' where the row was missing
            value        TEXT,                   -- what holds instead; days as text, of a unit its id
            reason       TEXT NOT NULL,          -- why
            signer       INTEGER REFERENCES person, -- who decided; NULL for the command line
            recorded_at  INTEGER NOT NULL,       -- when it was decided
            after_import INTEGER REFERENCES import, -- the latest import then: it cannot be taken back any more if it
                                                 -- touched what was corrected
            overruled_by INTEGER REFERENCES import, -- the import whose file said something new; NULL while it holds
            CHECK ((employment IS NULL) = (field IN ('name', 'email', 'login')))
        ) STRICT;
        CREATE INDEX "correction#person" ON correction (person);
        CREATE INDEX "correction#employment" ON correction (employment) WHERE employment IS NOT NULL;
        CREATE INDEX "correction#signer" ON correction (signer) WHERE signer IS NOT NULL;
        CREATE INDEX "correction#overruled_by" ON correction (overruled_by) WHERE overruled_by IS NOT NULL;
        """
}
