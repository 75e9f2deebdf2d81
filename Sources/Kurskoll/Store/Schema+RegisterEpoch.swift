import SQLite

extension Schema {
    /// Lets threads share what they have read of the register until it is another one.
    static let registerEpoch: StaticString = """
        -- One row. Its number is counted up when something that figures are counted from is changed or erased: units,
        -- posts, placements, leave, decisions about a person. What was read of them before holds until then. Rules of
        -- the tables, so that no way of changing them can forget it. A new completion counts nothing up: it is known by
        -- its number, and there are many of them on a day.
        CREATE TABLE register_epoch (
            id     INTEGER PRIMARY KEY CHECK (id = 0), -- there is one
            number INTEGER NOT NULL                    -- only whether it is another one says anything
        ) STRICT;
        INSERT INTO register_epoch VALUES (0, 0);

        CREATE TRIGGER "administration#named" AFTER INSERT ON administration
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "administration#renamed" AFTER UPDATE ON administration
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "administration#gone" AFTER DELETE ON administration
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit#named" AFTER INSERT ON unit
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit#renamed" AFTER UPDATE ON unit
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit#gone" AFTER DELETE ON unit
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_administration#added" AFTER INSERT ON unit_administration
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_administration#corrected" AFTER UPDATE ON unit_administration
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "unit_administration#gone" AFTER DELETE ON unit_administration
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "employment#added" AFTER INSERT ON employment
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "employment#corrected" AFTER UPDATE ON employment
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "employment#gone" AFTER DELETE ON employment
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "placement#added" AFTER INSERT ON placement
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "placement#corrected" AFTER UPDATE ON placement
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "placement#gone" AFTER DELETE ON placement
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "leave#added" AFTER INSERT ON leave
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "leave#corrected" AFTER UPDATE ON leave
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "leave#gone" AFTER DELETE ON leave
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "completion#corrected" AFTER UPDATE OF id, person, course, day, version ON completion
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "completion#gone" AFTER DELETE ON completion
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "voiding#added" AFTER INSERT ON voiding
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "voiding#corrected" AFTER UPDATE OF completion, day ON voiding
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "voiding#gone" AFTER DELETE ON voiding
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "extension#added" AFTER INSERT ON extension
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "extension#corrected" AFTER UPDATE OF person, course, day, due_day ON extension
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "extension#gone" AFTER DELETE ON extension
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "retraction#added" AFTER INSERT ON retraction
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "retraction#corrected" AFTER UPDATE OF voiding, extension ON retraction
        BEGIN UPDATE register_epoch SET number = number + 1; END;
        CREATE TRIGGER "retraction#gone" AFTER DELETE ON retraction
        BEGIN UPDATE register_epoch SET number = number + 1; END;

        -- Holds all that is counted of completions and told of them, so that neither touches the table.
        DROP INDEX "completion#course";
        CREATE INDEX "completion#course" ON completion (course, person, day, id, version, method);
        """
}
