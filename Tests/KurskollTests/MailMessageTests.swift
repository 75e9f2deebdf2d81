import Foundation
import Testing

@testable import Kurskoll

@Suite struct MailMessageTests {
    private func message(to recipient: String = "anna@x.se", subject: String = "Länk") -> String {
        let message = MailMessage(
            sender: "kurser@x.se", recipient: recipient, subject: subject, text: "Hej å\n",
            date: 1_795_258_800,
            id: "abc")
        return String(decoding: message.bytes, as: UTF8.self)
    }

    @Test func `a message has the fields of RFC 5322, an empty line and its text`() {
        #expect(
            message() == """
                From: kurser@x.se
                To: anna@x.se
                Subject: =?UTF-8?B?TMOkbms=?=
                Date: Sat, 21 Nov 2026 12:00:00 +0100
                Message-ID: <abc@x.se>
                Auto-Submitted: auto-generated
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                Hej å

                """)
    }

    @Test(arguments: ["a@x.se\nBcc: b@x.se", "a@x.se\r\nBcc: b@x.se"])
    func `no field can begin another`(recipient: String) {
        #expect(!message(to: recipient).components(separatedBy: "\n").contains { $0.hasPrefix("Bcc") })
        #expect(!message(to: recipient).contains("\r"))
    }

    @Test func `a plain subject stays plain, and another comes back whole`() throws {
        #expect(MailMessage.encoded("Sign in") == "Sign in")
        let subject = String(repeating: "Åäö € 👩‍⚕️ ", count: 9)
        let words = MailMessage.encoded(subject).split(separator: " ")
        #expect(words.count > 2 && words.allSatisfy { $0.utf8.count <= 75 })
        let decoded = try words.map { word in
            let inner = try #require(word.wholeMatch(of: /=\?UTF-8\?B\?(.*)\?=/)).1
            // Each word is whole characters of its own.
            let bytes = try #require(Data(base64Encoded: String(inner)))
            return try #require(String(data: bytes, encoding: .utf8))
        }
        #expect(decoded.joined() == subject)
    }

    @Test(arguments: [
        (1_782_909_000, "Wed, 1 Jul 2026 14:30:00 +0200"), (1_795_258_800, "Sat, 21 Nov 2026 12:00:00 +0100"),
    ])
    func `the date is Sweden's, in English`(instant: Int, text: String) {
        #expect(Stockholm.mailDate(at: instant) == text)
    }
}
