internal import Compliance
internal import SQLite

/// Who is to have a reminder on a day, as the facts are known now: new hires who have a course left, and once a week the
/// managers of their units. Those on a long leave that the rules leave out are not written to until they are back.
struct ReminderPlan {
    /// A course that somebody has left.
    struct Duty: Equatable {
        let course: String
        let due: Day
        /// As `reminder.kind` has it.
        let kind: String
    }

    /// One letter to one person, about all of her courses.
    struct Letter {
        let person: Int
        let duties: [Duty]
    }

    /// A manager's weekly letter: counts, never a name.
    struct Digest: Equatable {
        let person: Int
        var overdue = 0
        var dueSoon = 0
        /// Of both, how many have no address of their own.
        var unreachable = 0
    }

    /// Somebody who is or will be a new hire with a course left, with the facts of that course.
    private struct Candidate {
        let course: Int
        let facts: Person
    }

    private let courses: [String]
    private let register: Register
    private let days: ClosedRange<Day>
    /// By course, then by day from the first.
    private let rules: [[Rules]]
    private let candidates: [(person: Int, courses: [Candidate])]
    private let leaders: [Int: [(person: Int, from: Day, until: Day?)]]
    private var asked: [Int: Set<String>]
    private var history: ReminderHistory
    /// The address of each who has one of her own.
    let addresses: [Int: String]
    /// The id of the latest completion that it knows of; 0 where there is none.
    let lastCompletion: Int

    /// Reads what all of the days need. `only` limits it to some persons.
    init(courses: [String], days: ClosedRange<Day>, only: [Int]? = nil, store: Store) throws {
        self.courses = courses
        self.days = days
        let register = try store.register()
        self.register = register
        rules = try courses.map { try store.rules(course: $0, on: days) }
        var found: [Int: [Candidate]] = [:]
        for (index, course) in courses.enumerated() {
            let ends = [(days.lowerBound, rules[index].first), (days.upperBound, rules[index].last)]
                .compactMap {
                    day, rules in rules?.newHires.map { (day, $0) }
                }
            guard !ends.isEmpty else { continue }
            func consider(_ person: Person) {
                let isOpen = ends.contains { day, rule in
                    guard case .hire(let hire) = rule.judge(person, on: day) else { return false }
                    return hire.completed == nil
                }
                guard isOpen else { return }
                found[Int(person.id), default: []].append(Candidate(course: index, facts: person))
            }
            if let only {
                for person in only {
                    consider(try store.facts(person: person, course: course, register: register))
                }
            } else {
                try store.eachPerson(course: course, register: register, body: consider)
            }
        }
        candidates = found.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        // Of some persons alone nothing can be said of a unit.
        leaders = only == nil ? try store.unitLeaders() : [:]
        asked = try store.askedReminders()
        history = try store.reminderHistory(on: days.lowerBound)
        addresses = try store.ownAddresses()
        lastCompletion = try store.lastCompletion()
    }

    /// The letters to learners that are to go on a day, by person; to those without an address too.
    func letters(on day: Day) -> [Letter] { letters(to: standing(on: day), on: day) }

    private func letters(to standing: [Standing], on day: Day) -> [Letter] {
        standing.compactMap { one in
            let person = one.person
            let lastOfAny = history.lastOfAny[person]
            guard ReminderOccasion.hasRested(on: day, since: lastOfAny) else { return nil }
            var isPending = false
            let duties = one.open.compactMap { open -> Duty? in
                guard !open.isAway else { return nil }
                let course = courses[open.course]
                let isAsked = asked[person]?.contains(course) ?? false
                let occasion = ReminderOccasion(due: open.hire.due, on: day)
                let last = history.last[.init(person: person, course: course)]
                if isAsked || occasion?.isPending(on: day, last: last, lastOfAny: lastOfAny) ?? false {
                    isPending = true
                }
                guard let kind = isAsked ? "manager" : occasion?.kind.rawValue else { return nil }
                return Duty(course: course, due: open.hire.due, kind: kind)
            }
            guard isPending else { return nil }
            return Letter(person: person, duties: duties.sorted { ($0.due, $0.course) < ($1.due, $1.course) })
        }
    }

    /// The managers who are to be told on a day: once a week, on Monday or the first working day after it on which there
    /// is something to tell.
    func digests(on day: Day) -> [Digest] { digests(of: standing(on: day), on: day) }

    private func digests(of standing: [Standing], on day: Day) -> [Digest] {
        let isWeekend = day - day.firstOfWeek >= 5
        guard !isWeekend else { return [] }
        let told = Set(history.digests.filter { $0.value >= day.firstOfWeek }.keys)
        var digests: [Int: Digest] = [:]
        for one in standing {
            let urgent = one.open.map(\.hire).filter { $0.status != .onTrack }
            guard !urgent.isEmpty else { continue }
            let managers = Set(
                Set(urgent.flatMap(\.units)).flatMap { leaders[register.units[Int($0)].id] ?? [] }.filter {
                    $0.from <= day && ($0.until ?? day) >= day
                }.map(\.person))
            for manager in managers where !told.contains(manager) {
                var digest = digests[manager] ?? Digest(person: manager)
                if urgent.contains(where: { $0.status == .overdue }) {
                    digest.overdue += 1
                } else {
                    digest.dueSoon += 1
                }
                if addresses[one.person] == nil { digest.unreachable += 1 }
                digests[manager] = digest
            }
        }
        return digests.values.sorted { $0.person < $1.person }
    }

    /// What goes on one day.
    struct Mailing {
        let day: Day
        /// To those with an address of their own.
        let letters: [Letter]
        /// To managers, as a count.
        let digests: Int
        /// Who of both should have had one and has no address.
        let unreachable: Int

        var isEmpty: Bool { letters.isEmpty && digests == 0 && unreachable == 0 }
    }

    /// Every day in turn, as if the days before it had gone as planned.
    func mailings() -> [Mailing] {
        var plan = self
        return (0...(days.upperBound - days.lowerBound)).map { offset in
            let day = days.lowerBound.adding(days: offset)
            let standing = standing(on: day)
            let letters = plan.letters(to: standing, on: day)
            let digests = plan.digests(of: standing, on: day)
            for letter in letters {
                for duty in letter.duties { plan.history.note(letter.person, duty.course, day) }
                plan.asked[letter.person] = nil
            }
            for digest in digests { plan.history.digests[digest.person] = day }
            let reached = letters.filter { addresses[$0.person] != nil }
            let told = digests.count { addresses[$0.person] != nil }
            return Mailing(
                day: day, letters: reached, digests: told,
                unreachable: letters.count - reached.count + digests.count - told)
        }
    }

    /// For whom a manager has asked.
    var askedPersons: [Int] { asked.keys.sorted() }

    /// Those who have a course left that they are or were reminded of on the day, and have no address of their own.
    func unreachable(on day: Day) -> [Letter] {
        standing(on: day).compactMap { one in
            guard addresses[one.person] == nil else { return nil }
            let duties = one.open.compactMap { open -> Duty? in
                guard !open.isAway, let occasion = ReminderOccasion(due: open.hire.due, on: day) else {
                    return nil
                }
                return Duty(course: courses[open.course], due: open.hire.due, kind: occasion.kind.rawValue)
            }
            return duties.isEmpty ? nil : Letter(person: one.person, duties: duties)
        }
    }

    /// The units, by id, that list any of these persons as a new hire with a course left on a day.
    func units(of persons: Set<Int>, on day: Day) -> Set<Int> {
        Set(
            standing(on: day).filter { persons.contains($0.person) }.flatMap(\.open).flatMap(\.hire.units).map
            {
                register.units[Int($0)].id
            })
    }

    /// Somebody with something left on a day.
    private struct Standing {
        let person: Int
        let open: [(course: Int, hire: NewHire, isAway: Bool)]
    }

    /// Everybody who has something left on a day, by person.
    private func standing(on day: Day) -> [Standing] {
        let rules = rules.map { $0[day - days.lowerBound] }
        let hires = rules.map(\.newHires)
        return candidates.compactMap { person, candidates in
            let open = candidates.compactMap { candidate -> (course: Int, hire: NewHire, isAway: Bool)? in
                guard case .hire(let hire) = hires[candidate.course]?.judge(candidate.facts, on: day),
                    hire.completed == nil
                else { return nil }
                let isAway =
                    !candidate.facts.leaves.isEmpty
                    && rules[candidate.course].indicator().standing(of: candidate.facts, on: day)
                        == .leftOutByLeave
                return (candidate.course, hire, isAway)
            }
            return open.isEmpty ? nil : Standing(person: person, open: open)
        }
    }
}
