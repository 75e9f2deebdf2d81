import Testing

@testable import CommonMark

@Suite struct EntitiesTests {
    @Test(arguments: [
        ("&aring;", "å"), ("&Aring;", "Å"), ("&AElig;", "Æ"), ("&zwnj;", "\u{200C}"), ("&zwj;", "\u{200D}"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&CounterClockwiseContourIntegral;", "∳"), ("&GT;", ">"),
        ("&gt;", ">"),
        ("&#65;", "A"), ("&#x1F642;", "🙂"), ("&#X41;", "A"), ("&#0;", "\u{FFFD}"), ("&#xD800;", "\u{FFFD}"),
        ("&#9999999;", "\u{FFFD}"), ("&nbsp;", "\u{A0}"),
    ])
    func `a reference is what HTML says`(reference: String, expected: String) {
        let bytes = Array(reference.utf8)
        #expect(Entities.unescape(bytes, 0..<bytes.count) == expected)
    }

    @Test(arguments: [
        "&aring", "&;", "&", "&#;", "&#x;", "&#12345678;", "&#x1234567;", "&ARING;", "&a;", "&zzzzz;", "&å;",
        "&#-1;",
        "&aring =C6;", "\\&aring;x", "&CounterClockwiseContourIntegrals;",
    ])
    func `anything else stays as it is`(text: String) {
        let bytes = Array(text.utf8)
        #expect(
            Entities.unescape(bytes, 0..<bytes.count, escapes: false).hasSuffix(
                text.hasPrefix("\\") ? "åx" : text))
    }

    @Test func `a backslash guards a reference`() {
        let bytes = Array("\\&aring; \\a \\\\ \\".utf8)
        #expect(Entities.unescape(bytes, 0..<bytes.count) == "&aring; \\a \\ \\")
    }

    @Test func `every entry of the table is found, and the table is sorted`() {
        let entries = "\(entityTable)".split(whereSeparator: \.isWhitespace).map { $0.split(separator: "=") }
        #expect(entries.count == 2_125)
        for (one, next) in zip(entries, entries.dropFirst()) {
            #expect(one[0].utf8.lexicographicallyPrecedes(next[0].utf8))
        }
        for entry in entries {
            let expected = entry[1].split(separator: ",").compactMap {
                UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
            }
            #expect(
                Entities.lookUp(Array(entry[0].utf8)[...])?.unicodeScalars.elementsEqual(expected) == true)
        }
    }
}
