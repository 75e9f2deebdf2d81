import Testing

@testable import CommonMark

/// Where nodes stand: lines and columns from 1, columns in scalars of the original line.
@Suite struct PositionTests {
    @Test(
        arguments: [
            ("", []),
            ("a", ["p 1:1", "'a' 1:1"]),
            ("  åä *ö* `x`", ["p 1:3", "'åä ' 1:3", "em 1:6", "'ö' 1:7", "' ' 1:9", "` 1:10"]),
            ("\n\n# *a*", ["h1 3:1", "em 3:3", "'a' 3:4"]),
            (
                "  a  \n  b\\\nc\n d",
                ["p 1:3", "'a' 1:3", "break 1:4", "'b' 2:3", "break 2:4", "'c' 3:1", "soft 3:2", "'d' 4:2"]
            ),
            ("En\nrubrik\n===", ["h1 1:1", "'En' 1:1", "soft 1:3", "'rubrik' 2:1"]),
            (" ***", ["hr 1:2"]),
            ("\ta\n\n\tb", ["code 1:2"]),
            ("  ```\n  a\n", ["code 1:3"]),
            (" <div>\n", ["html 1:2"]),
            (
                " > a\n > - b\nc",
                [
                    "quote 1:2", "p 1:4", "'a' 1:4", "list 2:4", "item 2:4", "p 2:6", "'b' 2:6", "soft 2:7",
                    "'c' 3:1",
                ]
            ),
            (">\ta", ["quote 1:1", "p 1:3", "'a' 1:3"]),
            (
                "10)  a\n\n     *b*",
                ["list 1:1", "item 1:1", "p 1:6", "'a' 1:6", "p 3:6", "em 3:6", "'b' 3:7"]
            ),
            ("- - a", ["list 1:1", "item 1:1", "list 1:3", "item 1:3", "p 1:5", "'a' 1:5"]),
            ("-\n  a", ["list 1:1", "item 1:1", "p 2:3", "'a' 2:3"]),
            (
                " - [x]  å **b**",
                ["list 1:2", "item 1:2", "box 1:4", "p 1:9", "'å ' 1:9", "strong 1:11", "'b' 1:13"]
            ),
            (
                "a\n| å | *b* |\n|---|:-|\nc\\|d|`e`",
                [
                    "p 1:1", "'a' 1:1", "table 2:1", "row 2:1", "'å' 2:3", "em 2:7", "'b' 2:8", "row 4:1",
                    "'c|d' 4:1", "` 4:6",
                ]
            ),
            ("***a** b*c", ["p 1:1", "em 1:1", "strong 1:2", "'a' 1:4", "' b' 1:7", "'c' 1:10"]),
            ("**a*", ["p 1:1", "'*' 1:1", "em 1:2", "'a' 1:3"]),
            ("*a**b*", ["p 1:1", "em 1:1", "'a**b' 1:2"]),
            (
                "\\*&aring;b ![c *d*](e) [f][] ~~g~~\n\n[f]: h",
                [
                    "p 1:1", "'*åb ' 1:1", "img 1:12", "'c ' 1:14", "em 1:16", "'d' 1:17", "' ' 1:23",
                    "a 1:24", "'f' 1:25",
                    "' ' 1:29", "del 1:30", "'g' 1:32",
                ]
            ),
            (
                "se <b>www.a.se</b> (b@c.d) <https://e>",
                [
                    "p 1:1", "'se ' 1:1", "tag 1:4", "'www.a.se' 1:7", "tag 1:15", "' (' 1:19", "url 1:21",
                    "') ' 1:26", "url 1:28",
                ]
            ),
            (
                "[^x]![^y]\n\n[^y]: a\n\n    b\n [^x]: c",
                [
                    "p 1:1", "ref 1:1", "'!' 1:5", "ref 1:6", "footnote 3:1", "p 3:7", "'a' 3:7", "p 5:5",
                    "'b' 5:5",
                    "footnote 6:2", "p 6:8", "'c' 6:8",
                ]
            ),
            ("> [!TIP]\n> a\n\nb", ["alert 1:1", "p 2:3", "'a' 2:3", "p 4:1", "'b' 4:1"]),
            ("[a]: b\n[c]", ["p 2:1", "'[c]' 2:1"]),
            (
                "\u{FEFF}å\r\n\r\nb\rc\0*d*",
                ["p 1:1", "'å' 1:1", "p 3:1", "'b' 3:1", "soft 3:2", "'c\u{FFFD}' 4:1", "em 4:3", "'d' 4:4"]
            ),
            ("e\u{301}🇸🇪*a*", ["p 1:1", "'e\u{301}🇸🇪' 1:1", "em 1:5", "'a' 1:6"]),
        ] as [(String, [String])])
    func `every node says where it begins`(markdown: String, expected: [String]) {
        #expect(Outline(Document(markdown)).description == expected)
    }

    @Test(arguments: [
        ("a\nb\n\nc", [2, 4]),
        ("a\n===\n", [2]),
        ("```\na\n```\n\n```\n\n", [3, 6]),
        ("    a\n\n\nb", [1, 4]),
        ("<div>\na\n\n<!--\n\n-->", [2, 6]),
        ("> a\n>\nb", [2, 3]),
        ("- a\n\n  b\n- c\nd\n\ne", [5, 7]),
        ("|a|\n|-|\n|b|\n\nc", [3, 5]),
        ("a\n|b|\n|-|", [1, 3]),
        ("[a]: b\n\n***", [3]),
    ])
    func `a block says which line is its last`(markdown: String, expected: [Int]) {
        #expect(Document(markdown).blocks.map(\.lastLine) == expected)
    }

    @Test func `lines count from where the caller says`() {
        let document = Document("a\n\n> *b*\n\n[^c]: d", firstLine: 9)
        #expect(Outline(document).nodes.map(\.position.line) == [9, 9, 11, 11, 11, 11, 13, 13, 13])
        #expect(document.blocks.map(\.lastLine) == [9, 11])
    }

    @Test func `positions sort by line, then column`() {
        #expect(Position(line: 1, column: 9) < Position(line: 2, column: 1))
        #expect(Position(line: 2, column: 1) < Position(line: 2, column: 2))
    }

    @Test func `a cursor goes back as well as forward`() {
        let source = Source("åb\nc\n\ndé", firstLine: 1)
        var cursor = PositionCursor(source)
        let positions = [10, 0, 7, 4, 3, 8].map { cursor.position(of: $0) }
        #expect(positions.map { "\($0.line):\($0.column)" } == ["4:3", "1:1", "4:1", "2:1", "1:3", "4:2"])
    }
}
