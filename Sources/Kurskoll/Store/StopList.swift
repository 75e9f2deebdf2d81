internal import Formats
internal import SQLite

/// Who is never to come back into the register (DESIGN §5, "Dölj omedelbart"), as keyed hashes: a stolen database
/// names nobody, and without the key file beside it no guess can be tried.
struct StopList {
    private let key: [UInt8]
    private let hashes: Set<[UInt8]>

    fileprivate init(key: [UInt8], hashes: Set<[UInt8]>) {
        self.key = key
        self.hashes = hashes
    }

    /// Whether this person_ref, or where one is given this login, is on the list.
    func holds(ref: String, login: String? = nil) -> Bool {
        guard !hashes.isEmpty else { return false }
        return hashes.contains(Self.hash("ref \(ref)", key))
            || login.map { hashes.contains(Self.hash("login \($0)", key)) } ?? false
    }

    fileprivate static func hash(_ text: String, _ key: [UInt8]) -> [UInt8] {
        SHA256.authenticationCode(for: Array("stop \(text)".utf8), key: key)
    }
}

extension Store {
    /// The list as it is now. With another key than it was made with nobody would be found on it, and who is hidden
    /// would come back with the next file: then nothing is done at all.
    func stopList() throws -> StopList {
        let hashes = Set(try connection.all("SELECT hash FROM stop_list") { $0.blob(0) })
        guard !hashes.isEmpty else { return StopList(key: [], hashes: []) }
        let key = try KeyFile.key(besides: path)
        guard hashes.contains(StopList.hash("key", key)) else {
            throw Refusal(
                "\(path)-key", "nyckeln hör inte till databasen", "återställ nyckelfilen från säkerhetskopian"
            )
        }
        return StopList(key: key, hashes: hashes)
    }

    /// Whether anybody is on it: then the key file is needed for every import.
    func hasStopList() throws -> Bool {
        try connection.first("SELECT EXISTS (SELECT 1 FROM stop_list)") { $0.bool(0) } ?? false
    }

    /// Puts a person on the list for good.
    func stop(ref: String, login: String?) throws {
        // Throws where the key is not the list's.
        _ = try stopList()
        let key = try KeyFile.key(besides: path)
        for text in ["key", "ref \(ref)"] + (login.map { ["login \($0)"] } ?? []) {
            try connection.run(
                "INSERT OR IGNORE INTO stop_list (hash) VALUES (?)", .blob(StopList.hash(text, key)))
        }
    }
}
