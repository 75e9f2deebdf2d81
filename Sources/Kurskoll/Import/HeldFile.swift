internal import Formats
internal import Glibc

/// A file that somebody has sent, kept on the disk until it has been decided on. It has no name in any folder: nobody
/// else can open it, and the system removes it when it is let go of, or when the program ends, however that happens.
final class HeldFile: Sendable {
    /// SHA-256 of its bytes, in hexadecimal.
    let sha256: String
    /// About how many rows it has: its lines without the first.
    let lines: Int
    private let descriptor: Int32

    /// Opens the same bytes anew, from the first (proc(5)).
    var path: String { "/proc/self/fd/\(descriptor)" }

    /// Writes the bytes to a nameless file on the disk of `folder`.
    init(_ bytes: ArraySlice<UInt8>, in folder: String) throws {
        let draft = "\(folder)/.kurskoll-\(Hex.encode(Secret.randomBytes(16)))"
        descriptor = open(draft, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw Refusal(folder, "tar inte emot filen", "ge kontot som kör Kurskoll skrivrätt till mappen")
        }
        unlink(draft)
        var digest = SHA256()
        digest.update(bytes)
        sha256 = Hex.encode(digest.finish())
        lines = max(0, bytes.count { $0 == 0x0A } - 1)
        var rest = bytes
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else {
                close(descriptor)
                throw Refusal(folder, "disken är full", "frigör utrymme och skicka filen igen")
            }
            rest = rest.dropFirst(count)
        }
    }

    deinit { close(descriptor) }
}
