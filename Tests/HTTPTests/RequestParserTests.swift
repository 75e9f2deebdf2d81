import Testing

@testable import HTTP

@Suite struct RequestParserTests {
    /// A head whose only fault, if any, is in `fields`.
    private static func get(_ fields: String) -> String { "GET / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n" }
    private static func post(_ fields: String, _ body: String = "") -> String {
        "POST / HTTP/1.1\r\nHost: a\r\n\(fields)\r\n\(body)"
    }
    private static let chunked = "Transfer-Encoding: chunked\r\n"

    /// Every row is fed whole and in pieces; all must end the same.
    private func expect(_ text: String, refused status: Int?, messages: Int = 0) {
        let whole = Parsed.any(text)
        #expect(whole.refused == status, "\(text.debugDescription)")
        #expect(whole.messages.count == messages, "\(text.debugDescription)")
    }

    // MARK: RFC 9112 §2.2, lines

    @Test(arguments: [
        "\n", "\nGET / HTTP/1.1\r\n", "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\n\n", "GET / HTTP/1.1\rHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rb\r\n\r\n", "GET / HTTP/1.1\r\r\nHost: a\r\n\r\n",
        " GET / HTTP/1.1\r\n\r\n",
        "\r\r\nGET", "\u{16}\u{3}\u{1}", "\0",
    ])
    func `RFC 9112 2_2: a line ends in CR LF and nothing else`(text: String) {
        expect(text, refused: 400)
    }

    @Test(arguments: ["\r\n", "\r\n\r\n"])
    func `RFC 9112 2_2: an empty line before a request is passed over`(lines: String) {
        expect(lines + Self.get(""), refused: nil, messages: 1)
    }

    // MARK: RFC 9112 §3, the request line

    @Test(arguments: [
        ("GET /\r\n", 400), ("GET\r\n", 400), ("GET  / HTTP/1.1\r\n", 400), ("GET / HTTP/1.1 \r\n", 400),
        ("GET /  HTTP/1.1\r\n", 400), ("GET\t/ HTTP/1.1\r\n", 400), ("GET / http/1.1\r\n", 400),
        ("GET / HTTP/1\r\n", 400), ("GET / HTTP/1.10\r\n", 400), ("GET / HTTP/x.1\r\n", 400),
        ("GET / \r\n", 400),
        ("G(T / HTTP/1.1\r\n", 400), ("GÅT / HTTP/1.1\r\n", 400), ("GET /å HTTP/1.1\r\n", 400),
        ("GET / HTTP/2.0\r\n", 505), ("GET / HTTP/0.9\r\n", 505), ("PRI * HTTP/2.0\r\n", 505),
        ("get / HTTP/1.1\r\n", 501), ("CONNECT a:1 HTTP/1.1\r\n", 501),
        ("BREW / HTTP/1.1\r\n", 501),
    ])
    func `RFC 9112 3: a request line that is none is refused with its status`(line: String, status: Int) {
        expect(line + "Host: a\r\n\r\n", refused: status)
    }

    @Test(arguments: Method.allCases)
    func `every method we know is read`(method: HTTP.Method) {
        #expect(
            Parsed.any("\(method.rawValue) / HTTP/1.1\r\nHost: a\r\n\r\n").messages.first?.method == method)
    }

    @Test func `RFC 9112 2_3: a higher minor version is read as 1.1`() {
        expect("GET / HTTP/1.7\r\nHost: a\r\n\r\n", refused: nil, messages: 1)
    }

    // MARK: RFC 9112 §3.2, Host

    @Test(arguments: [
        "", "Host: a\r\nHost: a\r\n", "Host: a\r\nhost: b\r\n", "Host: a b\r\n", "Host: a, b\r\n",
        "Host: u@a\r\n", "Host: a/b\r\n", "Host: å\r\n", "Host: a?b\r\n", "Host: a#b\r\n",
        "Host: a:b\r\n", "Host: [\r\n", "Host: :::\r\n", "Host: a:99999999\r\n",
    ])
    func `RFC 9112 3_2: there must be one Host, and it must be one`(fields: String) {
        expect("GET / HTTP/1.1\r\n\(fields)\r\n", refused: 400)
    }

    @Test(arguments: ["a", "a:80", "[::1]:8080", "xn--vxj-ula.se", "", "a%20b", "10.0.0.1"])
    func `RFC 9110 7_2: a host may be a name, an address, with a port, or empty`(host: String) {
        #expect(Parsed.any("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n").messages.first?.host == host)
    }

    @Test func `HTTP 1_0 needs no Host, and an absolute target says one`() {
        #expect(
            Parsed.any("GET http://b.example:80/x HTTP/1.0\r\n\r\n").messages.map(\.host) == ["b.example:80"])
        expect("GET / HTTP/1.0\r\n\r\n", refused: nil, messages: 1)
        expect("GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n", refused: 400)
    }

    // MARK: RFC 9112 §5, fields

    @Test(arguments: ["A : b\r\n", "A\t: b\r\n", "A \t : b\r\n", "Content-Length : 1\r\n"])
    func `RFC 9112 5_1: nothing stands between a name and its colon`(field: String) {
        expect(Self.get(field), refused: 400)
    }

    @Test(arguments: [
        ": b\r\n", "A\r\n", "A B: c\r\n", "Ä: b\r\n", "A\0: b\r\n", "A(: b\r\n", "\"A\": b\r\n",
    ])
    func `RFC 9110 5_1: a name is a token`(field: String) {
        expect(Self.get(field), refused: 400)
    }

    @Test(arguments: [" A: b\r\n", "A: b\r\n c\r\n", "A: b\r\n\tc\r\n", "A:\r\n b\r\n", "A: b\r\n \r\n"])
    func `RFC 9112 5_2: a folded line is refused`(field: String) {
        expect(Self.get(field), refused: 400)
    }

    @Test(arguments: [
        "A: b\0c\r\n", "A: \0\r\n", "A: b\rc\r\n", "A: b\r\r\n", "A: b\u{1}\r\n", "A: b\u{7F}\r\n",
        "A: \u{B}b\r\n", "A: b\u{8}\r\n",
    ])
    func `RFC 9110 5_5: NUL, bare CR and other control characters in a value are refused`(field: String) {
        expect(Self.get(field), refused: 400)
    }

    @Test(arguments: [
        "A:b\r\n", "A:\r\n", "A: \t b \t\r\n", "A: å\r\n", "A: b: c, \"d\"\r\n", "!#$%&'*+-.^_`|~9z: b\r\n",
    ])
    func `RFC 9112 5: fields that are right are read`(field: String) {
        expect(Self.get(field), refused: nil, messages: 1)
    }

    // MARK: RFC 9112 §6, the length of the body

    @Test(arguments: [
        "Content-Length: \r\n", "Content-Length: +1\r\n", "Content-Length: -1\r\n", "Content-Length: 1 1\r\n",
        "Content-Length: 0x1\r\n", "Content-Length: 1,1\r\n", "Content-Length: 1, 1\r\n",
        "Content-Length: 1.0\r\n",
        "Content-Length: 1\r\nContent-Length: 1\r\n", "Content-Length: 1\r\ncontent-length: 2\r\n",
        "Content-Length: ١\r\n", "Content-Length: 1;2\r\n",
    ])
    func `RFC 9112 6_3: a Content-Length that is not one number is refused`(fields: String) {
        expect(Self.post(fields, "x"), refused: 400)
    }

    @Test(arguments: [
        (chunked + "Content-Length: 3\r\n", 400), ("Content-Length: 3\r\n" + chunked, 400),
        (chunked + chunked, 400), (chunked + "Transfer-Encoding: identity\r\n", 400),
        ("Transfer-Encoding: chunked, chunked\r\n", 400), ("Transfer-Encoding: chunked, gzip\r\n", 400),
        ("Transfer-Encoding: chunked,\r\n", 400), ("Transfer-Encoding: ,chunked\r\n", 400),
        ("Transfer-Encoding: \r\n", 400), ("Transfer-Encoding : chunked\r\n", 400),
        ("Transfer-Encoding: \u{B}chunked\r\n", 400), ("Transfer-Encoding:\r\n chunked\r\n", 400),
        ("Transfer-Encoding: gzip, chunked\r\n", 501), ("Transfer-Encoding: gzip\r\n", 501),
        ("Transfer-Encoding: identity\r\n", 501), ("Transfer-Encoding: xchunked\r\n", 501),
        ("Transfer-Encoding: chunked;a=b\r\n", 501), ("Transfer-Encoding: \"chunked\"\r\n", 501),
    ])
    func `RFC 9112 6_1: a transfer coding other than exactly chunked is refused`(fields: String, status: Int)
    {
        expect(Self.post(fields, "3\r\nabc\r\n0\r\n\r\n"), refused: status)
    }

    @Test func `RFC 9112 6_1: HTTP 1_0 knows no transfer coding`() {
        expect("POST / HTTP/1.0\r\n\(Self.chunked)\r\n0\r\n\r\n", refused: 400)
    }

    @Test(arguments: [
        // CL.TE: a proxy that counts 6 bytes would leave the rest for the next request.
        "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
        // TE.CL: a proxy that reads chunks would pass on what the server takes for a request.
        "Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n12\r\nGET /a HTTP/1.1\r\n\r\n0\r\n\r\n",
        // TE.TE: the second is hidden from one of the two.
        "Transfer-Encoding: chunked\r\nTransfer-encoding: cow\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding : x\r\n\r\n0\r\n\r\n",
        // CL.CL, as two lines and as a list.
        "Content-Length: 0\r\nContent-Length: 20\r\n\r\nGET /a HTTP/1.1\r\n\r\n",
        "Content-Length: 0, 20\r\n\r\nGET /a HTTP/1.1\r\n\r\n",
    ])
    func `RFC 9112 11_2: nothing is smuggled behind a request`(rest: String) {
        expect("POST / HTTP/1.1\r\nHost: a\r\n\(rest)", refused: 400)
    }

    @Test func `a Content-Length of 0 has no body, and one with zeros before it is a number`() {
        expect(Self.post("Content-Length: 0\r\n") + Self.get(""), refused: nil, messages: 2)
        #expect(Parsed.any(Self.post("Content-Length: 003\r\n", "abc")).messages.first?.body == "abc")
    }

    // MARK: Requests in a row

    @Test func `pipelined requests are told apart, each with its own body`() {
        let text =
            Self.post("Content-Length: 3\r\n", "abc") + Self.get("")
            + Self.post(Self.chunked, "2\r\nde\r\n0\r\n\r\n")
        expect(text, refused: nil, messages: 3)
        #expect(Parsed.any(text).messages.map(\.body) == ["abc", "", "de"])
    }

    @Test func `an incomplete request is neither read nor refused`() {
        expect("GET / HTTP/1.1\r\nHost: a\r\n", refused: nil)
        expect(Self.post("Content-Length: 3\r\n", "ab"), refused: nil)
        expect(Self.post(Self.chunked, "3\r\nabc\r\n"), refused: nil)
    }

    @Test(arguments: [
        ("HTTP/1.1", "", true), ("HTTP/1.1", "Connection: close\r\n", false),
        ("HTTP/1.1", "Connection: x, CLOSE\r\n", false), ("HTTP/1.1", "Connection: keep-alive\r\n", true),
        ("HTTP/1.1", "Connection: x\r\nConnection: close\r\n", false), ("HTTP/1.0", "", false),
        ("HTTP/1.0", "Connection: Keep-Alive\r\n", true),
        ("HTTP/1.0", "Connection: keep-alive, close\r\n", false),
    ])
    func `RFC 9112 9_3: who wants the connection kept`(version: String, field: String, expected: Bool) {
        let message = Parsed.any("GET / \(version)\r\nHost: a\r\n\(field)\r\n").messages.first
        #expect(message?.keepsConnection == expected)
    }

    // MARK: RFC 9110 §10.1.1, Expect

    @Test func `a client that waits is owed 100 Continue, once and only while its body has not come`() {
        var parser = RequestParser()
        let policy = RequestParser.Policy(
            resource: { _ in Resource(lane: .loop, bodyLimit: 10, pattern: nil) }, spool: Spool(in: "/tmp"))
        let head = Array(Self.post("Expect: 100-Continue\r\nContent-Length: 3\r\n").utf8)
        var position = 0
        _ = parser.next(head.span, at: &position, policy: policy)
        #expect(parser.owesContinue)
        let body = Array("abc".utf8)
        position = 0
        guard case .request = parser.next(body.span, at: &position, policy: policy) else {
            Issue.record("no request")
            return
        }
        #expect(!parser.owesContinue)
    }

    @Test(arguments: [
        ("Expect: x\r\nExpect: 100-continue\r\n", "1.1", 417), ("Expect: 100-continue, x\r\n", "1.1", 417),
        ("Expect: 200-ok\r\n", "1.1", 417 as Int?), ("Expect: 200-ok\r\n", "1.0", nil),
        ("Expect: 100-continue\r\nContent-Length: 11\r\n", "1.1", 413),
    ])
    func `RFC 9110 10_1_1: an unknown expectation fails, and one that can't be met is told so`(
        fields: String, version: String, status: Int?
    ) {
        let text = "POST / HTTP/\(version)\r\nHost: a\r\n\(fields)\r\n"
        #expect(Parsed.any(text, bodyLimit: 10).refused == status)
    }

    // MARK: Limits

    @Test(arguments: [(Limits.headBytes, nil), (Limits.headBytes + 1, 431 as Int?)])
    func `RFC 6585 5: a head may be as long as the limit and not a byte longer`(length: Int, status: Int?) {
        let frame = Self.get("A: \r\n").utf8.count
        expect(
            Self.get("A: \(String(repeating: "x", count: length - frame))\r\n"), refused: status,
            messages: status == nil ? 1 : 0)
    }

    @Test(arguments: [
        (Limits.targetBytes, nil), (Limits.targetBytes + 1, 414 as Int?), (Limits.headBytes, 414),
    ])
    func `RFC 9110 15_5_15: a target may be as long as the limit and not a byte longer`(
        length: Int, status: Int?
    ) {
        let target = "/" + String(repeating: "x", count: length - 1)
        expect("GET \(target) HTTP/1.1\r\nHost: a\r\n\r\n", refused: status, messages: status == nil ? 1 : 0)
    }

    @Test(arguments: [(Limits.fieldCount - 1, nil), (Limits.fieldCount, 431 as Int?)])
    func `RFC 6585 5: there may be as many fields as the limit says, Host among them`(
        count: Int, status: Int?
    ) {
        expect(
            Self.get(String(repeating: "A: b\r\n", count: count)), refused: status,
            messages: status == nil ? 1 : 0)
    }

    @Test func `RFC 9112 3: a head without an end is refused before it ends`() {
        expect("GET / HTTP/1.1\r\nA: " + String(repeating: "x", count: Limits.headBytes), refused: 431)
        expect("GET /" + String(repeating: "x", count: Limits.headBytes), refused: 414)
    }
}
