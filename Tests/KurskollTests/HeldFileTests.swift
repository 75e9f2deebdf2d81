import Foundation
import Testing

@testable import Kurskoll

/// A file that was sent: kept without a name, read as often as needed, shown without what must not be shown.
@Suite struct HeldFileTests {
    private let folder = FileManager.default.temporaryDirectory.appending(
        path: "kurskoll-\(UUID().uuidString)")

    private func held(_ text: String, _ encoding: String.Encoding = .utf8) throws -> HeldFile {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return try HeldFile(Array(#require(text.data(using: encoding)))[...], in: folder.path)
    }

    @Test func `a file stands in no folder, is read from its start each time, and is gone when let go of`()
        throws
    {
        var file: HeldFile? = try held("a;b\n1;2\n3;4\n")
        defer { try? FileManager.default.removeItem(at: folder) }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        let path = try #require(file?.path)
        for _ in 1...2 { #expect(try Files.read(path) == Array("a;b\n1;2\n3;4\n".utf8)) }
        #expect(file?.lines == 2)
        #expect(file?.sha256 == "9e28fa04bf8e926e740eeae3562d76180763f286feb882245e8ab32b7717ffd1")
        file = nil
        #expect(access(path, R_OK) != 0)
    }

    @Test func `a folder that takes no file is said so`() {
        #expect(throws: Refusal.self) { try HeldFile([1][...], in: "/finns/inte") }
    }

    @Test(arguments: [
        (String.Encoding.utf8, "UTF-8", ";"), (.windowsCP1252, "Windows-1252", ";"),
        (.utf16LittleEndian, "UTF-16LE", ","),
        (.utf8, "UTF-8", "\t"),
    ])
    func `the sample says how the file was read and shows rows with new letters first`(
        encoding: String.Encoding, name: String, separator: String
    ) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let rows = [
            "person_ref;namn;förvaltning;enhet;anställd_från;övrigt", "p-1;Bo Ek;Teknik;Park;2026-01-01;å",
            "p-2;Eva Al;Teknik;Park;2026-01-01;", "p-3;Per Ö;Teknik;Park;2026-01-01;",
            "p-4;Åsa Ö;Teknik;Park;2026-01-01;",
            "p-5;Siv Ö;Teknik;Park;2026-01-01;", "Totalt;5",
        ]
        let text = rows.joined(separator: "\n").replacing(";", with: separator)
        let sample = try FileSample(held(text, encoding))
        #expect(sample.encoding == name && sample.separator == separator.utf8.first)
        #expect(sample.rows.map(\.[0]) == ["p-3", "p-4", "p-1"])
        #expect(sample.headings.map(\.isUsed) == [true, true, true, true, true, false])
    }

    @Test func `the table of faults has each fault beside its row, as far as the file can be read`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try held(
            "person_ref;namn\np-1;\"Å; b\"\np-2;=1+1\np-3;19121212-1212\np-4;\"aldrig stängt\n")
        let faults = [
            FileFault(Refusal("filen:2:namn", "fel ett", "rätta")),
            FileFault(Refusal("filen:3", "fel två", "rätta")),
            FileFault(Refusal("filen:4:namn", "fel tre", "rätta")),
            FileFault(Refusal("filen", "hela", "byt")),
            FileFault(Refusal("filen:5:5", "stängs aldrig", "stäng")),
        ]
        let text = String(decoding: FaultTable.csv(faults, of: file), as: UTF8.self)
        #expect(
            text.split(separator: "\r\n").dropFirst().map(String.init) == [
                "2;namn;fel ett;rätta;p-1;\"Å; b\"", "3;;fel två;rätta;p-2;'=1+1",
                "4;namn;fel tre;rätta;p-3;(personnummer)",
                ";;hela;byt", "5;5;stängs aldrig;stäng",
            ])
        #expect(
            String(decoding: FaultTable.csv(faults, of: nil), as: UTF8.self).contains(
                "2;namn;fel ett;rätta\r\n"))
    }

    @Test(
        arguments: [
            ("filen:3:anställd_från", 3, "anställd_från"), ("filen:3", 3, nil), ("filen", nil, nil),
            ("/tmp/x:db", nil, nil), ("filen:1:a:b", 1, "a:b"),
        ] as [(String, Int?, String?)])
    func `a fault knows its line and column`(place: String, line: Int?, column: String?) {
        let fault = FileFault(Refusal(place, "fel", "ta bort dem med kurskoll undo"))
        #expect(fault.line == line && fault.column == column)
        #expect(fault.remedy == "ta bort dem på sidan Inlästa filer")
    }
}
