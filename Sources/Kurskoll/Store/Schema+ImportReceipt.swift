internal import SQLite

extension Schema {
    /// What HR's list of imports tells of each.
    static let importReceipt: StaticString = """
        -- Who took a file in, and how many changes of each kind it made. Beside the import itself, so that it is no
        -- person's: only this row is.
        CREATE TABLE import_receipt (
            import INTEGER PRIMARY KEY REFERENCES import, -- which import
            person INTEGER REFERENCES person,    -- on HR's page; NULL for the command line, a program, and somebody
                                                 -- who is gone
            counts TEXT NOT NULL                 -- by kind of change, as JSON
        ) STRICT;
        CREATE INDEX "import_receipt#person" ON import_receipt (person) WHERE person IS NOT NULL;
        """
}
