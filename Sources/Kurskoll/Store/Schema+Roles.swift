internal import SQLite

extension Schema {
    /// What a manager lends out of a unit, and the one answer to who may see a unit.
    static let roles: StaticString = """
        -- A unit that its manager has lent: to a deputy, who sees what the manager sees, or to somebody who leads it
        -- through a course in a group. It ends by itself after its last day, and with the lender's own leadership.
        CREATE TABLE unit_loan (
            id            INTEGER PRIMARY KEY,
            unit          INTEGER NOT NULL REFERENCES unit,   -- which unit is lent
            person        INTEGER NOT NULL REFERENCES person, -- to whom
            task          TEXT NOT NULL CHECK (task IN ('deputy', 'groupLeader')), -- what for
            lender        INTEGER NOT NULL REFERENCES person, -- the manager who lent it, for whoever asks later
            from_day      INTEGER NOT NULL,                   -- the first day it holds
            until_day     INTEGER NOT NULL,                   -- the last day it holds, chosen by the lender
            recorded_at   INTEGER NOT NULL,                   -- when it was lent
            taken_back_at INTEGER,                            -- when a manager ended it; NULL while it stands
            taken_back_by INTEGER REFERENCES person,          -- the manager who did
            CHECK (until_day >= from_day),
            CHECK ((taken_back_at IS NULL) = (taken_back_by IS NULL))
        ) STRICT;
        CREATE INDEX "unit_loan#person" ON unit_loan (person);
        CREATE INDEX "unit_loan#unit" ON unit_loan (unit);
        CREATE INDEX "unit_loan#lender" ON unit_loan (lender);
        CREATE INDEX "unit_loan#taken_back_by" ON unit_loan (taken_back_by);

        -- Who may see a unit, as what, from a day and until a day. Nobody else asks the tables it is made of.
        CREATE VIEW unit_access AS
        SELECT unit, person, 'manager' AS task, from_day, until_day FROM unit_manager
        UNION ALL
        SELECT l.unit, l.person, l.task, max(l.from_day, m.from_day),
               min(l.until_day, ifnull(m.until_day, l.until_day))
        FROM unit_loan l JOIN unit_manager m ON m.unit = l.unit AND m.person = l.lender
        WHERE l.taken_back_at IS NULL;
        """
}
