import Testing

@testable import CommonMark

@Suite struct HTMLRendererTests {
    private func render(_ markdown: String, _ set: (inout HTMLRenderer) -> Void = { _ in }) -> String {
        var renderer = HTMLRenderer()
        set(&renderer)
        return renderer.render(Document(markdown).blocks)
    }

    @Test func `running text has no paragraph around it`() {
        guard case .paragraph(let inlines)? = Document("*a* & b").blocks.first?.kind else { return }
        #expect(HTMLRenderer().render(inlines) == "<em>a</em> &amp; b")
    }

    @Test func `an unsafe renderer passes HTML and judges nothing`() {
        let html = render("# <b>a</b>\n\n![c](javascript:d)\n\n<i>\n") { $0.isUnsafe = true }
        #expect(html == "<h1><b>a</b></h1>\n<p><img src=\"javascript:d\" alt=\"c\" /></p>\n<i>\n")
    }

    @Test func `destinations are resolved once they are judged`() {
        let html = render("[a](b.md#c) [d](javascript:e) [f](g.md) ![h](i.png) ![j](k.png)") {
            $0.resolve = { destination, isImage in
                switch destination {
                case "b.md#c": "/kurs/b?x=\"&y#c"
                case "i.png" where isImage: "/media/1\"2.png"
                case "javascript:e": "/bad"
                default: nil
                }
            }
        }
        #expect(
            html
                == "<p><a href=\"/kurs/b?x=%22&amp;y#c\">a</a> d f <img src=\"/media/1%222.png\" alt=\"h\" /> j</p>\n"
        )
    }

    @Test func `a link that resolves to the web says nothing of where it was`() {
        let html = render("[a](kommun.md#b)") { $0.resolve = { _, _ in "https://kommun.se" } }
        #expect(html == "<p><a href=\"https://kommun.se\" rel=\"noreferrer\">a</a></p>\n")
    }

    @Test func `a note follows its link in brackets, also where the link is dropped`() {
        let html = render("[a](b), [c](d), [e](javascript:f)") {
            $0.note = { $0 == "b" || $0 == "javascript:f" ? "<112>" : nil }
            $0.resolve = { destination, _ in destination == "b" ? nil : destination }
        }
        #expect(html == "<p>a (&lt;112&gt;), <a href=\"d\">c</a>, e</p>\n")
    }

    @Test func `links do not nest`() {
        #expect(render("[a <https://b.se> c](d)") == "<p><a href=\"d\">a https://b.se c</a></p>\n")
    }

    @Test(arguments: Alert.allCases)
    func `every alert has its title, which may be another`(alert: Alert) {
        let markdown = "> [!\(alert.rawValue)]\n> a"
        let name = alert.rawValue.lowercased()
        let title = HTMLRenderer().alertTitles[alert] ?? ""
        #expect(!title.isEmpty)
        #expect(
            render(markdown)
                == "<aside class=\"alert \(name)\">\n<p class=\"alert-title\">\(title)</p>\n<p>a</p>\n</aside>\n"
        )
        let english = render(markdown) { $0.alertTitles = [alert: "A & B"] }
        #expect(english.contains("<p class=\"alert-title\">A &amp; B</p>"))
        let untitled = render(markdown) { $0.alertTitles = [:] }
        #expect(untitled == "<aside class=\"alert \(name)\">\n<p>a</p>\n</aside>\n")
    }

    // MARK: Footnotes

    private let notes = Document("a[^x] b[^y] c[^x]\n\n[^x]: d\n\n[^y]: > e\n\n[^z]: f")

    @Test func `without a number a reference and its note are left out`() {
        #expect(HTMLRenderer().render(notes.blocks) == "<p>a b c</p>\n")
        #expect(HTMLRenderer().renderFootnotes(notes.footnotes).isEmpty)
        #expect(HTMLRenderer().renderFootnotes([]).isEmpty)
    }

    @Test func `notes stand in the order of their numbers and say a number that does not follow`() {
        var renderer = HTMLRenderer()
        renderer.footnoteNumbers = ["x": 5, "y": 1, "z": 6]
        let html = renderer.renderFootnotes(notes.footnotes)
        let items = html.split(separator: "\n").filter { $0.hasPrefix("<li") }
        #expect(items == ["<li id=\"fn-1\">", "<li id=\"fn-5\" value=\"5\">", "<li id=\"fn-6\">"])
    }

    @Test func `a prefix keeps the ids of two texts on a page apart`() {
        var renderer = HTMLRenderer()
        renderer.footnoteNumbers = ["x": 1]
        renderer.idPrefix = "kurs-"
        let html = renderer.render(notes.blocks) + renderer.renderFootnotes(notes.footnotes)
        for part in [
            "href=\"#kurs-fn-1\" id=\"kurs-fnref-1\"", "id=\"kurs-fnref-1-2\"", "<li id=\"kurs-fn-1\">",
            "href=\"#kurs-fnref-1\"",
        ] { #expect(html.contains(part)) }
    }

    @Test func `parts rendered apart have ids of their own, and a note links back to all of them`() {
        let document = Document("# a\n\nb[^x]\n\n# a\n\nc[^x]\n\n# a\n\n[^x]: d[^x]")
        var renderer = HTMLRenderer()
        renderer.footnoteNumbers = ["x": 1]
        renderer.anchors = Anchors(document)
        let parts = document.blocks.reversed().map { renderer.render([$0]) }
        #expect(parts[0] == "<h1 id=\"a-2\">a</h1>\n")
        #expect(parts[1].contains("id=\"fnref-1-2\""))
        #expect(parts[2] == "<h1 id=\"a-1\">a</h1>\n")
        #expect(parts[3].contains("id=\"fnref-1\""))
        #expect(parts[4] == "<h1 id=\"a\">a</h1>\n")
        let list = renderer.renderFootnotes(document.footnotes)
        for reference in ["#fnref-1\"", "#fnref-1-2\"", "#fnref-1-3\""] {
            #expect(list.contains("href=\"" + reference))
        }
        #expect(list.contains("id=\"fnref-1-3\""))
    }

    @Test func `a note that nothing refers to has no link back`() {
        var renderer = HTMLRenderer()
        renderer.footnoteNumbers = ["z": 1]
        renderer.anchors = Anchors(notes)
        #expect(!renderer.renderFootnotes(notes.footnotes).contains("<a"))
    }

    // MARK: Escapes

    @Test(arguments: [
        ("a <b> & \"c\" 'd'", "<p>a  &amp; &quot;c&quot; 'd'</p>\n"),
        ("`<&\">`", "<p><code>&lt;&amp;&quot;&gt;</code></p>\n"),
        (
            "``` \"><script>\n</code>\n```",
            "<pre><code class=\"language-&quot;&gt;&lt;script&gt;\">&lt;/code&gt;\n</code></pre>\n"
        ),
        ("[a](b \"<\\\"&>\")", "<p><a href=\"b\" title=\"&lt;&quot;&amp;&gt;\">a</a></p>\n"),
        ("x ![\"<b>](c)", "<p>x <img src=\"c\" alt=\"&quot;\" /></p>\n"),
        ("# \"onclick=x <>&", "<h1 id=\"onclickx-\">&quot;onclick=x &lt;&gt;&amp;</h1>\n"),
    ])
    func `what an author writes cannot become markup`(markdown: String, expected: String) {
        #expect(render(markdown) == expected)
    }

    @Test func `there is never an attribute for style or script`() {
        for example in ExamplesTests.examples where !example.isPlain {
            let tags = example.rendered.split(separator: "<").map { $0.prefix { $0 != ">" } }
            #expect(!tags.contains { $0.contains(" style=") || $0.contains(" on") }, "\(example.markdown)")
        }
    }
}
