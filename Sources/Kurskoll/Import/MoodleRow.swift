internal import Compliance

/// The columns that count in Moodle's report of who has completed a course (report/completion, in Swedish or English).
/// Which of the first three it has is a setting of Moodle's; its other columns are of each activity.
enum MoodleColumn: Int, TableColumn {
    case idNumber, username, email, completed

    var headings: (swedish: String, english: String) {
        switch self {
        case .idNumber: ("id-nummer", "id number")
        case .username: ("användarnamn", "username")
        case .email: ("e-postadress", "email address")
        case .completed: ("kurs slutförd", "course complete")
        }
    }

    var otherHeadings: [String] {
        switch self {
        case .idNumber: ["idnummer", "idnumber"]
        case .username: []
        case .email: ["e-post", "email"]
        case .completed: ["kursens fullföljande", "kurs fullföljd", "course completed"]
        }
    }

    static func missing(among present: Set<MoodleColumn>) -> [String] {
        var missing: [String] = []
        if present.isDisjoint(with: keys) { missing.append("ID-nummer, Användarnamn eller E-postadress") }
        if !present.contains(.completed) { missing.append("Kurs slutförd") }
        return missing
    }

    /// What may say who it is, the surest first.
    static let keys: [MoodleColumn] = [.idNumber, .username, .email]
}

/// A row of Moodle's report: a participant, and when she completed the course.
struct MoodleRow {
    let line: Int
    /// Nil for somebody who has not completed it.
    let day: Day?

    /// Nil where a cell has a fault; every fault of the row is added to `faults`. A completion after `today` is one.
    init?(_ row: TableRow<MoodleColumn>, today: Day, faults: inout Faults) {
        var cells = CellReader(row: row)
        line = row.line
        day = cells.optional(.completed, read: MoodleDate.day)
        if let day, day > today { cells.fault(.completed, "ligger efter i dag (\(today)):", "rätta dagen") }
        if MoodleColumn.keys.allSatisfy({ row[$0].isEmpty }) {
            let column = MoodleColumn.keys.first { row.heading.has($0) } ?? .idNumber
            cells.fault(
                column, "raden säger inte vem det gäller", "fyll i ett av fälten, eller ta bort raden")
        }
        guard cells.areSound(reportingTo: &faults) else { return nil }
    }
}

/// A time as Moodle writes it for people: `måndag, 3 februari 2025, 14:05`, `Monday, 3 February 2025, 2:05 PM`,
/// `2025-02-03 14:05`.
enum MoodleDate {
    /// The day of such a text. Throws where it is none, or may be read in two ways (`03/02/25`).
    static func day(_ text: String) throws(CellFault) -> Day {
        let words = text.lowercased().split { $0 == " " || $0 == "," }.map {
            $0.hasSuffix(".") ? $0.dropLast() : $0
        }
        guard !text.contains("/"), !words.contains(where: isTwoDigitDate) else {
            throw CellFault(
                "datumet kan läsas på flera sätt:",
                "välj svenska som språk i Moodle och hämta rapporten på nytt")
        }
        var (day, month, year): (Int?, Int?, Int?) = (nil, nil, nil)
        for word in words where !isTime(word) && !ignored.contains(String(word)) {
            if words.first == word, let iso = Day(iso: String(word)) {
                guard words.dropFirst().allSatisfy(isTime) else { throw unreadable }
                return iso
            } else if let number = Int(word), word.allSatisfy(\.isNumber), number > 0 {
                if word.count == 4, year == nil {
                    year = number
                } else if word.count <= 2, day == nil {
                    day = number
                } else {
                    throw unreadable
                }
            } else if let number = self.month(word), month == nil {
                month = number
            } else {
                throw unreadable
            }
        }
        guard let day, let month, let year else { throw unreadable }
        guard let found = Day(year: year, month: month, day: day) else {
            throw CellFault("dagen finns inte i kalendern:", "rätta den")
        }
        return found
    }

    private static var unreadable: CellFault {
        CellFault(
            "inget datum", "skriv ÅÅÅÅ-MM-DD, eller hämta rapporten på nytt med språket svenska i Moodle")
    }

    private static let ignored: Set<String> = [
        "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag", "mån", "tis", "ons", "tors",
        "tor",
        "fre", "lör", "sön", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon",
        "tue", "wed", "thu", "fri", "sat", "sun", "den", "kl",
    ]

    private static let months: [[String]] = [
        ["januari", "january"], ["februari", "february"], ["mars", "march"], ["april"], ["maj", "may"],
        ["juni", "june"], ["juli", "july"], ["augusti", "august"], ["september"], ["oktober", "october"],
        ["november"], ["december"],
    ]

    /// From 1; nil for a word that is no month's name or its beginning.
    private static func month(_ word: Substring) -> Int? {
        guard word.count >= 3 else { return nil }
        return months.firstIndex { $0.contains { $0.hasPrefix(word) } }.map { $0 + 1 }
    }

    private static func isTime(_ word: Substring) -> Bool {
        if word == "am" || word == "pm" { return true }
        let parts = (word.hasSuffix("am") || word.hasSuffix("pm") ? word.dropLast(2) : word)
            .split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count)
            && parts.allSatisfy { (1...2).contains($0.count) && $0.allSatisfy(\.isNumber) }
    }

    /// `25-02-03`, `3.2.25`: which of them is the year cannot be known.
    private static func isTwoDigitDate(_ word: Substring) -> Bool {
        let parts = word.split { $0 == "-" || $0 == "." }
        return parts.count == 3 && parts.allSatisfy { $0.count <= 2 && $0.allSatisfy(\.isNumber) }
    }
}
