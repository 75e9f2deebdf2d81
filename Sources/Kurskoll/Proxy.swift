internal import Formats
internal import Glibc
internal import HTTP
internal import Synchronization

/// What the reverse proxy in front says of a request, believed only where it knows the secret (`Kurskoll-Secret`):
/// who has signed in with the municipality, and from which address she comes. `X-Forwarded-Proto` and `-Host` are
/// not used at all; the base URL says both.
final class Proxy: Sendable {
    /// Nil where no proxy is trusted.
    private let secret: [UInt8]?
    private let hasComplained = Mutex(false)

    /// Shorter ones could be guessed.
    static let secretLength = 32

    init(secret: String?) { self.secret = secret.map { Array($0.utf8) } }

    /// The secret in the first line of a file.
    convenience init(secretFile path: String) throws {
        var status = stat()
        guard stat(path, &status) != 0 || status.st_mode & 0o007 == 0 else {
            throw Refusal(path, "får läsas av alla på datorn", "kör chmod 640 på filen")
        }
        let line = String(decoding: try Files.read(path).prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        guard line.utf8.count >= Self.secretLength else {
            throw Refusal(
                path, "är kortare än \(Self.secretLength) tecken",
                "skriv till exempel utdata från openssl rand -hex 32")
        }
        self.init(secret: line)
    }

    /// Whether the proxy sent it. The comparison's time says nothing but the length.
    func isTrusted(_ request: Request) -> Bool {
        guard let secret, let sent = Self.only("Kurskoll-Secret", of: request) else { return false }
        return isSameInConstantTime(Array(sent.utf8), secret)
    }

    /// The login of whom the proxy has signed in; nil where it has nobody, or where anything else sent the request:
    /// `onForgery` is then told, once in the life of the server.
    func user(of request: Request, onForgery: () -> Void = {}) -> String? {
        guard request.fields["Kurskoll-User"] != nil else { return nil }
        guard isTrusted(request) else {
            let isFirst = hasComplained.withLock { hasComplained in
                defer { hasComplained = true }
                return !hasComplained
            }
            if isFirst { onForgery() }
            return nil
        }
        // A list is two answers to one question.
        guard let sent = Self.only("Kurskoll-User", of: request) else { return nil }
        let isOne = sent.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != "," }
        return sent.isEmpty || !isOne ? nil : sent
    }

    /// The address of the browser: the last one of `X-Forwarded-For`, which the proxy itself wrote; those before are
    /// what others say (RFC 7239 §8.1). Nil where no trusted proxy says one.
    func client(of request: Request) -> String? {
        guard isTrusted(request), let list = request.fields.all("X-Forwarded-For").last else { return nil }
        let last = list.split(separator: ",").last.map { Cell.text(String($0)) }
        return last?.isEmpty == false ? last : nil
    }

    /// The value of a field that stands once.
    private static func only(_ name: String, of request: Request) -> String? {
        let values = request.fields.all(name)
        return values.count == 1 ? values[0] : nil
    }
}
