import Foundation
import Testing

@testable import Kurskoll

/// The whole way, from staff files to the reports' JSON, against a second computation of the same files that is written
/// from the rules' text: sets of single days instead of intervals, its own calendar, no shared code.
@Suite struct RandomMunicipalityTests {
    @Test(arguments: [1, 2, 3])
    func `the reports agree with a slow and obvious count of the same files`(seed: Int) throws {
        var town = RandomTown(seed: UInt64(seed))
        let folder = FileManager.default.temporaryDirectory.appending(path: "town-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let said = Said()
        var environment = Environment()
        environment.out = { said.out += $0 }
        environment.error = { said.error += $0 + "\n" }
        func run(_ words: String...) -> Int32 {
            said.out = ""
            said.error = ""
            return Main.run(
                words + ["--data", folder.appending(path: "t.db").path, "--courses", folder.path], environment
            )
        }

        for _ in 1...3 {
            let (day, text) = town.nextFile()
            let file = folder.appending(path: "personal.csv")
            try text.write(to: file, atomically: true, encoding: .utf8)
            let status = run("import", "staff", file.path, "--as-of", SlowDay.text(day), "--allow-endings")
            try #require(status == 0, "\(said.error)")
        }
        try SmallCourse.write(to: folder)
        let completions = folder.appending(path: "slutforda.csv")
        try town.completionsFile().write(to: completions, atomically: true, encoding: .utf8)
        try #require(run("import", "completions", completions.path) == 0, "\(said.error)")

        for day in town.daysToAsk() {
            let text = SlowDay.text(day)
            try #require(
                run("report", "indicator", "--course", "prova", "--as-of", text, "--format", "json") == 0,
                "\(said.error)")
            let indicator = try parse(said.out)
            let expected = town.indicator(on: day)
            #expect(flatten(indicator) == expected, "indicator on \(text), seed \(seed)")

            try #require(
                run(
                    "report", "new-hires", "--course", "prova", "--as-of", text, "--from", "2025-03-01",
                    "--format", "json") == 0,
                "\(said.error)")
            #expect(
                hires(try parse(said.out)) == town.newHires(on: day, from: SlowDay.number(2025, 3, 1)),
                "new hires on \(text), seed \(seed)")
        }
    }

    private final class Said: @unchecked Sendable {
        // Written and read by the one thread that runs the verb.
        var out = ""
        var error = ""
    }

    private func parse(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// `total`, `A/Vård` and `U/10` → counted and completed.
    private func flatten(_ report: [String: Any]) -> [String: [Int]] {
        var found: [String: [Int]] = [:]
        func add(_ key: String, _ figure: [String: Any]?) {
            found[key] = [figure?["counted"] as? Int ?? -1, figure?["completed"] as? Int ?? -1]
        }
        add("total", report["total"] as? [String: Any])
        for administration in report["administrations"] as? [[String: Any]] ?? [] {
            add("A/\(administration["name"] ?? "")", administration)
            for unit in administration["units"] as? [[String: Any]] ?? [] {
                add("U/\(unit["code"] ?? "")", unit)
            }
        }
        return found
    }

    /// Each unit's people as `ref first due completed status`, and those whose first day is missing.
    private func hires(_ report: [String: Any]) -> [String: [String]] {
        var found: [String: [String]] = [:]
        for unit in report["units"] as? [[String: Any]] ?? [] {
            found["\(unit["code"] ?? "")"] = (unit["people"] as? [[String: Any]] ?? []).map { person in
                ["person", "firstDay", "due", "completed", "status"].map { "\(person[$0] as? String ?? "-")" }
                    .joined(separator: " ")
            }
        }
        let missing = (report["missingFirstDay"] as? [[String: Any]] ?? []).map { "\($0["person"] ?? "")" }
        if !missing.isEmpty { found["missing"] = missing.sorted() }
        return found
    }
}
