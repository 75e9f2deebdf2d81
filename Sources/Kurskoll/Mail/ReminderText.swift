internal import Compliance

/// The letters' texts: HR may write its own, in a setting each. A letter says everything in Swedish and then in English,
/// since nobody knows which its reader wants.
enum ReminderText: String, CaseIterable {
    case subject = "reminder-subject"
    case swedish = "reminder-text"
    case english = "reminder-text-en"
    case digestSubject = "digest-subject"
    case digestSwedish = "digest-text"
    case digestEnglish = "digest-text-en"

    var isSubject: Bool { self == .subject || self == .digestSubject }

    /// In a text these are replaced. Each letter's link must be there.
    var placeholders: [String] {
        switch self {
        case .subject: ["{antal}"]
        case .swedish, .english: ["{kurser}", "{länk}"]
        case .digestSubject: []
        case .digestSwedish, .digestEnglish: ["{läge}", "{länk}"]
        }
    }

    /// What the setting is, in Swedish.
    var meaning: String {
        switch self {
        case .subject: "påminnelse: ämnesraden; {antal} blir »en kurs« eller »2 kurser«"
        case .swedish: "påminnelse: texten på svenska; {kurser} och {länk} byts ut"
        case .english: "påminnelse: texten på engelska; {kurser} och {länk} byts ut"
        case .digestSubject: "veckobrev till chefer: ämnesraden"
        case .digestSwedish: "veckobrev till chefer: texten på svenska; {läge} och {länk} byts ut"
        case .digestEnglish: "veckobrev till chefer: texten på engelska; {läge} och {länk} byts ut"
        }
    }

    /// What is sent where HR has written nothing. Neutral: others may see it on a phone.
    var standard: String {
        switch self {
        case .subject: "Du har {antal} kvar i Kurskoll"
        case .swedish:
            """
            Hej!

            Det här har du kvar i Kurskoll:

            {kurser}

            Logga in och fortsätt där du var:
            {länk}

            Du kan ta en del i taget. Kan du inte logga in, fråga din chef. Har du nyss blivit klar behöver du inte \
            göra något.
            """
        case .english:
            """
            Hello,

            This is what you have left in Kurskoll:

            {kurser}

            Sign in and go on where you were:
            {länk}

            You can take it in parts. If you cannot sign in, ask your manager. If you have just finished you need \
            not do anything.
            """
        case .digestSubject: "Veckans läge i Kurskoll"
        case .digestSwedish:
            """
            Hej!

            Så här ser det ut i dag för nyanställda i dina enheter:

            {läge}

            Vilka det är ser du när du har loggat in:
            {länk}
            """
        case .digestEnglish:
            """
            Hello,

            This is how it stands today with the new hires in your units:

            {läge}

            Sign in to see who they are:
            {länk}
            """
        }
    }

    /// Longer than any letter should be; far below what sendmail is handed at once.
    static let longestText = 4_000
    /// What a line of a head should hold at most (RFC 5322 §2.1.1).
    static let longestSubject = 78
    /// Never in a letter: a phone shows its beginning to whoever stands beside.
    static let forbidden = ["våld", "heder", "förtryck", "misshand", "violence", "honour", "honor", "abuse"]

    /// Why a text cannot be sent, with the remedy; nil for one that can.
    func fault(_ text: String) -> CellFault? {
        let small = text.lowercased()
        if let word = Self.forbidden.first(where: small.contains) {
            return CellFault(
                "en text med »\(word)«:", "skriv neutralt, utan kursens ämne, eftersom andra kan se brevet")
        }
        guard text.count <= (isSubject ? Self.longestSubject : Self.longestText) else {
            return CellFault(
                "en för lång text:",
                "skriv högst \(isSubject ? Self.longestSubject : Self.longestText) tecken")
        }
        if isSubject && text.contains(where: \.isNewline) {
            return CellFault("en ämnesrad på flera rader:", "skriv den på en rad")
        }
        var rest = text
        for name in placeholders { rest = rest.replacing(name, with: "") }
        if rest.contains(where: { "{}".contains($0) }) {
            return CellFault(
                "en text med okända klamrar:",
                placeholders.isEmpty
                    ? "skriv utan { och }" : "använd bara \(placeholders.joined(separator: " och "))")
        }
        guard isSubject || text.contains("{länk}") else {
            return CellFault("en text utan {länk}:", "skriv {länk} där adressen till Kurskoll ska stå")
        }
        return nil
    }
}

/// What else the municipality decides about letters.
enum ReminderSettings {
    static let alarmKey = "reminder-alarm-days"
    static let replyToKey = "reply-to"

    /// In the order they are listed.
    static let settings: [Setting] =
        [
            Setting(replyToKey, "adressen som svar på e-post går till", fault: Setting.mailAddress),
            Setting(
                alarmKey,
                "påminnelser: dagar utan att något skickas innan det larmas (\(Store.alarmDays))"
            ) { value in
                Int(value).map { (1...60).contains($0) } ?? false
                    ? nil : CellFault("inget antal dagar", "skriv ett heltal från 1 till 60, till exempel 3")
            },
        ]
        + texts.map(\.setting)

    /// One for each text of the letters.
    static let texts: [(text: ReminderText, setting: Setting)] = ReminderText.allCases.map { text in
        (text, Setting(text.rawValue, text.meaning, keepsLines: !text.isSubject, fault: text.fault))
    }
}
