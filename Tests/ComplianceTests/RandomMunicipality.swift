@testable import Compliance

/// The same numbers for the same seed, on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func pick<T>(_ choices: T...) -> T {
        choices[Int.random(in: 0..<choices.count, using: &self)]
    }

    mutating func chance(_ one: Int, in all: Int) -> Bool {
        Int.random(in: 0..<all, using: &self) < one
    }

    mutating func day(_ range: ClosedRange<Day>) -> Day {
        range.lowerBound.adding(days: .random(in: 0...(range.upperBound - range.lowerBound), using: &self))
    }
}

/// A made-up municipality whose people have posts, moves, leave, completions and extensions on days that lie on or beside
/// the edges of the rules, and the questions to ask of it.
struct RandomMunicipality {
    static let years: ClosedRange<Day> = "2023-06-01"..."2027-06-01"

    struct Question {
        var day: Day
        var indicator: IndicatorRule
        var newHires: NewHireRule
    }

    var affiliations: [Affiliation] = []
    var persons: [Person] = []
    var questions: [Question] = []
    let unitCount = 30
    let administrationCount = 8
    private var random: SeededGenerator

    init(seed: UInt64, people: Int, questions count: Int = 20) {
        random = SeededGenerator(state: seed)
        for unit in 0..<Int32(unitCount) {
            for from in Set((0..<random.pick(1, 1, 1, 2, 3)).map { _ in random.day(Self.years) }).sorted() {
                affiliations.append(
                    Affiliation(
                        unit: unit,
                        administration: .random(in: 0..<Int32(administrationCount), using: &random),
                        from: from))
            }
        }
        for id in 0..<Int32(people) { persons.append(person(id)) }
        for _ in 0..<count { questions.append(question()) }
    }

    var organisation: Organisation {
        Organisation(
            unitCount: unitCount, administrationCount: administrationCount, affiliations: affiliations)
    }

    private mutating func person(_ id: Int32) -> Person {
        var person = Person(id: id)
        var first = random.day(Self.years)
        for _ in 0..<random.pick(1, 1, 1, 2, 2, 3, 5) {
            let length = random.pick(nil, nil, 0, 9, 60, 200, 400)
            let last = length.map { first.adding(days: $0) }
            person.employments.append(employment(from: first, through: last))
            let between = random.pick(-80, -1, 0, 0, 1, 2, 30, 31, 31, 32, 90)
            first = (last ?? first.adding(days: 120)).adding(days: 1 + between)
        }
        person.employments.shuffle(using: &random)
        for index in person.employments.indices {
            addPlacements(of: index, to: &person)
            if random.chance(1, in: 3) { addLeave(from: index, to: &person) }
        }
        person.placements.shuffle(using: &random)
        for _ in 0..<random.pick(0, 0, 1, 1, 2, 3) { person.completions.append(completion(by: person)) }
        for _ in 0..<random.pick(0, 0, 0, 1, 2) {
            let granted = (person.employments.randomElement(using: &random)?.countsFrom ?? first)
                .adding(days: random.pick(-1, 0, 1, 100, 300))
            person.extensions.append(
                Extension(day: granted, due: granted.adding(days: random.pick(30, 61, 200, 500))))
        }
        return person
    }

    private mutating func employment(from first: Day, through last: Day?) -> Employment {
        let isFirstDayKnown = !random.chance(1, in: 8)
        return Employment(
            firstDay: isFirstDayKnown ? first : nil, lastDay: last,
            knownFrom: isFirstDayKnown
                ? random.day(Self.years) : first.adding(days: random.pick(0, 0, 5, 40, 90)),
            category: random.pick(.employee, .employee, .employee, .elected, .provider, .contractor),
            form: random.pick(-1, 0, 0, 1, 2))
    }

    private mutating func addPlacements(of index: Int, to person: inout Person) {
        if random.chance(1, in: 40) { return }
        let first = person.employments[index].countsFrom
        let days =
            [first.adding(days: random.pick(-30, 0, 0, 0, 20))]
            + (0..<random.pick(0, 0, 1, 2)).map { _ in
                first.adding(days: random.pick(1, 40, 100, 250, 500))
            }
        for from in Set(days).sorted() {
            person.placements.append(
                Placement(
                    employment: index, unit: .random(in: 0..<Int32(unitCount), using: &random), from: from))
        }
    }

    private mutating func addLeave(from index: Int, to person: inout Person) {
        let first = person.employments[index].countsFrom.adding(days: random.pick(0, 30, 200))
        let length = random.pick(nil, 30, 88, 89, 90, 300)
        person.leaves.append(
            Leave(employment: index, first: first, last: length.map { first.adding(days: $0) }))
    }

    private mutating func completion(by person: Person) -> Completion {
        let first = person.employments.randomElement(using: &random)?.countsFrom ?? Self.years.lowerBound
        let months = random.pick(-24, -12, -6, 0, 0, 2, 6, 12, 12)
        let day = first.adding(months: months).adding(days: random.pick(-1, 0, 0, 1, 20))
        return Completion(
            day: day,
            voidedFrom: random.chance(1, in: 6) ? day.adding(days: random.pick(0, 1, 50, 300)) : nil,
            version: .random(in: -1...4, using: &random))
    }

    private mutating func question() -> Question {
        let floors = (0..<random.pick(0, 0, 1, 2)).map { _ in
            VersionFloor(from: edge(validityMonths: nil), version: .random(in: 0...3, using: &random))
        }
        // Two floors from one day would be two answers to one question.
        let isClear = Set(floors.map(\.from)).count == floors.count
        let categories: Categories = random.pick(
            [.employee], [.employee], [.elected, .provider], Categories(Category.allCases))
        let validityMonths = random.pick(nil, nil, 6, 12, 24)
        return Question(
            day: random.pick(random.day(Self.years), edge(validityMonths: validityMonths), floors.last?.from)
                ?? edge(validityMonths: validityMonths),
            indicator: IndicatorRule(
                categories: categories, validityMonths: validityMonths, versionFloors: isClear ? floors : [],
                windowFrom: random.pick(nil, nil, edge(validityMonths: nil)),
                leftOutForms: random.pick([], [1], [-1, 2]), leavesOutLongLeave: random.pick(false, true)),
            newHires: NewHireRule(
                months: random.pick(12, 12, 6),
                start: random.pick("2023-01-01", "2024-05-01", edge(validityMonths: nil)),
                gapDays: random.pick(31, 31, 0, 1), categories: categories, validityMonths: validityMonths,
                versionFloors: isClear ? floors : []))
    }

    /// A day on which something changes for somebody, or one beside it.
    private mutating func edge(validityMonths: Int?) -> Day {
        guard let person = persons.randomElement(using: &random) else { return random.day(Self.years) }
        var days = person.employments.map(\.countsFrom) + person.employments.compactMap(\.lastDay)
        days += person.employments.map { $0.countsFrom.adding(months: 12) }
        days += person.employments.map { $0.countsFrom.adding(months: 12).adding(days: -60) }
        days += person.placements.map(\.from) + person.leaves.map(\.first) + person.leaves.compactMap(\.last)
        days += person.completions.flatMap { [$0.day, $0.day.adding(days: 55), $0.voidedFrom ?? $0.day] }
        days += person.completions.map { $0.day.adding(months: validityMonths ?? 0) }
        days += person.extensions.flatMap { [$0.day, $0.due, $0.due.adding(days: -60)] }
        days += affiliations.shuffled(using: &random).prefix(3).map(\.from)
        let day = (days.randomElement(using: &random) ?? Self.years.upperBound).adding(
            days: random.pick(-1, 0, 0, 1))
        return min(max(day, "2022-06-01"), "2028-06-01")
    }
}
