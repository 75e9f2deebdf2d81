internal import Compliance
internal import Formats

/// Completion per unit, as HR takes it to Excel. No names.
struct UnitExport {
    private let report: IndicatorReport
    /// The version published on the day; the figures count every valid completion.
    private let version: String?

    init(course: String, day: Day, scope: Roles.Scope = .everything, store: Store) throws {
        report = try IndicatorReport(.init(course: course, day: day, scope: scope), store: store)
        version = try store.version(of: course, on: day)
    }

    /// Units, each one row.
    var rows: Int { report.administrations.reduce(0) { $0 + $1.units.count } }

    /// Persons counted in the municipality, each once.
    var persons: Int { report.total.figure.counted }

    var csv: [UInt8] {
        var writer = CSVWriter()
        writer.row([
            "förvaltning", "enhet", "enhetskod", "kurs", "version", "antal", "slutförda", "andel", "mål",
            "per", "regel",
        ])
        for administration in report.administrations {
            for unit in administration.units {
                for cell in [
                    administration.name, unit.name, unit.code ?? "", report.question.course, version ?? "",
                ] {
                    writer.text(cell)
                }
                writer.number(unit.line.figure.counted)
                writer.number(unit.line.figure.completed)
                writer.tenths(unit.line.figure.shareTenths)
                writer.number(unit.line.percent)
                writer.text(report.question.day.description)
                writer.text(report.shortDefinition)
                writer.endRow()
            }
        }
        return writer.bytes
    }

    var json: String {
        var json = JSONWriter()
        json.array(nil, report.administrations.flatMap { home in home.units.map { (home.name, $0) } }) {
            json, row in
            json.object { json in
                json.string("administration", row.0)
                json.string("unit", row.1.name)
                json.string("code", row.1.code)
                json.string("version", version)
                json.number("counted", row.1.line.figure.counted)
                json.number("completed", row.1.line.figure.completed)
                json.string("share", row.1.line.figure.shareTenths.map(Tenths.english))
                json.number("percent", row.1.line.percent)
            }
        }
        return json.text
    }
}
