import Formats
import Testing

@testable import Kurskoll

@Suite struct ImportTableReaderTests {
    /// The lines of the data rows, what is told, and what is wrong.
    private func read(_ text: String) throws -> (lines: [Int], notices: [String], faults: [String]) {
        var file = CSVFile(name: "fil.csv", bytes: Array(text.utf8))
        var faults = Faults(file: "fil.csv")
        var table = try TableReader<CompletionColumn>(file: "fil.csv", header: try file.next())
        var lines: [Int] = []
        while let row = try file.next() {
            if let row = table.feed(row, faults: &faults) { lines.append(row.line) }
        }
        if let row = try table.finish(isCut: !file.endsWithLineBreak, faults: &faults) {
            lines.append(row.line)
        }
        return (lines, table.notices, faults.refusals.all.map(\.description))
    }

    private func sentences(_ text: String) -> [String] {
        do {
            _ = try read(text)
            return []
        } catch let refusals as Refusals {
            return refusals.all.map(\.description)
        } catch {
            return ["\(error)"]
        }
    }

    private static let header = "person_ref;kurs;slutförd;metod\n"

    @Test(arguments: [
        header, "METOD;Kurs ; Slutförd;person_ref\n", "method,course,completed,person_ref\n",
        "sep=;\n" + header,
        "\u{FEFF}" + header, "person_ref;kurs;slutfo\u{308}rd;metod\n", "person_ref;kurs;slutförd;metod;\n",
    ])
    func `headings stand in any order, in Swedish or English, however they are written`(header: String) throws
    {
        let found = try read(header + "p-1;vinr;2026-01-01;nck\n")
        #expect(found.lines.count == 1 && found.notices.isEmpty && found.faults.isEmpty)
    }

    @Test func `columns that are not used are named, with what may have been meant`() throws {
        let found = try read(
            "person_ref;kurs;slutförd;metod;Skyddsombud;In tyg\np-1;vinr;2026-01-01;nck;1;2\n")
        #expect(found.notices == ["kolumner som inte används: »Skyddsombud«, »In tyg« (menade du »intyg«?)"])
    }

    @Test(arguments: [
        ("", ["fil.csv: filen är tom; exportera listan på nytt, med en rubrikrad överst"]),
        (header, ["fil.csv: filen har ingen datarad; kontrollera att hela listan kom med i exporten"]),
        (
            header + "Summa;;;12\n",
            ["fil.csv: filen har ingen datarad; kontrollera att hela listan kom med i exporten"]
        ),
        (
            "kurs;metod\nvinr;nck\n",
            [
                "fil.csv:1: kolumnerna person_ref, slutförd saknas; lägg till dem i rubrikraden; den lyder nu »kurs;metod«"
            ]
        ),
        (
            "person_ref;kurs;course;slutförd\n",
            [
                "fil.csv:1:course: kolumnen står två gånger; ta bort den ena kolumnen",
                "fil.csv:1: kolumnen metod saknas; lägg till den i rubrikraden; den lyder nu »person_ref;kurs;course;slutförd«",
            ]
        ),
    ])
    func `a table that cannot be read is refused with all that is wrong`(text: String, expected: [String]) {
        #expect(sentences(text) == expected)
    }

    @Test(arguments: [
        "Personnummer", "PERSNR", "person-nr", "pnr", "Födelsenummer", "Samordningsnummer",
        "Skyddad identitet",
        "skyddade_personuppgifter", "Sekretessmarkering", "sekretess", "protected",
    ])
    func `a heading of what must not be in the file refuses it alone`(word: String) {
        let found = sentences("kurs;\(word)\nvinr;640823-3234\n")
        #expect(found.count == 1)
        #expect(found[0].hasPrefix("fil.csv:1:\(word): kolumnen ") && !found[0].contains("640823"))
    }

    @Test(arguments: [
        ("p-1;x\n640823-3234;x\n", "fil.csv:3:person_ref: "),
        ("p-1;6408233234\np-2;kurs\n", "fil.csv:2:övrigt: "),
        ("p-1;196408233234\n", "fil.csv:2:övrigt: "), ("p-1;\np-2;701063-2391\n", "fil.csv:3:övrigt: "),
    ])
    func `a column where half the values are personnummer refuses the file, without a value`(
        rows: String, place: String
    ) {
        let rows = rows.split(separator: "\n").map { row in
            let cells = row.split(separator: ";", omittingEmptySubsequences: false)
            return "\(cells[0]);vinr;2026-01-01;nck;\(cells[1])\n"
        }
        let found = sentences("person_ref;kurs;slutförd;metod;övrigt\n" + rows.joined())
        #expect(
            found == [
                place
                    + "kolumnen innehåller personnummer; ta bort den ur filen; person_ref ska vara ett id som HR-systemet själv har hittat på"
            ])
    }

    @Test func `a file without headings shows nobody's number`() {
        let found = sentences("640823-3234;vinr;2026-01-01;nck\n")
        #expect(found.count == 1 && found[0].hasPrefix("fil.csv:1:1: kolumnen innehåller personnummer; "))
    }

    @Test func `a single personnummer among others does not refuse the file`() throws {
        let rows = ["p-1", "640823-3234", "p-3"].map { "\($0);vinr;2026-01-01;nck\n" }
        #expect(try read(Self.header + rows.joined()).lines == [2, 3, 4])
    }

    @Test(arguments: [
        ("Summa;;;12", true), ("Totalt 9 812", true), ("TOTALT:;9 812;75,5", true), (";;;Antal 3", true),
        ("p-1;;;12", false),
        ("Summa;vinr;;", false), ("12;13", false), ("Summanen;;;1", false),
    ])
    func `a row of a word for a sum and numbers is a footer`(row: String, isFooter: Bool) {
        #expect(
            TableReader<CompletionColumn>.isFooter(row.split(separator: ";").map(String.init)) == isFooter)
    }

    @Test func `a footer is passed over and named only as the last row`() throws {
        let row = "p-1;vinr;2026-01-01;nck\n"
        let last = try read(Self.header + row + "Summa;;;1\n;;;\n")
        #expect(last.lines == [2] && last.notices.count == 1 && last.notices[0].contains("rad 3"))
        #expect(try read(Self.header + "Summa;;;1\n" + row).lines == [2, 3])
    }

    @Test func `a row with more fields than headings is a fault, one with fewer only where the file is cut`()
        throws
    {
        #expect(try read(Self.header + "p-1;vinr;2026-01-01;nck;;\n").faults.isEmpty)
        #expect(
            try read(Self.header + "p-1;vinr;2026-01-01;nck;x\n").faults[0].hasPrefix(
                "fil.csv:2: raden har fler fält"))
        #expect(try read(Self.header + "p-1;vinr;2026-01-01\n").faults.isEmpty)
        #expect(try read(Self.header + "p-1;vinr;2026-01-01").faults[0].contains("avklippt"))
    }
}
