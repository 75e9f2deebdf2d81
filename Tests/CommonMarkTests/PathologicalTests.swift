import Foundation
import Testing

@testable import CommonMark

/// Texts made to cost more than their length: each must be read in time that grows with its length, and on a
/// thread with a small stack. Nothing is measured here; a shape that went wrong would not end.
@Suite struct PathologicalTests {
    struct Shape: CustomTestStringConvertible, Sendable {
        let name: String
        let text: String
        /// What the HTML must hold.
        let expected: String

        var testDescription: String { name }

        init(_ name: String, _ text: String, _ expected: String) {
            self.name = name
            self.text = text
            self.expected = expected
        }
    }

    private static let count = 50_000

    private static func repeated(_ text: String, _ count: Int = Self.count) -> String {
        String(repeating: text, count: count)
    }

    static let brackets = [
        Shape("opening brackets", repeated("["), "[[["),
        Shape("brackets with a letter", repeated("[a"), "[a[a"),
        Shape("closing brackets", repeated("a]"), "a]a]"),
        Shape("nested brackets", repeated("[") + "a" + repeated("]"), "[a]"),
        Shape("links without an end", repeated("[a]("), "[a]([a]("),
        Shape("destinations without an end", repeated("[a](<b"), "[a](&lt;b"),
        Shape("titles without an end", repeated("[a](b \"c"), "[a](b"),
        Shape("images without an end", repeated("![[a](b)"), "![<a href=\"b\">a</a>"),
        Shape("links in images", repeated("![") + repeated("[a](b)", 1_000), "<a href=\"b\">a</a>"),
        Shape("footnotes without an end", repeated("[^"), "[^[^"),
        Shape("footnotes without a definition", repeated("[^a]"), "[^a][^a]"),
        Shape("labels with an escape", repeated("[\\"), "[[["),
        Shape("parentheses in a destination", "[a](" + repeated("("), "[a]((("),
        Shape(
            "references", "[a]: b\n\n" + repeated("[a] ", 20_000), "<a href=\"b\">a</a> <a href=\"b\">a</a>"),
        Shape(
            "definitions", (0..<10_000).map { "[a\($0)]: b\($0)\n" }.joined() + "\n[a9999]",
            "<a href=\"b9999\">a9999</a>"),
        Shape("a long destination named often", "[a]: " + repeated("b") + "\n\n" + repeated("[a]"), "[a][a]"),
        Shape(
            "definitions without a title's end", repeated("[a]: b\n\"", 10_000), "&quot;<a href=\"b\">a</a>"),
    ]

    static let emphasis = [
        Shape("emphasis without an end", repeated("*a **a "), "*a **a"),
        Shape("emphasis without a beginning", repeated("a** a* "), "a** a*"),
        Shape("stars and underscores", repeated("*a_ "), "*a_ *a_"),
        Shape("runs of three lengths", repeated("a**b") + repeated("c* "), "a<strong>ba</strong>b"),
        Shape("pairs that do not fit", repeated("*a**a*a**", 20_000), "<em>a**a</em>"),
        Shape("one long run", repeated("*") + "a" + repeated("*"), "a"),
        Shape("nested emphasis", repeated("*a **a ") + "b" + repeated(" a** a*"), "<em>a <strong>a "),
        Shape("struck out", repeated("~~a ") + repeated("a~~ "), "<del>a <del>a "),
        Shape("tildes", repeated("~~~a~~"), "~~~a~~"),
        Shape("stars in a link", repeated("[*a") + repeated("](b)"), "[*a"),
    ]

    static let spans = [
        Shape("less-than signs", repeated("<"), "&lt;&lt;"),
        Shape("tags without an end", repeated("<a "), "&lt;a"),
        Shape("attributes without an end", repeated("<a b='"), "&lt;a b='"),
        Shape("comments without an end", repeated("a <!-- "), "a &lt;!-- a"),
        Shape("instructions without an end", repeated("a <?"), "a &lt;?a"),
        Shape("declarations without an end", repeated("a <!A "), "a &lt;!A"),
        Shape("CDATA without an end", repeated("a <![CDATA["), "a &lt;![CDATA["),
        Shape("code of growing length", (1...600).map { "e" + repeated("`", $0) }.joined(), "e`e``e"),
        Shape("code and backslashes", repeated("`\\"), "<code>"),
        Shape("entities without an end", repeated("&"), "&amp;&amp;"),
        Shape("addresses without an end", repeated("<a.b@"), "&lt;a.b@"),
        Shape("schemes without an end", repeated("<abc:"), "&lt;abc:"),
        Shape("at signs", repeated("a@"), "a@a@"),
        Shape("mail addresses", repeated("a.b@c.d "), "a.b@c.d"),
        Shape("web addresses", repeated("www.a.b "), ">www.a.b</a> <a"),
        Shape("hosts of the web", repeated("*www."), "*www.*www."),
        Shape("parentheses behind an address", "http://a.se" + repeated(")"), "</p>"),
        Shape("underscores in a host", "www.a" + repeated("_") + "b www.a" + repeated("_"), "a__"),
        Shape("addresses in underscores", repeated("_a@b.c_ "), "<em><a href=\"mailto:a@b.c\">"),
        Shape("schemes in a row", repeated("http://"), "http://"),
        Shape("stars between addresses", repeated("http://a.se*"), "http://a.se*"),
        Shape("backslashes", repeated("\\"), "\\\\"),
        Shape("line ends", repeated("a  \n"), "a<br />"),
        Shape("spaces", "a" + repeated(" ") + "b", "a  "),
        Shape("a long line of marks", repeated("ä *b* `c` "), "ä <em>b</em>"),
    ]

    static let blocks = [
        Shape("nested quotes", repeated("> ") + "a", "<blockquote>"),
        Shape("quotes without a space", repeated(">"), "&gt;&gt;"),
        Shape("lines of nested quotes", repeated(repeated("> ", 200) + "a\n", 500), "<blockquote>"),
        Shape("nested bullets", repeated("- ") + "a", "<ul>"),
        Shape("nested stars", repeated("* ") + "a", "<ul>"),
        Shape("nested numbers", repeated("1. ") + "a", "<ol>"),
        Shape("deep lists", (0..<1_000).map { repeated("  ", $0) + "* a\n" }.joined(), "<ul>"),
        Shape(
            "deep lists with one item more", repeated("- ", 40) + "a\n" + repeated("\n", 10_000) + "b", "b"),
        Shape("empty lines in a deep list", "* a\n" + repeated("  \n") + "b", "<p>b</p>"),
        Shape("lists and quotes", repeated("- > ") + "a", "<blockquote>"),
        Shape("footnotes in footnotes", (0..<1_000).map { "[^\($0)]: " }.joined() + "\n\nb", "<p>b</p>"),
        Shape("long table", "|a|b|\n|-|-|\n" + repeated("|c|d|\n", 10_000), "<td>c</td>"),
        Shape("wide table", "|" + repeated("a|", 10_000) + "\n|" + repeated("-|", 10_000), "<th"),
        Shape(
            "wide table with empty rows",
            "|" + repeated("a|", 10_000) + "\n|" + repeated("-|", 10_000) + "\n"
                + repeated("|b|\n", 10_000), "<td>b</td>"),
        Shape("table without a header", repeated("|a\n|-|-\n"), "|a"),
        Shape("bars", "a\n" + repeated("|"), "||"),
        Shape("setext lines without text", repeated("[a]: b\n===\n", 10_000), "==="),
        Shape("NUL", repeated("a\0"), "a\u{FFFD}a"),
        Shape("carriage returns", repeated("a\r"), "a\na"),
        Shape("fences", repeated("```\n"), "<pre><code>"),
        Shape("number signs", repeated("#"), "###"),
        Shape("empty headings", repeated("#\n", 20_000), "<h1></h1>"),
        Shape("equal headings", repeated("# a\n", 20_000), "id=\"a-19999\""),
        Shape("rules that are none", repeated("* ", 20_000) + "a", "<ul>"),
        Shape("one long word", repeated("a", 1_000_000), "aaaa"),
    ]

    @Test(arguments: brackets + emphasis + spans + blocks)
    func `a text made to be slow or deep is read and shown`(shape: Shape) async {
        let html = await onSmallStack { HTMLRenderer().render(Document(shape.text).blocks) }
        // The HTML is too long for a report of the test.
        let (isRight, length) = (html.contains(shape.expected), html.utf8.count)
        #expect(isRight, "\(html.prefix(200))")
        #expect(length < 100 * shape.text.utf8.count + 10_000_000)
    }

    @Test func `the deepest document can be compared, walked through and freed on a small stack`() async {
        let marks = Self.repeated("*a **a ", 60) + "b" + Self.repeated(" a** a*", 60)
        let text = Self.repeated("- > ", 60) + marks
        let plain = await onSmallStack {
            let (one, other) = (Document(text), Document(text))
            guard one == other, let block = one.blocks.first else { return "" }
            return "\(Self.depth(block)) \(Anchors(one))"
        }
        #expect(plain.hasPrefix("66 "))
    }

    private static func depth(_ block: Block) -> Int {
        switch block.kind {
        case .blockQuote(let inner): 1 + (inner.map(depth).max() ?? 0)
        case .list(let list): 1 + (list.items.flatMap(\.blocks).map(depth).max() ?? 0)
        default: 0
        }
    }

    /// Runs the work on a thread of 512 KiB, as a server's threads may have.
    private func onSmallStack(_ work: @escaping @Sendable () -> String) async -> String {
        await withCheckedContinuation { continuation in
            let thread = Thread { continuation.resume(returning: work()) }
            thread.stackSize = 512 * 1024
            thread.start()
        }
    }
}
