import Foundation
import Testing

@testable import Kurskoll

/// A staff list that somebody keeps in LibreOffice and saves as CSV on a Swedish computer.
@Suite struct LibreOfficeStaffTests {
    private static let program = [
        "/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice",
    ]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// The filter's numbers: separator, text delimiter, character set (76 UTF-8, 1 Windows-1252), first line, formats of
    /// columns, language (1053 Swedish), quote all, numbers as shown.
    @Test(arguments: [
        "59,34,76,1,,1053,false,true", "59,34,1,1,,1053,false,true", "9,34,76,1,,1053,true,true",
    ])
    func `a sheet saved as CSV in Swedish is taken in as it is`(filter: String) throws {
        guard let program = Self.program else {
            print("Skipped: LibreOffice is not installed, so no staff list of its own has been taken in.")
            return
        }
        let scene = try ImportScene()
        let folder = scene.folder
        let source = folder.appending(path: "lista.fods")
        try Self.sheet.write(to: source, atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):\(filter)", "--outdir", folder.path, source.path,
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "sv_SE.UTF-8"]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let file = folder.appending(path: "lista.csv").path
        #expect(scene.run("import", "staff", file) == 0, "\(scene.errors)")
        #expect(
            try scene.rows(
                """
                SELECT p.ref, e.number, p.name, u.code, u.name, date(e.first_day * 86400, 'unixepoch'),
                       date(e.last_day * 86400, 'unixepoch')
                FROM employment e JOIN person p ON p.id = e.person JOIN placement l ON l.employment = e.id
                JOIN unit u ON u.id = l.unit ORDER BY p.ref
                """, columns: 7) == [
                    "p-1|004711|Åsa Öberg-Lindström|41200|Barn; unga|2026-03-15|",
                    "p-2|004712|José D’Angelo|52010|Råd & Stöd|2020-02-29|2027-02-28",
                ])
    }

    /// A flat OpenDocument sheet with dates that are dates, numbers kept as text, and a row of sums below.
    private static var sheet: String {
        func row(_ cells: [String]) -> String { "<table:table-row>\(cells.joined())</table:table-row>" }
        func text(_ text: String) -> String {
            let escaped = text.replacing("&", with: "&amp;")
            return
                "<table:table-cell office:value-type=\"string\"><text:p>\(escaped)</text:p></table:table-cell>"
        }
        func day(_ day: String) -> String {
            "<table:table-cell table:style-name=\"dag\" office:value-type=\"date\" office:date-value=\"\(day)\"/>"
        }
        let empty = "<table:table-cell/>"
        let headings = [
            "person_ref", "anställningsnummer", "namn", "förvaltning", "enhetskod", "enhet", "anställd_från",
            "anställd_till",
        ].map(text)
        let first = ["p-1", "004711", "Åsa Öberg-Lindström", "SOF", "41200", "Barn; unga"].map(text)
        let second = ["p-2", "004712", "José D’Angelo", "Leanlink", "52010", "Råd & Stöd"].map(text)
        let sum = "<table:table-cell office:value-type=\"float\" office:value=\"2\"/>"
        let rows = [
            headings, first + [day("2026-03-15"), empty], second + [day("2020-02-29"), day("2027-02-28")],
            [text("Summa"), sum],
        ]
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
              xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
              xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
              xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
              xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
              office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
            <office:automatic-styles>
            <number:date-style style:name="iso"><number:year number:style="long"/><number:text>-</number:text>
            <number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
            <style:style style:name="dag" style:family="table-cell" style:data-style-name="iso"/>
            </office:automatic-styles>
            <office:body><office:spreadsheet><table:table table:name="Personal">\(rows.map(row).joined())</table:table>
            </office:spreadsheet></office:body></office:document>
            """
    }
}
