internal import Compliance

/// What decisions would do before they are stored: who changes side on a day, in the indicator and among new hires.
struct RuleEffect {
    /// Where a person stands by the rules.
    enum Side: Hashable {
        case notCovered, leftOutByForm, leftOutByLeave, open, completed
        case notConcerned, missingFirstDay
        case newHire(NewHireStatus, due: Day)
    }

    /// Somebody who changes side, in one of the two rules.
    struct Change {
        let person: Int
        let before: Side
        let after: Side
    }

    /// A target that is another, or met where it was not.
    struct Target {
        /// Nil for the municipality.
        let administration: String?
        let before: IndicatorReport.Line
        let after: IndicatorReport.Line
    }

    let day: Day
    /// The municipality, then those administrations for which something changes.
    let targets: [Target]
    /// Nil where no rule on new hires holds.
    let newHiresBefore: NewHireCounts?
    let newHiresAfter: NewHireCounts?
    /// By person's id.
    let changes: [Change]

    /// Persons who change side in any of the rules.
    var personCount: Int { Set(changes.map(\.person)).count }

    /// A change and how many make it.
    struct Step {
        let before: Side
        let after: Side
        let count: Int
    }

    /// How many make each change, the most common first.
    var counts: [Step] {
        var counts: [[Side]: Int] = [:]
        for change in changes { counts[[change.before.kind, change.after.kind], default: 0] += 1 }
        return counts.map { Step(before: $0.key[0], after: $0.key[1], count: $0.value) }.sorted {
            ($1.count, $0.before.place, $0.after.place) < ($0.count, $1.before.place, $1.after.place)
        }
    }

    /// The effect of `decisions`, which have no numbers yet, on a day.
    init(of decisions: [RuleDecision], course: String, on day: Day, store: Store) throws {
        let stored = try store.decisions(course: course)
        let terms = try store.ruleTerms(course: course)
        let old = Rules(stored, on: day, terms: terms)
        let new = Rules(stored + decisions, on: day, terms: terms)
        let register = try store.register()
        let (oldRule, newRule) = (old.indicator(), new.indicator())
        let (oldHires, newHires) = (old.newHires, new.newHires)
        var before = IndicatorTally(rule: oldRule, day: day, organisation: register.organisation)
        var after = IndicatorTally(rule: newRule, day: day, organisation: register.organisation)
        var hiresBefore = NewHireTally(unitCount: register.units.count)
        var hiresAfter = NewHireTally(unitCount: register.units.count)
        var changes: [Change] = []
        try store.eachPerson(course: course, register: register) { person in
            before.count(person)
            after.count(person)
            let oldVerdict = oldHires?.judge(person, on: day) ?? .notConcerned
            let newVerdict = newHires?.judge(person, on: day) ?? .notConcerned
            hiresBefore.count(oldVerdict)
            hiresAfter.count(newVerdict)
            let steps = [
                (Side(of: person, oldRule, on: day), Side(of: person, newRule, on: day)),
                (Side(oldVerdict), Side(newVerdict)),
            ]
            for (old, new) in steps where old != new {
                changes.append(Change(person: Int(person.id), before: old, after: new))
            }
        }
        self.day = day
        self.changes = changes
        newHiresBefore = oldHires.map { _ in hiresBefore.total }
        newHiresAfter = newHires.map { _ in hiresAfter.total }
        let (oldFigures, newFigures) = (before.finish(), after.finish())
        let whole = Target(
            administration: nil, before: .init(figure: oldFigures.total, percent: old.percent),
            after: .init(figure: newFigures.total, percent: new.percent))
        targets =
            [whole]
            + register.administrations.indices.map { index in
                let home = register.administrations[index]
                return Target(
                    administration: home.name,
                    before: .init(
                        figure: oldFigures.administrations[index].figure,
                        percent: old.percent(ofAdministration: home.id)),
                    after: .init(
                        figure: newFigures.administrations[index].figure,
                        percent: new.percent(ofAdministration: home.id)))
            }.filter { $0.before.isMet != $0.after.isMet || $0.before.percent != $0.after.percent }
    }
}

extension RuleEffect.Side {
    fileprivate init(of person: Person, _ rule: IndicatorRule, on day: Day) {
        self =
            switch rule.standing(of: person, on: day) {
            case .notCovered: .notCovered
            case .leftOutByForm: .leftOutByForm
            case .leftOutByLeave: .leftOutByLeave
            case .counted: rule.completionDay(of: person, on: day) == nil ? .open : .completed
            }
    }

    fileprivate init(_ verdict: NewHireVerdict) {
        self =
            switch verdict {
            case .notConcerned: .notConcerned
            case .missingFirstDay: .missingFirstDay
            case .hire(let hire): .newHire(hire.status, due: hire.due)
            }
    }

    /// The same without what is the person's own: those who only get another due day are counted together.
    fileprivate var kind: Self {
        if case .newHire(let status, _) = self { return .newHire(status, due: .earliest) }
        return self
    }

    fileprivate var place: Int {
        switch self {
        case .notCovered: 0
        case .leftOutByForm: 1
        case .leftOutByLeave: 2
        case .open: 3
        case .completed: 4
        case .notConcerned: 5
        case .missingFirstDay: 6
        case .newHire(let status, _): 7 + (NewHireStatus.allCases.firstIndex(of: status) ?? 0)
        }
    }

    /// What somebody on this side is, in a list of changes.
    var title: Phrase {
        switch self {
        case .notCovered: Phrase("omfattas inte", "not covered")
        case .leftOutByForm: Phrase("utelämnas för anställningsformen", "left out for the form of employment")
        case .leftOutByLeave: Phrase("utelämnas för lång ledighet", "left out for long leave")
        case .open: Phrase("räknas, inte klar", "counted, not done")
        case .completed: Phrase("räknas, klar", "counted, done")
        case .notConcerned: Phrase("inte nyanställd enligt regeln", "no new hire by the rule")
        case .missingFirstDay: Phrase("nyanställd, uppgift saknas", "new hire, first day missing")
        case .newHire(let status, let due):
            if due == .earliest {
                Phrase(
                    "nyanställd, \(Language.swedish(.status(status)).lowercased())",
                    "new hire, \(Language.english(.status(status)).lowercased())")
            } else {
                Phrase(
                    "nyanställd, \(Language.swedish(.status(status)).lowercased()), senast \(due)",
                    "new hire, \(Language.english(.status(status)).lowercased()), due \(due)")
            }
        }
    }
}
