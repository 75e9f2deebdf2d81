internal import Compliance
internal import Formats

/// The names behind a figure: unit by unit who has completed, who has not, and who is left out and why.
struct FigureExplanation {
    struct Question {
        var course: String
        var day: Day
        /// Only these units, by id; nil for all.
        var units: [Int]?
        /// Only these administrations.
        var scope = Roles.Scope.everything
    }

    enum Standing: String, CaseIterable {
        case open, completed, leftOut
    }

    struct Entry {
        let person: Int
        let ref: String
        let name: String
        let standing: Standing
        /// The day of the completion that counts.
        let completed: Day?
        /// Why somebody is left out.
        let reason: Phrase?
    }

    struct Unit {
        let id: Int
        let administration: String
        let code: String?
        let name: String
        let percent: Int
        /// By name.
        let people: [Entry]

        func people(_ standing: Standing) -> [Entry] { people.filter { $0.standing == standing } }
        var figure: Figure {
            let completed = people(.completed).count
            return Figure(counted: people(.open).count + completed, completed: completed)
        }
    }

    let question: Question
    let rules: Rules
    /// By administration and name.
    let units: [Unit]
    /// Each person once, in all units asked for.
    let total: Figure
    let leftOut: Int

    init(_ question: Question, store: Store) throws {
        self.question = question
        let register = try store.register()
        let rules = try store.rules(course: question.course, on: question.day)
        self.rules = rules
        let forms = try store.formNames()
        let wanted = question.units.map { Set($0.map(register.index(ofUnit:))) }
        let organisation = register.organisation
        func home(_ unit: Int32) -> Register.Administration {
            register.administrations[Int(organisation.administration(of: unit, on: question.day))]
        }
        let rule = rules.indicator()
        var entries = [[Entry]](repeating: [], count: register.units.count)
        var (total, leftOut) = (Figure(), 0)

        func take(_ person: Person) throws {
            let completed = rule.completionDay(of: person, on: question.day)
            // A counted post in a unit outweighs another there that is left out.
            var found: [Int32: PostStanding] = [:]
            var firstPost: [Int32: Int] = [:]
            for index in person.employments.indices {
                let standing = rule.standing(ofPost: index, of: person, on: question.day)
                guard standing != .notRunning, let unit = person.unit(of: index, on: question.day),
                    wanted?.contains(unit) ?? true, question.scope.covers(administration: home(unit).id),
                    found[unit] == nil || standing == .counted
                else { continue }
                found[unit] = standing
                firstPost[unit] = index
            }
            guard !found.isEmpty, let identity = try store.identity(person: Int(person.id)) else { return }
            for (unit, standing) in found {
                let post = firstPost[unit].map { person.employments[$0] }
                let reason: Phrase? =
                    switch standing {
                    case .counted, .notRunning: nil
                    case .otherCategory: .otherCategory(post?.category ?? .employee, rules.categories)
                    case .leftOutForm: .leftOutForm(post.flatMap { forms[Int($0.form)] })
                    case .onLongLeave(let leave): .longLeave(person.leaves[leave])
                    }
                entries[Int(unit)].append(
                    Entry(
                        person: Int(person.id), ref: identity.ref, name: identity.name,
                        standing: standing != .counted ? .leftOut : completed == nil ? .open : .completed,
                        completed: standing == .counted ? completed : nil, reason: reason))
            }
            guard found.values.contains(.counted) else { return leftOut += 1 }
            total.counted += 1
            if completed != nil { total.completed += 1 }
        }

        if let units = question.units {
            for person in try store.facts(
                inUnits: units, from: question.day, course: question.course, register: register)
            {
                try take(person)
            }
        } else {
            try store.eachPerson(course: question.course, register: register, body: take)
        }
        (self.total, self.leftOut) = (total, leftOut)
        units = register.units.indices.filter {
            wanted?.contains(Int32($0)) ?? !entries[$0].isEmpty
        }.map { index in
            let home = home(Int32(index))
            return Unit(
                id: register.units[index].id, administration: home.name, code: register.units[index].code,
                name: register.units[index].name, percent: rules.percents[home.id] ?? rules.percent,
                people: entries[index].map { ($0, SwedishOrder($0.name)) }
                    .sorted { ($0.1, $0.0.ref) < ($1.1, $1.0.ref) }.map(\.0))
        }.inSwedishOrder(by: { [$0.administration, $0.name] }, code: { $0.code ?? "" })
    }
}
