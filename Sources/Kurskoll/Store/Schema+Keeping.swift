internal import SQLite

extension Schema {
    /// What is erased by the municipality's decision, and what a backup says of itself.
    static let keeping: StaticString = """
        -- That the retention rules were carried out, and by which decision, for whoever asks later what was erased. It
        -- names nobody.
        CREATE TABLE retention (
            id          INTEGER PRIMARY KEY,
            day         INTEGER NOT NULL,        -- the day it was done
            decision    TEXT NOT NULL,           -- the number of the municipality's decision
            left_before INTEGER NOT NULL,        -- who had left before this day may be erased: of somebody unknown
                                                 -- later files' posts that ended earlier are not taken in again
            last_import INTEGER NOT NULL,        -- the latest import before it: whom a later one brought is unknown
            counts      TEXT NOT NULL,           -- how many of each kind were erased, as JSON
            recorded_at INTEGER NOT NULL
        ) STRICT;
        -- The run that erased who she is: of her only days and units are left. NULL for everybody else.
        ALTER TABLE person ADD COLUMN erased_by INTEGER REFERENCES retention;
        CREATE INDEX "person#erased_by" ON person (erased_by) WHERE erased_by IS NOT NULL;
        -- The run that erased something the import touched: it can no longer be taken back. NULL while it can.
        ALTER TABLE import ADD COLUMN erased_by INTEGER REFERENCES retention;

        -- In a backup: what it counted on the day it was made, for `verify` to count again. Empty in the database itself.
        CREATE TABLE backup_total (
            name   TEXT PRIMARY KEY,             -- what was counted; `dag` is the day
            number INTEGER NOT NULL              -- how many
        ) STRICT, WITHOUT ROWID;
        """

    /// Sums over every fact that a report is counted from, with columns that all versions of the schema have: a
    /// migration may not change any of them. Each table has its number of rows, and a sum in which every column that
    /// counts has a weight of its own, so that no two can change places unseen.
    static let totals: StaticString = """
        SELECT 'personer', count(*), 0 FROM person
        UNION ALL SELECT 'enheter', count(*), 0 FROM unit
        UNION ALL SELECT 'förvaltningar', count(*), 0 FROM administration
        UNION ALL SELECT 'anställningar', count(*), ifnull(sum((id % 1009 + 1) * (person % 911
            + 3 * ifnull(first_day, -1) + 5 * ifnull(last_day, -1) + 7 * known_from + 11 * category
            + 13 * withdrawn + 17 * ifnull(form, -1))), 0) FROM employment
        UNION ALL SELECT 'placeringar', count(*),
            ifnull(sum((employment % 1009 + 1) * (from_day + 31 * unit)), 0) FROM placement
        UNION ALL SELECT 'enheternas förvaltningar', count(*),
            ifnull(sum((unit % 1009 + 1) * (from_day + 31 * administration)), 0) FROM unit_administration
        UNION ALL SELECT 'tjänstledigheter', count(*),
            ifnull(sum((employment % 1009 + 1) * (first_day + 3 * ifnull(last_day, -1))), 0) FROM leave
        UNION ALL SELECT 'slutföranden av ' || course, count(*),
            ifnull(sum((id % 1009 + 1) * (person % 911 + 3 * day + 5 * length(method) + 7 * ifnull(version, -1))), 0)
            FROM completion GROUP BY course
        UNION ALL SELECT 'makuleringar', count(*), ifnull(sum((completion % 1009 + 1) * day), 0) FROM voiding
        UNION ALL SELECT 'förlängningar av ' || course, count(*),
            ifnull(sum((person % 1009 + 1) * (day + 3 * due_day)), 0) FROM extension GROUP BY course
        UNION ALL SELECT 'regler för ' || course, count(*),
            ifnull(sum((id % 1009 + 1) * (from_day + 3 * length(name) + 5 * length(value)
            + 7 * ifnull(administration, -1))), 0) FROM rule GROUP BY course
        """
}
