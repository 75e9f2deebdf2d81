import CommonMark
import Testing

@testable import Course

@Suite struct MunicipalFactsTests {
    private static let front = """
        ---
        typ: kommun
        titel: Kommunens egna uppgifter
        id: kommun
        granskad: 2026-11-03
        granska-senast: 2027-11-01
        ---

        """

    private func read(_ text: String) -> MunicipalFacts {
        MunicipalFacts.read(Array((Self.front + text).utf8), path: "kommun.md", today: today)
    }

    @Test func `each heading is a field with the text below it`() throws {
        let facts = read(
            "Inledning.\n\n## Socialjour {#socialjour}\n\nRing [0](tel:0).\n\nDygnet runt.\n\n## Våra rutiner\n\nText.\n"
        )
        #expect(facts.diagnostics == [])
        #expect(facts.fields.map(\.id) == ["socialjour", "våra-rutiner"])
        let field = try #require(facts["socialjour"])
        #expect(field.heading.plainText == "Socialjour" && field.isFilledIn)
        #expect(field.blocks.runs.map(\.plainText) == ["Ring 0.", "Dygnet runt."])
        #expect(facts["borta"] == nil)
    }

    @Test(arguments: [
        ("## A {#a}\n\n[FYLL I: numret]\n", ["10:1 K096"]),
        ("## A {#a}\n\nRing [FYLL I: numret].\n", ["10:6 K096"]),
        ("## A {#a}\n\nX\n\n## B {#a}\n\nY\n", ["12:1 K022"]), ("## A {#Å}\n\nX\n", ["8:7 K021"]),
        ("## A {#a\n\nX\n", ["8:1 K026"]),
        ("## A {#a}\n\n<b>X</b>\n", ["10:1 K060"]),
    ])
    func `what is missing or wrong is said at its place`(text: String, found: [String]) {
        #expect(read(text).diagnostics.map { "\($0.line):\($0.column) \($0.code)" } == found)
    }

    @Test func `a field to be filled in is a warning, and says so of itself`() {
        let facts = read("## A {#a}\n\n[FYLL I: numret]\n")
        #expect(facts.diagnostics.map(\.severity) == [.warning])
        #expect(facts["a"]?.isFilledIn == false)
    }

    @Test func `a file without front matter has no fields`() {
        let facts = MunicipalFacts.read(Array("## A {#a}\n".utf8), path: "kommun.md", today: today)
        #expect(facts.fields.isEmpty && facts.diagnostics.map(\.code) == ["K001"])
    }

    @Test(arguments: [
        ("../kommun.md#a", "01.md", "a"), ("../../kommun.md#a", "en/01.md", "a"),
        ("../kommun.md", "01.md", nil),
        ("kommun.md#a", "01.md", nil), ("stod.md#a", "01.md", nil),
    ])
    func `a link to a field is known from other links`(link: String, file: String, id: String?) {
        #expect(MunicipalFacts.field(ofLink: link, in: file) == id)
    }
}
