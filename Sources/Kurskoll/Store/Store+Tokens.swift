internal import Compliance
internal import SQLite

/// The API's tokens, as the operator sees them.
struct TokenRecord {
    let id: Int
    let name: String
    let prefix: String
    let scope: String
    /// Nil for the whole municipality.
    let administration: String?
    let until: Day
    let used: Day?
    let isRevoked: Bool
}

extension Store {
    /// Keeps a new token by its hash; gives its number.
    func addToken(
        _ secret: Secret, name: String, scope: APIToken.Scope, administration: Int?, until: Day, now: Int
    ) throws -> Int {
        try connection.insert(
            """
            INSERT INTO api_token (name, hash, prefix, scope, administration, until_day, created_at)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """,
            Value(name), .blob(secret.hash), Value(APIToken.prefix(secret)), Value(scope.rawValue),
            Value(administration), Value(until), Value(now))
    }

    /// The token with this secret; nil for an unknown, expired or revoked one. Its last day is a day it holds.
    func token(_ secret: Secret, today: Day) throws -> APIToken? {
        try connection.first(
            """
            SELECT id, scope, administration, used_day FROM api_token
            WHERE hash = ? AND revoked_at IS NULL AND until_day >= ?
            """, .blob(secret.hash), Value(today)
        ) { row in
            APIToken.Scope(rawValue: row.text(1)).map {
                APIToken(
                    id: row.int(0), scope: $0, administration: row.optionalInt(2), used: row.optionalDay(3))
            }
        }.flatMap { $0 }
    }

    /// Every token that was ever made, in order.
    func tokens() throws -> [TokenRecord] {
        try connection.all(
            """
            SELECT t.id, t.name, t.prefix, t.scope, a.name, t.until_day, t.used_day, t.revoked_at IS NOT NULL
            FROM api_token t LEFT JOIN administration a ON a.id = t.administration ORDER BY t.id
            """
        ) {
            TokenRecord(
                id: $0.int(0), name: $0.text(1), prefix: $0.text(2), scope: $0.text(3),
                administration: $0.optionalText(4), until: $0.day(5), used: $0.optionalDay(6),
                isRevoked: $0.bool(7))
        }
    }

    /// Takes a token back. Whether there was one with this number that held.
    func revokeToken(_ id: Int, now: Int) throws -> Bool {
        try connection.run(
            "UPDATE api_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", Value(now), Value(id))
            > 0
    }

    /// Keeps that a token was used on a day.
    func keepUse(ofToken id: Int, on day: Day) throws {
        try connection.run("UPDATE api_token SET used_day = ? WHERE id = ?", Value(day), Value(id))
    }
}
