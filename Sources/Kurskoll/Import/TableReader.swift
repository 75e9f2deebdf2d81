internal import Formats

/// A data row under its headings.
struct TableRow<Column: TableColumn> {
    let line: Int
    let heading: Heading<Column>
    private let cells: [String]

    init(_ row: CSVReader.Row, heading: Heading<Column>) {
        line = row.line
        cells = row.cells
        self.heading = heading
    }

    /// The cell's text; empty where the file or the row does not have it.
    subscript(column: Column) -> String {
        guard let place = heading[column], place < cells.count else { return "" }
        return Cell.text(cells[place])
    }
}

/// Takes the rows of a table one after the other and gives the data rows. Pure: it knows neither disk nor database.
struct TableReader<Column: TableColumn> {
    let file: String
    let heading: Heading<Column>
    /// What the user should know though it stops nothing.
    private(set) var notices: [String]
    /// Data rows given.
    private(set) var rowCount = 0

    /// The latest row: only when the next one comes is it known not to be a footer.
    private var held: CSVReader.Row?
    /// By cell: how many values, how many of them personnummer, and the line of the first of those.
    private var suspicions: [(values: Int, hits: Int, line: Int)]

    /// Begins with the header row; throws what `Heading` refuses. No row at all is refused too.
    init(file: String, header: CSVReader.Row?) throws {
        guard let header else {
            throw Refusal(file, "filen är tom", "exportera listan på nytt, med en rubrikrad överst")
        }
        self.file = file
        heading = try Heading(header, file: file)
        notices = heading.notices
        suspicions = Array(repeating: (0, 0, 0), count: heading.words.count)
    }

    /// Takes a row; gives the data row before it.
    mutating func feed(_ row: CSVReader.Row, faults: inout Faults) -> TableRow<Column>? {
        guard row.cells.contains(where: { !$0.isEmpty }) else { return nil }
        let previous = held
        held = row
        return previous.map { take($0, faults: &faults) }
    }

    /// The last data row, if it is none of sums. `isCut` says that the file does not end with a line break. Throws what
    /// only the whole file can tell.
    mutating func finish(isCut: Bool, faults: inout Faults) throws -> TableRow<Column>? {
        let last = held
        held = nil
        var row: TableRow<Column>?
        if let last, Self.isFooter(last.cells) {
            let word = last.cells.first { !$0.isEmpty } ?? ""
            notices.append(
                "den sista raden, rad \(last.line), är en summering (»\(word)«) och har hoppats över")
        } else if let last {
            row = take(last, faults: &faults)
            if isCut && last.cells.count < heading.words.count {
                faults.add(
                    "den sista raden har \(last.cells.count) fält av \(heading.words.count) och slutar mitt i",
                    "filen är troligen avklippt; exportera den på nytt", line: last.line)
            }
        }
        guard rowCount > 0 else {
            throw Refusal(file, "filen har ingen datarad", "kontrollera att hela listan kom med i exporten")
        }
        for (word, suspicion) in zip(heading.words, suspicions)
        where suspicion.hits > 0 && suspicion.hits * 2 >= suspicion.values {
            throw SensitiveColumn.holdsPersonnummer("\(file):\(suspicion.line):\(word)")
        }
        return row
    }

    private mutating func take(_ row: CSVReader.Row, faults: inout Faults) -> TableRow<Column> {
        rowCount += 1
        for (index, cell) in row.cells.enumerated() where !cell.isEmpty {
            guard index < suspicions.count else {
                faults.add(
                    "raden har fler fält än de \(suspicions.count) rubrikerna",
                    "sätt citattecken om fält som innehåller avgränsaren", line: row.line)
                break
            }
            suspicions[index].values += 1
            // A personnummer has 10 to 13 characters; most cells need no closer look.
            if (10...13).contains(cell.utf8.count), Personnummer.isValid(Cell.text(cell)) {
                if suspicions[index].hits == 0 { suspicions[index].line = row.line }
                suspicions[index].hits += 1
            }
        }
        return TableRow(row, heading: heading)
    }

    /// Whether a row holds nothing but a word for a sum and numbers.
    static func isFooter(_ cells: [String]) -> Bool {
        let words = cells.flatMap { Cell.text($0).split(separator: " ") }
        let sums = words.filter { word in
            ["summa", "totalt", "total", "antal", "sum"].contains(word.lowercased().filter { $0 != ":" })
        }
        let numbers = words.filter { word in
            word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber || ",.%".contains($0) }
        }
        return !sums.isEmpty && sums.count + numbers.count == words.count
    }
}
