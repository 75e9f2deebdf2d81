internal import Compliance
internal import Formats

/// Who is new, when each must be done, and how it stands: the rule of the twelve months on a day.
struct NewHireReport {
    struct Question {
        var course: String
        var day: Day
        var months: Int?
        var start: Day?
        var gapDays: Int?
        var categories: Categories?
        /// Only these units, by id; nil for all.
        var units: [Int]?
        /// By code, as on the command line.
        var unitCode: String?
    }

    struct Hire {
        let person: Int
        let ref: String
        let name: String
        let hire: NewHire
    }

    struct Unit {
        let administration: String
        let code: String?
        let name: String
        let people: [Hire]
    }

    struct Missing {
        let ref: String
        let name: String
        let code: String?
        let unit: String
    }

    let question: Question
    let rule: NewHireRule
    /// What is stored; `rule` is what it becomes with what was asked.
    let rules: Rules
    let total: NewHireCounts
    /// Only units with people, by administration and name.
    let units: [Unit]
    let missingFirstDay: [Missing]

    /// Nil where no start of the rule is stored or asked for.
    init?(_ asked: Question, store: Store) throws {
        var question = asked
        let register = try store.register()
        let rules = try store.rules(course: question.course, on: question.day)
        guard let start = question.start ?? rules.start else { return nil }
        if let code = question.unitCode {
            guard let unit = register.units.first(where: { $0.code == code }) else {
                throw Refusal(
                    "--unit", "enheten »\(code)« finns inte", "kontrollera enhetskoden i personalfilen")
            }
            question.units = [unit.id]
        }
        self.question = question
        self.rules = rules
        let rule = NewHireRule(
            months: question.months ?? rules.months, start: start, gapDays: question.gapDays ?? rules.gapDays,
            categories: question.categories ?? rules.categories, validityMonths: rules.validityMonths,
            versionFloors: rules.floors)
        self.rule = rule
        let wanted = question.units.map { Set($0.map(register.index(ofUnit:))) }
        var tally = NewHireTally(unitCount: register.units.count)
        var people = [[Hire]](repeating: [], count: register.units.count)
        var missing: [(person: Int, unit: Int32?)] = []
        var hires: [(person: Int, hire: NewHire)] = []

        func judge(_ person: Person) {
            let verdict = rule.judge(person, on: question.day)
            switch verdict {
            case .notConcerned: return
            case .hire(let hire):
                if let wanted, wanted.isDisjoint(with: hire.units) { return }
                hires.append((Int(person.id), hire))
            case .missingFirstDay(let units):
                if let wanted, wanted.isDisjoint(with: units) { return }
                missing.append(
                    (Int(person.id), wanted.flatMap { w in units.first(where: w.contains) } ?? units.first))
            }
            tally.count(verdict)
        }

        if let units = question.units {
            // Cost follows the question: only those who may be in these units are looked at.
            for person in try store.facts(
                inUnits: units, from: question.day, course: question.course, register: register)
            {
                judge(person)
            }
        } else {
            try store.eachPerson(course: question.course, register: register, body: judge)
        }
        for (id, hire) in hires {
            guard let identity = try store.identity(person: id) else { continue }
            for unit in hire.units where wanted?.contains(unit) ?? true {
                people[Int(unit)].append(Hire(person: id, ref: identity.ref, name: identity.name, hire: hire))
            }
        }
        total = tally.total
        units = register.units.indices.filter { !people[$0].isEmpty }.map { index in
            let home = Int(register.organisation.administration(of: Int32(index), on: question.day))
            return Unit(
                administration: register.administrations[home].name, code: register.units[index].code,
                name: register.units[index].name,
                people: people[index].sorted { ($0.hire.due, $0.ref) < ($1.hire.due, $1.ref) })
        }.inSwedishOrder(by: { [$0.administration, $0.name] }, code: { $0.code ?? "" })
        missingFirstDay = try missing.compactMap { id, unit in
            try store.identity(person: id).map { identity in
                let unit = unit.map { register.units[Int($0)] }
                return Missing(
                    ref: identity.ref, name: identity.name, code: unit?.code, unit: unit?.name ?? "")
            }
        }.sorted { $0.ref < $1.ref }
    }
}
