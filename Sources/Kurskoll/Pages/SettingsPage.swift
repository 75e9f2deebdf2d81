internal import Compliance
internal import HTTP

/// `/hr/installningar`: the municipality's own settings, the same as `kurskoll set` has.
enum SettingsPage {
    /// The letters' texts have a page of their own.
    private static let settings = Setting.all.filter { ReminderText(rawValue: $0.key) == nil }

    static func show(_ visit: Visit) throws -> Response {
        try page(
            visit,
            values: Dictionary(
                uniqueKeysWithValues: settings.map { ($0.key, try visit.store.setting($0.key) ?? "") }))
    }

    /// Keeps all of them, or none where one cannot be taken.
    static func keep(_ visit: Visit) throws -> Response {
        var values: [String: String] = [:]
        var faults: [String: CellFault] = [:]
        for setting in settings {
            // What the form does not have stays as it is.
            let kept = try visit.store.setting(setting.key) ?? ""
            let value = visit.form[setting.key].map(setting.value) ?? kept
            values[setting.key] = value
            if !value.isEmpty, value != kept { faults[setting.key] = setting.fault(value) }
        }
        guard faults.isEmpty else { return try page(visit, values: values, faults: faults) }
        for (key, value) in values { try visit.store.set(key, value) }
        return try page(visit, values: values, isKept: true)
    }

    private static func page(
        _ visit: Visit, values: [String: String], faults: [String: CellFault] = [:], isKept: Bool = false
    ) throws -> Response {
        let say = visit.say
        let fields: [HTML] = settings.map { setting in
            field(
                setting.key, label: say(label(setting.key, setting.meaning)),
                value: values[setting.key] ?? "",
                isLong: false, fault: faults[setting.key], say)
        }
        let answer: HTML? =
            faults.isEmpty
            ? isKept ? "<p class=\"alert\" role=\"status\">\(say(.settingsKept))</p>" : nil
            : "<div class=\"alert\" role=\"alert\"><p>\(say(.settingsNotKept))</p></div>"
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.settings))</h1>\(answer)
            <p>\(say(.settingsHow))</p>
            <form method="post" action="/hr/installningar" class="sheet">\(try visit.signedIn().csrfField)
            \(fields)
            <p><button class="button">\(say(.keepSettings))</button></p></form>
            <p><a href="/hr/paminnelser/texter">\(say(.letterTexts))</a></p>
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """, status: faults.isEmpty ? .ok : .unprocessableContent)
    }

    /// What a setting is, in both languages. A test finds one without English.
    static func label(_ key: String, _ meaning: String) -> Phrase {
        let swedish = meaning.prefix(1).uppercased() + meaning.dropFirst()
        return Phrase(swedish, Phrase.settingsInEnglish[key] ?? swedish)
    }

    /// A field with its label, its value and what is wrong with that.
    static func field(
        _ key: String, label: String, value: String, isLong: Bool, fault: CellFault?, _ say: Language
    ) -> HTML {
        // What is wrong is said in Swedish, as the terminal does.
        let wrong: HTML? = fault.map {
            "<br><span class=\"alert\" id=\"\(key)-fel\" lang=\"sv\">\($0.problem) \($0.remedy)</span>"
        }
        let described: HTML? =
            fault == nil ? nil : " aria-invalid=\"true\" aria-describedby=\"\(key)-fel\""
        let input: HTML =
            isLong
            ? "<textarea id=\"\(key)\" name=\"\(key)\" rows=\"12\" lang=\"\(key.hasSuffix("-en") ? "en" : "sv")\"\(described)>\n\(value)</textarea>"
            : "<input type=\"text\" id=\"\(key)\" name=\"\(key)\" value=\"\(value)\" autocomplete=\"off\"\(described)>"
        return "<p class=\"field\"><label for=\"\(key)\">\(label)</label>\(wrong)<br>\(input)</p>"
    }
}
