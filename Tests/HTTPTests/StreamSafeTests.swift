import Testing

@testable import HTTP

@Suite struct StreamSafeTests {
    private static func marks(_ count: Int) -> String {
        String(String.UnicodeScalarView((0..<count).map { $0 % 2 == 0 ? "\u{301}" : "\u{327}" }))
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { "%" + String($0, radix: 16) }.joined()
    }

    @Test(arguments: [
        "", "a", "Åsa Öberg", "A\u{30A}sa", "e" + marks(30), "e" + marks(30) + "e" + marks(30),
        "נִקּוּד", "ตั้งใจ", "👩🏽‍👩🏽‍👧🏽‍👦🏽", String(repeating: "👨\u{200D}", count: 1000),
    ])
    func `what people write is text`(text: String) {
        #expect(text.isStreamSafe)
    }

    @Test(arguments: ["e" + marks(31), marks(31), "e" + marks(30_000), "a" + marks(31) + "b"])
    func `UAX 15 13: more than 30 marks on one letter are none, wherever they come`(text: String) throws {
        #expect(!text.isStreamSafe)
        #expect(throws: Form.Malformed.self) {
            try Form(decoding: Array("a=\(Self.encoded(text))".utf8)[...])
        }
        #expect(throws: Form.Malformed.self) {
            try Form(decoding: Array("\(Self.encoded(text))=a".utf8)[...])
        }
        let part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\(text)\r\n--x--\r\n"
        #expect(try MultipartForm(decoding: Array(part.utf8), boundary: "x")["a"]?.text == nil)
        let named = "--x\r\nContent-Disposition: form-data; name=\"\(text)\"\r\n\r\nb\r\n--x--\r\n"
        #expect(throws: Form.Malformed.self) { try MultipartForm(decoding: Array(named.utf8), boundary: "x") }
        guard text.utf8.count < 1000 else { return }
        for head in [
            "GET /\(Self.encoded(text)) HTTP/1.1\r\nHost: a\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nA: \(text)\r\n",
        ] {
            #expect(Parsed.any(head + "\r\n").refused == 400)
        }
    }
}
