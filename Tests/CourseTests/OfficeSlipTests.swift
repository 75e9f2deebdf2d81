import Testing

@testable import Course

/// What somebody who writes in Word and has never programmed does: each is said once, at its place, with what to write.
@Suite struct OfficeSlipTests {
    struct Slip: Sendable, CustomTestStringConvertible {
        let old: String, new: String
        /// `line:column code`, and words of the message.
        let place: String, said: String

        var testDescription: String { new }

        init(_ old: String, _ new: String, _ place: String, _ said: String) {
            (self.old, self.new, self.place, self.said) = (old, new, place, said)
        }
    }

    private static let chapter = """
        ---
        titel: T
        id: t
        längd: 5 min
        innehållsnotis: Inget farligt.
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---
        Text [så](02.md).[^a]

        ### Fråga: Vad? {#vad}

        - [ ] Ett fel svar
          > Inte det.
        - [x] Rätt

        > Förklaring: Så är det.

        [^a]: En källa.
        """

    static let slips = [
        Slip("titel: T", "titel: ”T”", "2:8 K007", "titel: \"T\""),
        Slip("titel: T", "titel:T", "2:1 K006", "»titel: T«"),
        Slip("titel: T", "titel = T", "2:1 K006", "»titel: T«"),
        Slip("titel: T", "Titel: T", "2:1 K003", "»titel«"),
        Slip("---\ntitel", "—\ntitel", "1:1 K001", "»—«"),
        Slip("---\ntitel", "\n---\ntitel", "1:1 K001", "först"),
        Slip("### Fråga: Vad? {#vad}", "**Fråga: Vad?**", "11:1 K023", "### Fråga:"),
        Slip("{#vad}", "(#vad)", "11:17 K026", "{#vad}"),
        Slip("{#vad}", "[#vad]", "11:17 K026", "{#vad}"),
        Slip("{#vad}", "{vad}", "11:17 K026", "{#vad}"),
        Slip("- [x]", "- [v]", "15:3 K034", "»- [x] Rätt«"),
        Slip("- [x]", "- ☒", "15:3 K034", "»- [x] Rätt«"),
        Slip("- [ ] Ett", "☐ Ett", "13:1 K034", "»- [ ] Ett fel svar«"),
        Slip("- [ ] Ett", "• [ ] Ett", "13:1 K036", "»•«"),
        Slip("Fråga:", "Frå\u{AD}ga:", "11:8 K037", "inte syns"),
        Slip("- [x]", "\u{200B}- [x]", "15:1 K037", "inte syns"),
        Slip("(02.md)", " (02.md)", "9:9 K073", "mellanslag"),
        Slip("[så](02.md)", "(så)[02.md]", "9:6 K073", "fel ordning"),
        Slip("(02.md)", "(www.plats.se)", "9:11 K063", "https://www.plats.se"),
        Slip("[^a]: En", "[^a] En", "19:1 K064", "kolon"),
        Slip("längd", "lÃ¤ngd", "4:2 K090", "förvanskade"),
        Slip("### Fråga", "```\n### Fråga", "11:1 K091", "avslutas aldrig"),
    ]

    @Test(arguments: slips)
    func `each is said once, at its place, with what to write instead`(slip: Slip) {
        let text = Self.chapter.replacing(slip.old, with: slip.new, maxReplacements: 1)
        #expect(text != Self.chapter)
        let found = read(["01.md": text])
        #expect(found.map { "\($0.line):\($0.column) \($0.code)" } == [slip.place])
        #expect(found.first.map { "\($0.problem) \($0.remedy)".contains(slip.said) } == true, "\(found)")
    }

    @Test func `answers that are none are said once, at their question`() {
        let text = Self.chapter.replacing("- [ ]", with: "a)").replacing("- [x]", with: "b)")
        #expect(read(["01.md": text]).map { "\($0.line):\($0.column) \($0.code)" } == ["11:5 K043"])
    }

    @Test func `a Word document is no text`() {
        #expect(read(["01.md": "PK\u{3}\u{4}…"]).map(\.code) == ["K090"])
    }

    @Test(arguments: [("01.docx", "01.md", "K081"), ("01.md", "01.md.txt", "K081")])
    func `a chapter under another name is said in the list alone`(listed: String, file: String, code: String)
    {
        let course = courseFile.replacing("01.md", with: listed)
        let files = ["kurs.md": course, file: Self.chapter, "02.md": filler]
        let found = CourseFolder(files).read(today: today).diagnostics.filter { $0.severity == .error }
        #expect(found.map { "\($0.file) \($0.code)" } == ["kurs.md \(code)"])
        #expect(found.first?.remedy.contains("01.md") == true)
    }

    @Test func `a list under another heading is said once, whatever the number of chapters`() {
        let course = courseFile.replacing("## Kapitel", with: "## Innehåll")
        let found = CourseFolder(["kurs.md": course, "01.md": Self.chapter, "02.md": filler]).read(
            today: today)
        #expect(found.diagnostics.filter { $0.severity == .error }.map(\.code) == ["K085"])
    }

    /// The errors of the first chapter, the warnings that are no follow-ons too.
    private func read(_ files: [String: String]) -> [Diagnostic] {
        let all = ["kurs.md": courseFile, "02.md": filler].merging(files) { $1 }
        return CourseFolder(all).read(today: today).diagnostics.filter { $0.file == "01.md" }
    }
}
