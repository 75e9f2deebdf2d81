import Foundation
import Testing

@testable import Formats

/// A workbook of ours as another program sees it.
@Suite struct LibreOfficeTests {
    private static let program = [
        "/usr/bin/libreoffice", "/usr/bin/soffice", "/opt/libreoffice/program/soffice",
    ]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    @Test func `LibreOffice reads every sheet cell by cell, with its types`() throws {
        guard let program = Self.program else {
            print("Skipped: LibreOffice is not installed, so no other program has read the workbook.")
            return
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "xlsx-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }

        let output = Output()
        var xlsx = XLSXWriter(sink: output.take)
        var expected = "\"text\";\"tal\";\"andel\";\"dag\"\n"
        try xlsx.beginTable(
            "Medarbetare", ["text", "tal", "andel", "dag"].map { TableColumn($0, width: 20) })
        for row in 1...500 {
            let text = Self.texts[row % Self.texts.count]
            xlsx.cell(text)
            xlsx.cell(row * row * 1_000_003)
            xlsx.cell(row - 3, decimals: 1)
            xlsx.cell(day: row * 97)
            try xlsx.endRow()
            expected += "\"\(text.replacingOccurrences(of: "\"", with: "\"\""))\";\(row * row * 1_000_003);"
            expected += String(format: "%.1f", Double(row - 3) / 10) + ";"
            expected +=
                Date(timeIntervalSince1970: Double(row * 97 * 86_400)).ISO8601Format().prefix(10) + "\n"
        }
        try xlsx.beginTable("Definition & mer", [TableColumn("rad", width: 80)])
        xlsx.cell("Anställd på dagen")
        try xlsx.endRow()
        try xlsx.finish()
        let workbook = folder.appending(path: "bok.xlsx")
        try Data(output.bytes).write(to: workbook)

        // `;`, `"`, UTF-8; texts in quotes and numbers without, so that the types show; as shown; every sheet.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = [
            "-env:UserInstallation=\(folder.appending(path: "profile").absoluteString)", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,true,false,false,-1",
            "--outdir", folder.path, workbook.path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()

        func sheet(_ name: String) throws -> String {
            try String(contentsOf: folder.appending(path: "bok-\(name).csv"), encoding: .utf8)
        }
        #expect(try sheet("Medarbetare") == expected)
        #expect(try sheet("Definition & mer") == "\"rad\"\n\"Anställd på dagen\"\n")
    }

    private static let texts = [
        "Åsa Öberg", "0047", "=1+1", "2026-01-02", "a;b \"c\"", "<b>&amp;", "rad 1\nrad 2", "_x0041_",
        " kant ",
        "1,5", "😀",
    ]
}
