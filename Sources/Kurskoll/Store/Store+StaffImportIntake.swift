internal import Compliance
internal import SQLite

/// Takes the rows of one staff file into the register, inside the import's transaction. Rows with faults are passed
/// over: then the transaction will not be kept.
///
/// Each row is looked up by its keys and written at once; what the file has said of persons and employments is the
/// line they stand on, so that the memory does not grow with the file.
struct StaffIntake {
    let connection: Connection
    /// The import's number.
    let id: Int
    let order: StaffImport
    let heading: Heading<StaffColumn>
    var result: StaffImportResult

    /// Whose rows are passed over, without a word.
    let stopList: StopList

    /// The lines on which persons and employments stand in the file, by their ids.
    var personLines = LineMarks()
    var employmentLines = LineMarks()
    /// The units of the file, and their places here by identity.
    var units: [FileUnit] = []
    var unitPlaces: [String: Int] = [:]
    var administrations: [String: Int] = [:]
    var forms: [String: Int] = [:]
    /// Logins that another person held when their row came; she may yet give it up.
    var waitingLogins: [(person: Int, login: String, line: Int)] = []
    /// Rows that may continue an employment which no row has named so far.
    var waitingRows: [(row: StaffRow, person: IntakePerson, unit: Int)] = []
    /// Rows of posts that retention has erased.
    private(set) var erasedRows = 0
    /// What HR has corrected by hand, and that the file says again what it said then.
    var corrections: StandingCorrections
    var kept: [String] = []
    var samples = LetterSamples()

    /// Employments of the source that ran on the day before this import, and those of them that no longer do.
    private let runningBefore: Int
    var stopped = 0

    var day: Day { order.day }

    init(
        connection: Connection, id: Int, order: StaffImport, heading: Heading<StaffColumn>,
        stopList: StopList
    ) throws {
        self.stopList = stopList
        self.connection = connection
        self.id = id
        self.order = order
        self.heading = heading
        result = StaffImportResult(id: id)
        corrections = try StandingCorrections(connection)
        runningBefore =
            try connection.first(
                """
                SELECT count(*) FROM employment
                WHERE source = ?1 AND withdrawn = 0 AND ifnull(first_day, known_from) <= ?2
                  AND (last_day IS NULL OR last_day >= ?2)
                """, Value(order.source), Value(order.day)
            ) { $0.int(0) } ?? 0
    }

    /// Takes one row.
    mutating func take(_ row: TableRow<StaffColumn>, faults: inout Faults) throws {
        guard let row = StaffRow(row, faults: &faults) else { return }
        // Erased by decision: what is gone does not come back with the next full list.
        if let lastDay = row.lastDay, isOver(lastDay), try isErased(row.person, lastDay) {
            erasedRows += 1
            return
        }
        samples.take(row)
        if let first = row.firstDay, first > day.adding(days: StaffImport.announcedDays) {
            return add(
                CellFault("ligger orimligt långt fram:", "rätta dagen"), first.description, row, .firstDay,
                to: &faults)
        }
        guard let unit = try unit(of: row, faults: &faults) else { return }
        if let manager = row.manager, !isOver(row.lastDay), !stopList.holds(ref: manager) {
            units[unit].managers.insert(manager)
        }
        // Neither counted nor told: any figure of its own, even without a name, would say that somebody is protected.
        guard !stopList.holds(ref: row.person, login: row.login) else { return }
        guard let person = try person(of: row, faults: &faults) else { return }
        try employment(row, person, unit: unit, mayWait: true, faults: &faults)
        countKept(row)
    }

    /// What can be done only when all rows have come.
    mutating func finish(faults: inout Faults) throws {
        for (row, person, unit) in waitingRows {
            try employment(row, person, unit: unit, mayWait: false, faults: &faults)
            countKept(row)
        }
        // What the file lacks is known only of a file that is right.
        guard faults.isEmpty else { return }
        try endMissing()
        try setWaitingLogins(faults: &faults)
        if heading.has(.manager) { try setManagers() }
    }

    /// The guard against half a file: why it is refused where too many running employments would end, else nil.
    func endingsRefusal(file: String) -> Refusal? {
        guard !order.allowsEndings, stopped * 100 > StaffImport.endingsPercent * runningBefore else {
            return nil
        }
        return Refusal(
            file,
            "\(stopped) av \(runningBefore) pågående anställningar i källan \(order.source) skulle sluta, "
                + "mer än \(StaffImport.endingsPercent) %",
            "kontrollera att hela listan är med; stämmer det, lägg till --allow-endings")
    }

    /// Whether a time with that last day, nil for none, has ended before the file's day.
    func isOver(_ lastDay: Day?) -> Bool { lastDay.map { $0 < day } ?? false }

    /// A fault that only the register or the other rows show.
    func add(
        _ fault: CellFault, _ value: String?, _ row: StaffRow, _ column: StaffColumn, to faults: inout Faults
    ) {
        faults.add(fault, value: value, line: row.line, column: heading.word(column))
    }
}

/// A unit as the file has it.
struct FileUnit {
    let id: Int
    let name: String
    let administration: String
    let line: Int
    /// person_ref of those whom its rows name as manager.
    var managers: Set<String> = []
}

/// The line on which something stands in the file, by its id in the store: four bytes for each.
struct LineMarks {
    private var lines: [Int32] = []

    /// 0 for what the file has not named.
    subscript(id: Int) -> Int {
        get { id < lines.count ? Int(lines[id]) : 0 }
        set {
            if id >= lines.count {
                lines += repeatElement(0, count: max(id + 1 - lines.count, lines.count / 2, 1024))
            }
            lines[id] = Int32(clamping: newValue)
        }
    }
}
