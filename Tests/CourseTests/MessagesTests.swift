import Foundation
import Testing

@testable import Course

/// A text and what is said of it, as `line:column code`.
struct Mistake: Sendable, CustomTestStringConvertible {
    let found: [String]
    let text: String

    var isSupport = false

    init(_ found: String..., in text: String, isSupport: Bool = false) {
        self.found = found
        self.text = text
        self.isSupport = isSupport
    }

    var testDescription: String {
        found.joined(separator: ", ") + ": " + text.prefix(60).replacing("\n", with: "⏎")
    }
}

/// Every code of the format comes from a text of its own, at its place, and nothing else is said of that text.
@Suite struct MessagesTests {
    private static let answers = "- [x] Ja\n- [ ] Nej\n"

    static let questions = [
        Mistake("9:15 K020", in: "### Fråga: Vad\n\(answers)"),
        Mistake("9:17 K020", in: "### Fråga: Vad {#}\n\(answers)"),
        Mistake("9:17 K021", in: "### Fråga: Vad {#1a}\n\(answers)"),
        Mistake("13:17 K022", in: "### Fråga: Vad {#a}\n\(answers)\n### Fråga: Hur {#a}\n\(answers)"),
        Mistake("9:5 K023", in: "### Frågga: Vad {#a}\n\(answers)"),
        Mistake("9:5 K023", in: "### **Fråga:** Vad {#a}\n\(answers)"),
        Mistake("9:5 K023", in: "### Question: Vad {#a}\n\(answers)"),
        Mistake("9:5 K023", in: "### Fråga Vad {#a}\n\(answers)"),
        Mistake("9:5 K023", in: "### Vad stämmer? {#a}\n\(answers)"),
        Mistake("9:1 K023", in: "Fråga: Vad {#a}\n\(answers)"),
        Mistake("9:1 K023", in: "Fråga: Vad {#a}\n---\n\(answers)"),
        Mistake("9:4 K023", in: "## För grupledaren\n\nText.\n"),
        Mistake("9:20 K024", in: "### Fråga: Vad {#a färg=röd}\n\(answers)"),
        Mistake("9:20 K025", in: "### Fråga: Vad {#a poäng=två}\n\(answers)"),
        Mistake("9:20 K025", in: "### Fråga: Vad {#a jämför=exakt}\n\(answers)"),
        Mistake("9:28 K025", in: "### Fråga: Vad {#a poäng=2 poäng=3}\n\(answers)"),
        Mistake("9:16 K026", in: "### Fråga: Vad {a}\n\(answers)"),
        Mistake("9:16 K026", in: "### Fråga: Vad {#a\n\(answers)"),
        Mistake("9:18 K026", in: "### Fråga: Vad #a}\n\(answers)"),
        Mistake("9:4 K027", in: "###\u{A0}Fråga: Vad {#a}\n\(answers)"),
        Mistake("9:3 K027", in: "##Rubrik\n"),
        Mistake("9:3 K028", in: "# Fråga: Vad {#a}\n\(answers)"),
        Mistake("9:5 K029", in: "### Fråga: {#a}\n\(answers)"),
        Mistake("9:1 K029", in: "##\n"),
        Mistake("9:5 K030", in: "### Fråga: Vad {#a}\n- [ ] Ja\n- [ ] Nej\n"),
        Mistake("11:3 K031", in: "### Fråga: Vad {#a}\n- [x] Ja\n- [x] Nej\n"),
        Mistake("10:3 K032", in: "### Fråga: Vad {#a}\n- [x] Ja\n"),
        Mistake("10:3 K033", in: "### Fråga: Vad {#a}\n- [] Ja\n- [x] Nej\n"),
        Mistake("10:3 K034", in: "### Fråga: Vad {#a}\n- [x Ja\n- [ ] Nej\n"),
        Mistake("11:3 K034", in: "### Fråga: Vad {#a}\n- [x] Ja\n- x] Nej\n"),
        Mistake("11:6 K035", in: "### Fråga: Vad {#a}\n- [x] Ja\n- [ ]Nej\n"),
        Mistake("10:2 K035", in: "### Fråga: Vad {#a}\n-[x] Ja\n-[ ] Nej\n"),
        Mistake("11:2 K036", in: "### Fråga: Vad {#a}\n- [x] Ja\n [ ] Nej\n"),
        Mistake("10:1 K036", in: "### Fråga: Vad {#a}\n• [x] Ja\n• [ ] Nej\n"),
        Mistake("10:1 K036", in: "### Fråga: Vad {#a}\n1. [x] Ja\n2. [ ] Nej\n"),
        Mistake("10:3 K037", in: "### Fråga: Vad {#a}\n- [\u{A0}] Ja\n- [x] Nej\n"),
        Mistake("11:3 K038", in: "### Fråga: Vad {#a}\n- [x] Ja\n- [ ]\n"),
        Mistake("11:3 K039", in: "### Fråga: Vad {#a}\n- [x] Ja\n- [ ] *ja*\n"),
        Mistake("11:1 K040", in: "### Fråga: Vad {#a}\n- [x] Ja\n> Bra.\n- [ ] Nej\n"),
        Mistake("13:3 K041", in: "### Fråga: Vad {#a}\n\(answers)\n> Bra.\n"),
        Mistake("10:3 K041", in: "### Fråga: Vad {#a}\n> Tips: Gissa.\n\n\(answers)"),
        Mistake("10:1 K041", in: "### Fråga: Vad {#a}\n> Ett citat.\n\n\(answers)"),
        Mistake("12:3 K041", in: "### Fråga: Vad {#a}\n\(answers)> Tanke: Nja.\n"),
        Mistake("12:3 K041", in: "### Fråga: Vad {#a}\n\(answers)> Tips:\n"),
        Mistake("12:5 K041", in: "### Fråga: Vad {#a}\n\(answers)  > Tips: Gissa.\n"),
        Mistake("9:3 K041", in: "> Tips: Gissa.\n"),
        Mistake("13:1 K042", in: "### Fråga: Vad {#a}\n\(answers)\nMer text.\n"),
        Mistake("10:6 K042", in: "### Fråga: Vad {#a}\n#### Bakgrund\n\(answers)"),
        Mistake("9:5 K043", in: "### Fråga: Vad {#a}\nText.\n"),
        Mistake("9:5 K043", in: "### Rätt ordning: Vad {#a}\n"),
        Mistake("9:5 K043", in: "### Para ihop: Vad {#a}\n"),
        Mistake("9:5 K043", in: "### Scenario: Vad {#a}\nText.\n"),
        Mistake("11:3 K044", in: "Text.\n\n- [ ] Ja\n- [x] Nej\n"),
        Mistake("10:3 K044", in: "### Reflektion: Vad {#a}\n- [ ] Ja\n"),
        Mistake("12:1 K045", in: "### Fråga: Vad {#a}\n\(answers)- Kanske\n"),
        Mistake("11:3 K045", in: "### Fråga: Vad {#a}\n- [x] Ja\n  och så vidare\n- [ ] Nej\n"),
        Mistake("11:5 K045", in: "### Fråga: Vad {#a}\n- [x] Ja\n  - [ ] Nej\n"),
        Mistake("12:3 K045", in: "### Fråga: Vad {#a}\n- [x] Ja\n\n  Mer.\n- [ ] Nej\n"),
        Mistake("10:11 K045", in: "### Fråga: Vad {#a}\n- [x] Ja- [ ] Nej\n- [ ] Nja\n"),
        Mistake("10:3 K046", in: "### Sant eller falskt: Vad {#a}\n\(answers)"),
        Mistake("11:3 K046", in: "### Sant eller falskt: Vad {#a}\n- [x] Sant\n- [x] Falskt\n"),
        Mistake("10:1 K047", in: "### Rätt ordning: Vad {#a}\n- Ett\n- Två\n"),
        Mistake(
            "12:1 K048", in: "### Para ihop: Vad {#a}\n| A | B |\n|---|---|\n| 1 |\n| 2 | b |\n| 3 | c |\n"),
        Mistake("10:1 K048", in: "### Para ihop: Vad {#a}\n| A | B |\n|---  ---|\n| 1 | a |\n"),
        Mistake("10:1 K049", in: "### Rätt ordning: Vad {#a}\n2. Ett\n3. Två\n"),
        Mistake("10:1 K049", in: "### Rätt ordning: Vad {#a}\n1. Ett\n"),
        Mistake("11:4 K049", in: "### Rätt ordning: Vad {#a}\n1. Ett\n   > Nej.\n2. Två\n"),
        Mistake("10:1 K049", in: "### Para ihop: Vad {#a}\n| A | B |\n|---|---|\n| 1 | a |\n"),
        Mistake("10:9 K050", in: "### Scenario: Vad {#a}\n- Gå -> bort\n\n#### Slut: Hem {#hem}\nText.\n"),
        Mistake("12:6 K051", in: "### Scenario: Vad {#a}\n- Gå\n\n#### Slut: Hem {#hem}\nText.\n"),
        Mistake("9:5 K052", in: "### Reflektion: Vad {#a poäng=1}\nText.\n"),
        Mistake("11:3 K053", in: "### Fråga: Vad {#a}\n- [ ] Ett\n- [x] Alla ovanstående\n"),
        Mistake(
            "13:1 K054", in: "### Scenario: Vad {#a}\n- Gå -> hem\n\n#### Slut: Hem {#hem}\n- Stanna -> hem\n"
        ),
        Mistake("9:5 K055", in: "### Steg: Vad {#a}\nText.\n"),
        Mistake("10:12 K056", in: "### Scenario: Vad {#a}\n- Gå – > hem\n\n#### Slut: Hem {#hem}\nText.\n"),
        Mistake("10:6 K056", in: "### Scenario: Vad {#a}\n- Gå → hem\n\n#### Slut: Hem {#hem}\nText.\n"),
        Mistake(
            "10:1 K056",
            in: "### Scenario: Vad {#a}\n-Gå -> hem\n- Stå -> hem\n\n#### Slut: Hem {#hem}\nText.\n"),
        Mistake("12:6 K057", in: "### Scenario: Vad {#a}\n- Gå -> hem\n\n#### Steg: Hem {#hem}\nText.\n"),
        Mistake("9:4 K058", in: "## Område: Mat {#mat}\n"),
        Mistake("11:5 K087", in: "## För gruppledaren\n\n### Fråga: Vad {#a}\n\(answers)"),
        Mistake("9:5 K087", in: "### Fråga: Vad {#a}\n\(answers)", isSupport: true),
    ]

    static let prose = [
        Mistake("9:4 K060", in: "Se <b>här</b>.\n"),
        Mistake("9:1 K060", in: "<!-- obs --> text\n"),
        Mistake("9:1 K060", in: "<script>alert(1)</script>\n"),
        Mistake("9:8 K061", in: "Se [x](&#106;avascript:alert)\n"),
        Mistake("9:8 K061", in: "Se [x](//annan.se/a)\n"),
        Mistake("9:8 K061", in: "Se [x](../../hemligt.md)\n"),
        Mistake("9:6 K061", in: "![a](https://annan.se/a.png)\n"),
        Mistake("9:1 K062", in: "![](a.png)\n"),
        Mistake("9:8 K063", in: "Se [x](saknas.md)\n"),
        Mistake("9:8 K063", in: "Se [x](02.md#borta)\n"),
        Mistake("9:6 K063", in: "![a](saknas.png)\n"),
        Mistake("9:5 K064", in: "Text[^a].\n"),
        Mistake("9:1 K065", in: "# Rubrik\n"),
        Mistake("9:1 K066", in: "[^a]: Källa.\n"),
        Mistake("9:1 K067", in: "Text\n---\n"),
        Mistake("9:1 K068", in: "**Obs:**text\n"),
        Mistake("9:8 K069", in: "Se [x](http://annan.se)\n"),
        Mistake("9:1 K070", in: "1986. Ett år\n"),
        Mistake("9:6 K071", in: "Fyll [[ord]] i.\n"),
        Mistake("9:3 K072", in: "> [!NOTIS]\n> Text.\n"),
        Mistake("9:3 K072", in: "> [NOTE]\n> Text.\n"),
        Mistake("9:1 K072", in: "[!NOTE]\n"),
        Mistake("9:6 K073", in: "[plan](min fil.pdf)\n"),
        Mistake("12:1 K074", in: "Text[^a].\n\n[^a]: Ett.\n[^A]: Två.\n"),
        Mistake(
            "1:1 K075",
            in: String(repeating: "Verksamhetsplaneringen förutsätter samverkansformer ", count: 40) + ".\n"),
        Mistake(
            "1:1 K076",
            in: (1...4).map { "### Fråga: Vad {#q\($0)}\n- [ ] Nej\n- [x] Ja, absolut\n\n" }.joined()),
        Mistake("9:8 K077", in: "[Film](film.mp4)\n"),
        Mistake("9:1 K091", in: "```\nkod\n"),
        Mistake("9:1 K091", in: "<!-- ett\n\n<!-- två -->\n"),
        Mistake("9:6 K091", in: "Text <!-- not\n"),
        Mistake("10:1 K092", in: "> Ett citat\nsom går vidare\n"),
        Mistake("11:1 K095", in: "## Ett\n\n#### Två\n"),
        Mistake("9:8 K097", in: "Se [x](../kommun.md#borta)\n"),
    ]

    @Test(arguments: questions)
    func `what is wrong in a question is said at its place, once`(mistake: Mistake) {
        #expect(mistake.places == mistake.found)
    }

    @Test(arguments: prose)
    func `what is wrong in the text is said at its place, once`(mistake: Mistake) {
        #expect(mistake.places == mistake.found)
    }

    @Test func `every code of the messages has a text that brings it about`() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let source = try ["Messages", "Messages+Text"].map {
            try String(
                contentsOf: folder.appending(path: "../../Sources/Course/\($0).swift"), encoding: .utf8)
        }.joined()
        let codes = Set(source.matches(of: /"(K[0-9]{3})"/).map { String($0.1) })
        let mistakes = Self.questions + Self.prose + FrontMatterTests.mistakes + KnowledgeTestTests.mistakes
        let tested = Set(mistakes.flatMap(\.found).map { String($0.suffix(4)) })
        // Those of whole folders and files stand in tests of their own.
        let elsewhere: Set = [
            "K059", "K080", "K081", "K082", "K083", "K084", "K085", "K086", "K090", "K094", "K096",
        ]
        #expect(codes.subtracting(tested) == elsewhere)
        #expect(tested.isSubset(of: codes))
    }
}

extension Mistake {
    /// What is said of the text in a chapter, or in `stod.md`.
    var places: [String] {
        if isSupport {
            let support = chapterFront.replacing("längd: 15 min", with: "typ: stöd")
                .replacing("innehållsnotis: Om något.\n", with: "#\n")
            var files = CourseFolder(chapter: "").files
            files["stod.md"] = Array((support + text).utf8)
            return CourseFolder(name: "prov", files: files, media: []).read(today: today).places(
                in: "stod.md")
        }
        return CourseFolder(chapter: text, media: ["film.mp4"]).read(
            today: today, localFields: ["socialjour"]
        ).places()
    }
}
