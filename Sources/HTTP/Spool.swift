/// Where the bodies of one server lie while they are too long for memory.
final class Spool: Sendable {
    private let folder: String
    /// Those that are being collected, the oldest first.
    private let files = Lock<[Entry]>([])

    private struct Entry {
        weak let file: TemporaryFile?
    }

    /// With files in `folder`.
    init(in folder: String) { self.folder = folder }

    /// A file for one more body; nil where the folder takes none. With more than `Limits.spooledBodies` the oldest gives
    /// way: who sends slowly loses her place, and nobody can hold all of them against those who come after her.
    func file() -> TemporaryFile? {
        guard let file = TemporaryFile(in: folder) else { return nil }
        let oldest = files.withLock { files -> TemporaryFile? in
            // Those that nobody holds any longer are gone already.
            files.removeAll { $0.file?.isCollected ?? true }
            files.append(Entry(file: file))
            return files.count > Limits.spooledBodies ? files.removeFirst().file : nil
        }
        oldest?.giveWay()
        return file
    }
}
