internal import Formats

/// A short text to one person, as sendmail takes it on standard input (RFC 5322, RFC 2047).
struct MailMessage: Sendable {
    let sender: String
    let recipient: String
    /// Nil where answers go to the sender.
    var replyTo: String?
    let subject: String
    /// Lines end with `\n`; none is longer than 998 bytes (RFC 5322 §2.1.1).
    let text: String
    /// The languages of the text (RFC 3282); nil for one that need not say.
    var languages: String?
    /// Seconds since 1970, UTC.
    let date: Int
    /// Makes the message's id; random.
    let id: String

    /// Head and body. Lines end with `\n`, as programs called sendmail expect.
    var bytes: [UInt8] {
        let domain = sender.split(separator: "@").last.map(String.init) ?? "localhost"
        var head = ["From: \(sender)", "To: \(recipient)"]
        if let replyTo { head.append("Reply-To: \(replyTo)") }
        head += [
            "Subject: \(Self.encoded(subject))", "Date: \(Stockholm.mailDate(at: date))",
            "Message-ID: <\(id)@\(domain)>",
            // No out-of-office replies, please (RFC 3834 §5).
            "Auto-Submitted: auto-generated",
        ]
        if let languages { head.append("Content-Language: \(languages)") }
        head += [
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
        ]
        // A line end in a field would begin another field. None of these can hold one; this makes sure.
        let safe = head.map { line in
            String(line.unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) })
        }
        // Each encoded word on a line of its own: a line with one is at most 76 characters (RFC 2047 §2).
        let folded = safe.map { $0.replacing("?= =?", with: "?=\n =?") }
        return Array((folded.joined(separator: "\n") + "\n\n" + text).utf8)
    }

    /// The same as a file of its own, with the line ends of RFC 5322.
    var fileBytes: [UInt8] {
        var file: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n") { file.append(UInt8(ascii: "\r")) }
            file.append(byte)
        }
        return file
    }

    /// Words outside ASCII as encoded words of at most 75 characters (RFC 2047 §2), cut between characters. The first is
    /// shorter, for the field's name before it.
    static func encoded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { return text }
        var words: [String] = []
        var part = ""
        for character in text {
            if part.utf8.count + character.utf8.count > (words.isEmpty ? 39 : 45) {
                words.append(part)
                part = ""
            }
            part.append(character)
        }
        return (words + [part]).map { "=?UTF-8?B?\(Base64.encode(Array($0.utf8)))?=" }.joined(separator: " ")
    }

    /// The text with lines of at most 72 characters, broken between words; longer words, such as addresses, stand alone
    /// and are cut where no mail could carry them. What people wrote on lines of its own stays so.
    static func wrapped(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { line in
            var lines = [""]
            for word in line.split(separator: " ") {
                for piece in pieces(word) {
                    let isFirst = lines[lines.count - 1].isEmpty
                    if !isFirst, lines[lines.count - 1].count + 1 + piece.count > 72 { lines.append("") }
                    lines[lines.count - 1] += (lines[lines.count - 1].isEmpty ? "" : " ") + piece
                }
            }
            return lines.joined(separator: "\n")
        }.joined(separator: "\n")
    }

    /// A character of Swedish or English is at most four bytes: 240 of them are below 998.
    private static func pieces(_ word: Substring) -> [Substring] {
        var pieces: [Substring] = []
        var rest = word
        while rest.utf8.count > 960 {
            pieces.append(rest.prefix(240))
            rest = rest.dropFirst(240)
        }
        return pieces + [rest]
    }
}

/// Base64 with padding (RFC 4648 §4), as mail wants it.
private enum Base64 {
    static func encode(_ bytes: [UInt8]) -> String {
        let text = Base64URL.encode(bytes).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        return String(text) + String(repeating: "=", count: (4 - text.count % 4) % 4)
    }
}
