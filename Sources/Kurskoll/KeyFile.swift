internal import Formats
internal import Glibc

/// The secret that is not in the database: 256 random bits in a file beside it, `kurskoll.db-key`, made when it is
/// first needed and readable by its owner alone. A stolen copy of the database gives no hash that was keyed with it.
enum KeyFile {
    /// The key that belongs to a database; a made-up one for a database in memory. A new installation must take the
    /// file with it: with another key printed codes no longer work.
    static func key(besides database: String) throws -> [UInt8] {
        if database == ":memory:" { return Secret.randomBytes(32) }
        let path = database + "-key"
        if access(path, F_OK) != 0 { try make(path) }
        return try read(path)
    }

    /// The key in a file; refused where others may read it, or it holds none.
    static func read(_ path: String) throws -> [UInt8] {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & 0o077 == 0 else {
            throw Refusal(path, "får läsas av andra än sin ägare", "kör chmod 600 på filen")
        }
        let text = String(decoding: try Files.read(path), as: UTF8.self)
        guard let key = Hex.decode(String(text.prefix { $0 != "\n" })), key.count == 32 else {
            throw Refusal(path, "är ingen nyckel", "återställ filen från säkerhetskopian")
        }
        return key
    }

    /// Written whole under another name and then linked to its own, so that of two programs that start together
    /// both read the key of the first.
    private static func make(_ path: String) throws {
        let draft = "\(path).\(getpid())"
        unlink(draft)
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Refusal(path, "går inte att skapa", "ge kontot som kör Kurskoll skrivrätt till mappen")
        }
        defer { unlink(draft) }
        let text = Array((Hex.encode(Secret.randomBytes(32)) + "\n").utf8)
        let isWritten = write(descriptor, text, text.count) == text.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, link(draft, path) == 0 || errno == EEXIST else {
            throw Refusal(path, "går inte att skriva", "kontrollera diskens utrymme och mappens rättigheter")
        }
    }
}
