internal import Formats
internal import Glibc

/// A signed-in person, as one request sees her. A class, since each page hands her on several times.
final class Session: Sendable {
    /// SHA-256 of the cookie: what the store keeps.
    let hash: [UInt8]
    let person: Int
    let ref: String
    let name: String
    /// What the trusted proxy calls her; nil where HR has not said.
    let login: String?
    let roles: Roles
    /// When she signed in.
    let begun: Int
    /// When it was last used, as far as the store knows (`SessionUses`).
    let used: Int
    /// Whether she came with a code tied to nobody: what she does is erased, and the paper she prints is the only proof.
    let isAnonymous: Bool
    /// Person and session: `12.xyz`. The first half tells a page that has been open for long whether the same person
    /// is signed in again; the second is bound to the session's secret, which the store does not know: a stolen
    /// database makes none.
    let csrf: String
    /// Stands in every form of a signed-in page.
    let csrfField: HTML

    /// A working day and a little more: people share computers, and the closing of a browser does not always end it
    /// (ASVS 7.3.2).
    static let lifetimeSeconds = 12 * 3600
    /// Longer than the longest chapter with a workplace meeting about it, so that nobody is signed out while she
    /// reads or thinks; shorter than from one shift to the next at a shared computer (ASVS 7.3.1).
    static let idleSeconds = 3 * 3600
    /// A session that began further ahead of the clock was made while the clock was wrong, and would outlive its
    /// lifetime by as much as that. Less is a clock that was put right by an hour or two: then nobody is signed out.
    static let aheadSeconds = 3 * 3600

    init(
        secret: Secret, hash: [UInt8], person: Int, ref: String, name: String, login: String?, roles: Roles,
        begun: Int, used: Int, isAnonymous: Bool = false
    ) {
        self.hash = hash
        csrf = "\(person).\(secret.csrf)"
        csrfField = "<input type=\"hidden\" name=\"csrf\" value=\"\(csrf)\">"
        self.person = person
        self.ref = ref
        self.name = name
        self.login = login
        self.roles = roles
        self.begun = begun
        self.used = used
        self.isAnonymous = isAnonymous
    }
}

extension Session {
    /// Until it ends, however much it is used.
    func secondsLeft(at now: Int) -> Int { max(0, begun + Self.lifetimeSeconds - now) }
}

/// A random secret that is handed out once: in a link, a cookie or a certificate.
struct Secret: Sendable {
    /// Base64url, 43 characters for 256 bits.
    let text: String

    /// 256 random bits.
    static func random() -> Secret {
        Secret(text: Base64URL.encode(randomBytes(32)))
    }

    var hash: [UInt8] { SHA256.hash(Array(text.utf8)) }

    /// The CSRF token of a session with this secret. Neither the secret nor its `hash` can be had from it, nor it
    /// from the `hash`.
    var csrf: String { Base64URL.encode(SHA256.hash(Array("csrf \(text)".utf8))) }

    /// Random bytes from the kernel. It cannot fail for at most 256 bytes (getentropy(3)).
    static func randomBytes(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        let result = getentropy(&bytes, count)
        precondition(result == 0, "the kernel gives no random bytes")
        return bytes
    }
}

/// Groups of letters that are hard to confuse, for codes that people type: no 0 O 1 I L, no vowels, no words.
enum TypedCode {
    private static let letters = Array("23456789BCDFGHJKMNPQRSTVWXYZ".utf8)

    /// `K7QM-2XWD-9RTB`: 12 of 28 letters are 57 bits.
    static func random(using random: inout some RandomNumberGenerator) -> String {
        (0..<14).map { place in
            if place % 5 == 4 { return "-" }
            return String(UnicodeScalar(letters[Int.random(in: 0..<letters.count, using: &random)]))
        }.joined()
    }

    /// From the kernel's randomness.
    static func random() -> String {
        var random = SystemRandomNumberGenerator()
        return Self.random(using: &random)
    }

    /// What somebody typed, in the form it was made: capitals, groups of four. Nil where it cannot be a code.
    static func normalised(_ typed: String) -> String? {
        let kept = Array(letters(in: typed).utf8)
        guard kept.count == 12 else { return nil }
        return stride(from: 0, to: 12, by: 4).map { String(decoding: kept[$0..<$0 + 4], as: UTF8.self) }
            .joined(separator: "-")
    }

    /// The letters of codes in what somebody typed, as capitals; the rest left out.
    static func letters(in typed: String) -> String {
        String(decoding: typed.uppercased().utf8.filter { letters.contains($0) }, as: UTF8.self)
    }
}
