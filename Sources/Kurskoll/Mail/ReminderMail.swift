internal import Compliance

/// Writes the letters: what was decided about each in the texts that HR has chosen.
struct ReminderMail {
    let sender: String
    /// Nil where answers go to the sender.
    let replyTo: String?
    /// `https://kurs.exempel.se`, without a slash at its end.
    let baseURL: String
    private let texts: [ReminderText: String]

    init(sender: String, replyTo: String?, baseURL: String, store: Store) throws {
        self.sender = sender
        self.replyTo = replyTo
        self.baseURL = baseURL
        texts = try Dictionary(
            uniqueKeysWithValues: ReminderText.allCases.map { ($0, try store.text($0)) })
    }

    /// For pages that show a text before it is stored.
    init(baseURL: String, texts: [ReminderText: String]) {
        sender = ""
        replyTo = nil
        self.baseURL = baseURL
        self.texts = texts
    }

    func message(_ letter: ReminderPlan.Letter, to address: String, on day: Day, now: Int) -> MailMessage {
        message(to: address, subject(letter), body(letter, on: day), now: now)
    }

    func message(_ digest: ReminderPlan.Digest, to address: String, now: Int) -> MailMessage {
        message(to: address, self[.digestSubject], body(digest), now: now)
    }

    func subject(_ letter: ReminderPlan.Letter) -> String {
        self[.subject].replacing("{antal}", with: Self.courses(letter.duties.count, .swedish))
    }

    func body(_ letter: ReminderPlan.Letter, on day: Day) -> String {
        bilingual(.swedish, .english, "{kurser}", link: "\(baseURL)/") { language in
            // Never a title; courses with one due day on one line.
            let dues = letter.duties.map(\.due)
            return Set(dues).sorted().map { due in
                "– \(Self.sentence(dues.count { $0 == due }, due: due, on: day, language))"
            }
        }
    }

    func body(_ digest: ReminderPlan.Digest) -> String {
        bilingual(.digestSwedish, .digestEnglish, "{läge}", link: "\(baseURL)/enhet") { say in
            var lines: [String] = []
            if digest.overdue > 0 { lines.append("– \(say(.digestOverdue(digest.overdue)))") }
            if digest.dueSoon > 0 { lines.append("– \(say(.digestDueSoon(digest.dueSoon)))") }
            if digest.unreachable > 0 { lines.append("– \(say(.digestUnreachable(digest.unreachable)))") }
            return lines
        }
    }

    private subscript(text: ReminderText) -> String { texts[text] ?? text.standard }

    /// The Swedish, then the English, with what stands for the placeholder in each.
    private func bilingual(
        _ swedish: ReminderText, _ english: ReminderText, _ placeholder: String, link: String,
        _ lines: (Language) -> [String]
    ) -> String {
        func fill(_ text: ReminderText, _ language: Language) -> String {
            self[text].replacing(placeholder, with: lines(language).joined(separator: "\n"))
                .replacing("{länk}", with: link)
        }
        return """
            \(MailMessage.wrapped(fill(swedish, .swedish)))

            * * *

            \(MailMessage.wrapped(fill(english, .english)))

            """
    }

    private func message(to address: String, _ subject: String, _ text: String, now: Int) -> MailMessage {
        MailMessage(
            sender: sender, recipient: address, replyTo: replyTo, subject: subject, text: text,
            languages: "sv, en", date: now, id: Secret.random().text)
    }

    private static func courses(_ count: Int, _ say: Language) -> String { say(.coursesInLetter(count)) }

    private static func sentence(_ count: Int, due: Day, on day: Day, _ say: Language) -> String {
        let courses = courses(count, say)
        if due == day { return say(.letterDueToday(courses, due)) }
        return say(due > day ? .letterDueBy(courses, due) : .letterWasDue(courses, due))
    }
}

extension Store {
    /// A text of the letters as the municipality has it.
    func text(_ text: ReminderText) throws -> String { try setting(text.rawValue) ?? text.standard }
}
