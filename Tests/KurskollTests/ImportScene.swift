import Compliance
import Foundation
import SQLite
import Synchronization
import Testing

@testable import Kurskoll

/// A folder of its own with a database, in which commands are run as a user would.
final class ImportScene {
    let folder: URL
    let clock = Clock { 1_795_258_800 }
    private let said = Said()
    var out: String { said.out.withLock(\.self) }
    var errors: [String] {
        said.errors.withLock { $0.map { $0.replacing("\(folder.path)/", with: "") } }
    }

    /// What the commands say, from whatever thread.
    private final class Said: Sendable {
        let out = Mutex("")
        let errors = Mutex<[String]>([])
    }

    /// 2026-11-21.
    var today: Day { clock.today }
    var database: String { folder.appending(path: "test.db").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "kurskoll-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func store() throws -> Store { try Store(path: database, mode: .create) }

    /// Runs the command line on the scene's database; `out` and `errors` hold what it said.
    @discardableResult
    func run(_ words: [String]) -> Int32 {
        said.out.withLock { $0 = "" }
        said.errors.withLock { $0 = [] }
        let said = said
        return Main.run(
            words + ["--data", database, "--courses", folder.appending(path: "Courses").path],
            Environment(
                clock: clock, out: { text in said.out.withLock { $0 += text } },
                error: { text in said.errors.withLock { $0.append(text) } }))
    }

    @discardableResult
    func run(_ words: String...) -> Int32 { run(words) }

    func write(_ bytes: [UInt8], as name: String = "fil.csv") throws -> String {
        let file = folder.appending(path: name)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Imports a staff file as of a day.
    @discardableResult
    func staff(_ text: String, _ day: String = "2026-11-21", _ options: String...) throws -> Int32 {
        run(["import", "staff", try write(Array(text.utf8)), "--as-of", day] + options)
    }

    /// Imports rows under `header`, and requires that it goes well.
    func take(_ rows: [String], _ day: String = "2026-11-21", _ options: String...) throws {
        let text = ([Self.header] + rows).joined(separator: "\n") + "\n"
        let file = try write(Array(text.utf8))
        try #require(run(["import", "staff", file, "--as-of", day] + options) == 0, "\(errors)")
    }

    static let header =
        "person_ref;anställningsnummer;namn;förvaltning;enhetskod;enhet;anställd_från;anställd_till"

    /// The count that a command told under a name.
    func count(_ name: String) -> Int? {
        let line = out.split(separator: "\n").first { $0.hasPrefix("  \(name)  ") }
        return line.flatMap { Int($0.dropFirst(name.count + 2).filter(\.isNumber)) }
    }

    /// Each employment as `p-1/1 2026-01-01..2026-05-31 10@2026-01-01 20@2026-03-01`, `-` for an unknown first day.
    func employments() throws -> [String] {
        try store().connection.all(
            """
            SELECT p.ref || '/' || ifnull(e.number, '') || ' '
              || ifnull(date(e.first_day * 86400, 'unixepoch'), '-') || '..'
              || ifnull(date(e.last_day * 86400, 'unixepoch'), '')
              || ifnull((SELECT ' ' || group_concat(text, ' ') FROM
                   (SELECT u.name || '@' || date(from_day * 86400, 'unixepoch') text
                    FROM placement JOIN unit u ON u.id = unit WHERE employment = e.id ORDER BY from_day)), '')
              || iif(e.withdrawn, ' withdrawn', '')
            FROM employment e JOIN person p ON p.id = e.person ORDER BY p.ref, e.number, e.id
            """
        ) { $0.text(0) }
    }

    /// Rows of a query as text, columns with `|`.
    func rows(_ sql: StaticString, columns: Int32) throws -> [String] {
        try store().connection.all(sql) { row in
            (0..<columns).map { row.optionalText($0) ?? "" }.joined(separator: "|")
        }
    }

    /// Every fact of the register, with ids, in a fixed order: what undo must give back.
    func dump() throws -> [String] {
        let store = try store()
        var found: [String] = []
        try store.connection.each("SELECT id, ref, name, email, login, import FROM person ORDER BY id") {
            found.append(Self.text($0, 6))
        }
        try store.connection.each("SELECT id, name, import FROM administration ORDER BY id") {
            found.append(Self.text($0, 3))
        }
        try store.connection.each("SELECT id, identity, code, name, import FROM unit ORDER BY id") {
            found.append(Self.text($0, 5))
        }
        try store.connection.each("SELECT * FROM unit_administration ORDER BY unit, from_day") {
            found.append(Self.text($0, 4))
        }
        try store.connection.each("SELECT * FROM unit_manager ORDER BY id") { found.append(Self.text($0, 6)) }
        try store.connection.each("SELECT * FROM employment_form ORDER BY id") {
            found.append(Self.text($0, 3))
        }
        try store.connection.each("SELECT * FROM employment ORDER BY id") { found.append(Self.text($0, 12)) }
        try store.connection.each("SELECT * FROM placement ORDER BY employment, from_day") {
            found.append(Self.text($0, 4))
        }
        try store.connection.each("SELECT * FROM leave ORDER BY employment, first_day") {
            found.append(Self.text($0, 4))
        }
        try store.connection.each(
            "SELECT id, person, course, day, method, certificate, import FROM completion ORDER BY id"
        ) {
            found.append(Self.text($0, 7))
        }
        try store.connection.each("SELECT * FROM correction ORDER BY id") { found.append(Self.text($0, 11)) }
        return found
    }

    private static func text(_ row: borrowing Row, _ columns: Int32) -> String {
        var cells: [String] = []
        for column in 0..<columns { cells.append(row.optionalText(column) ?? "NULL") }
        return cells.joined(separator: "|")
    }
}
