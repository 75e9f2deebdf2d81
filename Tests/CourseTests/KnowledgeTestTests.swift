import CommonMark
import Testing

@testable import Course

@Suite struct KnowledgeTestTests {
    private static func question(_ id: String, settings: String = "") -> String {
        "### Fråga: Vad {#\(id)\(settings)}\n- [x] Ja\n- [ ] Nej\n\n"
    }

    private static let three = question("a") + question("b") + question("c")

    static let mistakes = [
        Mistake("1:1 K058", in: "Svara lugnt.\n"),
        Mistake("9:15 K020", in: "## Område: Mat\n\(three)"),
        Mistake(
            "15:4 K022", in: "## Område: Mat {#m}\n\(question("a"))\n## Område: Mat {#m}\n\(question("b"))"),
        Mistake("9:5 K028", in: "### Område: Mat {#mat}\n\(three)"),
        Mistake("9:5 K055", in: "### Steg: Mat {#mat}\n"),
        Mistake("9:5 K058", in: "\(question("a"))## Område: Mat {#m}\n\(question("b"))"),
        Mistake("9:4 K058", in: "## Område: Mat {#m}\n"),
        Mistake("9:4 K058", in: "## Område: Mat {#m dra=4}\n\(three)"),
        Mistake(
            "9:4 K058",
            in: "## Område: Mat {#m dra=1}\n\(question("a", settings: " poäng=2"))\(question("b"))"),
        Mistake("9:5 K087", in: "### Reflektion: Vad {#r}\nText.\n\n\(three)"),
        Mistake("10:1 K088", in: "## Område: Mat {#m}\nEn text.\n\n\(three)"),
        Mistake("13:1 K088", in: "\(question("a"))## Rubrik\n\n\(question("b"))"),
    ]

    @Test(arguments: mistakes)
    func `what is wrong in a test is said at its place, once`(mistake: Mistake) {
        #expect(
            CourseFolder(test: mistake.text).read(today: today).places(in: "kunskapstest.md") == mistake.found
        )
    }

    @Test(arguments: [
        ("godkänt: 4 av 3", "7:10 K059"), ("godkänt: 2 av 4", "7:10 K059"),
        ("godkänt: 80 %\ndra: 4", "8:6 K058"),
        ("godkänt: mycket", "7:10 K009"), ("godkänt: 80 %\nförsök: 3", "8:9 K009"),
        ("godkänt: 80 %\nblanda: kanske", "8:9 K009"),
    ])
    func `a mark or a draw that does not fit the questions is an error`(front: String, found: String) {
        let folder = CourseFolder(test: Self.three, front: front)
        #expect(folder.read(today: today).places(in: "kunskapstest.md") == [found])
    }

    @Test(arguments: [
        // No areas: the test's own number, or all.
        ("godkänt: 80 %", "\(three)", ["prov 3 of 3"]),
        ("godkänt: 1 av 2\ndra: 2", "\(three)", ["prov 2 of 3"]),
        // An area without a number takes what is left, or all its questions.
        (
            "godkänt: 80 %", "## Område: A {#a1 dra=1}\n\(three)## Område: B {#b1}\n\(question("d"))",
            ["a1 1 of 3", "b1 1 of 1"]
        ),
        (
            "godkänt: 2 av 3\ndra: 3",
            "## Område: A {#a1}\n\(three)## Område: B {#b1 dra=1}\n\(question("d"))",
            ["a1 2 of 3", "b1 1 of 1"]
        ),
        ("godkänt: 80 %", "## Område: A {#a1}\n\(three)", ["a1 3 of 3"]),
    ])
    func `each area knows how many of its questions are drawn`(front: String, text: String, areas: [String])
        throws
    {
        let reading = CourseFolder(test: text, front: front).read(today: today)
        #expect(reading.diagnostics == [])
        let test = try #require(reading.course?.test)
        #expect(test.areas.map { "\($0.id) \($0.draw) of \($0.questions.count)" } == areas)
        #expect(test.drawn == test.areas.map(\.draw).reduce(0, +))
    }

    @Test(arguments: [
        ("godkänt: 80 %\ndra: 2", "## Område: A {#a1}\n\(three)## Område: B {#b1}\n\(question("d"))", "K058"),
        (
            "godkänt: 80 %\ndra: 2",
            "## Område: A {#a1 dra=1}\n\(three)## Område: B {#b1 dra=2}\n\(question("d"))\(question("e"))",
            "K058"
        ),
    ])
    func `numbers that leave a choice are an error`(front: String, text: String, code: String) {
        #expect(
            CourseFolder(test: text, front: front).read(today: today).codes(in: "kunskapstest.md") == [code])
    }

    @Test func `points weigh, and the test says how many there are`() throws {
        let text = Self.question("a", settings: " poäng=3") + Self.question("b")
        let test = try #require(
            CourseFolder(test: text, front: "godkänt: 3 av 4").read(today: today).course?.test)
        #expect(test.points == 4)
        #expect(test.passMark.isReached(right: 3, of: test.points))
        #expect(!test.passMark.isReached(right: 1, of: test.points))
    }

    @Test(arguments: [
        (PassMark.percent(80), 4, 5, true), (.percent(80), 3, 4, false), (.percent(80), 799, 1000, false),
        (.count(8), 8, 10, true), (.count(8), 7, 10, false), (.percent(80), 0, 0, false),
        (.count(0), 0, 0, false),
    ])
    func `a mark is reached in whole numbers`(mark: PassMark, right: Int, asked: Int, isReached: Bool) {
        #expect(mark.isReached(right: right, of: asked) == isReached)
    }
}
