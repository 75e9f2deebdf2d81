import Testing

@testable import Formats

@Suite struct XLSXTextTests {
    @Test(arguments: [
        ("Åsa 😀", "Åsa 😀"), ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("a\tb\nc", "a\tb\nc"),
        ("a\rb", "a_x000d_b"), ("\0\u{1f}", "_x0000__x001f_"),
        ("\u{fffe}\u{ffff}\u{feff}", "_xfffe__xffff_\u{feff}"),
        ("_x000d_", "_x005f_x000d_"), ("_x00zz_", "_x00zz_"), ("a_b", "a_b"), ("_x0041", "_x0041"),
        ("ﬁ", "ﬁ"),
    ])
    func `a text is written so that the reader gets it back`(text: String, xml: String) {
        var bytes: [UInt8] = []
        bytes.append(xmlText: text)
        #expect(String(decoding: bytes, as: UTF8.self) == xml)
    }
}
