internal import Compliance

/// The figures of some units, counted from their own people alone.
struct UnitFigures {
    struct Unit {
        let name: String
        let line: IndicatorReport.Line
    }

    let lines: [Unit]

    init(course: String, units: [Int], day: Day, store: Store) throws {
        let register = try store.register()
        let rules = try store.rules(course: course, on: day)
        var tally = IndicatorTally(
            rule: rules.indicator(), day: day, organisation: register.organisation)
        for person in try store.facts(inUnits: units, from: day, course: course, register: register) {
            tally.count(person)
        }
        let figures = tally.finish()
        lines = units.map { id in
            let index = register.index(ofUnit: id)
            let home = Int(register.organisation.administration(of: index, on: day))
            let percent = rules.percent(ofAdministration: register.administrations[home].id)
            return Unit(
                name: register.units[Int(index)].name,
                line: .init(figure: figures.units[Int(index)].figure, percent: percent))
        }
    }
}
