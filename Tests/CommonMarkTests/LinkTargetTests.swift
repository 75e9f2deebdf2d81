import Testing

@testable import CommonMark

/// Which destinations may stand in a page. Most of the bad ones are ways to hide a scheme that filters have missed.
@Suite struct LinkTargetTests {
    @Test(
        arguments: [
            ("https://a.se", .web), ("HTTP://a.se/b?c=d%20e#f", .web), ("https://å.se", .web),
            ("https://[::1]/", .web),
            ("https://a.se/https://b.se", .web), (" https://a.se ", .web),
            ("mailto:a@b.se", .contact), ("mailto:a@b.se?subject=Hej%20du", .contact),
            ("tel:+4611414", .contact),
            ("a.md", .relative), ("../a.md#b", .relative), ("/kurs/vinr", .relative), ("./a:b.md", .relative),
            ("bilder/tre%20steg.svg", .relative), ("?a=b:c", .relative), ("a#b:c", .relative),
            ("å.md", .relative),
            ("#våld", .anchor), ("#", .anchor), ("#a:b", .anchor),
        ] as [(String, LinkTarget)])
    func `a known scheme, a path and an anchor are let through`(destination: String, expected: LinkTarget) {
        #expect(LinkTarget(destination) == expected)
    }

    @Test(arguments: [
        "", " ", "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)", "\u{1}javascript:alert(1)", "javascript\u{0B}:alert(1)", "javascript:",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>", "data:image/svg+xml;base64,x", "data:image/png;base64,x",
        "file:///etc/passwd", "ftp://a.se", "blob:x", "about:blank", "view-source:x", "kommun.md:8",
        "javascript%3Aalert(1)", "%6aavascript:alert(1)", "%6Aavascript%3Aalert(1)", "java%0Ascript:alert(1)",
        "%20javascript:alert(1)", "%09javascript:alert(1)", "%00javascript:alert(1)", "javascript&colon:x",
        "java\u{AD}script:x", "\u{FEFF}javascript:x", "\u{202E}javascript:x", "ｊavascript:x",
        "//a.se", " //a.se", "///a.se", "%2F%2Fa.se", "/%2Fa.se", "%2F/a.se", "\\\\a.se", "/\\a.se",
        "\\/a.se", "a\\b",
        "%5C%5Ca.se", "/%5Ca.se", "https:a.se", "https:/a.se", "https://", "https:///a.se", "https://?a",
        "https://@a.se", "https:\\\\a.se", "http%3A//a.se", "https://a.se/\u{7F}", "https://a.se/%0A",
        "mailto:", "tel:",
        "mailto:a@b.se?subject=x%0D%0ABcc:c@d.se", "%23a",
    ])
    func `anything else is refused`(destination: String) {
        #expect(LinkTarget(destination) == nil)
    }

    /// Through the parser, which decodes entities and escapes before the URL is judged.
    @Test(arguments: [
        "[a](javascript:b)", "[a](&#106;avascript:b)", "[a](&#x6A;avascript:b)", "[a](java&Tab;script:b)",
        "[a](java&#10;script:b)", "[a](javascript&colon;b)", "[a](<java&NewLine;script:b>)",
        "[a](java\\\nscript:b)",
        "[a](\\javascript:b)", "[a][b]\n\n[b]: javascript:c", "[a]\n\n[a]: <javascript:c>", "<javascript:a>",
        "<data:text/html,a>", "![a](javascript:b)", "![a](https://b.se/c.png)", "![a](#b)",
        "![a](mailto:b@c.se)",
        "![a](//b.se/c.png)", "<a href='javascript:b'>a</a>", "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<script>alert(1)</script>", "<style>a</style>", "[a](//b.se)", "[a](b\\\\c)",
        "[a](vbscript:b \"c\")",
    ])
    func `no bad destination reaches the page`(markdown: String) {
        let html = HTMLRenderer().render(Document(markdown).blocks)
        #expect(!html.contains("<a") && !html.contains("<img") && !html.contains("<s"), "\(html)")
    }

    @Test(arguments: [
        ("[a](b\"c)", "b%22c"), ("[a](<b c>)", "b%20c"), ("[a](b&amp;c)", "b&amp;c"),
        ("[a](b'c)", "b&#x27;c"),
        ("[a](<b\"onclick=c>)", "b%22onclick=c"), ("[a](å%20b)", "%C3%A5%20b"), ("[a](b`c)", "b%60c"),
    ])
    func `a destination cannot leave its attribute`(markdown: String, expected: String) {
        #expect(HTMLRenderer().render(Document(markdown).blocks) == "<p><a href=\"\(expected)\">a</a></p>\n")
    }
}
