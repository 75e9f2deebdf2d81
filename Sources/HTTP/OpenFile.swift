import Glibc

/// A regular file held open for reading; it may be shared by threads, since nothing moves its offset.
package final class OpenFile: Sendable {
    let descriptor: Int32
    /// In bytes, when it was opened.
    package let length: Int

    /// Nil for what can't be opened or is no regular file; a symbolic link is not followed.
    package convenience init?(path: String) {
        self.init(taking: open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK))
    }

    /// Takes an open descriptor over, and closes it where it is no regular file's. Nil for those, and below 0.
    init?(taking number: Int32) {
        descriptor = number
        guard descriptor >= 0 else { return nil }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            return nil
        }
        length = status.st_size
    }

    deinit { close(descriptor) }

    /// Opens the same file anew, from its first byte, for as long as this one is held (proc(5)).
    package var path: String { "/proc/self/fd/\(descriptor)" }

    /// Seconds since 1970 of the last change.
    package var modified: Int {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_mtim.tv_sec : 0
    }

    /// The bytes of a range, nil where they can't be read.
    package func read(_ range: Range<Int>) -> [UInt8]? {
        if range.isEmpty { return [] }
        var filled = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, count in
            while filled < range.count {
                let part = pread(
                    descriptor, buffer.baseAddress?.advanced(by: filled), range.count - filled,
                    range.lowerBound + filled)
                if part <= 0 { break }
                filled += part
            }
            count = filled
        }
        return filled == range.count ? bytes : nil
    }
}
