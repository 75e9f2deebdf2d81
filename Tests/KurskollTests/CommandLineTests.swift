import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// The command line as a stranger meets it: what is said, where, and with which exit status.
@Suite struct CommandLineTests {
    private let scene = CommandScene()

    @Test(arguments: [
        (["import", "--help"], "import completions"), (["report", "--help"], "report new-hires"),
        (["export", "--help"], "--by VAD"), (["--help", "import", "staff"], "--allow-endings"),
        (["--data", "x.db", "--help"], "new-hires"), (["demo", "--help"], "(kurskoll-demo.db)"),
    ])
    func `help is given everywhere, with status 0`(words: [String], text: String) {
        let said = scene.run(words)
        #expect(said.status == 0 && said.errors.isEmpty)
        #expect(said.output.contains(text), "\(said.output)")
    }

    @Test func `options before the verb stay options after two hyphens`() {
        let file = scene.file(CommandScene.heading + "p1;Anna Ek;SOF;Barn;4100;2024-02-29\n")
        let said = scene.run(["--courses", "Courses", "import", "staff", "--", file])
        #expect(said.status == 0 && said.errors.isEmpty, "\(said.errors)")
    }

    @Test(arguments: [
        (["import", "staff", "x.csv", "--source", ""], "--source: har ett tomt värde; skriv --source NAMN"),
        (
            ["sign-in", "p1", "--base-url", "foo"],
            "--base-url: »foo« är ingen webbadress; skriv den med https:// och utan mellanslag"
        ),
    ])
    func `wrong use is one sentence and status 2`(words: [String], sentence: String) {
        _ = scene.run(["grant", "hr", "p1", "--name", "Anna Ek"])
        let said = scene.run(words)
        #expect(said.status == 2 && said.output.isEmpty && said.errors == [sentence])
    }

    @Test func `a slash at the end of the address is not doubled in a link`() {
        _ = scene.run(["grant", "hr", "p1", "--name", "Anna Ek"])
        let said = scene.run(["sign-in", "p1", "--base-url", "https://kurs.exempel.se/"])
        #expect(said.output.hasPrefix("https://kurs.exempel.se/logga-in/"))
    }

    @Test func `a damaged database is told in a sentence with its remedy`() throws {
        let file = scene.file(CommandScene.heading + "p1;Anna Ek;SOF;Barn;4100;2024-02-29\n")
        _ = scene.run(["import", "staff", file])
        try scene.truncate(to: 8_192)
        let said = scene.run(["undo", "1"])
        #expect(said.status == 1 && said.errors.count == 1)
        #expect(said.errors[0].hasPrefix("\(scene.database): databasen är skadad (SQLite 11)"))
    }

    @Test func `an empty file is no database, and stays empty`() throws {
        try Data().write(to: URL(filePath: scene.database))
        let said = scene.run(["undo", "1"])
        #expect(said.status == 1 && said.errors[0].hasPrefix("\(scene.database): filen är tom; "))
        #expect(try Data(contentsOf: URL(filePath: scene.database)).isEmpty)
    }

    @Test func `demo leaves a database alone that holds only settings`() {
        _ = scene.run(["set", "name", "Exempelby"])
        let said = scene.run(["demo"])
        #expect(said.status == 1 && said.errors[0].contains("är ingen demodatabas"))
    }

    @Test func `a report that cannot be written says so`() throws {
        let program = try ProgramTo(file: "/dev/full", ["--help"])
        #expect(program.status == 1)
        #expect(program.errors.hasPrefix("standard ut: går inte att skriva till ("))
    }
}

/// The command line in a folder of its own, in this process.
final class CommandScene {
    static let heading = "person_ref;namn;förvaltning;enhet;enhetskod;anställd_från\n"
    let folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
    var database: String { folder.appending(path: "k.db").path }

    init() { try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes a file; gives its path.
    func file(_ text: String) -> String {
        let file = folder.appending(path: "\(UUID().uuidString).csv")
        try? Data(text.utf8).write(to: file)
        return file.path
    }

    func truncate(to bytes: UInt64) throws {
        let handle = try FileHandle(forWritingTo: URL(filePath: database))
        try handle.truncate(atOffset: bytes)
    }

    func run(_ words: [String]) -> (status: Int32, output: String, errors: [String]) {
        let output = Said()
        let errors = Said()
        var environment = Environment()
        environment.clock = Clock { 1_795_258_800 }
        environment.out = { output.add($0) }
        environment.error = { errors.add($0) }
        let data = words.contains("--data") ? [] : ["--data", database]
        let status = Main.run(data + words, environment)
        return (status, output.all.joined(), errors.all)
    }

    private final class Said: @unchecked Sendable {
        // A command speaks from the thread that runs it.
        private(set) var all: [String] = []
        func add(_ text: String) { all.append(text) }
    }
}

/// The built program with its standard output sent to a file.
struct ProgramTo {
    let status: Int32
    let errors: String

    init(file: String, _ arguments: [String]) throws {
        let process = Process()
        let pipe = Pipe()
        process.executableURL = Program.path
        process.arguments = arguments
        process.standardOutput = FileHandle(forWritingAtPath: file)
        process.standardError = pipe
        try process.run()
        errors = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        status = process.terminationStatus
    }
}
