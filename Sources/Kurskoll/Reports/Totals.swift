internal import Compliance
internal import SQLite

/// The figures of a day that tell whether a database is whole: all of them are counted from facts, so a copy from which
/// they come out the same has lost nothing that a report speaks of.
struct Totals: Equatable {
    /// By what was counted, in Swedish.
    private(set) var numbers: [String: Int] = [:]

    /// Counts them as of a day, on the store's snapshot.
    init(of store: Store, on day: Day) throws {
        for (name, values) in try store.connection.totals(of: .kurskoll) {
            numbers[name] = values[0]
            numbers["\(name) (kontrollsumma)"] = values[1]
        }
        numbers["avstämningar"] = try store.frozenReports().count
        for course in try store.knownCourses() {
            let indicator = try IndicatorReport(.init(course: course, day: day), store: store)
            add("\(course): kommunen", indicator.total.figure)
            for administration in indicator.administrations {
                add("\(course): \(administration.name)", administration.line.figure)
            }
            guard let hires = try NewHireReport(.init(course: course, day: day), store: store) else {
                continue
            }
            for (name, count) in [
                ("i tid", hires.total.inTime), ("för sent", hires.total.late),
                ("på väg", hires.total.onTrack),
                ("snart", hires.total.dueSoon), ("försenade", hires.total.overdue),
                ("utan första dag", hires.total.missingFirstDay),
            ] { numbers["\(course): nyanställda \(name)"] = count }
        }
    }

    private init(_ numbers: [String: Int]) { self.numbers = numbers }

    private mutating func add(_ name: String, _ figure: Figure) {
        numbers["\(name), omfattade"] = figure.counted
        numbers["\(name), slutförda"] = figure.completed
    }

    /// What differs, by name in order, with both numbers; nil where one side has none.
    func differences(from other: Totals) -> [(name: String, here: Int?, there: Int?)] {
        Set(numbers.keys).union(other.numbers.keys).sorted().compactMap { name in
            numbers[name] == other.numbers[name] ? nil : (name, numbers[name], other.numbers[name])
        }
    }

    /// Writes them into a backup, in place of what it may hold.
    func write(to store: Store, day: Day) throws {
        try store.connection.write {
            try store.connection.run("DELETE FROM backup_total")
            try store.connection.run(
                "INSERT INTO backup_total (name, number) VALUES (?, ?)", Value(Self.dayName), Value(day))
            for (name, number) in numbers {
                try store.connection.run(
                    "INSERT INTO backup_total (name, number) VALUES (?, ?)", Value(name), Value(number))
            }
        }
    }

    /// What a backup says of itself, and of which day; nil for a database that is none.
    static func written(in store: Store) throws -> (totals: Totals, day: Day)? {
        let rows = try store.connection.all("SELECT name, number FROM backup_total") {
            ($0.text(0), $0.int(1))
        }
        var numbers = Dictionary(rows) { $1 }
        guard let day = numbers.removeValue(forKey: dayName) else { return nil }
        return (Totals(numbers), Day(number: Int32(day)))
    }

    private static let dayName = "dag"
}
