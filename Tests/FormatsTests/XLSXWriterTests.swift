import Foundation
import Testing

@testable import Formats

@Suite struct XLSXWriterTests {
    @Test func `cells have their types, rows their numbers, columns their letters`() throws {
        let archive = try workbook { xlsx in
            try xlsx.beginTable(
                "Enheter", ["förvaltning", "antal", "andel", "per"].map { TableColumn($0, width: 12) })
            xlsx.cell("0047 & <b>")
            xlsx.cell(9812)
            xlsx.cell(778, decimals: 1)
            xlsx.cell(day: 20_818)
            try xlsx.endRow()
            xlsx.cell(" x ")
            xlsx.emptyCell()
            xlsx.cell("")
            xlsx.cell(-1)
            try xlsx.endRow()
            try xlsx.endRow()
        }
        let rows = archive.text("xl/worksheets/sheet1.xml").split(separator: "<row ").dropFirst().map(
            String.init)
        #expect(
            rows[1] == #"r="2"><c r="A2" s="2" t="inlineStr"><is><t>0047 &amp; &lt;b&gt;</t></is></c>"#
                + #"<c r="B2" s="0"><v>9812</v></c><c r="C2" s="4"><v>77.8</v></c><c r="D2" s="3"><v>46387</v></c></row>"#
        )
        #expect(
            rows[2] == #"r="3"><c r="A3" s="2" t="inlineStr"><is><t xml:space="preserve"> x </t></is></c>"#
                + #"<c r="D3" s="0"><v>-1</v></c></row>"#)
        #expect(rows[3] == #"r="4"></row></sheetData><autoFilter ref="A1:D4"/></worksheet>"#)
        #expect(rows[0].hasPrefix(#"r="1"><c r="A1" s="1" t="inlineStr"><is><t>förvaltning</t>"#))
    }

    @Test func `the heading row is frozen, columns have widths, the workbook lists its sheets`() throws {
        let archive = try workbook { xlsx in
            try xlsx.beginTable("SOF & UTB", [TableColumn("a", width: 30)])
            try xlsx.beginTable("D'Angelo", (0..<30).map { TableColumn("\($0)", width: 5) })
        }
        let sheet = archive.text("xl/worksheets/sheet1.xml")
        #expect(
            sheet.contains(#"<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>"#))
        #expect(sheet.contains(#"<col min="1" max="1" width="30.7" customWidth="1"/>"#))
        let list = archive.text("xl/workbook.xml")
        #expect(list.contains(#"<sheet name="SOF &amp; UTB" sheetId="1" r:id="rId1"/>"#))
        #expect(list.contains("'SOF &amp; UTB'!$A$1:$A$1"))
        #expect(list.contains("'D''Angelo'!$A$1:$AD$1"))
        for name in archive.names where name != "[Content_Types].xml" && !name.hasSuffix(".rels") {
            #expect(archive.text("[Content_Types].xml").contains("PartName=\"/\(name)\""))
        }
    }

    @Test(arguments: [
        (61, -25_508, true), (60, -25_509, false), (-74_431, -100_000, false),
        (25_569, 0, true),
    ])
    func `a day is a number of days that Excel counts right, or a text`(serial: Int, day: Int, isNumber: Bool)
        throws
    {
        let archive = try workbook { xlsx in
            try xlsx.beginTable("d", [TableColumn("d", width: 10)])
            xlsx.cell(day: day)
            try xlsx.endRow()
        }
        let sheet = archive.text("xl/worksheets/sheet1.xml")
        #expect(sheet.contains("<v>\(serial)</v>") == isNumber)
        #expect(sheet.contains(#"<c r="A2" s="2" t="inlineStr">"#) == !isNumber)
    }

    @Test(arguments: [
        "", "a/b", "[a]", "a:b", "what?", "a*", "a\\b", "'a'", "a\nb", String(repeating: "å", count: 32),
        "FIRST",
    ])
    func `a name that Excel refuses is refused`(name: String) throws {
        var xlsx = XLSXWriter { _ in }
        try xlsx.beginTable("First", [])
        #expect(throws: XLSXError.badSheetName(name)) { try xlsx.beginTable(name, []) }
    }

    @Test func `what Excel cannot hold is refused`() throws {
        var xlsx = XLSXWriter { _ in }
        try xlsx.beginTable("Text", [TableColumn("a", width: 5)])
        xlsx.cell(String(repeating: "å", count: 32_767))
        try xlsx.endRow()
        xlsx.cell(String(repeating: "a", count: 32_768))
        #expect(throws: XLSXError.tooLongText(sheet: "Text", row: 3)) { try xlsx.endRow() }

        var rows = XLSXWriter { _ in }
        try rows.beginTable("Rows", [])
        #expect(rows.rowLimit == 1_048_576)
        rows.rowLimit = 3
        for _ in 0..<2 { try rows.endRow() }
        #expect(throws: XLSXError.tooManyRows) { try rows.endRow() }
    }

    @Test func `what leaves early does not gather`() throws {
        let output = Output()
        var xlsx = XLSXWriter(sink: output.take)
        try xlsx.beginTable("a", [TableColumn("a", width: 5)])
        var random = SplitMix(seed: 1)
        for _ in 0..<20_000 {
            xlsx.cell(Int.random(in: 0...1_000_000_000, using: &random))
            try xlsx.endRow()
        }
        #expect(output.bytes.count > 100_000)
        try xlsx.finish()
        #expect(try Archive(output.bytes).text("xl/worksheets/sheet1.xml").contains("A1:A20001"))
    }

    @Test func `misuse stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var xlsx = XLSXWriter { _ in }
            xlsx.cell(1)
        }
        await #expect(processExitsWith: .failure) {
            var xlsx = XLSXWriter { _ in }
            try xlsx.beginTable("a", [TableColumn("a", width: 5)])
            xlsx.cell(1)
            xlsx.cell(2)
        }
        await #expect(processExitsWith: .failure) {
            var xlsx = XLSXWriter { _ in }
            try xlsx.finish()
        }
    }
}

private func workbook(_ write: (inout XLSXWriter) throws -> Void) throws -> Archive {
    let output = Output()
    var xlsx = XLSXWriter(sink: output.take)
    try write(&xlsx)
    try xlsx.finish()
    return try Archive(output.bytes)
}
