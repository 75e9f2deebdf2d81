import Testing

@testable import CommonMark

@Suite struct DefinitionsTests {
    @Test(arguments: [
        ("A b", "a  B"), (" å\n", "Å"), ("ẞ", "ss"), ("ß", "SS"), ("ς", "Σ"), ("ΑΓΩ", "αγω"),
        ("ТОЛПОЙ", "толпой"),
        ("a\tb", "a b"), ("ﬁ", "FI"),
    ])
    func `labels match whatever their case and white space`(one: String, other: String) {
        #expect(Definitions.normalise(one) == Definitions.normalise(other))
    }

    @Test(arguments: [("a", "b"), ("ab", "a b"), ("a", "å"), ("\\!", "!"), ("a\u{A0}", "a")])
    func `other labels do not`(one: String, other: String) {
        #expect(Definitions.normalise(one) != Definitions.normalise(other))
    }

    @Test func `the first definition counts, a blank label none`() {
        let definitions = Definitions(sourceLength: 0)
        #expect(definitions.define("a", LinkReference(destination: "1", title: nil)))
        #expect(definitions.define("A", LinkReference(destination: "2", title: nil)))
        #expect(!definitions.define(" \n", LinkReference(destination: "3", title: nil)))
        #expect(definitions.link("a")?.destination == "1")
        #expect(definitions.link(" ") == nil)
        #expect(definitions.defineFootnote("X"))
        #expect(!definitions.defineFootnote("x"))
        #expect(definitions.footnote("x") == "X")
    }

    @Test func `long definitions cannot be named without end`() {
        let definitions = Definitions(sourceLength: 0)
        let long = String(repeating: "a", count: 40_000)
        _ = definitions.define("a", LinkReference(destination: long, title: nil))
        #expect((0..<5).map { _ in definitions.link("a") != nil } == [true, true, false, false, false])
    }

    @Test(arguments: [(999, true), (1_000, false)])
    func `a label has at most 999 bytes`(length: Int, isLink: Bool) {
        let label = String(repeating: "a", count: length)
        let document = Document("[\(label)]: b\n\n[\(label)]")
        #expect(HTMLRenderer().render(document.blocks).contains("<a href=\"b\">") == isLink)
    }
}
