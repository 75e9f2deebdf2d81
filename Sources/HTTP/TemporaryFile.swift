import CLinux
import Glibc
import Synchronization

/// A file of the server's own, readable by nobody else and removed when nobody holds it any longer.
final class TemporaryFile: Sendable {
    let path: String
    private let descriptor: Int32
    private static let count = Atomic(0)

    /// Nil where the folder takes no file, or there are `Limits.spooledBodies` already.
    init?(in folder: String) {
        guard Self.count.wrappingAdd(1, ordering: .relaxed).oldValue < Limits.spooledBodies else {
            Self.count.wrappingSubtract(1, ordering: .relaxed)
            return nil
        }
        var template = Array("\(folder)/kurskoll-XXXXXX".utf8CString)
        descriptor = mkostemp(&template, O_CLOEXEC)
        guard descriptor >= 0 else {
            Self.count.wrappingSubtract(1, ordering: .relaxed)
            return nil
        }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        close(descriptor)
        unlink(path)
        Self.count.wrappingSubtract(1, ordering: .relaxed)
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
