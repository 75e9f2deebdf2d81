internal import Compliance
internal import HTTP

/// `/hr/paminnelser/texter`: HR writes the letters' texts, and sees each as its reader will before it is kept.
enum ReminderTextPage {
    static func show(_ visit: Visit) throws -> Response {
        try page(
            visit,
            written: Dictionary(
                uniqueKeysWithValues: ReminderText.allCases.map { ($0, try visit.store.text($0)) }))
    }

    /// Shows the letters with what was written, or keeps it.
    static func keep(_ visit: Visit) throws -> Response {
        var written: [ReminderText: String] = [:]
        var faults: [ReminderText: CellFault] = [:]
        for (text, setting) in ReminderSettings.texts {
            let value = setting.value(visit.form[text.rawValue] ?? "")
            // Emptied, it is as we wrote it.
            written[text] = value.isEmpty ? text.standard : value
            faults[text] = value.isEmpty ? nil : text.fault(value)
        }
        guard faults.isEmpty, visit.form["gor"] == "spara" else {
            return try page(visit, written: written, faults: faults)
        }
        for (text, value) in written {
            // What is ours is not kept, so that a better one of ours comes with the next version.
            try visit.store.set(text.rawValue, value == text.standard ? "" : value)
        }
        return try page(visit, written: written, isKept: true)
    }

    private static func page(
        _ visit: Visit, written: [ReminderText: String], faults: [ReminderText: CellFault] = [:],
        isKept: Bool = false
    ) throws -> Response {
        let say = visit.say
        let fields: [HTML] = ReminderText.allCases.map { text in
            SettingsPage.field(
                text.rawValue, label: say(SettingsPage.label(text.rawValue, text.meaning)),
                value: written[text] ?? "", isLong: !text.isSubject, fault: faults[text], say)
        }
        let answer: HTML? =
            faults.isEmpty
            ? isKept ? "<p class=\"alert\" role=\"status\">\(say(.textsKept))</p>" : nil
            : "<div class=\"alert\" role=\"alert\"><p>\(say(.textsNotKept))</p></div>"
        let letters: HTML? = faults.isEmpty ? try letters(written, visit) : nil
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.letterTexts))</h1>\(answer)
            <p>\(say(.letterTextsHow))</p>
            <form method="post" action="/hr/paminnelser/texter" class="sheet">\(try visit.signedIn().csrfField)
            \(fields)
            <p class="actions"><button class="button secondary" name="gor" value="visa">\(say(.showLetters))</button> \
            <button class="button" name="gor" value="spara">\(say(.keepTexts))</button></p></form>
            \(letters)
            <p><a href="/hr/paminnelser">\(say(.reminders))</a></p>
            """, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// One letter of each kind, to nobody: with one course soon due and one late.
    private static func letters(_ texts: [ReminderText: String], _ visit: Visit) throws -> HTML {
        let say = visit.say
        let base = try visit.site.settings.baseURL ?? visit.store.setting("base-url") ?? "https://…"
        let mail = ReminderMail(baseURL: ServeCommand.withoutSlash(base), texts: texts)
        let letter = ReminderPlan.Letter(
            person: 0,
            duties: [-30, 7].map {
                .init(course: "\($0)", due: visit.today.adding(days: $0), kind: "manager")
            })
        let digest = ReminderPlan.Digest(person: 0, overdue: 1, dueSoon: 3, unreachable: 1)
        return """
            <h2>\(say(.letterToLearner))</h2>\(LetterHTML.letter(mail.subject(letter), mail.body(letter, on: visit.today), say))
            <h2>\(say(.letterToManager))</h2>\(LetterHTML.letter(texts[.digestSubject] ?? "", mail.body(digest), say))
            """
    }
}
