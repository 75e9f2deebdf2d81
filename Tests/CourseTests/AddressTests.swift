import CommonMark
import Testing

@testable import Course

@Suite struct AddressTests {
    @Test(arguments: [
        ("https://annan.se/x", Address.outside), ("HTTPS://annan.se", .outside), ("tel:112", .outside),
        ("mailto:a@b.se", .outside),
        ("http://annan.se", .unencrypted),
        ("stod.md", .file(path: "stod.md", anchor: nil)),
        ("./stod.md#a", .file(path: "stod.md", anchor: "a")),
        ("#a", .file(path: "01.md", anchor: "a")), ("bilder/../a.png", .file(path: "a.png", anchor: nil)),
        ("min%20fil.pdf", .file(path: "min fil.pdf", anchor: nil)),
        ("a.md?x=1#b", .file(path: "a.md", anchor: "b")),
        ("../kommun.md#socialjour", .file(path: "../kommun.md", anchor: "socialjour")),
        ("javascript:alert(1)", .refused), ("JaVaScRiPt:x", .refused), ("data:text/html,x", .refused),
        ("file:///etc", .refused),
        ("//annan.se", .refused), ("/rot", .refused), ("../annan/kurs.md", .refused),
        ("../../kommun.md", .refused),
        ("a\\b", .refused), ("java\tscript:x", .refused), ("%6Aavascript:x", .refused), ("%00", .refused),
        ("%ff", .refused), ("", .refused),
    ])
    func `an address is judged by where it leads, not by how it is written`(written: String, address: Address)
    {
        #expect(Address(written, from: "01.md") == address)
    }

    @Test(arguments: [
        ("../bild.png", Address.file(path: "bild.png", anchor: nil)),
        ("stod.md", .file(path: "en/stod.md", anchor: nil)),
        ("../../kommun.md#a", .file(path: "../kommun.md", anchor: "a")), ("../../x.png", .refused),
    ])
    func `a translation's addresses begin in its own folder`(written: String, address: Address) {
        #expect(Address(written, from: "en/01.md") == address)
    }

    @Test(arguments: [
        ("Kvinnofridslinjen", "kvinnofridslinjen"), ("Vid akut fara", "vid-akut-fara"),
        ("Vad – nu då?", "vad--nu-då"), ("Å, Ä_Ö 2", "å-ä_ö-2"),
    ])
    func `a heading's anchor follows GitHub's rule`(heading: String, anchor: String) {
        #expect(heading.headingAnchor == anchor)
    }

    @Test func `links find headings, numbered headings and ids`() {
        let text = """
            ## Ett

            ## Ett

            ### Fråga: Vad {#fraga}
            - [x] Ja
            - [ ] Nej

            ## Länkar

            [a](#ett), [b](#ett-1), [c](#fraga), [d](02.md#vatten), [e](../kommun.md#x), [f](#tva)
            """
        #expect(CourseFolder(chapter: text).read(today: today).places() == ["19:82 K063"])
    }
}
