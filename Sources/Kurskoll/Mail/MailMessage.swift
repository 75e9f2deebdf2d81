internal import Formats

/// A short text to one person, as sendmail takes it on standard input (RFC 5322, RFC 2047).
struct MailMessage: Sendable {
    let sender: String
    let recipient: String
    let subject: String
    /// Lines end with `\n`; none is longer than 998 bytes (RFC 5322 §2.1.1).
    let text: String
    /// Seconds since 1970, UTC.
    let date: Int
    /// Makes the message's id; random.
    let id: String

    /// Head and body. Lines end with `\n`, as programs called sendmail expect.
    var bytes: [UInt8] {
        let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
        let head = [
            "From: \(sender)", "To: \(recipient)", "Subject: \(Self.encoded(subject))",
            "Date: \(Stockholm.mailDate(at: date))", "Message-ID: <\(id)@\(domain)>",
            // No out-of-office replies, please (RFC 3834 §5).
            "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
        ]
        // A line end in a field would begin another field. None of these can hold one; this makes sure.
        let safe = head.map { line in
            String(line.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
        }
        return Array((safe.joined(separator: "\n") + "\n\n" + text).utf8)
    }

    /// Words outside ASCII as encoded words of at most 75 characters (RFC 2047 §2), cut between characters.
    static func encoded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
        var words: [String] = []
        var part = ""
        for character in text {
            if part.utf8.count + character.utf8.count > 45 {
                words.append(part)
                part = ""
            }
            part.append(character)
        }
        return (words + [part]).map { "=?UTF-8?B?\(Base64.encode(Array($0.utf8)))?=" }.joined(separator: " ")
    }
}

/// Base64 with padding (RFC 4648 §4), as mail wants it.
private enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }
}
