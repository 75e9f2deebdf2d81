internal import Compliance
internal import Formats

/// A column of a file that is taken out; that of a file that is read is `TableColumn`.
typealias FileColumn = Formats.TableColumn

/// Something that is taken out as a table: the same rows in every format.
protocol TableFile {
    /// The sheet's name in a workbook.
    var title: String { get }
    var columns: [FileColumn] { get }
    /// How it was counted; a sheet of its own in a workbook.
    var definition: Definition { get }
    /// Writes each row, one after another.
    func writeRows(to table: inout some TableWriter) throws
    /// Writes it as JSON, in pieces of whole characters.
    func writeJSON(to sink: ([UInt8]) throws -> Void) throws
}

/// A form in which something is taken out.
enum TableFormat: String, CaseIterable {
    case csv, xlsx, json

    var contentType: String {
        switch self {
        case .csv: "text/csv; charset=utf-8"
        case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .json: "application/json"
        }
    }

    /// Gives the file to `sink` piece by piece. The same facts give the same bytes. Throws what the sink throws.
    func write(_ file: some TableFile, to sink: ([UInt8]) throws -> Void) throws {
        try withoutActuallyEscaping(sink) { sink in
            switch self {
            case .csv:
                var table = CSVWriter(sink: sink)
                try table.beginTable(file.title, file.columns)
                try file.writeRows(to: &table)
                try table.finish()
            case .xlsx:
                var book = XLSXWriter(sink: sink)
                try book.beginTable(file.title, file.columns)
                try file.writeRows(to: &book)
                try book.beginTable(
                    "Definition", [FileColumn("uppgift", width: 24), FileColumn("förklaring", width: 120)])
                for line in file.definition.lines {
                    book.cell(line.label)
                    book.cell(line.text)
                    try book.endRow()
                }
                try book.finish()
            case .json: try file.writeJSON(to: sink)
            }
        }
    }
}

/// What has gone out: its length and its fingerprint.
struct Receipt {
    private(set) var bytes = 0
    private var hash = SHA256()

    mutating func note(_ piece: [UInt8]) {
        bytes += piece.count
        hash.update(piece)
    }

    /// SHA-256 of everything, in hexadecimal digits.
    mutating func fingerprint() -> String { Hex.encode(hash.finish()) }
}

extension TableWriter {
    /// A day, or an empty cell.
    mutating func cell(_ day: Day?) { cell(day: day.map { Int($0.number) }) }
}

extension TableFile {
    /// An array of objects, some rows at a time.
    func writeArray<Row>(
        to sink: ([UInt8]) throws -> Void, _ rows: ((Row) throws -> Void) throws -> Void,
        _ object: @escaping (inout JSONWriter, Row) -> Void
    ) throws {
        var piece: [UInt8] = [UInt8(ascii: "[")]
        var needsComma = false
        try withoutActuallyEscaping(sink) { sink in
            try rows { row in
                if needsComma { piece.append(UInt8(ascii: ",")) }
                needsComma = true
                var json = JSONWriter()
                json.object { object(&$0, row) }
                piece += json.text.utf8
                if piece.count >= 32_768 {
                    try sink(piece)
                    piece.removeAll(keepingCapacity: true)
                }
            }
        }
        try sink(piece + "]\n".utf8)
    }
}
