internal import Compliance
internal import SQLite

/// What is asked of an import of completions from elsewhere.
struct CompletionsImport {
    /// The ids of the courses that may be named.
    let courses: Set<String>
    /// No completion lies after this day.
    let today: Day
    /// Whether rows of unknown persons are left out instead of refused.
    var skipsUnknown = false
    /// Whether nothing is to be stored.
    var isDryRun = false
    /// Seconds since 1970.
    let now: Int
    /// Who takes it in on HR's page; nil elsewhere.
    var person: Int?
}

/// What a file of completions adds, or would add.
struct CompletionsImportResult {
    /// The number of the import; of a dry run no import has it.
    let id: Int
    var rows = 0
    var added = 0
    /// Rows that say what was known already.
    var repeated = 0
    /// Rows left out since nobody has their person_ref.
    var unknown = 0
    /// Rows of Moodle's report about those who have not completed the course.
    var unfinished = 0
    var notices: [String] = []
}

extension Store {
    /// Takes in completions from elsewhere (DESIGN §5), all of them or none. Throws every fault of the file at once as
    /// `Refusals`. `progress` hears of the rows read, and ends it by throwing.
    func importCompletions(
        _ order: CompletionsImport, from file: inout CSVFile, progress: (Int) throws -> Void = { _ in }
    ) throws -> CompletionsImportResult {
        try takeIn(isStaff: false, source: "", day: order.today, now: order.now, isDryRun: order.isDryRun) {
            id in
            var faults = Faults(file: file.name)
            var table = try TableReader<CompletionColumn>(file: file.name, header: try file.next())
            var result = CompletionsImportResult(id: id)
            let stopList = try stopList()
            while let row = try file.next() {
                guard let row = table.feed(row, faults: &faults) else { continue }
                try take(row, order, stopList, &result, &faults)
                if table.rowCount.isMultiple(of: 10_000) { try progress(table.rowCount) }
            }
            if let row = try table.finish(isCut: !file.endsWithLineBreak, faults: &faults) {
                try take(row, order, stopList, &result, &faults)
            }
            guard faults.isEmpty else { throw faults.refusals }
            result.rows = table.rowCount
            result.notices = table.notices
            try finishImport(id, rows: table.rowCount, sha256: file.sha256)
            try keepReceipt(
                id, by: order.person,
                counts: [("added", result.added), ("repeated", result.repeated), ("unknown", result.unknown)])
            return result
        }
    }

    private func take(
        _ row: TableRow<CompletionColumn>, _ order: CompletionsImport, _ stopList: StopList,
        _ result: inout CompletionsImportResult,
        _ faults: inout Faults
    ) throws {
        let cells = row
        guard let row = CompletionRow(row, courses: order.courses, today: order.today, faults: &faults) else {
            return
        }
        // Counted as known: the file's rows then add up, and nothing says that one of them was left out.
        guard !stopList.holds(ref: row.person) else { return result.repeated += 1 }
        guard let person = try person(ref: row.person) else {
            if order.skipsUnknown {
                result.unknown += 1
            } else {
                faults.add(
                    CellFault(
                        "okänd medarbetare",
                        "läs först in personallistan, eller utelämna okända med --skip-unknown"),
                    value: row.person, line: row.line, column: cells.heading.word(.person))
            }
            return
        }
        // A voided completion is found too: what HR has declared void is not revived by the next file.
        let isKnown = try connection.first(
            "SELECT 1 FROM completion WHERE course = ? AND person = ? AND day = ? AND method = ?",
            Value(row.course), Value(person), Value(row.day), Value(row.method)
        ) { _ in true }
        guard isKnown == nil else { return result.repeated += 1 }
        try connection.run(
            """
            INSERT INTO completion (person, course, day, method, certificate, recorded_at, import)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """, Value(person), Value(row.course), Value(row.day), Value(row.method), Value(row.certificate),
            Value(order.now), Value(result.id))
        result.added += 1
    }
}
