internal import SQLite

extension Schema {
    /// The access log is read newest first, the whole or what one person has opened.
    static let accessOrder: StaticString = """
        CREATE INDEX "access_log#at" ON access_log (at);
        -- In place of the one by person alone: whether somebody opened the same within the hour is asked each time.
        DROP INDEX "access_log#person";
        CREATE INDEX "access_log#person" ON access_log (person, at);
        """
}
