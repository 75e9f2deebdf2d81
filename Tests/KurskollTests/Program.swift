import Foundation
import Testing

/// The built program, run as a process of its own.
final class Program {
    private let process = Process()
    private let output = Pipe()
    private let errors = Pipe()

    /// Beside the tests' own executable, where the build put it.
    static let path: URL = {
        let folder = Bundle.main.executableURL?.deletingLastPathComponent() ?? URL(filePath: ".build/debug")
        return folder.appending(path: "kurskoll")
    }()

    /// `environment` comes beside the tests' own.
    init(_ arguments: [String], in folder: URL, environment: [String: String] = [:]) throws {
        process.executableURL = Self.path
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardError = errors
        try process.run()
    }

    /// A test that fails leaves no program behind.
    deinit { if process.isRunning { kill() } }

    /// Reads standard output up to the first line that holds `text`, and gives that line.
    func line(with text: String) throws -> String { try line(with: text, from: output) }

    /// The same of standard error.
    func errorLine(with text: String) throws -> String { try line(with: text, from: errors) }

    private func line(with text: String, from pipe: Pipe) throws -> String {
        var said = ""
        while true {
            let data = pipe.fileHandleForReading.availableData
            guard !data.isEmpty else {
                let failed = String(
                    decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
                throw WebDriver.Failure(description: "ended without »\(text)«: \(said)\(failed)")
            }
            said += String(decoding: data, as: UTF8.self)
            let lines = said.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            if let line = lines.first(where: { $0.contains(text) }) { return String(line) }
        }
    }

    /// `kill -9`: nothing is finished, nothing is flushed.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }

    var identifier: Int32 { process.processIdentifier }

    /// Waits for the end; gives the exit status and what was said.
    func finish() -> (status: Int32, output: String, errors: String) {
        let said = output.fileHandleForReading.readDataToEndOfFile()
        let failed = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (
            process.terminationStatus, String(decoding: said, as: UTF8.self),
            String(decoding: failed, as: UTF8.self)
        )
    }

    func stop() -> Int32 {
        process.terminate()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
