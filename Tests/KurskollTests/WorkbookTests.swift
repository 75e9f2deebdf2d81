import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// Our workbooks as LibreOffice reads them, beside our CSV of the same report. `KURSKOLL_ROWS=100000 swift test
/// --filter WorkbookTests` makes the long one.
@Suite struct WorkbookTests {
    private static let program = ["/usr/bin/libreoffice", "/usr/bin/soffice"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }

    @Test func `LibreOffice finds in each workbook what stands in the CSV, cell by cell with its types`()
        throws
    {
        guard let program = Self.program else {
            print("Skipped: LibreOffice is not installed, so no other program has read the workbooks.")
            return
        }
        let site = try TestSite()
        try site.employ("formel", "=1+1", in: "10", from: site.today.adding(months: -1))
        let people = Int(ProcessInfo.processInfo.environment["KURSKOLL_ROWS"] ?? "") ?? 300
        try site.store.connection.write {
            for number in 0..<people {
                try site.employ(
                    "n-\(number)", "Namn \(number)", in: "20", from: site.today.adding(days: -number % 900))
            }
        }
        try site.store.addCompletion(
            person: site.id(of: "formel"), course: "prova", day: site.today, method: "kurs", version: nil,
            code: "K", now: site.now)
        try compare(UnitExport(course: "prova", day: site.today, store: site.store), program, site)
        try compare(PersonExport(course: "prova", day: site.today, store: site.store), program, site)
        let report = try IndicatorReport(.init(course: "prova", day: site.today), store: site.store)
        try compare(IndicatorFile(report: report), program, site)
        try compare(
            #require(try NewHireReport(.init(course: "prova", day: site.today), store: site.store)), program,
            site)
        try compare(ActivityReport(.init(course: "prova", day: site.today), store: site.store), program, site)
    }

    private func compare(_ file: some TableFile, _ program: String, _ site: TestSite) throws {
        let folder = site.folder.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var book: [UInt8] = []
        try TableFormat.xlsx.write(file) { book += $0 }
        try Data(book).write(to: folder.appending(path: "bok.xlsx"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        // `;`, `"`, UTF-8; every text in quotes, numbers and days without, so that the types show; as shown; each sheet.
        process.arguments = [
            "-env:UserInstallation=\(site.folder.appending(path: "profile").absoluteString)", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,true,false,true,false,false,-1",
            "--outdir", folder.path, folder.appending(path: "bok.xlsx").path,
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        func sheet(_ name: String) throws -> [[Substring]] {
            try String(contentsOf: folder.appending(path: "bok-\(name).csv"), encoding: .utf8)
                .split(separator: "\n").map { $0.split(separator: ";", omittingEmptySubsequences: false) }
        }
        var csv: [UInt8] = []
        try TableFormat.csv.write(file) { csv += $0 }
        let expected = String(decoding: csv.dropFirst(3), as: UTF8.self).split(separator: "\r\n").map {
            $0.split(separator: ";", omittingEmptySubsequences: false)
        }
        let found = try sheet(file.title)
        #expect(found.count == expected.count, "rows of \(file.title)")
        for (row, other) in zip(found, expected) where row.count == other.count {
            for (cell, text) in zip(row, other) {
                let isText = cell.hasPrefix("\"")
                // What Excel must not run has an apostrophe in the CSV; the workbook needs none, it says it is text.
                var plain = text.hasPrefix("'") ? text.dropFirst() : text
                if !isText { plain = Substring(plain.replacingOccurrences(of: ",", with: ".")) }
                let read = isText ? cell.dropFirst().dropLast() : cell
                #expect(read == plain)
            }
        }
        #expect(!zip(found, expected).contains { $0.count != $1.count }, "cells of \(file.title)")
        #expect(try sheet("Definition").count == file.definition.lines.count + 1)
    }
}
