internal import Compliance
internal import SQLite

/// One time that the timer ran.
struct ReminderRun {
    let day: Day
    let begunAt: Int
    /// Nil while it runs, or where it was cut off.
    let endedAt: Int?
    let sent: Int
    let failed: Int
    /// Persons who should have had a letter and have no address of their own.
    let unreachable: Int
}

/// The alarm: reminders stop unseen, since nobody misses a letter.
extension Store {
    /// Days without a good run after which the alarm is raised, where the municipality has not set it.
    static let alarmDays = 3

    func beginReminderRun(on day: Day, now: Int) throws -> Int {
        try connection.insert(
            "INSERT INTO reminder_run (day, begun_at) VALUES (?, ?)", Value(day), Value(now))
    }

    func endReminderRun(_ id: Int, _ round: ReminderRound.Outcome, now: Int) throws {
        try connection.run(
            "UPDATE reminder_run SET ended_at = ?, sent = ?, failed = ?, unreachable = ? WHERE id = ?",
            Value(now), Value(round.sent + round.digests), Value(round.failed), Value(round.unreachable),
            Value(id))
    }

    /// The latest; nil where none has been.
    func latestReminderRun() throws -> ReminderRun? {
        try connection.first(
            """
            SELECT day, begun_at, ended_at, sent, failed, unreachable FROM reminder_run
            ORDER BY id DESC LIMIT 1
            """
        ) {
            ReminderRun(
                day: $0.day(0), begunAt: $0.int(1), endedAt: $0.optionalInt(2), sent: $0.int(3),
                failed: $0.int(4), unreachable: $0.int(5))
        }
    }

    /// The latest day on which letters went, or on which none had to; where there has been none, the day before the
    /// first try. Nil where the timer has never run: then reminders are not in use.
    func lastGoodReminderDay() throws -> Day? {
        try connection.first(
            """
            SELECT ifnull(max(day) FILTER (WHERE ended_at IS NOT NULL AND (sent > 0 OR failed = 0)), min(day) - 1)
            FROM reminder_run
            """
        ) { $0.optionalDay(0) } ?? nil
    }

    /// Since when no reminder has gone, where that is longer than the municipality bears; nil while all is well.
    func reminderAlarm(on today: Day) throws -> Day? {
        guard let last = try lastGoodReminderDay() else { return nil }
        let limit = try setting(ReminderSettings.alarmKey).flatMap { Int($0) } ?? Self.alarmDays
        return today - last > limit ? last : nil
    }

    /// Letters that the latest run had begun and not marked when it was cut off; 0 where it came to its end.
    func uncertainReminderCount() throws -> Int {
        try connection.first(
            """
            SELECT count(DISTINCT m.person) FROM reminder m JOIN reminder_run r ON m.begun_at >= r.begun_at
            WHERE m.sent_at IS NULL AND r.ended_at IS NULL AND r.id = (SELECT max(id) FROM reminder_run)
            """
        ) { $0.int(0) } ?? 0
    }
}
