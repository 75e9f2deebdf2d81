internal import Formats

/// The headings of a table: which column stands where.
struct Heading<Column: TableColumn>: Sendable {
    /// The cell of each column by its number, −1 for a column that the file does not have.
    private let places: [Int]
    /// Every heading as the file writes it.
    let words: [String]
    /// What to tell about headings that are not used.
    let notices: [String]

    /// Reads the header row, in any order, in Swedish or English. Throws every fault at once: a column that is missing
    /// or stands twice; and, alone, a column that must not leave HR's system.
    init(_ row: CSVReader.Row, file: String) throws {
        let place = "\(file):\(row.line)"
        words = row.cells.map(Cell.text)
        // A list without a header row shows its first person here, and what is wrong with the headings is told with them.
        for (index, word) in words.enumerated() where Personnummer.stands(in: word) {
            throw SensitiveColumn.holdsPersonnummer("\(place):\(index + 1)")
        }
        for word in words where !word.isEmpty {
            if let refusal = SensitiveColumn.refusal(heading: word, place: place) { throw refusal }
        }
        var places = [Int](repeating: -1, count: Column.allCases.count)
        var refusals: [Refusal] = []
        var unused: [String] = []
        for (index, word) in words.enumerated() where !word.isEmpty {
            guard let column = Self.column(word, \.lowercase) else {
                let near = Self.column(word, \.letters).map { " (menade du »\($0.headings.swedish)«?)" }
                unused.append("»\(word)«\(near ?? "")")
                continue
            }
            if places[column.rawValue] >= 0 {
                refusals.append(
                    Refusal("\(place):\(word)", "kolumnen står två gånger", "ta bort den ena kolumnen"))
            }
            places[column.rawValue] = index
        }
        let present = Set(Column.allCases.filter { places[$0.rawValue] >= 0 })
        let missing = Column.missing(among: present)
        if !missing.isEmpty {
            let isOne = missing.count == 1
            refusals.append(
                Refusal(
                    place, "\(isOne ? "kolumnen" : "kolumnerna") \(missing.joined(separator: ", ")) saknas",
                    "lägg till \(isOne ? "den" : "dem") i rubrikraden; den lyder nu »\(Self.shown(words))«"))
        }
        guard refusals.isEmpty else { throw Refusals(all: refusals) }
        self.places = places
        notices = unused.isEmpty ? [] : ["kolumner som inte används: \(unused.joined(separator: ", "))"]
    }

    /// The place of a column's cell in a row; nil where the file does not have the column.
    subscript(column: Column) -> Int? {
        let place = places[column.rawValue]
        return place < 0 ? nil : place
    }

    func has(_ column: Column) -> Bool { places[column.rawValue] >= 0 }

    /// The heading of a column as the file writes it, for messages.
    func word(_ column: Column) -> String { self[column].map { words[$0] } ?? column.headings.swedish }

    private static func column(_ word: String, _ form: KeyPath<String, String>) -> Column? {
        let word = word[keyPath: form]
        return Column.allCases.first {
            $0.headings.swedish[keyPath: form] == word || $0.headings.english[keyPath: form] == word
                || $0.otherHeadings.contains(word)
        }
    }

    private static func shown(_ words: [String]) -> String {
        let text = words.joined(separator: ";")
        return text.count > 200 ? "\(text.prefix(200))…" : text
    }
}

extension String {
    fileprivate var lowercase: String { lowercased() }

    /// Only letters and digits, to recognise »Anställd från« where »anställd_från« is meant.
    var letters: String { lowercased().filter { $0.isLetter || $0.isNumber } }
}
