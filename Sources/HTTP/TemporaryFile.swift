import CLinux
import Glibc

/// A file of the server's own, readable by nobody else and removed when nobody holds it any longer.
final class TemporaryFile: Sendable {
    let path: String
    private let descriptor: Int32

    /// Nil where the folder takes no file.
    init?(in folder: String) {
        var template = Array("\(folder)/kurskoll-XXXXXX".utf8CString)
        descriptor = mkostemp(&template, O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        close(descriptor)
        unlink(path)
    }

    /// Adds at the end. False where the disk is full or broken.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
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
