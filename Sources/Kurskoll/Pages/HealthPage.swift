internal import HTTP
internal import SQLite

/// `/halsa`: 200 when the database answers and nothing stands in the way of storing; else 503 and why.
enum HealthPage {
    static let path = "/halsa"

    static func show(_ visit: Visit) throws -> Response {
        let trouble = try trouble(of: visit.site, now: visit.now)
        guard let trouble else { return answer(.ok, "ok") }
        var response = answer(.serviceUnavailable, trouble.rawValue)
        // For the log, where one looks for what began when.
        response.reason = trouble.rawValue
        return response
    }

    /// Throws where the database does not answer at all.
    static func trouble(of site: Site, now: Int) throws -> Health.Trouble? {
        _ = try site.store.connection.dataVersion()
        return site.settings.health.trouble(of: site.store, now: now)
    }

    private static func answer(_ status: Status, _ text: String) -> Response {
        var fields = Fields()
        fields.append("Content-Type", "text/plain; charset=utf-8")
        fields.append("Cache-Control", "no-store")
        return Response(status, fields: fields, body: .bytes(Array("\(text)\n".utf8)))
    }
}
