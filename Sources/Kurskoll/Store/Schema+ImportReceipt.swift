internal import SQLite

extension Schema {
    /// What HR's list of imports tells of each.
    static let importReceipt: StaticString = """
        -- Who took the file in on HR's page; NULL for the command line, a program, and somebody who is gone.
        ALTER TABLE import ADD COLUMN person INTEGER REFERENCES person;
        -- How many changes of each kind it made, as JSON by kind; NULL for those from before this was kept.
        ALTER TABLE import ADD COLUMN counts TEXT;
        CREATE INDEX "import#person" ON import (person) WHERE person IS NOT NULL;
        """
}
