internal import Compliance
internal import SQLite

/// What of letters already sent decides who may have another.
struct ReminderHistory {
    struct Key: Hashable {
        let person: Int
        let course: String
    }

    /// The day of the latest letter about a course.
    private(set) var last: [Key: Day] = [:]
    /// The day of the latest letter about any course, by person.
    private(set) var lastOfAny: [Int: Day] = [:]
    /// The day of a manager's latest weekly letter.
    var digests: [Int: Day] = [:]

    mutating func note(_ person: Int, _ course: String, _ day: Day) {
        let key = Key(person: person, course: course)
        last[key] = max(last[key] ?? day, day)
        lastOfAny[person] = max(lastOfAny[person] ?? day, day)
    }
}

/// Reminders (DESIGN §6). A letter is written down before it is handed over, in a transaction of its own, and marked
/// when it was taken: so none goes twice, whatever ends the program and however many of it run. One that was cut off in
/// between may be lost; the next occasion comes.
extension Store {
    /// What matters on a day and later: no occasion lies further back than a month. The pluses make it read by day, not
    /// through all of them in the order of the groups.
    func reminderHistory(on day: Day) throws -> ReminderHistory {
        var history = ReminderHistory()
        try connection.each(
            """
            SELECT person, course, max(day) FROM reminder
            WHERE day >= ? AND begun_at IS NOT NULL GROUP BY +person, +course
            """, Value(day.adding(days: -31))
        ) { row in
            if row.text(1).isEmpty {
                history.digests[row.int(0)] = row.day(2)
            } else {
                history.note(row.int(0), row.text(1), row.day(2))
            }
        }
        return history
    }

    /// Those for whom a manager has asked and no letter has gone yet, with the courses.
    func askedReminders() throws -> [Int: Set<String>] {
        var asked: [Int: Set<String>] = [:]
        try connection.each("SELECT person, course FROM reminder WHERE begun_at IS NULL") {
            asked[$0.int(0), default: []].insert($0.text(1))
        }
        return asked
    }

    /// Everybody who can be written to, with the address as HR wrote it: held by nobody else, since whoever reads a
    /// shared mailbox cannot know whose letter it is. Case does not count.
    func ownAddresses() throws -> [Int: String] {
        var addresses: [Int: String] = [:]
        try connection.each(
            "SELECT min(id), min(email) FROM person WHERE email IS NOT NULL GROUP BY lower(email) HAVING count(*) = 1"
        ) { addresses[$0.int(0)] = $0.text(1) }
        return addresses
    }

    /// Who leads or stands in for the leader of a unit on each day, by the unit's id.
    func unitLeaders() throws -> [Int: [(person: Int, from: Day, until: Day?)]] {
        var leaders: [Int: [(person: Int, from: Day, until: Day?)]] = [:]
        try connection.each(
            "SELECT unit, person, from_day, until_day FROM unit_access WHERE task IN ('manager', 'deputy')"
        ) { leaders[$0.int(0), default: []].append(($0.int(1), $0.day(2), $0.optionalDay(3))) }
        return leaders
    }

    /// Whether somebody is still there under this address, and has completed nothing since that completion.
    func isStillOpen(_ person: Int, address: String, since completion: Int) throws -> Bool {
        try connection.first(
            """
            SELECT 1 FROM person p WHERE id = ?1 AND email = ?2
              AND NOT EXISTS (SELECT 1 FROM completion c WHERE c.person = p.id AND c.id > ?3)
            """, Value(person), Value(address), Value(completion)
        ) { _ in true } ?? false
    }

    /// Writes down that a letter to a learner goes now; false where another has gone within the week, so that it
    /// must not. Needs an open transaction.
    func begin(_ letter: ReminderPlan.Letter, on day: Day, now: Int) throws -> Bool {
        let hasRested =
            try connection.first(
                """
                SELECT 1 FROM reminder
                WHERE person = ?1 AND kind <> 'digest' AND begun_at IS NOT NULL AND day > ?2
                """, Value(letter.person), Value(day.adding(days: -ReminderOccasion.restDays))
            ) { _ in true } == nil
        guard hasRested else { return false }
        for duty in letter.duties {
            let waited = try connection.run(
                """
                UPDATE reminder SET begun_at = ?1, day = ?2, due_day = ?3
                WHERE person = ?4 AND course = ?5 AND begun_at IS NULL
                """, Value(now), Value(day), Value(duty.due), Value(letter.person), Value(duty.course))
            guard waited == 0 else { continue }
            try connection.run(
                """
                INSERT INTO reminder (person, kind, course, due_day, day, recorded_at, begun_at)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6)
                """, Value(letter.person), Value(duty.kind), Value(duty.course), Value(duty.due), Value(day),
                Value(now))
        }
        return true
    }

    /// The same for a manager's weekly letter: one in a week from Monday.
    func begin(_ digest: ReminderPlan.Digest, on day: Day, now: Int) throws -> Bool {
        try connection.run(
            """
            INSERT INTO reminder (person, kind, course, day, recorded_at, begun_at)
            SELECT ?1, 'digest', '', ?2, ?4, ?4 WHERE NOT EXISTS
              (SELECT 1 FROM reminder WHERE person = ?1 AND kind = 'digest' AND day >= ?3)
            """, Value(digest.person), Value(day), Value(day.firstOfWeek), Value(now)) > 0
    }

    /// Marks what was begun to somebody on a day as taken by what sends mail.
    func finishReminder(to person: Int, isDigest: Bool, on day: Day, now: Int) throws {
        try connection.run(
            """
            UPDATE reminder SET sent_at = ?1
            WHERE person = ?2 AND day = ?3 AND (kind = 'digest') = ?4 AND begun_at IS NOT NULL AND sent_at IS NULL
            """, Value(now), Value(person), Value(day), Value(isDigest))
    }

    /// What was begun was not taken, and nothing has gone: as if it had not begun. What a manager asked for waits on.
    func undoReminder(to person: Int, isDigest: Bool, on day: Day) throws {
        try connection.run(
            """
            UPDATE reminder SET begun_at = NULL
            WHERE person = ? AND day = ? AND kind = 'manager' AND sent_at IS NULL AND ? = 0
            """, Value(person), Value(day), Value(isDigest))
        try connection.run(
            """
            DELETE FROM reminder
            WHERE person = ? AND day = ? AND kind <> 'manager' AND (kind = 'digest') = ? AND begun_at IS NOT NULL
              AND sent_at IS NULL
            """, Value(person), Value(day), Value(isDigest))
    }

    /// When somebody last had a letter about a course, and whether one waits that her manager has asked for.
    func reminderState(of person: Int) throws -> (last: Day?, isWaiting: Bool) {
        try connection.first(
            """
            SELECT max(day) FILTER (WHERE begun_at IS NOT NULL), ifnull(sum(begun_at IS NULL), 0) FROM reminder
            WHERE person = ? AND kind <> 'digest'
            """, Value(person)
        ) { ($0.optionalDay(0), $0.int(1) > 0) } ?? (nil, false)
    }

    /// Notes that a manager asks for a reminder; once for a course that waits already.
    func askReminder(of person: Int, course: String, due: Day, on day: Day, now: Int) throws {
        try connection.run(
            """
            INSERT INTO reminder (person, kind, course, due_day, day, recorded_at)
            SELECT ?1, 'manager', ?2, ?3, ?4, ?5 WHERE NOT EXISTS
              (SELECT 1 FROM reminder WHERE person = ?1 AND course = ?2 AND (begun_at IS NULL OR day = ?4))
            """, Value(person), Value(course), Value(due), Value(day), Value(now))
    }

    /// Forgets what was asked for of somebody who needs no reminder any more.
    func forgetAskedReminders(of person: Int) throws {
        try connection.run("DELETE FROM reminder WHERE person = ? AND begun_at IS NULL", Value(person))
    }
}
