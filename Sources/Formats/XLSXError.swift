/// Why a workbook cannot be written.
package enum XLSXError: Error, Equatable, CustomStringConvertible {
    /// More than 1 048 576 rows in a sheet, the heading row included.
    case tooManyRows
    /// More than 32 767 UTF-16 units in a cell of this row (from 1, the heading row) of this sheet.
    case tooLongText(sheet: String, row: Int)
    /// Empty, over 31 UTF-16 units, taken already, or with one of `[]:*?/\` or an apostrophe at an end.
    case badSheetName(String)

    /// `place: problem; remedy`, in Swedish.
    package var description: String {
        switch self {
        case .tooManyRows: "fler än 1 048 576 rader får inte plats i ett kalkylblad; välj CSV"
        case .tooLongText(let sheet, let row):
            "\(sheet), rad \(row): en text är längre än 32 767 tecken; korta den eller välj CSV"
        case .badSheetName(let name):
            "ett kalkylblad kan inte heta »\(name)«; välj ett annat namn på 1 till 31 tecken utan []:*?/\\"
        }
    }
}
