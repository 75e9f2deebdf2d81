internal import Compliance
internal import Formats
internal import SQLite

/// What `retain` erased, or would erase: how many of each kind, in the order they are told.
struct RetentionResult {
    var counts: [(name: String, count: Int)] = []
}

/// Retention (DESIGN §5): of those who left long ago only days, units and completions stay, so that the figures of past
/// days hold; who they were is gone. So is what has become old of everybody.
extension Store {
    /// Erases what the settings say is to be erased on a day, under a decision, in one transaction. A dry run does all
    /// of it and lets none of it stand. After the commit none of it is left in the file or its journal.
    func retain(decision: String, now: Int, isDryRun: Bool) throws -> RetentionResult {
        var result = RetentionResult()
        do {
            try connection.write {
                let run = try startRetention(decision: decision, now: now)
                result.counts = try eraseLeavers(run, now: now) + eraseOld(run, now: now)
                try finishRetention(run, result)
                if isDryRun { throw DryRun() }
                connection.emptyJournalAfterCommit()
            }
        } catch is DryRun {
            // Nothing stands of it.
        }
        return result
    }

    private struct DryRun: Error {}

    private func startRetention(decision: String, now: Int) throws -> Int {
        let today = Stockholm.day(at: now)
        // The shorter of the two: whoever left before it may be gone, with or without a completion.
        let months = min(try months(.completed), try months(.uncompleted))
        return try connection.insert(
            """
            INSERT INTO retention (day, decision, left_before, last_import, counts, recorded_at)
            VALUES (?, ?, ?, (SELECT ifnull(max(id), 0) FROM import), '{}', ?)
            """, Value(today), Value(decision), Value(today.adding(months: -months)), Value(now))
    }

    private func finishRetention(_ run: Int, _ result: RetentionResult) throws {
        var json = JSONWriter()
        json.object { json in for (name, count) in result.counts { json.number(name, count) } }
        try connection.run("UPDATE retention SET counts = ? WHERE id = ?", Value(json.text), Value(run))
    }

    /// Those whose last day lies far enough back: they have neither a running or coming employment nor a role, and lead
    /// no unit.
    private func eraseLeavers(_ run: Int, now: Int) throws -> [(String, Int)] {
        let today = Stockholm.day(at: now)
        let leavers = try connection.run(
            Self.markLeavers, Value(run), Value(today.adding(months: -(try months(.completed)))),
            Value(today.adding(months: -(try months(.uncompleted)))), Value(today))
        var counts = [("personer som har slutat", leavers)]
        guard leavers > 0 else { return counts }
        for (name, statement) in Self.leaverErasure {
            let count = try connection.run(statement, Value(run))
            if let name { counts.append((name, count)) }
        }
        return counts
    }

    /// `?1` the run, `?2` and `?3` the days before which somebody with and without a completion has left, `?4` today.
    private static let markLeavers: StaticString = """
        UPDATE person SET erased_by = ?1
        WHERE erased_by IS NULL AND pass_until IS NULL
          AND NOT EXISTS (SELECT 1 FROM employment e WHERE e.person = person.id AND e.withdrawn = 0
                          AND (e.last_day IS NULL OR e.last_day >= ?4))
          AND NOT EXISTS (SELECT 1 FROM role_grant g WHERE g.person = person.id AND g.revoked_at IS NULL)
          AND NOT EXISTS (SELECT 1 FROM unit_manager m WHERE m.person = person.id
                          AND (m.until_day IS NULL OR m.until_day >= ?4))
          -- The last day anything held; of somebody of whom nothing ever did no day can be counted from.
          AND (SELECT max(day) FROM
                (SELECT iif(withdrawn, known_from, last_day) AS day FROM employment WHERE person = person.id
                 UNION ALL SELECT revoked_at / 86400 FROM role_grant WHERE person = person.id
                 UNION ALL SELECT until_day FROM unit_manager WHERE person = person.id))
            < iif(EXISTS (SELECT 1 FROM completion c WHERE c.person = person.id), ?2, ?3)
        """

    /// Of the leavers of a run, `?1`: what names them or tells of them, beside the facts that figures need. The name
    /// of what is counted, where it is told. A test walks the schema for what is forgotten here.
    private static let leaverErasure: [(String?, StaticString)] = [
        (
            nil,
            """
            UPDATE rule SET who = 'gallrad'
            WHERE who IN (SELECT ref FROM person WHERE erased_by = ?1
                          UNION SELECT name FROM person WHERE erased_by = ?1
                          UNION SELECT c.before ->> 'name' FROM import_change c JOIN person p ON p.id = c.row
                                WHERE c.kind = 'person' AND p.erased_by = ?1)
              AND who NOT IN (SELECT name FROM person WHERE erased_by IS NULL)
            """
        ),
        (
            nil,
            """
            UPDATE import SET erased_by = ?1
            WHERE erased_by IS NULL AND id IN
              (SELECT import FROM person WHERE erased_by = ?1
               UNION SELECT e.import FROM employment e JOIN person p ON p.id = e.person WHERE p.erased_by = ?1
               UNION SELECT c.import FROM completion c JOIN person p ON p.id = c.person WHERE p.erased_by = ?1
               UNION SELECT m.import FROM unit_manager m JOIN person p ON p.id = m.person WHERE p.erased_by = ?1
               UNION SELECT c.import FROM import_change c JOIN person p ON p.id = c.row
                     WHERE c.kind = 'person' AND p.erased_by = ?1
               UNION SELECT c.import FROM import_change c JOIN employment e ON e.id = c.row
                     JOIN person p ON p.id = e.person
                     WHERE c.kind IN ('employment', 'placement', 'leave') AND p.erased_by = ?1
               UNION SELECT c.import FROM import_change c JOIN unit_manager m ON m.id = c.row
                     JOIN person p ON p.id = m.person WHERE c.kind = 'unit_manager' AND p.erased_by = ?1)
            """
        ),
        (
            nil,
            """
            DELETE FROM import_change
            WHERE (kind = 'person' AND row IN (SELECT id FROM person WHERE erased_by = ?1))
               OR (kind IN ('employment', 'placement', 'leave') AND row IN
                   (SELECT e.id FROM employment e JOIN person p ON p.id = e.person WHERE p.erased_by = ?1))
               OR (kind = 'unit_manager' AND row IN
                   (SELECT m.id FROM unit_manager m JOIN person p ON p.id = m.person WHERE p.erased_by = ?1))
            """
        ),
        (nil, "DELETE FROM session WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (nil, "DELETE FROM sign_in_link WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (nil, "DELETE FROM chapter_done WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (nil, "DELETE FROM reminder WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (nil, "DELETE FROM group_event WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (nil, "DELETE FROM reading_place WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (nil, "DELETE FROM role_grant WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (
            nil,
            """
            DELETE FROM unit_loan
            WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)
               OR lender IN (SELECT id FROM person WHERE erased_by = ?1)
            """
        ),
        (nil, "DELETE FROM unit_manager WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        // Others may still see that somebody looked at them, as of somebody who has left.
        (
            nil,
            "UPDATE access_log SET person = NULL WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"
        ),
        (
            nil,
            "DELETE FROM access_log WHERE filter ->> 'person' IN (SELECT id FROM person WHERE erased_by = ?1)"
        ),
        (
            "deras intyg",
            """
            UPDATE completion SET code = NULL, certificate = NULL
            WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)
              AND (code IS NOT NULL OR certificate IS NOT NULL)
            """
        ),
        // That it was decided stays, since figures follow from it; why does not.
        (
            nil,
            """
            UPDATE voiding SET reason = '' WHERE completion IN
              (SELECT c.id FROM completion c JOIN person p ON p.id = c.person WHERE p.erased_by = ?1)
            """
        ),
        (
            nil,
            """
            UPDATE registration SET reason = '' WHERE completion IN
              (SELECT c.id FROM completion c JOIN person p ON p.id = c.person WHERE p.erased_by = ?1)
            """
        ),
        (
            nil,
            """
            UPDATE retraction SET reason = ''
            WHERE voiding IN (SELECT v.id FROM voiding v JOIN completion c ON c.id = v.completion
                              JOIN person p ON p.id = c.person WHERE p.erased_by = ?1)
               OR extension IN (SELECT x.id FROM extension x JOIN person p ON p.id = x.person
                                WHERE p.erased_by = ?1)
            """
        ),
        (
            nil,
            "UPDATE extension SET reason = '' WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"
        ),
        // What they corrected stands in the facts; names and addresses among it must go.
        (nil, "DELETE FROM correction WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"),
        (
            nil,
            "UPDATE employment SET number = NULL WHERE person IN (SELECT id FROM person WHERE erased_by = ?1)"
        ),
        // Last: what was hers is found by her row.
        (
            nil,
            """
            UPDATE person SET ref = 'gallrad-' || lower(hex(randomblob(12))), name = 'Gallrad', email = NULL,
                login = NULL
            WHERE erased_by = ?1
            """
        ),
    ]

    /// What has become old of everybody.
    private func eraseOld(_ run: Int, now: Int) throws -> [(String, Int)] {
        let today = Stockholm.day(at: now)
        func day(_ period: RetentionPeriod) throws -> Value {
            Value(today.adding(months: -(try months(period))))
        }
        try erasePasses(endedBy: now)
        let progress = try connection.run(
            """
            DELETE FROM chapter_done WHERE (person, course) IN
              (SELECT person, course FROM chapter_done GROUP BY person, course HAVING max(day) < ?)
            """, try day(.progress))
        try connection.run("DELETE FROM fault_report WHERE day < ?", try day(.access))
        try connection.run("DELETE FROM reading_place WHERE day < ?", try day(.progress))
        let seen = try connection.run(
            "DELETE FROM access_log WHERE at / 86400 < ?", try day(.log))
        let reminders = try connection.run("DELETE FROM reminder WHERE day < ?", try day(.log))
        try connection.run("DELETE FROM reminder_run WHERE day < ?", try day(.log))
        try connection.run("DELETE FROM backup_made WHERE recorded_at / 86400 < ?", try day(.log))
        let roles = try connection.run(
            "DELETE FROM role_grant WHERE revoked_at / 86400 < ?", try day(.log))
        // The same as was, so that `undo` cannot miss the row it would give back.
        try connection.run(
            """
            UPDATE import SET erased_by = ?1
            WHERE erased_by IS NULL AND (recorded_at / 86400 < ?2
              OR id IN (SELECT import FROM unit_manager WHERE until_day < ?3)
              OR id IN (SELECT c.import FROM import_change c JOIN unit_manager m ON m.id = c.row
                        WHERE c.kind = 'unit_manager' AND m.until_day < ?3))
            """, Value(run), try day(.imports), try day(.access))
        let kept = try connection.run(
            """
            DELETE FROM import_change
            WHERE import IN (SELECT id FROM import WHERE recorded_at / 86400 < ?1)
               OR (kind = 'unit_manager' AND row IN (SELECT id FROM unit_manager WHERE until_day < ?2))
            """, try day(.imports), try day(.access))
        let loans = try connection.run(
            "DELETE FROM unit_loan WHERE until_day < ?1 OR taken_back_at / 86400 < ?1", try day(.access))
        let managers = try connection.run("DELETE FROM unit_manager WHERE until_day < ?", try day(.access))
        let tokens = try connection.run(
            "DELETE FROM api_token WHERE until_day < ?1 OR revoked_at / 86400 < ?1", try day(.access))
        let groups = try connection.run(
            "DELETE FROM group_event WHERE session IN (SELECT id FROM group_session WHERE day < ?)",
            try day(.groups))
        let links = try connection.run("DELETE FROM sign_in_link WHERE expires_at <= ?", Value(now))
        let sessions = try connection.run(
            "DELETE FROM session WHERE created_at <= ?", Value(now - Session.lifetimeSeconds))
        return [
            ("påbörjade kurser", progress), ("åtkomstlogg", seen), ("påminnelser", reminders),
            ("roller", roles),
            ("uppgifter från före importer", kept), ("lånade enheter", loans), ("chefsuppdrag", managers),
            ("token", tokens), ("deltagande i gruppträffar", groups), ("inloggningslänkar", links),
            ("inloggningar", sessions),
        ]
    }
}

extension StaffIntake {
    /// Whether a row of a staff file is of somebody who was erased: a post that ended before a run's limit, of a person
    /// who was not here when it ran, or who came after it. Taken in again it would be counted twice on past days.
    func isErased(_ ref: String, _ lastDay: Day) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM retention r
            WHERE ?2 < r.left_before AND NOT EXISTS
              (SELECT 1 FROM person p JOIN employment e ON e.person = p.id
               WHERE p.ref = ?1 AND (e.import IS NULL OR e.import <= r.last_import))
            """, Value(ref), Value(lastDay)
        ) { _ in true } ?? false
    }
}
