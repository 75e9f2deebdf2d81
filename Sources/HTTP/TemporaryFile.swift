import CLinux
import Glibc

/// A body that is being collected on the disk. Its file has no name: nobody else can open it, and the system removes it
/// when nobody holds it any longer, also where the program is killed.
final class TemporaryFile: Sendable {
    /// Nil once it had to give way.
    private let descriptor: Lock<Int32?>
    /// Those that are being collected, the oldest first.
    private static let collected = Lock<[Entry]>([])

    private struct Entry {
        weak let file: TemporaryFile?
    }

    /// Nil where the folder takes no file. With more than `Limits.spooledBodies` the oldest gives way: who sends slowly
    /// loses her place, and nobody can hold all of them against those who come after her.
    init?(in folder: String) {
        var template = Array("\(folder)/kurskoll-XXXXXX".utf8CString)
        let number = mkostemp(&template, O_CLOEXEC)
        guard number >= 0 else { return nil }
        unlink(template)
        descriptor = Lock(number)
        let oldest = Self.collected.withLock { files -> TemporaryFile? in
            files.append(Entry(file: self))
            return files.count > Limits.spooledBodies ? files.removeFirst().file : nil
        }
        oldest?.close()
    }

    deinit {
        leave()
        close()
    }

    /// Adds at the end. False where the disk is full or broken, or the file has given way.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        descriptor.withLock { descriptor in
            guard let descriptor else { return false }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0 && errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }

    /// What was collected, to be read for as long as anybody holds it; it gives way to nobody any longer. Nil where it
    /// has done so.
    func finish() -> OpenFile? {
        leave()
        return descriptor.withLock { $0.flatMap { OpenFile(copyOf: $0) } }
    }

    private func leave() {
        // In `deinit` the weak reference to it is gone already.
        Self.collected.withLock { files in files.removeAll { $0.file == nil || $0.file === self } }
    }

    private func close() {
        descriptor.withLock { descriptor in
            if let number = descriptor { Glibc.close(number) }
            descriptor = nil
        }
    }
}
