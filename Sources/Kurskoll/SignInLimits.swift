internal import Glibc
internal import HTTP
internal import Synchronization

/// What keeps guessers and mail bombers out without keeping anybody else out. Shared by all threads.
///
/// Nobody can be locked out with it. A link is never limited: its 256 bits need no limit. A right code is no guess, so
/// only wrong ones count, against the place they come from: guesses from elsewhere do not touch hers. Whoever
/// uses up the mails to an address has thereby sent working links to it.
final class SignInLimits: Sendable {
    private struct State {
        /// From one source. A whole municipality may sit behind one address, where some mistype; after that one more
        /// every 36 seconds.
        var wrongCodes = RateLimit(burst: 100, seconds: 36)
        /// To one address: three, and then one every five minutes, so that a link that still works is always there.
        var mailsTo = RateLimit(burst: 3, seconds: 300)
        /// From one source: the first morning of a course in a town hall is quicker than a person, slower than this.
        var mailsFrom = RateLimit(burst: 200, seconds: 2)
    }

    private let state = Mutex(State())

    /// Whether a code from this source is looked at.
    func allowsCode(from source: String, now: Int) -> Bool {
        state.withLock { $0.wrongCodes.allows(source, now: now) }
    }

    func noteWrongCode(from source: String, now: Int) {
        _ = state.withLock { $0.wrongCodes.take(source, now: now) }
    }

    /// Whether a source may ask for one more mail, whoever to.
    func allowsMail(from source: String, now: Int) -> Bool {
        state.withLock { $0.mailsFrom.take(source, now: now) }
    }

    /// Whether one more mail may go to an address; the asker is told nothing of it.
    func allowsMail(to address: String, now: Int) -> Bool {
        state.withLock { $0.mailsTo.take(address.lowercased(), now: now) }
    }

    /// What one household or office is known by: an IPv4 address, or the first 64 bits of an IPv6 address, of which
    /// everybody has 2⁶⁴. All whose address is unknown are one source.
    static func source(of client: String?) -> String {
        guard let client, client.utf8.contains(UInt8(ascii: ":")) else { return client ?? "" }
        var bytes = [UInt8](repeating: 0, count: 16)
        guard inet_pton(AF_INET6, client, &bytes) == 1 else { return client }
        let isMapped = bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
        return (isMapped ? bytes[12...] : bytes[..<8]).map(String.init).joined(separator: ".")
    }
}
