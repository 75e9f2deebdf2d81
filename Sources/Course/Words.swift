/// The reserved words of one language of courses. The language of the course's folder decides; they never mix.
struct Words: Sendable {
    /// A word that begins a heading, before its colon.
    enum Role: String, Sendable, CaseIterable {
        case single, multiple, trueFalse, text, order, match, scenario, reflection
        case area, inDepth, step, end

        /// Whether the heading is a question, with an id and an entry in the course.
        var isQuestion: Bool { ![.area, .inDepth, .step, .end].contains(self) }
    }

    /// A word that begins a quotation below the answers, before its colon.
    enum Label: String, Sendable, CaseIterable { case tip, explanation, right, wrong, thought }

    let language: String
    let headings: [Role: String]
    let labels: [Label: String]
    /// The two answers of a true-or-false question.
    let yes: String, no: String
    /// The section of `kurs.md` that lists the chapters, and those that link to the test and the support.
    let chapters: String, test: String, support: String
    /// The section that is shown only in group mode.
    let leader: String
    /// Parts of answers such as "all of the above", which make no sense when answers are shuffled.
    let positional: [String]

    subscript(role: Role) -> String { headings[role] ?? role.rawValue }
    subscript(label: Label) -> String { labels[label] ?? label.rawValue }

    static let swedish = Words(
        language: "sv",
        headings: [
            .single: "Fråga", .multiple: "Flera svar", .trueFalse: "Sant eller falskt", .text: "Kort svar",
            .order: "Rätt ordning", .match: "Para ihop", .scenario: "Scenario", .reflection: "Reflektion",
            .area: "Område", .inDepth: "Fördjupning", .step: "Steg", .end: "Slut",
        ],
        labels: [.tip: "Tips", .explanation: "Förklaring", .right: "Rätt", .wrong: "Fel", .thought: "Tanke"],
        yes: "Sant", no: "Falskt",
        chapters: "Kapitel", test: "Kunskapstest", support: "Stöd", leader: "För gruppledaren",
        positional: [
            "ovanstående", "nedanstående", "alternativen ovan", "svaren ovan", "alla alternativ",
            "inget alternativ",
            "inget av alternativen", "alla svaren", "samtliga svar", "samtliga alternativ", "båda svaren",
        ])

    static let english = Words(
        language: "en",
        headings: [
            .single: "Question", .multiple: "Select all", .trueFalse: "True or false", .text: "Short answer",
            .order: "Right order", .match: "Match", .scenario: "Scenario", .reflection: "Reflection",
            .area: "Area", .inDepth: "In depth", .step: "Step", .end: "End",
        ],
        labels: [
            .tip: "Hint", .explanation: "Explanation", .right: "Right", .wrong: "Wrong", .thought: "Thought",
        ],
        yes: "True", no: "False",
        chapters: "Chapters", test: "Knowledge test", support: "Support", leader: "For the group leader",
        positional: ["the above", "the below", "all the answers", "none of the answers", "both answers"])

    /// Those of a BCP 47 tag; nil for a language without words.
    static func of(_ language: String) -> Words? {
        switch language {
        case "sv": swedish
        case "en": english
        default: nil
        }
    }

    static let all = [swedish, english]

    /// Those of all languages, its own first: a slip is more likely than another language.
    var ownFirst: [Words] { [self] + Words.all.filter { $0.language != language } }
}
