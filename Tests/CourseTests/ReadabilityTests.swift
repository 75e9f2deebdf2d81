import CommonMark
import Testing

@testable import Course

@Suite struct ReadabilityTests {
    private func measure(_ text: String) -> Readability { Readability(Document(text).blocks) }

    @Test(arguments: [
        ("", 0, 0, 0), ("Hej.", 1, 0, 1), ("Hej på dig", 3, 0, 1), ("Vad? Jo: så. Och mer", 5, 0, 4),
        ("En kommunanställd fick 13,6 procent.", 5, 2, 1), ("- Ett\n- Två\n", 2, 0, 2),
        ("## Rubrik\n", 0, 0, 0),
        ("Hon sa ”hej.” Sedan – inget.", 5, 0, 2),
    ])
    func `words, long words and sentences are counted`(text: String, words: Int, long: Int, sentences: Int) {
        let measured = measure(text)
        #expect([measured.words, measured.longWords, measured.sentences] == [words, long, sentences])
    }

    @Test func `LIX is the mean sentence plus the share of long words, rounded`() {
        // 10 words, 2 sentences, 3 long words: 10 / 2 + 300 / 10.
        #expect(measure("Kommunen erbjuder stöd åt alla. Ring om du behöver.").lix == 38)
        #expect(measure("Kommunens medarbetare är fem. Alla får äta soppa i dag.").lix == 25)
        #expect(measure("").lix == 0)
    }

    @Test func `only a text of some length is called hard`() {
        let sentence = "Verksamhetsplaneringen förutsätter samverkansformer mellan förvaltningarna. "
        #expect(!measure(sentence).isHard)
        #expect(measure(String(repeating: sentence, count: 20)).isHard)
        #expect(!measure(String(repeating: "Du kan äta soppa nu. ", count: 40)).isHard)
    }

    private func codes(_ questions: [String]) -> [String] {
        let text = questions.enumerated().map { "### Fråga: Vad {#q\($0)}\n\($1)\n" }.joined(separator: "\n")
        return CourseFolder(chapter: text).read(today: today).codes()
    }

    @Test func `length gives the answer away when the longest is right in all of at least four`() {
        let long = "- [ ] Nej\n- [x] Ja, absolut", short = "- [x] Ja\n- [ ] Nej, aldrig",
            equal = "- [x] Jaa\n- [ ] Nej"
        #expect(codes([long, long, long, long]) == ["K076"])
        #expect(codes([long, long, long]) == [])
        #expect(codes([long, long, long, long, short]) == [])
        #expect(codes([long, long, long, long, equal]) == [])
    }
}
