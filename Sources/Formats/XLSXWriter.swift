/// Writes a workbook for Excel and LibreOffice (ECMA-376) row by row into a sink; memory does not grow with the rows.
///
/// Every sheet has a bold, frozen heading row with a filter, and the widths of its columns. Texts are texts (`0047`
/// keeps its zeros, nothing becomes a formula), numbers are numbers (exact to 15 digits), days are dates shown as
/// ÅÅÅÅ-MM-DD. Days before 1900-03-01 are texts: Excel believes that 1900 was a leap year.
package struct XLSXWriter: TableWriter {
    private static let textLimit = 32_767
    /// XML gathers to this before it is compressed.
    private static let pieceBytes = 32_768
    /// 1899-12-30, from which Excel counts, in days from 1970-01-01; and the last day it gets wrong.
    private static let (dayZero, lastWrongDay) = (-25_569, -25_509)

    /// Excel's; less in tests.
    var rowLimit = 1_048_576

    private var zip: ZIPWriter
    private var sheets: [XLSXSheet] = []
    private var xml: [UInt8] = []
    /// Cells written in this row.
    private var cells = 0
    private var fault: XLSXError?

    /// A workbook whose bytes go to `sink` in order.
    package init(sink: @escaping ([UInt8]) throws -> Void) {
        zip = ZIPWriter(sink: sink)
    }

    /// Begins a sheet; with no columns there is a heading row of nothing. Throws `XLSXError.badSheetName`, `ZIPError`
    /// and what the sink throws.
    package mutating func beginTable(_ name: String, _ columns: [TableColumn]) throws {
        let sheet = XLSXSheet(name: name, columns: columns)
        guard sheet.hasUsableName, !sheets.contains(where: { $0.name.lowercased() == name.lowercased() })
        else {
            throw XLSXError.badSheetName(name)
        }
        try endSheet()
        sheets.append(sheet)
        try zip.beginFile("xl/worksheets/sheet\(sheets.count).xml")
        xml += sheet.beginning(isFirst: sheets.count == 1).utf8
        for column in columns { cell(column.heading, style: .heading) }
        try endRow()
    }

    package mutating func cell(_ text: String) {
        cell(text, style: .text)
    }

    package mutating func cell(_ number: Int) {
        beginNumber(style: .general)
        xml.append(number: number)
        endNumber()
    }

    package mutating func cell(_ units: Int, decimals: Int) {
        beginNumber(style: .decimals(decimals))
        xml.append(units: units, decimals: decimals, point: ".")
        endNumber()
    }

    package mutating func cell(day: Int) {
        guard day > Self.lastWrongDay else {
            var text: [UInt8] = []
            text.append(day: day)
            return cell(String(decoding: text, as: UTF8.self))
        }
        beginNumber(style: .day)
        xml.append(number: day - Self.dayZero)
        endNumber()
    }

    package mutating func emptyCell() {
        if cells == 0 { beginRow() }
        cells += 1
    }

    /// Throws `XLSXError.tooManyRows` and `tooLongText`, `ZIPError` and what the sink throws.
    package mutating func endRow() throws {
        if cells == 0 { beginRow() }
        cells = 0
        xml += "</row>".utf8
        if let fault { throw fault }
        guard sheets[sheets.count - 1].rows <= rowLimit else { throw XLSXError.tooManyRows }
        if xml.count >= Self.pieceBytes { try flush() }
    }

    /// Ends the last sheet and the workbook, which must have a sheet. Throws `ZIPError` and what the sink throws.
    package mutating func finish() throws {
        precondition(!sheets.isEmpty, "a workbook has at least one sheet")
        try endSheet()
        for (name, contents) in XLSXSheet.workbookParts(sheets) {
            try zip.beginFile(name)
            try zip.write(contents)
            try zip.endFile()
        }
        try zip.finish()
    }
}

extension XLSXWriter {
    private mutating func endSheet() throws {
        guard let sheet = sheets.last else { return }
        xml += sheet.ending.utf8
        try flush()
        try zip.endFile()
    }

    private mutating func flush() throws {
        try zip.write(xml)
        xml.removeAll(keepingCapacity: true)
    }

    private mutating func beginRow() {
        precondition(!sheets.isEmpty, "a row stands in a sheet")
        sheets[sheets.count - 1].rows += 1
        xml += "<row r=\"".utf8
        xml.append(number: sheets[sheets.count - 1].rows)
        xml += "\">".utf8
    }

    private mutating func beginCell(style: XLSXStyle) {
        if cells == 0 { beginRow() }
        let sheet = sheets[sheets.count - 1]
        precondition(cells < sheet.columns.count, "every cell has a column")
        xml += "<c r=\"".utf8
        xml += sheet.letters[cells]
        xml.append(number: sheet.rows)
        xml += "\" s=\"".utf8
        xml.append(number: style.index)
        cells += 1
    }

    private mutating func beginNumber(style: XLSXStyle) {
        beginCell(style: style)
        xml += "\"><v>".utf8
    }

    private mutating func endNumber() {
        xml += "</v></c>".utf8
    }

    private mutating func cell(_ text: String, style: XLSXStyle) {
        if text.isEmpty { return emptyCell() }
        // No text has more UTF-16 units than bytes.
        if text.utf8.count > Self.textLimit, text.utf16.count > Self.textLimit, let sheet = sheets.last {
            fault = .tooLongText(sheet: sheet.name, row: sheet.rows + (cells == 0 ? 1 : 0))
        }
        beginCell(style: style)
        xml += "\" t=\"inlineStr\"><is><t".utf8
        if let first = text.utf8.first, let last = text.utf8.last, first <= 0x20 || last <= 0x20 {
            xml += " xml:space=\"preserve\"".utf8
        }
        xml.append(UInt8(ascii: ">"))
        xml.append(xmlText: text)
        xml += "</t></is></c>".utf8
    }
}
