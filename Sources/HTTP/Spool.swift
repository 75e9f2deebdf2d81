/// Where the bodies of one server lie while they are too long for memory.
final class Spool: Sendable {
    private let folder: String
    /// Those that are being collected, the oldest first.
    private let files = Lock<[Entry]>([])

    private struct Entry {
        weak let file: TemporaryFile?
        let isUpload: Bool
    }

    /// With files in `folder`.
    init(in folder: String) { self.folder = folder }

    /// A file for one more body; nil where the folder takes none. With more than `Limits.spooledBodies` the oldest gives
    /// way: nobody can hold all of them against those who come after her. An upload gives way only to another: it comes
    /// from somebody the application trusts with a long body, the others from anybody.
    func file(isUpload: Bool) -> TemporaryFile? {
        guard let file = TemporaryFile(in: folder) else { return nil }
        let loser = files.withLock { files -> TemporaryFile? in
            // Those that nobody holds any longer are gone already.
            files.removeAll { $0.file?.isCollected ?? true }
            files.append(Entry(file: file, isUpload: isUpload))
            guard files.count > Limits.spooledBodies else { return nil }
            return files.remove(at: files.firstIndex { !$0.isUpload } ?? 0).file
        }
        loser?.giveWay()
        return file
    }
}
