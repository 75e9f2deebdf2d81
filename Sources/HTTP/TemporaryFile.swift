import CLinux
import Glibc

/// A body that is being collected on the disk. Its file has no name: nobody else can open it, and the system removes it
/// when nobody holds it any longer, also where the program is killed.
final class TemporaryFile: Sendable {
    private let state: Lock<State>

    private enum State {
        case collecting(Int32)
        case finished(OpenFile)
        case gone
    }

    /// Nil where the folder takes no file.
    init?(in folder: String) {
        var template = Array("\(folder)/kurskoll-XXXXXX".utf8CString)
        let descriptor = mkostemp(&template, O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        unlink(template)
        state = Lock(.collecting(descriptor))
    }

    deinit { giveWay() }

    /// Whether it is no longer being collected.
    var isCollected: Bool {
        state.withLock { if case .collecting = $0 { false } else { true } }
    }

    /// Adds at the end. False where the disk is full or broken, or the file has given way.
    func append(_ bytes: UnsafeRawBufferPointer) -> Bool {
        state.withLock { state in
            guard case .collecting(let descriptor) = state else { return false }
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
        state.withLock { state in
            if case .collecting(let descriptor) = state {
                state = OpenFile(taking: descriptor).map { .finished($0) } ?? .gone
            }
            guard case .finished(let file) = state else { return nil }
            return file
        }
    }

    /// Lets go of what was collected, where that is not finished.
    func giveWay() {
        state.withLock { state in
            guard case .collecting(let descriptor) = state else { return }
            close(descriptor)
            state = .gone
        }
    }
}
