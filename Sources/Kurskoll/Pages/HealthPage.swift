internal import HTTP
internal import SQLite
internal import Synchronization

/// `/halsa`: 200 when the database answers and can be written to, as far as is known; else 503.
enum HealthPage {
    static let path = "/halsa"

    static func show(_ visit: Visit) throws -> Response {
        _ = try visit.store.connection.dataVersion()
        guard !visit.site.settings.health.isFailing(now: visit.now) else {
            return answer(.serviceUnavailable, "databasen går inte att skriva i\n")
        }
        return answer(.ok, "ok\n")
    }

    private static func answer(_ status: Status, _ text: String) -> Response {
        var fields = Fields()
        fields.append("Content-Type", "text/plain; charset=utf-8")
        fields.append("Cache-Control", "no-store")
        return Response(status, fields: fields, body: .bytes(Array(text.utf8)))
    }
}

/// Whether what was to be written lately could be. A page that is asked for every second may not write to find out.
final class Health: Sendable {
    /// After so long without a new failure it is taken to be over: whoever sends no more requests to a sick server
    /// would else never learn that it is well.
    static let failureSeconds = 60

    private let failedAt = Mutex<Int?>(nil)

    func noteFailure(now: Int) { failedAt.withLock { $0 = now } }

    func noteSuccess() { failedAt.withLock { $0 = nil } }

    func isFailing(now: Int) -> Bool {
        failedAt.withLock { $0.map { now - $0 < Self.failureSeconds } ?? false }
    }
}
