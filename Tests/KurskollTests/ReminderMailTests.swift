import Compliance
import Foundation
import Testing

@testable import Kurskoll

@Suite struct ReminderMailTests {
    private let day = Day(iso: "2026-11-21") ?? .earliest

    private func mail(_ texts: [ReminderText: String] = [:]) -> ReminderMail {
        ReminderMail(baseURL: "https://k.se", texts: texts)
    }

    private func letter(_ dues: String...) -> ReminderPlan.Letter {
        .init(
            person: 1,
            duties: dues.enumerated().compactMap { index, due in
                Day(iso: due).map { .init(course: "\(index)", due: $0, kind: "dueDay") }
            })
    }

    @Test(arguments: [
        (
            ["2026-12-21"], "– en kurs att bli klar med senast 2026-12-21",
            "– one course to complete by 2026-12-21"
        ),
        (
            ["2026-11-21"], "– en kurs att bli klar med i dag, 2026-11-21",
            "– one course to complete today, 2026-11-21"
        ),
        (
            ["2026-11-20"], "– en kurs som du skulle ha varit klar med 2026-11-20",
            "– one course that you should have completed by 2026-11-20"
        ),
        (
            ["2026-12-21", "2026-12-21"], "– 2 kurser att bli klar med senast 2026-12-21",
            "– 2 courses to complete by 2026-12-21"
        ),
        (
            ["2026-11-01", "2026-12-21"],
            "– en kurs som du skulle ha varit klar med 2026-11-01\n– en kurs att bli klar med senast 2026-12-21",
            "– one course that you should have completed by 2026-11-01\n– one course to complete by 2026-12-21"
        ),
    ]) func `a letter says how many courses and by when, in both languages, and never which`(
        dues: [String], swedish: String, english: String
    ) {
        let letter = ReminderPlan.Letter(
            person: 1,
            duties: dues.enumerated().compactMap { index, due in
                Day(iso: due).map { .init(course: "\(index)", due: $0, kind: "dueDay") }
            })
        let body = mail().body(letter, on: day)
        let parts = body.components(separatedBy: "\n\n* * *\n\n")
        #expect(parts.count == 2 && parts[0].contains(swedish) && parts[1].contains(english), "\(body)")
        #expect(parts.allSatisfy { $0.contains("\nhttps://k.se/\n") })
        #expect(
            mail().subject(letter)
                == (dues.count == 1 ? "Du har en kurs kvar i Kurskoll" : "Du har 2 kurser kvar i Kurskoll"))
    }

    @Test func `a manager's letter has counts, a link and no name`() {
        let body = mail().body(ReminderPlan.Digest(person: 1, overdue: 1, dueSoon: 2, unreachable: 1))
        #expect(body.contains("– 1 är försenad\n– 2 ska bli klara inom 60 dagar\n– 1 av dem har ingen egen"))
        #expect(body.contains("\nhttps://k.se/enhet\n"))
        #expect(!mail().body(ReminderPlan.Digest(person: 1, overdue: 2)).contains("60 dagar"))
    }

    @Test func `byte for byte, with the municipality's own text`() throws {
        let scene = try ReminderScene()
        try scene.store.set(
            "reminder-subject", "Å, \u{201D}{antal}\u{201D}: kom ihåg det som är kvar att göra i Kurskoll nu")
        try scene.store.set("reminder-text", "Se {länk}\n\n{kurser}")
        try scene.store.set("reminder-text-en", "See {länk}")
        try scene.store.set("reply-to", "hr@exempel.se")
        let mail = try ReminderMail(
            sender: "kurser@exempel.se", replyTo: scene.store.setting("reply-to"), baseURL: "https://k.se",
            store: scene.store)
        var message = mail.message(letter("2026-12-21"), to: "anna@exempel.se", on: day, now: 1_795_258_800)
        message = MailMessage(
            sender: message.sender, recipient: message.recipient, replyTo: message.replyTo,
            subject: message.subject, text: message.text, languages: message.languages, date: message.date,
            id: "abc")
        let expected = """
            From: kurser@exempel.se
            To: anna@exempel.se
            Reply-To: hr@exempel.se
            Subject: =?UTF-8?B?w4UsIOKAnWVuIGt1cnPigJ06IGtvbSBpaMOlZyBkZXQgc29tIMOk?=
             =?UTF-8?B?ciBrdmFyIGF0dCBnw7ZyYSBpIEt1cnNrb2xsIG51?=
            Date: Sat, 21 Nov 2026 12:00:00 +0100
            Message-ID: <abc@exempel.se>
            Auto-Submitted: auto-generated
            Content-Language: sv, en
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 8bit

            Se https://k.se/

            – en kurs att bli klar med senast 2026-12-21

            * * *

            See https://k.se/

            """
        #expect(String(decoding: message.bytes, as: UTF8.self) == expected)
        #expect(
            String(decoding: message.fileBytes, as: UTF8.self)
                == expected.replacing("\n", with: "\r\n"))
    }

    @Test
    func `no line is longer than 72 characters where words can be broken, and none longer than mail carries`()
    {
        let long = String(repeating: "ordet ", count: 60) + String(repeating: "å", count: 900) + " slut"
        let lines = MailMessage.wrapped("kort\n\n" + long).components(separatedBy: "\n")
        #expect(lines.prefix(2) == ["kort", ""])
        #expect(lines.allSatisfy { $0.utf8.count <= 998 })
        #expect(lines.dropFirst(2).prefix(5).allSatisfy { $0.count <= 72 && $0.count > 60 })
        #expect(lines.joined().filter { $0 == "å" }.count == 900)
    }

    @Test func `every text that is sent where nothing is written is one that may be sent`() {
        for text in ReminderText.allCases { #expect(text.fault(text.standard) == nil, "\(text)") }
    }

    @Test(arguments: [
        (ReminderText.swedish, "Om våld i nära relationer {länk}", "våld"),
        (.swedish, "Om HEDERSRELATERAT förtryck {länk}", "heder"), (.subject, "Hedersrelaterat", "heder"),
        (.english, "About violence {länk}", "violence"), (.swedish, "Hej {kurser}", "{länk}"),
        (.swedish, "Hej {namn} {länk}", "klamrar"), (.subject, "Hej {kurser}", "klamrar"),
        (.subject, String(repeating: "x", count: 79), "för lång"), (.digestSubject, "a\nb", "flera rader"),
        (.digestSwedish, String(repeating: "x", count: 4_000) + "{länk}", "för lång"),
    ])
    func `a text that tells others what it is about, or cannot be sent, is refused`(
        text: ReminderText, written: String, sentence: String
    ) throws {
        let fault = try #require(text.fault(written))
        #expect("\(fault.problem) \(fault.remedy)".contains(sentence))
    }

    @Test func `set keeps the lines of a text, and refuses one that is not neutral`() throws {
        let site = try ReminderScene().site
        #expect(site.run("set", "reminder-text", "\n Hej  du \n\n{länk}\n\n").status == 0)
        #expect(try site.store.setting("reminder-text") == "Hej du\n\n{länk}")
        #expect(site.run("set", "--list").out.contains("reminder-text  "))
        let said = site.run("set", "reminder-subject", "Kursen om våld")
        #expect(said.status == 1 && said.error.contains("skriv neutralt"), "\(said.error)")
    }
}
