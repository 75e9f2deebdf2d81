internal import Compliance
internal import Formats
internal import SQLite

/// What is asked of an import of one source's full staff list.
struct StaffImport {
    /// The system whose list it is.
    let source: String
    /// The day the list speaks of.
    let day: Day
    /// Whether many may end at once.
    var allowsEndings = false
    /// Whether nothing is to be stored.
    var isDryRun = false
    /// Seconds since 1970.
    let now: Int
    /// Who takes it in on HR's page; nil elsewhere.
    var person: Int?

    /// More than this part of the running employments, in percent, do not end by one file unless it is allowed.
    static let endingsPercent = 10
    /// Nobody is engaged longer beforehand, ten years: 2062 is 2026 mistyped.
    static let announcedDays = 3_652
}

extension Store {
    /// Takes in the full staff list of one source on a day (DESIGN §5), all of it or nothing. Throws every fault of the
    /// file at once as `Refusals`. `progress` hears of the rows read, and ends it by throwing.
    func importStaff(
        _ order: StaffImport, from file: inout CSVFile, progress: (Int) throws -> Void = { _ in }
    ) throws -> StaffImportResult {
        try takeIn(
            isStaff: true, source: order.source, day: order.day, now: order.now, isDryRun: order.isDryRun
        ) { id in
            try checkOrder(order, before: id, file: file.name)
            var faults = Faults(file: file.name)
            var table = try TableReader<StaffColumn>(file: file.name, header: try file.next())
            var intake = try StaffIntake(
                connection: connection, id: id, order: order, heading: table.heading, stopList: stopList())
            while let row = try file.next() {
                guard let row = table.feed(row, faults: &faults) else { continue }
                try intake.take(row, faults: &faults)
                if table.rowCount.isMultiple(of: 10_000) { try progress(table.rowCount) }
            }
            let isCut = !file.endsWithLineBreak
            if let row = try table.finish(isCut: isCut, faults: &faults) {
                try intake.take(row, faults: &faults)
            }
            try intake.finish(faults: &faults)
            guard faults.isEmpty else { throw faults.refusals }
            var result = intake.result
            result.rows = table.rowCount
            result.notices = table.notices + result.notices
            if intake.erasedRows > 0 {
                result.notices.append(
                    "\(Numbers.swedish(intake.erasedRows)) rader gäller avslutade anställningar som har gallrats; "
                        + "de har inte tagits in igen")
            }
            result.encoding = file.encoding
            result.samples = intake.samples.texts
            if file.encoding != .utf8, let name = result.samples.first {
                result.notices.append(
                    "filen är läst som \(file.encoding.rawValue); kontrollera att »\(name)« ser rätt ut")
            }
            result.refusal = intake.endingsRefusal(file: file.name)
            if let refusal = result.refusal, !order.isDryRun { throw refusal }
            try finishImport(id, rows: table.rowCount, sha256: file.sha256)
            try keepReceipt(
                id, by: order.person, counts: StaffChange.allCases.map { ("\($0)", result.counts[$0] ?? 0) })
            return result
        }
    }

    private func checkOrder(_ order: StaffImport, before id: Int, file: String) throws {
        guard let latest = try latestImport(source: order.source, before: id), order.day < latest.day else {
            return
        }
        throw Refusal(
            file, "listan är per \(order.day), men import \(latest.id) från samma källa är per \(latest.day)",
            "läs in en nyare lista, eller ta först tillbaka de senare importerna med kurskoll undo")
    }
}
