import CommonMark
import Testing

@testable import Course

@Suite struct AttributesTests {
    private func describe(_ line: String) -> String {
        switch Attributes.find(in: Array(line.unicodeScalars)) {
        case .none(let end): "none \(end)"
        case .broken(let column): "broken \(column)"
        case .whole(let found):
            (["\(found.column) #\(found.id)"] + found.settings.map { "\($0.column) \($0.name)=\($0.value)" })
                .joined(separator: ", ")
        }
    }

    @Test(arguments: [
        ("### Vad", "none 8"), ("### Vad  ##  ", "none 8"), ("", "none 1"), ("### C#", "none 7"),
        ("### Vad {#a}", "10 #a"), ("### Vad {#a} ##", "10 #a"),
        ("### Vad {#a-b poäng=2  blanda=nej}", "10 #a-b, 15 poäng=2, 24 blanda=nej"),
        ("### Vad {#a\tdra=1}", "10 #a, 13 dra=1"), ("### {x} {#a}", "10 #a"), ("### Vad{#a}", "9 #a"),
        ("### Vad {#}", "10 #"),
        ("### Vad {#Våld 1}", "10 #Våld 1"), ("### Vad {#a x=}", "10 #a, 13 x="),
        ("### Vad {#adra=1}", "10 #adra=1"),
        ("### Vad {a}", "broken 9"), ("### Vad {#a", "broken 9"), ("### Vad #a}", "broken 11"),
        ("### Vad {#a} nu", "broken 9"),
        ("### Vad { #a}", "broken 9"), ("### Vad {#a}}", "10 #a}"), ("### Vad \\{#a}", "broken 10"),
    ])
    func `an id and its settings stand last in a heading, in braces`(line: String, found: String) {
        #expect(describe(line) == found)
    }

    @Test(arguments: [
        ("###Fråga: Vad {#a}", "### Fråga: Vad {#a}"), ("##\u{A0}Rubrik", "## Rubrik"),
        ("#Fråga: Vad", "# Fråga: Vad"),
        ("  ##Rubrik", "## Rubrik"), ("#metoo", nil), ("## Rubrik", nil), ("Text #1", nil),
        ("#######Sju", nil), ("##", nil),
    ])
    func `a line that lost the space after its hashes is known from a word with a hash`(
        line: String, mended: String?
    ) {
        let reader = BodyReader(
            source: Source(path: "x", text: ""), words: .swedish, findings: Findings(file: "x"))
        #expect(reader.hashFault(Array(line.unicodeScalars))?.remedy == mended.map { "Skriv »\($0)«." })
    }

    @Test(arguments: [
        "Frågor: hur gör jag?", "Frågor om hjälp", "Tecken: vad ser du?", "Svar på tal",
        "Stöd: var finns det?",
    ])
    func `a heading of the text is not taken for a question`(heading: String) {
        #expect(CourseFolder(chapter: "## \(heading)\n\nText.\n").read(today: today).diagnostics == [])
    }

    @Test(arguments: [
        "FRÅGA: x", "Fråga 1: x", "*Fråga*: x", "Fråga : x", "Flera svr: x", "Fördjupnig: x", "Question: x",
        "In depth: x",
    ])
    func `a heading that nearly is one is an error`(heading: String) {
        #expect(CourseFolder(chapter: "## \(heading)\n\nText.\n").read(today: today).codes() == ["K023"])
    }
}
