import Testing

@testable import CommonMark

@Suite struct InlineTests {
    @Test(arguments: [
        ("a *b **c*** `d` ~~e~~", "a b c d e"), ("a\nb  \nc", "a b c"), ("[a *b*](c) ![d](e)", "a b d"),
        ("<https://a.se> www.b.se", "https://a.se www.b.se"), ("a<b>c</b>[^d]\n\n[^d]: e", "ac"), ("", ""),
        ("&aring; \\*", "å *"),
    ])
    func `plain text is what a reader hears`(markdown: String, expected: String) {
        guard case .paragraph(let inlines)? = Document(markdown).blocks.first?.kind else {
            #expect(expected.isEmpty)
            return
        }
        #expect(inlines.plainText == expected)
    }

    @Test func `text is one piece between marks`() {
        guard case .paragraph(let inlines)? = Document("a_b*c &amp; \\! [d] <e ![f").blocks.first?.kind else {
            return
        }
        #expect(inlines.map(\.kind) == [.text("a_b*c & ! [d] <e ![f")])
    }
}
