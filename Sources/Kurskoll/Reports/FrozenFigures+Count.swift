internal import Compliance
internal import Formats

/// Counting what is to be frozen, from the facts as they are known now.
extension FrozenFigures {
    init(name: String, course: String, day: Day, frozenOn: Day, store: Store) throws {
        let register = try store.register()
        let rules = try store.rules(course: course, on: day)
        let report = try IndicatorReport(.init(course: course, day: day), store: store)
        self.init(
            name: name, course: course, day: day, frozenOn: frozenOn,
            versions: try store.frozenVersions(course: course, on: day),
            definition: report.definition(isPublic: true).lines,
            indicator: try Self.indicator(course, day, rules, register, store),
            newHires: try rules.newHires.map { try Self.newHires(course, day, $0, register, store) } ?? [],
            newHireDefinition: rules.newHires.map { Definition(of: $0, rules: rules).lines } ?? [])
    }

    private static func indicator(
        _ course: String, _ day: Day, _ rules: Rules, _ register: Register, _ store: Store
    ) throws -> [Indicator] {
        var units = MergedUnits(register.organisation, on: day)
        var figures: IndicatorFigures
        repeat {
            var tally = IndicatorTally(rule: rules.indicator(), day: day, organisation: units.organisation)
            try store.eachPerson(course: course, register: register) { person in
                var person = person
                for index in person.placements.indices {
                    person.placements[index].unit = units.place(of: person.placements[index].unit)
                }
                tally.count(person)
            }
            figures = tally.finish()
        } while units.merge(counts: figures.units.map(\.figure.counted))

        let shown = Shown(
            total: figures.total.counted, administrations: figures.administrations.map(\.figure.counted))
        var rows = [
            Indicator(
                place: Place(), figure: shown.isTotalShown ? figures.total : nil, percent: rules.percent)
        ]
        for index in ordered(register) where figures.administrations[index].isListed {
            let isShown = shown.isShown[index]
            let home = register.administrations[index]
            let percent = rules.percent(ofAdministration: home.id)
            rows.append(
                Indicator(
                    place: Place(administration: home.name),
                    figure: isShown ? figures.administrations[index].figure : nil, percent: percent))
            guard isShown else { continue }
            for (place, unit) in places(of: index, register, units, day) {
                let figure = figures.units[unit].figure
                if figure.counted == 0 { continue }
                rows.append(Indicator(place: place, figure: figure, percent: percent))
            }
        }
        return rows
    }

    private static func newHires(
        _ course: String, _ day: Day, _ rule: NewHireRule, _ register: Register, _ store: Store
    ) throws -> [NewHires] {
        let homes = register.units.indices.map {
            register.organisation.administration(of: Int32($0), on: day)
        }
        var units = MergedUnits(register.organisation, on: day)
        var byUnit: NewHireTally
        var byAdministration: NewHireTally
        repeat {
            byUnit = NewHireTally(unitCount: units.placeCount)
            byAdministration = NewHireTally(unitCount: register.administrations.count)
            try store.eachPerson(course: course, register: register) { person in
                guard case .hire(var hire) = rule.judge(person, on: day) else { return }
                let own = hire.units
                hire.units = Array(Set(own.map(units.place(of:))))
                byUnit.count(.hire(hire))
                hire.units = Array(Set(own.map { homes[Int($0)] }))
                byAdministration.count(.hire(hire))
            }
        } while units.merge(counts: byUnit.units.map(\.newHires))

        let shown = Shown(
            total: byUnit.total.newHires, administrations: byAdministration.units.map(\.newHires))
        var rows = [NewHires(place: Place(), counts: shown.isTotalShown ? byUnit.total : nil)]
        for index in ordered(register) where byAdministration.units[index].newHires > 0 {
            let isShown = shown.isShown[index]
            rows.append(
                NewHires(
                    place: Place(administration: register.administrations[index].name),
                    counts: isShown ? byAdministration.units[index] : nil))
            guard isShown else { continue }
            for (place, unit) in places(of: index, register, units, day)
            where byUnit.units[unit].newHires > 0 {
                rows.append(NewHires(place: place, counts: byUnit.units[unit]))
            }
        }
        return rows
    }

    /// The administrations in the order of a report.
    private static func ordered(_ register: Register) -> [Int] {
        register.administrations.indices.map { ($0, SwedishOrder(register.administrations[$0].name)) }
            .sorted { $0.1 < $1.1 }.map(\.0)
    }

    /// The places of an administration: its units by name, then their rest.
    private static func places(
        of administration: Int, _ register: Register, _ units: MergedUnits, _ day: Day
    ) -> [(Place, Int)] {
        let name = register.administrations[administration].name
        let merged = units.merged(in: administration)
        let alone = register.units.indices.filter {
            Int(register.organisation.administration(of: Int32($0), on: day)) == administration
                && !merged.contains($0)
        }.map { index in
            (
                Place(
                    administration: name, unit: register.units[index].name, code: register.units[index].code),
                index
            )
        }.inSwedishOrder(by: { [$0.0.unit ?? ""] }, code: { $0.0.code ?? "" })
        let rest = Place(administration: name, unit: restName, code: nil, mergedUnits: merged.count)
        return alone + (merged.isEmpty ? [] : [(rest, units.rest(of: administration))])
    }
}

/// Which of the administrations' figures may be kept: none of fewer than five persons, nor one that gives another away.
private struct Shown {
    let isTotalShown: Bool
    let isShown: [Bool]

    init(total: Int, administrations: [Int]) {
        let tree = GroupTree(count: total, parts: administrations.map { GroupTree(count: $0) }).suppressed()
        isTotalShown = !tree.isHidden
        isShown = tree.parts.map { !$0.isHidden }
    }
}
