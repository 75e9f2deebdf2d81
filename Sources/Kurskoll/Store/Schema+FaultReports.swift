internal import SQLite

extension Schema {
    /// What somebody has told us that does not work.
    static let faultReports: StaticString = """
        -- A fault in accessibility, told by anybody (lag 2018:1937, 13 §). Nobody is asked who she is. Erased when HR
        -- has dealt with it.
        CREATE TABLE fault_report (
            id      INTEGER PRIMARY KEY,
            day     INTEGER NOT NULL,            -- the day it came
            text    TEXT NOT NULL,               -- what does not work, in her words
            contact TEXT                         -- where she wants the answer; NULL where she wants none
        ) STRICT;
        CREATE INDEX "fault_report#day" ON fault_report (day);
        """
}
