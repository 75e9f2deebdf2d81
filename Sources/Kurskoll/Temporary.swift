internal import SQLite
// Replaced by the imports branch.
extension Store {
    func setting(_ k: String) throws -> String? {
        try connection.first("SELECT value FROM setting WHERE key = ?", Value(k)) { $0.text(0) }
    }
    func set(_ k: String, _ v: String) throws {
        try connection.run("INSERT OR REPLACE INTO setting VALUES (?,?)", Value(k), Value(v))
    }
    enum Role: String { case hr, author, reader }
    func grant(_ r: Role, to: Int, administration: Int?, now: Int) throws {
        try connection.run(
            "INSERT INTO role_grant (person, role, administration, granted_at) VALUES (?,?,?,?)", Value(to),
            Value(r.rawValue), Value(administration), Value(now))
    }
}
