internal import Compliance
internal import Formats

/// How many are trained on a day, in every administration and unit: computed from facts each time it is asked for.
struct IndicatorReport {
    /// What is asked; nil where the stored rule decides.
    struct Question {
        var course: String
        var day: Day
        var percent: Int?
        var windowFrom: Day?
        var targetDay: Day?
        var categories: Categories?
        /// Only this unit, by its code; then `total` is the unit's.
        var unit: String?
        /// Only these administrations: what the reader's role covers.
        var scope = Roles.Scope.everything
        /// Whether `total` is to be that of the one administration in `scope`, and not the municipality's.
        var totalsScope = false
        /// Whether the new hires who fall due by the target day are to be counted too.
        var countsNewHires = false
        /// Whether the other readings of "80 % during the year" are to be counted too, of the whole municipality.
        var countsReadings = false
    }

    /// A figure with the target it is held against.
    struct Line {
        let figure: Figure
        let percent: Int
        /// Whether readers, boards and the like do not see it (DESIGN §4, small groups).
        var isSuppressed = false
        var isMet: Bool? { figure.isMet(percent: percent) }
        var needed: Int { figure.needed(percent: percent) }
        /// `77,8`, rounded down; nil where nobody is counted.
        var share: String? { figure.shareTenths.map(Tenths.swedish) }
    }

    struct Unit {
        let id: Int
        let code: String?
        let name: String
        let line: Line
    }

    struct Administration {
        let id: Int
        let name: String
        let line: Line
        let units: [Unit]
    }

    let question: Question
    let rules: Rules
    let total: Line
    let administrations: [Administration]
    let forecast: Forecast
    /// The sum over the units, which is more than `total` where somebody has posts in two.
    let countedInUnits: Int
    let leftOutByForm: Int
    let leftOutByLeave: Int
    /// New hires of `total` without a completion whose due day lies in D … target day. Nil where it was not asked for,
    /// and where the start of their rule is not decided.
    private(set) var newHiresDue: Int?
    /// The figure by every reading of "80 % during the year"; empty where it was not asked for.
    private(set) var readings: [ReadingLine] = []

    /// Walks the register once, and hands everybody it meets to `body` too.
    init(
        _ question: Question, store: Store, alsoCounting body: (Person) -> Void = { _ in }
    ) throws {
        let register = try store.register()
        var rules = try store.rules(course: question.course, on: question.day)
        if let categories = question.categories { rules.categories = categories }
        let rule = rules.indicator(windowFrom: question.windowFrom)
        var tally = IndicatorTally(rule: rule, day: question.day, organisation: register.organisation)
        var readings =
            question.countsReadings ? ReadingTally(rule: rule, day: question.day) : nil
        let newHires = question.countsNewHires ? rules.newHires : nil
        let unit = question.unit.flatMap { code in register.units.firstIndex { $0.code == code } }
        let targetDay = question.targetDay ?? rules.targetDay(on: question.day)
        var due = 0
        try store.eachPerson(course: question.course, register: register) { person in
            tally.count(person)
            readings?.count(person)
            body(person)
            guard let newHires, case .hire(let hire) = newHires.judge(person, on: question.day),
                hire.completed == nil, question.day <= hire.due, hire.due <= targetDay,
                unit.map({ hire.units.contains(Int32($0)) }) ?? true
            else { return }
            due += 1
        }
        try self.init(question, rules: rules, figures: tally.finish(), register: register)
        newHiresDue = newHires == nil ? nil : due
        guard let readings else { return }
        self.readings = Reading.allCases.map { reading in
            let used: Reading? =
                switch question.windowFrom {
                case nil: .validOnDay
                case question.day.firstOfYear: .completedInYear
                default: nil
                }
            return ReadingLine(reading: reading, figure: readings[reading], isUsed: reading == used)
        }
    }

    /// Puts names, targets and order to the figures.
    private init(
        _ question: Question, rules: Rules, figures: IndicatorFigures, register: Register
    ) throws {
        self.question = question
        self.rules = rules
        func percent(_ administration: Register.Administration) -> Int {
            question.percent ?? rules.percent(ofAdministration: administration.id)
        }
        let organisation = register.organisation
        var unitsOf = [[Int]](repeating: [], count: register.administrations.count)
        for index in register.units.indices where figures.units[index].isListed {
            unitsOf[Int(organisation.administration(of: Int32(index), on: question.day))].append(index)
        }
        // Of the whole, whatever is asked for: else what one question hides another would show.
        let groups = GroupTree(
            count: figures.total.counted,
            parts: unitsOf.enumerated().map { index, units in
                GroupTree(
                    count: figures.administrations[index].figure.counted,
                    parts: units.map { GroupTree(count: figures.units[$0].figure.counted) })
            }
        ).suppressed()
        var isUnitSuppressed = [Bool](repeating: false, count: register.units.count)
        for (units, group) in zip(unitsOf, groups.parts) {
            for (unit, part) in zip(units, group.parts) { isUnitSuppressed[unit] = part.isHidden }
        }
        func line(ofAdministration index: Int) -> Line {
            Line(
                figure: figures.administrations[index].figure,
                percent: percent(register.administrations[index]),
                isSuppressed: groups.parts[index].isHidden)
        }
        func line(ofUnit index: Int) -> Line {
            let home = Int(organisation.administration(of: Int32(index), on: question.day))
            return Line(
                figure: figures.units[index].figure, percent: percent(register.administrations[home]),
                isSuppressed: isUnitSuppressed[index])
        }
        var wanted: Int?
        if let code = question.unit {
            let found = register.units.firstIndex { $0.code == code }
            let home = found.map { Int(organisation.administration(of: Int32($0), on: question.day)) }
            guard let index = found, let home,
                question.scope.covers(administration: register.administrations[home].id)
            else {
                throw Refusal(
                    "--unit", "enheten »\(code)« finns inte", "kontrollera enhetskoden i personalfilen")
            }
            wanted = index
            for other in unitsOf.indices { unitsOf[other] = other == home ? [index] : [] }
        }
        let listed = register.administrations.indices.filter {
            question.scope.covers(administration: register.administrations[$0].id)
                && (wanted == nil ? figures.administrations[$0].isListed : !unitsOf[$0].isEmpty)
        }
        administrations = listed.map { index in
            Administration(
                id: register.administrations[index].id,
                name: register.administrations[index].name, line: line(ofAdministration: index),
                units: unitsOf[index].map {
                    Unit(
                        id: register.units[$0].id, code: register.units[$0].code,
                        name: register.units[$0].name,
                        line: line(ofUnit: $0))
                }.inSwedishOrder(by: { [$0.name] }, code: { $0.code ?? "" }))
        }.inSwedishOrder(by: { [$0.name] })
        let inScope = register.administrations.firstIndex { question.scope.covers(administration: $0.id) }
        let total =
            if let wanted {
                line(ofUnit: wanted)
            } else if question.totalsScope, let inScope {
                line(ofAdministration: inScope)
            } else {
                Line(
                    figure: figures.total, percent: question.percent ?? rules.percent,
                    isSuppressed: groups.isHidden)
            }
        self.total = total
        forecast = Forecast(
            figure: total.figure, percent: total.percent, day: question.day,
            targetDay: question.targetDay ?? rules.targetDay(on: question.day))
        countedInUnits = figures.countedInUnits
        leftOutByForm = figures.leftOutByForm
        leftOutByLeave = figures.leftOutByLeave
    }
}

/// Tenths as people write them.
enum Tenths {
    static func swedish(_ tenths: Int) -> String { "\(tenths / 10),\(tenths % 10)" }
    static func english(_ tenths: Int) -> String { "\(tenths / 10).\(tenths % 10)" }
}
