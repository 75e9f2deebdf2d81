internal import Compliance
internal import SQLite

/// What is asked of an import of Moodle's report of who has completed a course.
struct MoodleImport {
    /// The course's number in Moodle, as its address shows it; kept with each completion.
    let moodleCourse: Int
    /// The id of the course here.
    let course: String
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

extension Store {
    /// Takes in Moodle's report, all of it or nothing: of each person the earliest day, by the method `moodle`. Throws
    /// every fault of the file at once as `Refusals`. `progress` hears of the rows read, and ends it by throwing.
    func importMoodle(
        _ order: MoodleImport, from file: inout CSVFile, progress: (Int) throws -> Void = { _ in }
    ) throws -> CompletionsImportResult {
        try takeIn(isStaff: false, source: "", day: order.today, now: order.now, isDryRun: order.isDryRun) {
            id in
            var faults = Faults(file: file.name)
            var table = try TableReader<MoodleColumn>(file: file.name, header: try file.next())
            var intake = MoodleIntake(
                connection: connection, order: order, stopList: try stopList(),
                result: CompletionsImportResult(id: id))
            while let row = try file.next() {
                guard let row = table.feed(row, faults: &faults) else { continue }
                try intake.take(row, &faults)
                if table.rowCount.isMultiple(of: 10_000) { try progress(table.rowCount) }
            }
            if let row = try table.finish(isCut: !file.endsWithLineBreak, faults: &faults) {
                try intake.take(row, &faults)
            }
            guard faults.isEmpty else { throw faults.refusals }
            try intake.store()
            var result = intake.result
            result.rows = table.rowCount
            result.notices = table.notices
            try finishImport(id, rows: table.rowCount, sha256: file.sha256)
            try keepReceipt(
                id, by: order.person,
                counts: [("added", result.added), ("repeated", result.repeated), ("unknown", result.unknown)])
            return result
        }
    }
}

/// Takes the rows of Moodle's report, inside the import's transaction.
private struct MoodleIntake {
    let connection: Connection
    let order: MoodleImport
    let stopList: StopList
    var result: CompletionsImportResult
    /// By the person's id.
    private var earliest: [Int: Day] = [:]
    /// In the order of the file.
    private var persons: [Int] = []

    init(connection: Connection, order: MoodleImport, stopList: StopList, result: CompletionsImportResult) {
        self.connection = connection
        self.order = order
        self.stopList = stopList
        self.result = result
    }

    mutating func take(_ cells: TableRow<MoodleColumn>, _ faults: inout Faults) throws {
        guard let row = MoodleRow(cells, today: order.today, faults: &faults) else { return }
        guard let day = row.day else { return result.unfinished += 1 }
        // Counted as known, as in a file of completions.
        guard !stopList.holds(ref: cells[.idNumber], login: cells[.username]) else {
            return result.repeated += 1
        }
        guard let person = try person(cells, &faults) else { return }
        if let known = earliest[person] {
            result.repeated += 1
            earliest[person] = min(known, day)
        } else {
            persons.append(person)
            earliest[person] = day
        }
    }

    /// Who a row is about: all its keys that are known must mean the same person. Nil, with a fault unless unknown
    /// persons are left out, where they don't, or none is known.
    private mutating func person(_ cells: TableRow<MoodleColumn>, _ faults: inout Faults) throws -> Int? {
        var found: (person: Int, column: MoodleColumn)?
        for column in MoodleColumn.keys where !cells[column].isEmpty {
            let persons = try persons(column, cells[column])
            guard let person = persons.first else { continue }
            if persons.count > 1 {
                // A surer key has told which of them it is.
                if let found, persons.contains(found.person) { continue }
                add(
                    "flera medarbetare har samma värde:",
                    "ta med kolumnen ID-nummer i Moodles rapport, med person_ref", column, cells, &faults)
                return nil
            }
            if let found, found.person != person {
                add(
                    "hör till en annan medarbetare än \(cells.heading.word(found.column)) på raden:",
                    "rätta det som är fel, eller ta bort det", column, cells, &faults)
                return nil
            }
            found = found ?? (person, column)
        }
        if found == nil, order.skipsUnknown {
            result.unknown += 1
        } else if found == nil, let column = MoodleColumn.keys.first(where: { !cells[$0].isEmpty }) {
            add(
                "okänd medarbetare", "läs först in personallistan, eller utelämna okända med --skip-unknown",
                column, cells, &faults)
        }
        return found?.person
    }

    private func add(
        _ problem: String, _ remedy: String, _ column: MoodleColumn, _ cells: TableRow<MoodleColumn>,
        _ faults: inout Faults
    ) {
        faults.add(
            CellFault(problem, remedy), value: cells[column], line: cells.line,
            column: cells.heading.word(column))
    }

    /// Those whom a key may mean: Moodle writes user names and most addresses in lower case.
    private func persons(_ column: MoodleColumn, _ value: String) throws -> [Int] {
        switch column {
        case .idNumber:
            try connection.all("SELECT id FROM person WHERE ref = ?", Value(value)) { $0.int(0) }
        case .username:
            try connection.all("SELECT id FROM person WHERE login = ? COLLATE NOCASE", Value(value)) {
                $0.int(0)
            }
        case .email:
            try connection.all("SELECT id FROM person WHERE email = ? COLLATE NOCASE", Value(value)) {
                $0.int(0)
            }
        case .completed: []
        }
    }

    /// Adds the earliest day of each, unless the register has one as early. A voided one is found too: what HR has
    /// declared void is not revived.
    mutating func store() throws {
        for person in persons {
            guard let day = earliest[person] else { continue }
            let isKnown = try connection.first(
                "SELECT 1 FROM completion WHERE course = ? AND person = ? AND day <= ? AND method = 'moodle'",
                Value(order.course), Value(person), Value(day)
            ) { _ in true }
            guard isKnown == nil else {
                result.repeated += 1
                continue
            }
            try connection.run(
                """
                INSERT INTO completion (person, course, day, method, certificate, recorded_at, import)
                VALUES (?, ?, ?, 'moodle', ?, ?, ?)
                """, Value(person), Value(order.course), Value(day),
                Value("Moodle-kurs \(order.moodleCourse)"), Value(order.now), Value(result.id))
            result.added += 1
        }
    }
}
