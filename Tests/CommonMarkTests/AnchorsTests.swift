import Testing

@testable import CommonMark

@Suite struct AnchorsTests {
    @Test(arguments: [
        ("Våld i nära relationer", "våld-i-nära-relationer"), ("ÅÄÖ", "åäö"),
        ("Hälsa & hjälp", "hälsa--hjälp"),
        ("Var? När! (Hur…)", "var-när-hur"), ("a_b-c", "a_b-c"), ("Kapitel 1.2", "kapitel-12"), ("🙂", ""),
        ("", ""),
        ("e\u{301}t", "e\u{301}t"), ("½ x²", "-x"), ("a\u{A0}b", "a-b"),
    ])
    func `a heading's anchor is GitHub's`(heading: String, expected: String) {
        #expect(Anchors.anchor(heading) == expected)
    }

    @Test func `equal anchors are numbered, also past one that was written so`() {
        let document = Document("# a\n# a-1\n# A\n# a\n# ?\n# a-1\n")
        let anchors = Anchors(document)
        let ids = document.blocks.map { anchors.headings[$0.position] ?? "none" }
        #expect(ids == ["a", "a-1", "a-2", "a-3", "", "a-1-1"])
    }

    @Test func `references are counted wherever they stand`() {
        let document = Document(
            "# a[^x]\n\n> - *b[^x]*\n\n|c[^y]|\n|-|\n|~~**d[^x]**~~|\n\n[e[^x]](f)\n\n[^x]: g\n[^y]: h[^x]")
        let anchors = Anchors(document)
        #expect(anchors.counts == ["x": 4, "y": 1])
        #expect(anchors.references.values.sorted() == [1, 1, 2, 3, 4])
    }
}
