internal import Compliance

/// A decision about how a course is counted, from a day on. It is never changed: a later one replaces it.
struct RuleDecision: Sendable {
    /// Its number; nil for one that is only being tried.
    let number: Int?
    let setting: RuleSetting
    /// As `RuleSetting.canonical` gives it.
    let value: String
    /// The administration it is for, by id; nil for the municipality's own.
    let administration: Int?
    let from: Day
    let why: String
    let who: String
}

/// The rules of a course as they stand on a day, with what holds where nothing has been decided.
struct Rules: Sendable {
    /// The municipality's own target in percent.
    var percent = 80
    /// Targets of administrations, by id.
    var percents: [Int: Int] = [:]
    /// The day the forecast aims at; nil for the end of the report's year.
    var targetDay: Day?
    /// How long a completion counts; nil for ever.
    var validityMonths: Int?
    /// Which versions count from which day; by the ids of the served texts.
    var floors: [VersionFloor] = []
    var months = 12
    /// From which first day the rule on new hires holds; nil until it is decided.
    var start: Day?
    var gapDays = 31
    var categories: Categories = [.employee]
    /// Forms of employment that the indicator leaves out, by their ids.
    var leftOutForms: Set<Int16> = []
    var leavesOutLongLeave = false
    /// The decisions that hold, in the order of `RuleSetting`; an administration's own after the municipality's.
    private(set) var decisions: [RuleDecision] = []
    /// The number of the latest decision that has begun, whether or not something later replaced it: what a report
    /// names as the version of its rules. Nil where nothing has been decided.
    private(set) var version: Int?

    init() {}

    /// What the decisions make of a day. In any order; of two from one day the one with the higher number holds, and
    /// one without a number last.
    init(_ all: [RuleDecision], on day: Day, terms: RuleTerms = RuleTerms()) {
        let begun = all.filter { $0.from <= day }.sorted {
            ($0.from, $0.number ?? .max) < ($1.from, $1.number ?? .max)
        }
        for decision in begun {
            apply(decision, terms)
            decisions.removeAll {
                $0.setting == decision.setting && $0.administration == decision.administration
            }
            decisions.append(decision)
        }
        decisions.sort { ($0.place, $0.administration ?? -1) < ($1.place, $1.administration ?? -1) }
        version = begun.compactMap(\.number).max()
    }

    private mutating func apply(_ decision: RuleDecision, _ terms: RuleTerms) {
        let value = decision.value
        switch decision.setting {
        case .percent:
            guard let percent = Int(value) else { return }
            if let administration = decision.administration {
                percents[administration] = percent
            } else {
                self.percent = percent
            }
        case .targetDay: targetDay = Day(iso: value)
        case .validity: validityMonths = Int(value)
        case .versions:
            floors.removeAll { $0.from == decision.from }
            floors.append(VersionFloor(from: decision.from, version: terms.floor(value)))
        case .months: months = Int(value) ?? months
        case .start: start = Day(iso: value)
        case .gap: gapDays = Int(value) ?? gapDays
        case .categories: categories = CategoryWords.categories(value) ?? categories
        case .forms: leftOutForms = terms.ids(ofForms: value.split(separator: ",").map(String.init))
        case .leave: leavesOutLongLeave = value == "leave-out"
        }
    }

    /// The decision that holds for a setting of the municipality; nil where none has been made.
    func decision(_ setting: RuleSetting) -> RuleDecision? {
        decisions.first { $0.setting == setting && $0.administration == nil }
    }

    /// The target of an administration, by its id.
    func percent(ofAdministration id: Int) -> Int { percents[id] ?? percent }

    /// The day a forecast made on `day` aims at: the decided one as long as it is not past, else the end of the year.
    func targetDay(on day: Day) -> Day {
        if let targetDay, targetDay >= day { return targetDay }
        return day.lastOfYear
    }

    /// Who is counted in the indicator and what counts, in a window if there is one.
    func indicator(windowFrom: Day? = nil) -> IndicatorRule {
        IndicatorRule(
            categories: categories, validityMonths: validityMonths, versionFloors: floors,
            windowFrom: windowFrom, leftOutForms: leftOutForms, leavesOutLongLeave: leavesOutLongLeave)
    }

    /// The rule on new hires; nil until its start is decided.
    var newHires: NewHireRule? {
        start.map {
            NewHireRule(
                months: months, start: $0, gapDays: gapDays, categories: categories,
                validityMonths: validityMonths, versionFloors: floors)
        }
    }
}

extension RuleDecision {
    fileprivate var place: Int { RuleSetting.allCases.firstIndex(of: setting) ?? 0 }
}
