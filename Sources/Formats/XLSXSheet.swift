/// How a cell looks: an index into `cellXfs` of `xl/styles.xml`.
enum XLSXStyle {
    case general
    case heading
    case text
    case day
    /// From 0 to 9; with 0 a whole number.
    case decimals(Int)

    var index: Int {
        switch self {
        case .general, .decimals(0): 0
        case .heading: 1
        case .text: 2
        case .day: 3
        case .decimals(let count): 3 + count
        }
    }
}

/// A sheet as the workbook lists it, and the fixed XML around its rows.
struct XLSXSheet {
    let name: String
    let columns: [TableColumn]
    /// `A`, `B` … `Z`, `AA` … of the columns.
    let letters: [[UInt8]]
    var rows = 0

    init(name: String, columns: [TableColumn]) {
        precondition(columns.count <= 16_384, "a sheet has at most 16 384 columns")
        self.name = name
        self.columns = columns
        letters = columns.indices.map(Self.letters)
    }

    /// Bijective base 26: there is no digit for zero.
    private static func letters(_ column: Int) -> [UInt8] {
        let last = UInt8(ascii: "A") + UInt8(column % 26)
        return column < 26 ? [last] : letters(column / 26 - 1) + [last]
    }

    var hasUsableName: Bool {
        1...31 ~= name.utf16.count && !name.contains { "[]:*?/\\".contains($0) || $0.isNewline }
            && name.first != "'" && name.last != "'"
    }

    /// All columns and rows, as a filter or a name refers to them.
    private func range(_ mark: String) -> String {
        let last = String(decoding: letters.last ?? [UInt8(ascii: "A")], as: UTF8.self)
        return "\(mark)A\(mark)1:\(mark)\(last)\(mark)\(max(1, rows))"
    }

    func beginning(isFirst: Bool) -> String {
        var widths = ""
        for (index, column) in columns.enumerated() {
            precondition(1...254 ~= column.width, "Excel's columns have from 1 to 254 characters")
            // Excel adds about 0.7 for the margins of a cell.
            widths +=
                "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(column.width).7\" customWidth=\"1\"/>"
        }
        if !columns.isEmpty { widths = "<cols>\(widths)</cols>" }
        return xmlDeclaration + "<worksheet xmlns=\"\(spreadsheet)\"><sheetViews>"
            + "<sheetView\(isFirst ? " tabSelected=\"1\"" : "") workbookViewId=\"0\">"
            + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
            + "<selection pane=\"bottomLeft\"/></sheetView></sheetViews>\(widths)<sheetData>"
    }

    var ending: String { "</sheetData><autoFilter ref=\"\(range(""))\"/></worksheet>" }
}

extension XLSXSheet {
    /// All parts but the sheets, with their paths.
    static func workbookParts(_ sheets: [XLSXSheet]) -> [(name: String, contents: [UInt8])] {
        var list = ""
        var filters = ""
        var links = relation(0, "styles", "styles.xml")
        var types = contentType("workbook", "sheet.main") + contentType("styles", "styles")
        for (index, sheet) in sheets.enumerated() {
            let number = index + 1
            let name = sheet.name.escaped
            list += "<sheet name=\"\(name)\" sheetId=\"\(number)\" r:id=\"rId\(number)\"/>"
            let quoted = name.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
            filters += "<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"\(index)\" hidden=\"1\">"
            filters += "'\(quoted)'!\(sheet.range("$"))</definedName>"
            links += relation(number, "worksheet", "worksheets/sheet\(number).xml")
            types += contentType("worksheets/sheet\(number)", "worksheet")
        }
        let workbook =
            "<workbook xmlns=\"\(spreadsheet)\" xmlns:r=\"\(relationships)\"><bookViews><workbookView/></bookViews>"
            + "<sheets>\(list)</sheets><definedNames>\(filters)</definedNames></workbook>"
        let contentTypes =
            "<Types xmlns=\"\(packages)/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\(types)</Types>"
        return [
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations(links)),
            ("xl/styles.xml", styles),
            ("_rels/.rels", relations(relation(1, "officeDocument", "xl/workbook.xml"))),
            ("[Content_Types].xml", contentTypes),
        ].map { ($0.0, Array((xmlDeclaration + $0.1).utf8)) }
    }

    private static func relation(_ number: Int, _ type: String, _ target: String) -> String {
        "<Relationship Id=\"rId\(number)\" Type=\"\(relationships)/\(type)\" Target=\"\(target)\"/>"
    }

    private static func relations(_ list: String) -> String {
        "<Relationships xmlns=\"\(packages)/relationships\">\(list)</Relationships>"
    }

    private static func contentType(_ part: String, _ type: String) -> String {
        "<Override PartName=\"/xl/\(part).xml\" "
            + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.\(type)+xml\"/>"
    }

    /// In the order of `XLSXStyle`. The two first fills are Excel's own, whatever is written.
    private static let styles: String = {
        var formats = "<numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
        var cells = ""
        func style(_ format: Int, font: Int = 0) -> String {
            "<xf numFmtId=\"\(format)\" fontId=\"\(font)\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
                + "applyNumberFormat=\"1\" applyFont=\"1\"/>"
        }
        // 0 is general and 49 text, built in.
        cells += style(0) + style(49, font: 1) + style(49) + style(164)
        for decimals in 1...9 {
            let zeros = String(repeating: "0", count: decimals)
            formats += "<numFmt numFmtId=\"\(164 + decimals)\" formatCode=\"0.\(zeros)\"/>"
            cells += style(164 + decimals)
        }
        return "<styleSheet xmlns=\"\(spreadsheet)\"><numFmts count=\"10\">\(formats)</numFmts>"
            + "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
            + "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
            + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
            + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"13\">\(cells)</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    }()
}

private let xmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
private let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
private let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
private let packages = "http://schemas.openxmlformats.org/package/2006"

extension String {
    fileprivate var escaped: String {
        var bytes: [UInt8] = []
        bytes.append(xmlText: self)
        return String(decoding: bytes, as: UTF8.self)
    }
}
