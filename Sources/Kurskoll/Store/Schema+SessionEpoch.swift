internal import SQLite

extension Schema {
    /// Lets a thread use what it knows of sessions for longer than until somebody commits: while hundreds take a
    /// course somebody always does.
    static let sessionEpoch: StaticString = """
        -- One row. Its number is counted up when something that a running session hangs on is changed or ended: what
        -- was read of sessions before holds until then, or until midnight. Rules of the tables, so that no way of
        -- changing them can forget it. What only a new session can show needs none; a role that is granted or
        -- revoked ends the person's sessions.
        CREATE TABLE session_epoch (
            id     INTEGER PRIMARY KEY CHECK (id = 0), -- there is one
            number INTEGER NOT NULL                    -- only whether it is another one says anything
        ) STRICT;
        INSERT INTO session_epoch VALUES (0, 0);

        CREATE TRIGGER "session#ended" AFTER DELETE ON session
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "person#changed" AFTER UPDATE OF ref, name, login, pass_until ON person
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "employment#ended" AFTER UPDATE OF person, last_day, withdrawn ON employment
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "employment#removed" AFTER DELETE ON employment
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_manager#added" AFTER INSERT ON unit_manager
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_manager#changed" AFTER UPDATE ON unit_manager
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_manager#removed" AFTER DELETE ON unit_manager
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_loan#added" AFTER INSERT ON unit_loan
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_loan#changed" AFTER UPDATE ON unit_loan
        BEGIN UPDATE session_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_loan#removed" AFTER DELETE ON unit_loan
        BEGIN UPDATE session_epoch SET number = number + 1; END;

        -- Whoever signs in forgets the links that have run out.
        CREATE INDEX "sign_in_link#expires_at" ON sign_in_link (expires_at);
        """
}
