internal import Glibc

/// How much of its disk the database takes, and how much it has left, in bytes.
struct DatabaseRoom: Sendable, Equatable {
    /// The file itself.
    var database: Int
    /// Its write-ahead log; 0 where there is none.
    var journal: Int
    /// What the disk has left for others than root.
    var free: Int
    /// Whether nothing at all may be written: Linux makes a disk so by itself when it has failed.
    var isReadOnly = false

    /// What everything else may want besides: the journal's index, sorting, an uploaded staff file.
    static let spareBytes = 64 << 20
    /// An import of everybody writes each page of the file to the journal once or twice; only what nobody empties
    /// grows further.
    static let journalFactor = 2
    /// A small database may have a journal that is many times its own size for a while.
    static let smallJournalBytes = 256 << 20

    /// Below this nothing is sure to be stored any longer: an import may write the whole file to the journal, and what
    /// stands in the journal must find room in the file.
    var needed: Int { Self.spareBytes + database + journal }

    var isShort: Bool { free < needed }

    /// A journal that is not emptied slows down every reader, and fills the disk in the end: somebody reads without
    /// ever coming to an end.
    var isJournalTooLong: Bool { journal > max(Self.smallJournalBytes, Self.journalFactor * database) }

    /// Of the database at `path`; nil where there is no such file, or the disk does not say.
    static func of(_ path: String) -> DatabaseRoom? {
        var disk = statvfs()
        guard let database = bytes(of: path), statvfs(path, &disk) == 0 else { return nil }
        return DatabaseRoom(
            database: database, journal: bytes(of: path + "-wal") ?? 0,
            free: Int(clamping: disk.f_bavail) * Int(clamping: disk.f_frsize),
            isReadOnly: disk.f_flag & UInt(ST_RDONLY) != 0)
    }

    private static func bytes(of path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}
