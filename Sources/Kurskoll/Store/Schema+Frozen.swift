internal import SQLite

extension Schema {
    /// Reports as they were delivered. They name nobody, and nothing in them points at a row that may be erased.
    static let frozen: StaticString = """
        -- A report as it was delivered on an occasion, kept for ever: figures without names, the rule they were counted
        -- by, the day and the course's versions. Never changed: what is wrong is frozen anew.
        CREATE TABLE frozen_report (
            id          INTEGER PRIMARY KEY,     -- its number
            recorded_at INTEGER NOT NULL,        -- when it was frozen
            content     TEXT NOT NULL,           -- all of it, as JSON, byte for byte
            sha256      TEXT NOT NULL            -- of the content's bytes
        ) STRICT;
        CREATE TRIGGER "frozen_report#update" BEFORE UPDATE ON frozen_report
        BEGIN SELECT raise(ABORT, 'a frozen report is never changed'); END;
        CREATE TRIGGER "frozen_report#delete" BEFORE DELETE ON frozen_report
        BEGIN SELECT raise(ABORT, 'a frozen report is never erased'); END;
        CREATE TRIGGER "frozen_report#replace" BEFORE INSERT ON frozen_report
        WHEN EXISTS (SELECT 1 FROM frozen_report WHERE id = new.id)
        BEGIN SELECT raise(ABORT, 'a frozen report is never replaced'); END;
        """
}
