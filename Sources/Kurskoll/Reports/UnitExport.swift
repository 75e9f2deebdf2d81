internal import Compliance
internal import Formats

/// Completion per unit, as HR takes it to Excel. No names.
struct UnitExport {
    let csv: [UInt8]
    let rows: Int
    /// Persons counted, each once.
    let persons: Int

    init(course: String, title: String, day: Day, scope: Roles.Scope = .everything, store: Store) throws {
        let report = try IndicatorReport(.init(course: course, day: day, scope: scope), store: store)
        let version = try store.version(of: course, on: day) ?? ""
        var writer = CSVWriter()
        writer.row([
            "förvaltning", "enhet", "enhetskod", "kurs", "version", "antal", "slutförda", "andel", "mål", "per", "regel",
        ])
        var rows = 0
        for administration in report.administrations {
            for unit in administration.units {
                for cell in [administration.name, unit.name, unit.code ?? "", title, version] { writer.text(cell) }
                writer.number(unit.line.figure.counted)
                writer.number(unit.line.figure.completed)
                writer.tenths(unit.line.figure.shareTenths)
                writer.number(unit.line.percent)
                writer.text(day.description)
                writer.text(report.shortDefinition)
                writer.endRow()
                rows += 1
            }
        }
        csv = writer.bytes
        self.rows = rows
        persons = report.total.figure.counted
    }
}
