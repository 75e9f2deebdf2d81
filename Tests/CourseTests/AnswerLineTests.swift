import Testing

@testable import Course

@Suite struct AnswerLineTests {
    @Test(arguments: [
        ("- [] Nej", "3 K033 Skriv »- [ ] Nej«."), ("- []  Nej", "3 K033 Skriv »- [ ] Nej«."),
        ("- [x Ja", "3 K034 Skriv »- [x] Ja«, eller med x mellan hakarna."), ("- x] Ja", "3 K034"),
        ("- ] Ja", "3 K034"),
        ("- [ Ja", "3 K034"), ("- [  ] Ja", "3 K034"), ("- [ x] Ja", "3 K034"), ("- [y] Ja", "3 K034"),
        ("- []x Ja", "3 K034"),
        ("- x[ ] Ja", "3 K034"),
        ("-[x] Ja", "2 K035 Skriv »- [x] Ja«."), ("-\t[x]Ja", "6 K035"),
        ("- [ ]Ja", "6 K035 Skriv »- [ ] Ja«."),
        ("[x] Ja", "1 K036 Skriv »- [x] Ja«."), (" [ ] Ja", "2 K036"), ("– [x] Ja", "1 K036"),
        ("• [x] Ja", "1 K036"),
        ("3) [x] Ja", "1 K036"), ("−[x] Ja", "1 K036"),
        ("- [\u{A0}] Ja", "3 K037"), ("-\u{A0}[x] Ja", "3 K037"),
        ("- [x]", "3 K038"), ("- [ ]   ", "3 K038"), ("  - [x] Ja", "5 K045"), ("- [x] Ja", "3 K045"),
    ])
    func `a slip in an answer's marks is named, with the line mended`(line: String, said: String) throws {
        let found = try #require(AnswerLine(Array(line.unicodeScalars)))
        #expect("\(found.column) \(found.message.code) \(found.message.remedy)".hasPrefix(said))
    }

    @Test(arguments: [
        "", "Text", "- Text", "- [länk](a.md)", "[x](a.md)", "- [x](a.md)", "[^1]: Källa", "- [1](a)",
        "[y] text", "1986. Ett år",
        "– Hej, säger Kim.", "x är okänt", "- x",
    ])
    func `other lines are no answers`(line: String) {
        #expect(AnswerLine(Array(line.unicodeScalars)) == nil)
    }
}
