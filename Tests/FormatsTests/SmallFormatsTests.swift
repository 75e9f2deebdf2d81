import Testing

@testable import Formats

@Suite struct SmallFormatsTests {
    @Test(arguments: [
        ("701063-2391", true), ("640823-3234", true), ("001219-3421", true), ("811218-9876", true),
        ("19640823-3234", true),
        ("640823+3234", true), ("196408233234", true), ("701063-2392", false), ("640823-3243", false),
        ("001332-3423", false),
        ("701092-2396", false), ("000000-0000", false), ("p-83f1", false), ("004711", false), ("", false),
        ("17640823-3234", false),
    ])
    func `a personnummer is known by its date and check digit`(text: String, isValid: Bool) {
        #expect(Personnummer.isValid(text) == isValid)
    }

    @Test func `letters from a Mac are composed, others stay`() {
        let decomposed =
            "A\u{30A}sa O\u{308}berg, Jose\u{301}, x\u{323}, S\u{326}tefan, Nguye\u{302}\u{303}n, \u{212B}"
        #expect(
            Array(NFC.composed(decomposed).unicodeScalars)
                == Array("Åsa Öberg, José, x\u{323}, Ștefan, Nguyễn, Å".unicodeScalars))
    }

    @Test func `Swedish order puts digits first, å ä ö last and other accents with their letter`() {
        let names = [
            "Örnen", "Zebra", "åsen", "Älgen", "Eken", "2:an", "Édith", "Asken", "Wik", "Vik", "O\u{308}a",
        ]
        let sorted = names.sorted { SwedishOrder($0) < SwedishOrder($1) }
        #expect(
            sorted == [
                "2:an", "Asken", "Édith", "Eken", "Vik", "Wik", "Zebra", "åsen", "Älgen", "O\u{308}a",
                "Örnen",
            ])
        #expect(names.inSwedishOrder(by: { [$0] }) == sorted)
    }

    @Test func `names that are equal are sorted by the next, and at last by code`() {
        let rows = [("Vård", "Norr", "20"), ("vård", "Norr", "10"), ("Vård", "Ek", "30"), ("Ö", "A", "1")]
        #expect(
            rows.inSwedishOrder(by: { [$0.0, $0.1] }, code: \.2).map(\.2) == ["30", "10", "20", "1"])
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("+46", "'+46"), ("-Åsa", "'-Åsa"), ("@x", "'@x"), ("\tx", "'\tx"),
        ("a;b", "\"a;b\""),
        ("sa \"hej\"", "\"sa \"\"hej\"\"\""), ("två\nrader", "\"två\nrader\""), ("=\"x\"", "\"'=\"\"x\"\"\""),
        ("lugn", "lugn"),
    ])
    func `a cell cannot run as a formula or break its row`(cell: String, written: String) {
        var csv = CSVWriter()
        csv.row([cell, "nästa"])
        #expect(String(decoding: csv.bytes, as: UTF8.self) == "\u{FEFF}\(written);nästa\r\n")
    }

    @Test func `numbers have a decimal comma, days are ÅÅÅÅ-MM-DD and no figure is an empty cell`() throws {
        var csv = CSVWriter()
        csv.cell(-3)
        csv.cell(778, decimals: 1)
        csv.cell(nil, decimals: 1)
        csv.cell(day: 19_782)
        try csv.endRow()
        #expect(String(decoding: csv.bytes, as: UTF8.self) == "\u{FEFF}-3;77,8;;2024-02-29\r\n")
    }

    @Test func `a sink is given the heading at once, then whole rows`() throws {
        var pieces: [String] = []
        var csv = CSVWriter { pieces.append(String(decoding: $0, as: UTF8.self)) }
        try csv.beginTable("Namnet syns inte", [TableColumn("å", width: 1), TableColumn("b", width: 1)])
        #expect(pieces == ["\u{FEFF}å;b\r\n"])
        for number in 0..<10_000 {
            csv.cell("rad")
            csv.cell(number)
            try csv.endRow()
        }
        try csv.finish()
        #expect(pieces.count > 2 && pieces.allSatisfy { $0.hasSuffix("\r\n") && $0.utf8.count < 40_000 })
        #expect(pieces.joined().utf8.count == 9 + 10_000 * 6 + 10 + 180 + 2_700 + 36_000)
        #expect(csv.bytes.isEmpty)
    }

    @Test func `JSON keeps the order of its keys and escapes what it must`() {
        var json = JSONWriter()
        json.object { json in
            json.string("b", "å \"x\"\\\n\u{1}")
            json.number("a", nil)
            json.array("list", [1, 2]) { $0.number(nil, $1) }
            json.array("objects", [true]) { json, value in json.object { $0.boolean("v", value) } }
            json.object("empty") { _ in }
        }
        #expect(
            json.text == #"{"b":"å \"x\"\\\n\u0001","a":null,"list":[1,2],"objects":[{"v":true}],"empty":{}}"#
        )
    }

    @Test func `hexadecimal and base64url are as RFC 4648 has them`() {
        #expect(Hex.encode([0, 15, 255]) == "000fff")
        #expect(
            ["", "f", "fo", "foo", "foob"].map { Base64URL.encode(Array($0.utf8)) } == [
                "", "Zg", "Zm8", "Zm9v", "Zm9vYg",
            ])
        #expect(Base64URL.encode([0xFB, 0xFF]) == "-_8")
    }

    @Test func `the vectors of RFC 4231 come out`() {
        let code = SHA256.authenticationCode(
            for: Array("Hi There".utf8), key: [UInt8](repeating: 0x0B, count: 20))
        #expect(Hex.encode(code) == "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")
        let long = SHA256.authenticationCode(
            for: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
            key: [UInt8](repeating: 0xAA, count: 131))
        #expect(Hex.encode(long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }
}
