import Testing

@testable import Formats

@Suite struct ZIPWriterTests {
    @Test func `files come back with their names and contents`() throws {
        let files: [(String, [UInt8])] = [
            ("läs-mig.txt", Array("Åsa".utf8)), ("mapp/tom", []),
            ("mapp/stor.csv", (0..<200_000).map { UInt8($0 % 7) }),
        ]
        let archive = try Archive(
            zipped { zip in
                for (name, contents) in files {
                    try zip.beginFile(name)
                    for start in stride(from: 0, to: contents.count, by: 65_536) {
                        try zip.write(Array(contents[start..<min(start + 65_536, contents.count)]))
                    }
                    try zip.endFile()
                }
            })
        #expect(archive.names == files.map(\.0))
        for (name, contents) in files { #expect(archive[name] == contents) }
    }

    @Test func `an archive of nothing is the end of a directory`() throws {
        let bytes = try zipped { _ in }
        #expect(bytes.count == 22)
        #expect(try Archive(bytes).names.isEmpty)
    }

    @Test func `the same contents are the same bytes`() throws {
        let bytes = try (0..<2).map { _ in
            try zipped { zip in
                try zip.beginFile("a")
                try zip.write([1, 2, 3])
                try zip.endFile()
            }
        }
        #expect(bytes[0] == bytes[1])
    }

    @Test func `more files than the format can count are refused`() throws {
        var zip = ZIPWriter { _ in }
        #expect(zip.fileLimit == 65_535)
        zip.fileLimit = 2
        for number in 0..<2 {
            try zip.beginFile(String(number))
            try zip.endFile()
        }
        #expect(throws: ZIPError.tooManyFiles) { try zip.beginFile("x") }
    }

    @Test func `what the sink throws comes through`() {
        struct Full: Error {}
        var zip = ZIPWriter { _ in throw Full() }
        #expect(throws: Full.self) { try zip.beginFile("x") }
    }

    @Test func `files out of turn stop the program`() async {
        await #expect(processExitsWith: .failure) {
            var zip = ZIPWriter { _ in }
            try zip.write([1])
        }
        await #expect(processExitsWith: .failure) {
            var zip = ZIPWriter { _ in }
            try zip.beginFile("a")
            try zip.beginFile("b")
        }
        await #expect(processExitsWith: .failure) {
            var zip = ZIPWriter { _ in }
            try zip.beginFile("a")
            try zip.finish()
        }
    }
}

private func zipped(_ write: (inout ZIPWriter) throws -> Void) throws -> [UInt8] {
    let output = Output()
    var zip = ZIPWriter(sink: output.take)
    try write(&zip)
    try zip.finish()
    return output.bytes
}

/// Where a writer's bytes go in a test.
final class Output {
    private(set) var bytes: [UInt8] = []

    func take(_ more: [UInt8]) { bytes += more }
}
