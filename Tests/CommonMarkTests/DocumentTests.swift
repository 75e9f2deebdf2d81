import Testing

@testable import CommonMark

/// What stands in the tree beyond what the HTML shows.
@Suite struct DocumentTests {
    private func block(_ markdown: String, _ extensions: Document.Extensions = .all) -> Block.Kind? {
        Document(markdown, extensions: extensions).blocks.first?.kind
    }

    @Test func `a table counts the cells that were written`() {
        guard case .table(let table)? = block("a|b\n-|-\nc\nd|e|f\n|g|h|\n") else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.map(\.sourceCellCount) == [1, 3, 2])
        #expect(table.rows.allSatisfy { $0.cells.count == 2 })
        #expect(table.header.sourceCellCount == 2)
        #expect(table.alignments == [nil, nil])
    }

    @Test func `short rows are filled up only so far`() {
        let columns = 10_000
        let header =
            String(repeating: "|a", count: columns) + "\n" + String(repeating: "|-", count: columns) + "\n"
        let document = Document(header + String(repeating: "|b\n", count: 100))
        guard case .table(let table)? = document.blocks.first?.kind else {
            Issue.record("no table")
            return
        }
        #expect(table.rows.allSatisfy { $0.cells.count == columns })
        #expect(table.rows.count == 20)
        #expect(document.blocks.count == 2)
    }

    @Test(
        arguments: [
            ("- a", "-", nil), ("+ a", "+", nil), ("3. a", ".", 3), ("0) a", ")", 0), ("007. a", ".", 7),
        ]
            as [(String, Character, Int?)])
    func `a list knows its delimiter and first number`(markdown: String, delimiter: Character, start: Int?) {
        guard case .list(let list)? = block(markdown) else {
            Issue.record("no list")
            return
        }
        #expect(list.delimiter == delimiter)
        #expect(list.start == start)
    }

    @Test(arguments: [
        ("```a\nb\n```", "a", "b\n", true, true), ("~~~\nb", "", "b\n", true, false),
        ("    b", "", "b\n", false, true),
        ("```", "", "", true, false), ("> ```\n> b\n\nc", "", "b\n", true, false),
        ("~~~ å &amp; \\` b \n~~~", "å & ` b", "", true, true),
    ])
    func `code says whether it has a fence and whether that is closed`(
        markdown: String, info: String, text: String, fenced: Bool, closed: Bool
    ) {
        let code = Document(markdown).blocks.first.map { block -> Block.Kind in
            if case .blockQuote(let inner) = block.kind, let first = inner.first { return first.kind }
            return block.kind
        }
        #expect(code == .codeBlock(info: info, text: text, fenced: fenced, closed: closed))
    }

    @Test(arguments: [("# a", false), ("a\n-", true)])
    func `a heading says whether it is underlined`(markdown: String, expected: Bool) {
        guard case .heading(_, _, let isSetext)? = block(markdown) else {
            Issue.record("no heading")
            return
        }
        #expect(isSetext == expected)
    }

    @Test func `footnotes come in the order of their definitions, from wherever they stand`() {
        let document = Document("[^C]: c\n\n> [^b]: b\n>\n>     [^a]: a\n\n- [^d]: d\n\n[^c]: again")
        #expect(document.footnotes.map(\.label) == ["C", "b", "a", "d"])
        guard case .paragraph(let inlines)? = document.blocks.last?.kind else {
            Issue.record("the second definition is gone")
            return
        }
        #expect(inlines.map(\.kind) == [.footnoteReference("C"), .text(": again")])
    }

    @Test func `a reference without a definition stays text`() {
        #expect(
            block("a[^b]") == .paragraph([Inline(.text("a[^b]"), position: Position(line: 1, column: 1))]))
    }

    @Test(
        arguments: [
            ("|a|\n|-|", .tables), ("- [x] a", .taskLists), ("~~a~~", .strikethrough),
            ("www.a.se a@b.c", .autolinks),
            ("a[^b]\n\n[^b]: c", .footnotes), ("> [!NOTE]\n> a", .alerts),
        ] as [(String, Document.Extensions)])
    func `each extension can be left out alone`(markdown: String, extensions: Document.Extensions) {
        let others = Document.Extensions.all.subtracting(extensions)
        let without = Document(markdown, extensions: others)
        #expect(without != Document(markdown))
        #expect(without == Document(markdown, extensions: []))
        #expect(Document(markdown, extensions: extensions) == Document(markdown))
    }

    @Test(arguments: [
        ("", 0), ("\n\n \n", 0), ("\u{FEFF}", 0), ("\u{FEFF}\u{FEFF}a", 1), ("\0", 1), ("\r", 0),
        ("a\r\r\nb", 2),
        ("\u{FEFF}# a", 1), ("\u{2028}", 1), ("[a]: b", 0), ("[a]: b\n[c]: d\n", 0),
    ])
    func `every text is a document`(text: String, blocks: Int) {
        #expect(Document(text).blocks.count == blocks)
    }

    @Test func `nesting ends somewhere, and what lies deeper is text`() {
        let limit = BlockParser.nestingLimit
        var depth = 0
        var blocks = Document(String(repeating: ">", count: 2 * limit)).blocks
        while case .blockQuote(let inner)? = blocks.first?.kind {
            depth += 1
            blocks = inner
        }
        #expect(depth == limit - 1)
        #expect(
            HTMLRenderer().render(blocks) == "<p>" + String(repeating: "&gt;", count: limit + 1) + "</p>\n")
    }

    @Test func `deep emphasis keeps its text`() {
        let count = 300
        let text =
            String(repeating: "*a **a ", count: count) + "b" + String(repeating: " a** a*", count: count)
        guard case .paragraph(let inlines)? = Document(text).blocks.first?.kind else { return }
        let letters = inlines.plainText.filter { $0 != " " }
        #expect(
            letters == String(repeating: "a", count: 2 * count) + "b"
                + String(repeating: "a", count: 2 * count))
    }
}
