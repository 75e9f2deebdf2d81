import Formats
import Foundation
import Testing

@testable import Kurskoll

@Suite struct ImportCSVFileTests {
    private func rows(_ bytes: [UInt8]) throws -> (rows: [[String]], lines: [Int], encoding: TextEncoding) {
        var file = CSVFile(name: "fil.csv", bytes: bytes)
        var rows: [[String]] = []
        var lines: [Int] = []
        while let row = try file.next() {
            rows.append(row.cells)
            lines.append(row.line)
        }
        return (rows, lines, file.encoding)
    }

    private static let text = "namn;ort\nÅsa;Växjö\n"

    private static let encodings: [(bytes: [UInt8], encoding: TextEncoding)] = [
        (Array(text.utf8), .utf8),
        ([0xEF, 0xBB, 0xBF] + Array(text.utf8), .utf8),
        ([0xFF, 0xFE] + wide(text), .utf16LittleEndian),
        ([0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, .utf16BigEndian),
        (text.unicodeScalars.map { UInt8($0.value) }, .windows1252),
    ]

    private static func wide(_ text: String) -> [UInt8] {
        text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(arguments: encodings)
    func `a file reads the same in every encoding`(bytes: [UInt8], encoding: TextEncoding) throws {
        let found = try rows(bytes)
        #expect(found.rows == [["namn", "ort"], ["Åsa", "Växjö"]])
        #expect(found.encoding == encoding)
    }

    @Test(arguments: [false, true])
    func `a file of several parts is the same rows on the same lines`(isWide: Bool) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var text = "a;b\n"
        var count = 0
        while text.utf8.count < 200_000 {
            count += 1
            text += "\(count);\"två\nrader; å\"\n\n"
        }
        let bytes = isWide ? [0xFF, 0xFE] + Self.wide(text) : Array(text.utf8)
        try Data(bytes).write(to: folder)
        var file = try CSVFile(path: folder.path, partBytes: 1_000)
        let header = try file.next()
        #expect(header?.cells == ["a", "b"])
        for number in 1...count {
            let row = try #require(try file.next())
            guard row.cells == [String(number), "två\nrader; å"], row.line == number * 3 - 1 else {
                Issue.record("row \(number) is \(row)")
                return
            }
        }
        let beyond = try file.next()
        #expect(beyond == nil)
        let (ends, sha256) = (file.endsWithLineBreak, file.sha256)
        #expect(ends && sha256 == Hex.encode(SHA256.hash(bytes)))
    }

    private static let broken: [(bytes: [UInt8], beginning: String)] = [
        (Array("a;b\nÃ…sa;1\n".utf8), "fil.csv:2:1: texten är kodad två gånger"),
        ([0xFF, 0xFE, 0x41], "fil.csv:1: filen är avklippt eller skadad; "),
        (Array("PK\u{3}\u{4}".utf8), "fil.csv: är en Excel-fil; spara den som CSV"),
        // Åsa as an old Mac wrote it.
        (Array("a;b\n".utf8) + [0x81, 0x73, 0x61, 0x3B, 0x31, 0x0A], "fil.csv:2: filen är ingen textfil; "),
        (Array("a;b\n\u{0}\u{0}\n".utf8), "fil.csv:2: filen är ingen textfil; "),
        (Array("a;b\n1;\"två\n3;4\n".utf8), "fil.csv:2:3: citattecknet stängs aldrig; "),
        (Array("a;b\n\"1\"x;2\n".utf8), "fil.csv:2:4: text står efter ett stängt citattecken; "),
    ]

    @Test(arguments: broken)
    func `what is no text is refused where it stands`(bytes: [UInt8], beginning: String) {
        let refusal = #expect(throws: Refusal.self) { try rows(bytes) }
        #expect(refusal?.description.hasPrefix(beginning) == true, "\(refusal?.description ?? "")")
    }

    @Test(arguments: [("a\n1\n", true), ("a\n1\r\n", true), ("a\n1", false), ("", true)])
    func `whether the last row is ended is known`(text: String, ends: Bool) throws {
        var file = CSVFile(name: "fil.csv", bytes: Array(text.utf8))
        while try file.next() != nil {}
        let found = file.endsWithLineBreak
        #expect(found == ends)
    }

    @Test func `a file that is not there is refused with its name`() {
        let refusal = #expect(throws: Refusal.self) { _ = try CSVFile(path: "/finns/inte.csv") }
        #expect(refusal?.description == "/finns/inte.csv: finns inte; kontrollera sökvägen")
    }
}
