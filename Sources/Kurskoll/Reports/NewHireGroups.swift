internal import Compliance

/// How many new hires each part of the municipality has, to know which of their figures are of too few.
struct NewHireGroups {
    /// What of a report's counts is not shown to those who see no small groups.
    struct Hidden {
        let newHires: Bool
        let missingFirstDay: Bool
    }

    private let register: Register
    private let groups: GroupTree
    /// The units of each administration, in the order of the tree.
    private let unitsOf: [[Int]]
    private let missingFirstDay: Int

    /// Counts the whole municipality by the rule of `report`, whatever part of it the report is of.
    init(of report: NewHireReport, store: Store) throws {
        let register = try store.register()
        let day = report.question.day
        let home = register.units.indices.map {
            Int(register.organisation.administration(of: Int32($0), on: day))
        }
        var tally = NewHireTally(unitCount: register.units.count)
        var counts = [Int](repeating: 0, count: register.administrations.count)
        try store.eachPerson(course: report.question.course, register: register) { person in
            let verdict = report.rule.judge(person, on: day)
            tally.count(verdict)
            guard case .hire(let hire) = verdict else { return }
            for administration in Set(hire.units.map { home[Int($0)] }) { counts[administration] += 1 }
        }
        let unitsOf = register.administrations.indices.map { index in
            register.units.indices.filter { home[$0] == index }
        }
        groups = GroupTree(
            count: tally.total.newHires,
            parts: zip(counts, unitsOf).map { count, units in
                GroupTree(count: count, parts: units.map { GroupTree(count: tally.units[$0].newHires) })
            }
        ).suppressed()
        missingFirstDay = tally.total.missingFirstDay
        self.register = register
        self.unitsOf = unitsOf
    }

    /// What is hidden in the total of a unit by its code, of an administration by its id, or of all.
    func hidden(unit code: String?, administration: Int?) -> Hidden {
        if code == nil && administration == nil {
            return Hidden(
                newHires: groups.isHidden, missingFirstDay: (1..<GroupTree.smallest).contains(missingFirstDay)
            )
        }
        var isHidden = true
        for (index, units) in unitsOf.enumerated() {
            if code == nil, register.administrations[index].id == administration {
                isHidden = groups.parts[index].isHidden
            }
            for (place, unit) in units.enumerated() where code != nil && register.units[unit].code == code {
                isHidden = groups.parts[index].parts[place].isHidden
            }
        }
        // Those without a first day are few; of a part of the municipality they are not told.
        return Hidden(newHires: isHidden, missingFirstDay: true)
    }
}
