internal import Compliance
internal import SQLite

/// A fault in accessibility that somebody has told of.
struct FaultReport: Sendable {
    let id: Int
    let day: Day
    let text: String
    /// Where she wants an answer; nil where she wants none.
    let contact: String?
}

extension Store {
    /// As many as are taken in a day, so that nobody can fill the disk.
    static let faultReportsPerDay = 100

    /// False where the day has been given all it takes; then nothing is kept.
    func addFaultReport(_ text: String, contact: String?, on day: Day) throws -> Bool {
        let count = try connection.first("SELECT count(*) FROM fault_report WHERE day = ?", Value(day)) {
            $0.int(0)
        }
        guard (count ?? 0) < Self.faultReportsPerDay else { return false }
        try connection.run(
            "INSERT INTO fault_report (day, text, contact) VALUES (?, ?, ?)", Value(day), Value(text),
            Value(contact))
        return true
    }

    /// Those that HR has not dealt with, oldest first.
    func faultReports() throws -> [FaultReport] {
        try connection.all("SELECT id, day, text, contact FROM fault_report ORDER BY id") {
            FaultReport(id: $0.int(0), day: $0.day(1), text: $0.text(2), contact: $0.optionalText(3))
        }
    }

    /// Erases one that is dealt with.
    func closeFaultReport(_ id: Int) throws {
        try connection.run("DELETE FROM fault_report WHERE id = ?", Value(id))
    }
}
