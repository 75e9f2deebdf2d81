import Compliance
import Foundation
import Testing

@testable import Kurskoll

/// The real program against what its own description promises: schemathesis makes requests from that, right and wrong
/// ones, and looks at each answer.
@Suite struct SchemathesisTests {
    /// Where `.ci/run` puts it.
    private static let tool = URL(filePath: #filePath)
        .appending(path: "../../../.build/schemathesis/bin/schemathesis").standardizedFileURL
    private static let missing: String? =
        FileManager.default.isExecutableFile(atPath: tool.path)
        ? nil : "schemathesis is missing; .ci/run installs it"

    @Test(.enabled(if: missing == nil, Comment(rawValue: missing ?? "")), arguments: APIToken.Scope.allCases)
    func `every answer of the API is as it is described`(scope: APIToken.Scope) throws {
        let site = try TestSite()
        for ref in ["anna", "bert", "cia"] {
            try site.store.addCompletion(
                person: site.id(of: ref), course: "prova", day: site.today, method: "kurs", version: nil,
                code: TypedCode.random(), now: site.now)
        }
        let secret = Secret.random()
        // The program has its own clock.
        _ = try site.store.addToken(
            secret, name: "prov", scope: scope, administration: nil,
            until: Clock.system.today.adding(days: 2),
            now: site.now)
        let program = try Program(
            ["serve", "--data", "test.db", "--port", "0", "--web", TestSite.web.path], in: site.folder)
        defer { _ = program.stop() }
        let line = try program.line(with: "http://")
        let base = String(line[try #require(line.range(of: "http://")).lowerBound...])

        // No schema can say what a right staff list is, nor that a query keeps to the rule that is stored.
        try """
        [[operations]]
        include-path = "/api/v1/imports/staff"
        [operations.checks.positive_data_acceptance]
        expected-statuses = ["2xx", 401, 403, 422]
        """.write(to: site.folder.appending(path: "schemathesis.toml"), atomically: false, encoding: .utf8)
        let process = Process()
        process.executableURL = Self.tool
        process.currentDirectoryURL = site.folder
        process.arguments = [
            "--config-file", "schemathesis.toml", "run", "\(base)/api/v1/openapi.json", "--header",
            "Authorization: Bearer \(APIToken.text(secret))", "--max-examples", "100", "--seed", "1",
            "--no-color",
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(said)")
        // All but the description itself, which it has read to begin with.
        let count = APIOperation.all.count - 1
        #expect(said.contains("Selected: \(count)/\(count)") && said.contains("Tested: \(count)"), "\(said)")
    }
}
