internal import Compliance
internal import SQLite

/// The reports that are frozen of themselves: each month's last day, once the month is over.
enum MonthEnd {
    static let settingKey = "month-end-freeze"

    static let setting = Setting(settingKey, "månadsskiften fryses av sig själva: ja eller nej (ja)") {
        value in
        ["ja", "nej"].contains(value) ? nil : CellFault("varken ja eller nej:", "skriv ja eller nej")
    }

    /// Where the timer has stood still for longer, what lies further back is frozen by hand: a year late it is no longer
    /// what anybody delivered.
    static let longestCatchUp = 12

    /// `Månadsskifte 2026-10`. What has that name is not frozen again.
    static func name(of day: Day) -> String { "Månadsskifte \(day.description.prefix(7))" }

    /// The last days of the months that are over by `today` and missing among `frozen`: from the month after the latest
    /// that is there, or the last month alone where none is.
    static func missing(in frozen: Set<String>, on today: Day) -> [Day] {
        let ends = (1...longestCatchUp).map {
            today.firstOfMonth.adding(months: 1 - $0).adding(days: -1)
        }
        guard frozen.contains(where: { $0.hasPrefix("Månadsskifte ") }) else { return [ends[0]] }
        return ends.prefix { !frozen.contains(name(of: $0)) }.reversed()
    }

    /// Freezes what is missing of each course, and says what. Does nothing where the municipality has said no.
    static func freeze(courses: [String], store: Store, now: Int) throws -> String {
        guard try store.setting(settingKey) != "nej" else {
            return "Månadsskiften är avstängda (kurskoll set \(settingKey) ja sätter på dem).\n"
        }
        let today = Stockholm.day(at: now)
        // Counted on a snapshot, so that nobody waits for it who has a chapter to store.
        let counted = try store.connection.read {
            let frozen = try store.frozenReports()
            return try courses.flatMap { course in
                let names = Set(frozen.filter { $0.course == course }.map(\.name))
                return try missing(in: names, on: today).map { day in
                    try FrozenFigures(
                        name: name(of: day), course: course, day: day, frozenOn: today, store: store)
                }
            }
        }
        guard !counted.isEmpty else { return none }
        // Asked again: two timers at once freeze nothing twice.
        let lines = try store.connection.write {
            let frozen = try store.frozenReports()
            return try counted.filter { figures in
                !frozen.contains { $0.course == figures.course && $0.name == figures.name }
            }.map { figures in
                let number = try store.freeze(content: figures.json, now: now)
                return "avstämning \(number): \(figures.name), kurs \(figures.course) per \(figures.day)\n"
            }
        }
        return lines.isEmpty ? none : lines.joined()
    }

    private static let none = "Inget månadsskifte saknas.\n"
}
