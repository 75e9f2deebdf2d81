import Testing

@testable import HTTP

@Suite struct TargetTests {
    private func parsed(_ target: String, _ method: String = "GET") -> Parsed {
        Parsed.any("\(method) \(target) HTTP/1.1\r\nHost: front.example\r\n\r\n")
    }

    @Test(arguments: [
        ("/", "/", ""), ("/a/b", "/a/b", ""), ("/a?b=c&d", "/a", "b=c&d"), ("/a?", "/a", ""),
        ("/?/../x", "/", "/../x"),
        ("/%C3%A5", "/å", ""), ("/a%20b", "/a b", ""), ("/a%2Fb", "/a/b", ""), ("/%25", "/%", ""),
        ("/a+b", "/a+b", ""),
        ("/...", "/...", ""), ("/.a/b.", "/.a/b.", ""), ("//a", "//a", ""), ("/a?b%zz", "/a", "b%zz"),
        ("/a|b", "/a|b", ""),
        ("/a%3Fb", "/a?b", ""),
        // A letter may join what stands before it; the path still begins with a slash.
        ("/%D6%A5?a", "/\u{05A5}", "a"), ("/..%CC%81/a", "/..\u{0301}/a", ""),
    ])
    func `RFC 9112 3_2_1: a path is decoded once and the query left as it is`(
        target: String, path: String, query: String
    ) {
        let message = parsed(target).messages.first
        #expect(message?.path == path)
        #expect(message?.query == query)
    }

    @Test(arguments: [
        "/..", "/.", "/../etc/passwd", "/a/../b", "/a/./b", "/a/..", "/%2e%2e/etc", "/.%2E", "/%2e",
        "/a/%2E%2e/%2e%2e/",
        "/..%2fetc", "/a%2f..%2fb", "/%", "/%a", "/%zz", "/a%2", "/%00", "/a%0A", "/%7f", "/%1F", "/%FF",
        "/%C3",
        "/%C0%AE%C0%AE/", "/%ED%A0%80", "/a#b", "a", "a/b", "?a", "*", "ftp://a/", "http:/a", "http:///a",
        "http://u@a/",
        "http://a b/", "http://", "https://?", "http://a/..", "a:80",
    ])
    func `RFC 3986 6_2_2: a target that could lead elsewhere is refused`(target: String) {
        #expect(parsed(target).refused == 400, "\(target)")
    }

    @Test(arguments: [
        ("http://b.example/a?c", "/a", "c", "b.example"), ("HTTPS://b.example:81", "/", "", "b.example:81"),
        ("http://b.example?c", "/", "c", "b.example"), ("http://[::1]/", "/", "", "[::1]"),
        ("/", "/", "", "front.example"),
    ])
    func `RFC 9112 3_2_2: the authority of an absolute target replaces Host`(
        target: String, path: String, query: String, host: String
    ) {
        let message = parsed(target).messages.first
        #expect(message?.path == path)
        #expect(message?.query == query)
        #expect(message?.host == host)
    }

    @Test func `RFC 9112 3_2_4: an asterisk is for OPTIONS alone`() {
        #expect(parsed("*", "OPTIONS").messages.map(\.path) == ["*"])
        #expect(parsed("*", "POST").refused == 400)
        #expect(parsed("*a", "OPTIONS").refused == 400)
    }
}
