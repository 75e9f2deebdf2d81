@testable import Compliance

/// The rules a second time, straight from the words of the design: single days, sets and loops, none of the module's
/// own arithmetic. Slow and obvious. Days are plain numbers, `Day.number`.
struct SlowRules {
    /// 2019-01-01 … 2032-12-31: everything the random municipalities hold.
    static let days = 17_897...23_010

    private let persons: [Person]
    private let diaries: [Diary]
    /// By unit and day, the administration.
    private let administrations: [[Int32?]]
    private let administrationCount: Int
    private let calendar = SlowCalendar()

    init(_ municipality: RandomMunicipality) {
        persons = municipality.persons
        diaries = persons.map(Diary.init)
        administrationCount = municipality.administrationCount
        administrations = (0..<Int32(municipality.unitCount)).map { unit in
            Diary.held(
                municipality.affiliations.filter { $0.unit == unit }.map {
                    (Int($0.from.number), $0.administration)
                })
        }
    }

    // MARK: - Indicator

    func indicator(_ rule: IndicatorRule, on day: Int) -> IndicatorFigures {
        var counted: Set<Int> = [], completed: Set<Int> = [], recent: Set<Int> = []
        var leftOutByForm = 0, leftOutByLeave = 0
        var byUnit: [Int32: Set<Int>] = [:], byAdministration: [Int32: Set<Int>] = [:]
        var listedUnits: Set<Int32> = [], listedAdministrations: Set<Int32> = []

        for (index, person) in persons.enumerated() {
            let running = diaries[index].employments(on: day)
            for unit in running.compactMap({ diaries[index].unit(of: $0, on: day) }) {
                listedUnits.insert(unit)
                listedAdministrations.insert(administration(of: unit, on: day))
            }
            let covered = running.filter { rule.categories.contains(person.employments[$0].category) }
            let kept = covered.filter { !rule.leftOutForms.contains(person.employments[$0].form) }
            if covered.isEmpty { continue }
            if kept.isEmpty {
                leftOutByForm += 1
                continue
            }
            if rule.leavesOutLongLeave && kept.allSatisfy({ diaries[index].isOnLongLeave(from: $0, on: day) })
            {
                leftOutByLeave += 1
                continue
            }
            counted.insert(index)
            for unit in kept.compactMap({ diaries[index].unit(of: $0, on: day) }) {
                byUnit[unit, default: []].insert(index)
                byAdministration[administration(of: unit, on: day), default: []].insert(index)
            }
            let counting = person.completions.filter { completion in
                isValid(completion, on: day, rule.validity) && !isVoided(completion, on: day)
                    && (rule.windowFrom.map { completion.day.number >= $0.number } ?? true)
            }
            if let earliest = counting.map({ Int($0.day.number) }).min() {
                completed.insert(index)
                if Set(day - 55...day).contains(earliest) { recent.insert(index) }
            }
        }

        func figure(_ group: Set<Int>?) -> Figure {
            let group = group ?? []
            return Figure(
                counted: group.count, completed: group.intersection(completed).count,
                recent: group.intersection(recent).count)
        }
        return IndicatorFigures(
            total: figure(counted),
            administrations: (0..<Int32(administrationCount)).map {
                .init(figure: figure(byAdministration[$0]), isListed: listedAdministrations.contains($0))
            },
            units: administrations.indices.map { Int32($0) }.map {
                .init(figure: figure(byUnit[$0]), isListed: listedUnits.contains($0))
            },
            leftOutByForm: leftOutByForm, leftOutByLeave: leftOutByLeave)
    }

    /// Counted and completed by each reading of "80 % during the year", in their order.
    func readings(_ rule: IndicatorRule, on day: Int) -> [Figure] {
        let year = calendar.firstOfYear(day)
        var figures = [Figure](repeating: Figure(), count: 4)
        func add(_ place: Int, _ isDone: Bool) {
            figures[place].counted += 1
            if isDone { figures[place].completed += 1 }
        }
        for (index, person) in persons.enumerated() {
            func kept(on day: Int) -> [Int] {
                diaries[index].employments(on: day).filter {
                    rule.categories.contains(person.employments[$0].category)
                        && !rule.leftOutForms.contains(person.employments[$0].form)
                }
            }
            let standing = person.completions.filter { !isVoided($0, on: day) }
            let valid = standing.filter { isValid($0, on: day, rule.validity) }
            let isOfYear = valid.contains { $0.day.number >= year }
            if (year...day).contains(where: { !kept(on: $0).isEmpty }) { add(2, isOfYear) }
            let isAway =
                rule.leavesOutLongLeave
                && kept(on: day).allSatisfy { diaries[index].isOnLongLeave(from: $0, on: day) }
            if kept(on: day).isEmpty || isAway { continue }
            add(0, !valid.isEmpty)
            add(1, isOfYear)
            if !standing.contains(where: { isValid($0, on: year - 1, rule.validity) }) { add(3, isOfYear) }
        }
        return figures
    }

    private func administration(of unit: Int32, on day: Int) -> Int32 {
        administrations[Int(unit)][day - Self.days.lowerBound] ?? -1
    }

    private func isVoided(_ completion: Completion, on day: Int) -> Bool {
        completion.voidedFrom.map { $0.number <= day } ?? false
    }

    private func isValid(_ completion: Completion, on day: Int, _ validity: Validity) -> Bool {
        let made = Int(completion.day.number)
        if made > day { return false }
        if let months = validity.months, day > calendar.day(made, plus: months) { return false }
        let inForce = validity.floors.filter { $0.from.number <= day }
        guard let latest = inForce.max(by: { $0.from.number < $1.from.number }) else { return true }
        return completion.version >= latest.version
    }

    // MARK: - New hires

    func newHire(_ index: Int, _ rule: NewHireRule, on day: Int) -> NewHireVerdict {
        let person = persons[index], diary = diaries[index]
        func posts(on day: Int) -> [Int] {
            diary.employments(on: day).filter { rule.categories.contains(person.employments[$0].category) }
        }
        let units = Set(posts(on: day).compactMap { diary.unit(of: $0, on: day) }).sorted()
        var spell = Set(posts(on: day))
        if spell.isEmpty { return .notConcerned }
        // Back one day at a time, until more days than the gap allows have been free in a row.
        var first = day, free = 0, earlier = day
        while free <= rule.gapDays && earlier > Self.days.lowerBound {
            earlier -= 1
            let held = posts(on: earlier)
            free = held.isEmpty ? free + 1 : 0
            if !held.isEmpty { first = earlier }
            spell.formUnion(held)
        }
        let given = spell.compactMap { person.employments[$0].firstDay?.number }
        if given.contains(where: { $0 < rule.start.number }) { return .notConcerned }
        if given.count < spell.count { return .missingFirstDay(units: units) }

        let originalDue = calendar.day(first, plus: rule.months)
        var due = originalDue, isExtended = false
        for granted in first...day {
            for extended in person.extensions where extended.day.number == granted {
                due = Int(extended.due.number)
                isExtended = true
            }
        }
        let completed = person.completions.filter { completion in
            let made = Int(completion.day.number)
            return made <= day && !isVoided(completion, on: day)
                && isValid(completion, on: made >= first ? made : first, rule.validity)
        }.map { Int($0.day.number) }.min()
        let status: NewHireStatus
        if let completed {
            status = completed <= due ? .inTime : .late
        } else if day > due {
            status = .overdue
        } else {
            status = (day..<due).count <= 60 ? .dueSoon : .onTrack
        }
        return .hire(
            NewHire(
                firstDay: Day(number: Int32(first)), due: Day(number: Int32(due)),
                originalDue: isExtended ? Day(number: Int32(originalDue)) : nil,
                completed: completed.map { Day(number: Int32($0)) }, status: status, units: units))
    }
}

/// What a person did on each single day.
private struct Diary {
    /// By employment, the days it was held.
    private var held: [Set<Int>]
    /// By employment and day, the unit.
    private var units: [[Int32?]]
    /// By employment, the days of long leave.
    private var longLeave: [Set<Int>]

    init(_ person: Person) {
        held = person.employments.map { employment in
            let first = Int((employment.firstDay ?? employment.knownFrom).number)
            let last = employment.lastDay.map { Int($0.number) } ?? SlowRules.days.upperBound
            return first <= last ? Set(first...last) : []
        }
        units = person.employments.indices.map { index in
            Self.held(
                person.placements.filter { $0.employment == index }.map { (Int($0.from.number), $0.unit) })
        }
        longLeave = person.employments.indices.map { index in
            var days: Set<Int> = []
            for leave in person.leaves where leave.employment == index {
                let span = Set(
                    Int(leave.first.number)...(leave.last.map { Int($0.number) } ?? SlowRules.days.upperBound)
                )
                if leave.last == nil || span.count >= 90 { days.formUnion(span) }
            }
            return days
        }
    }

    func employments(on day: Int) -> [Int] { held.indices.filter { held[$0].contains(day) } }
    func unit(of employment: Int, on day: Int) -> Int32? {
        units[employment][day - SlowRules.days.lowerBound]
    }
    func isOnLongLeave(from employment: Int, on day: Int) -> Bool { longLeave[employment].contains(day) }

    /// By day, what held then of the values that began on some days; before the first of them, the first.
    static func held(_ begun: [(day: Int, value: Int32)]) -> [Int32?] {
        var now = begun.min { $0.day < $1.day }?.value
        return SlowRules.days.map { day in
            now = begun.first { $0.day == day }?.value ?? now
            return now
        }
    }
}

/// A calendar that was written down day by day.
private struct SlowCalendar {
    private var dates: [(year: Int, month: Int, day: Int)] = []
    private var sums: [Int: [Int]] = [:]

    init() {
        for year in 2019...2032 {
            for (index, length) in [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                .enumerated()
            {
                dates += (1...length).map { (year, index + 1, $0) }
            }
        }
        // Reports stop long before the last two years do.
        for months in [6, 12, 24] {
            sums[months] = dates.indices.dropLast(800).map { sum($0, months) }
        }
    }

    /// The first day of a day's year.
    func firstOfYear(_ day: Int) -> Int {
        var first = day
        while dates[first - SlowRules.days.lowerBound].month > 1
            || dates[first - SlowRules.days.lowerBound].day > 1
        { first -= 1 }
        return first
    }

    func day(_ day: Int, plus months: Int) -> Int {
        SlowRules.days.lowerBound + (sums[months]?[day - SlowRules.days.lowerBound] ?? 0)
    }

    /// Turns the leaf so many times, and takes the day with that number or the last before it.
    private func sum(_ start: Int, _ months: Int) -> Int {
        var (year, month, day) = dates[start]
        for _ in 0..<months { (year, month) = month == 12 ? (year + 1, 1) : (year, month + 1) }
        var place = start
        while (dates[place].year, dates[place].month) != (year, month) { place += 1 }
        while place + 1 < dates.count, dates[place + 1].month == month, dates[place].day < day { place += 1 }
        return place
    }
}
