internal import HTTP
internal import SQLite

/// `/api/v1/metrics`: what a program that watches the service reads every minute. Names nobody.
enum APIMetrics {
    static func show(_ call: APICall) throws -> Response {
        try call.keepUse()
        var text = MetricsText()
        call.site.settings.metrics.write(to: &text)
        try writeAges(of: call.store, now: call.now, to: &text)
        if let room = DatabaseRoom.of(call.store.path) { write(room, to: &text) }
        return Response(
            .ok, fields: ["Content-Type": MetricsText.type, "Cache-Control": "no-store"],
            body: .bytes(Array(text.text.utf8)))
    }

    /// Ages and not instants, so that an alarm needs no arithmetic. What has never been done has no sample.
    private static func writeAges(of store: Store, now: Int, to text: inout MetricsText) throws {
        text.family(
            "kurskoll_import_age_seconds", .gauge, "Since the latest staff list of a source was taken in.")
        for (source, at) in try store.lastImports() {
            text.sample([("source", source)], max(0, now - at))
        }
        text.family(
            "kurskoll_reminder_age_seconds", .gauge, "Since reminders last went, or none had to.")
        if let at = try store.lastGoodReminderRun() { text.sample(max(0, now - at)) }
        text.family("kurskoll_backup_age_seconds", .gauge, "Since the latest backup was made.")
        if let at = try store.lastBackup() { text.sample(max(0, now - at)) }
    }

    /// In whole mebibytes: whoever leaves by `/lamna` is signed out, which is written, and must not be seen here.
    private static func write(_ room: DatabaseRoom, to text: inout MetricsText) {
        for (name, bytes, help) in [
            ("database", room.database, "The database file"),
            ("journal", room.journal, "Its write-ahead log"),
            ("disk_free", room.free, "What is left of its disk"),
        ] {
            text.family("kurskoll_\(name)_bytes", .gauge, "\(help), rounded up to mebibytes.")
            text.sample(((bytes + (1 << 20) - 1) >> 20) << 20)
        }
    }
}
