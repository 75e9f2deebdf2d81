internal import Compliance
internal import Formats

/// Completion per unit, as HR takes it to Excel. No names.
struct UnitExport: TableFile {
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

    var title: String { "Slutföranden per enhet" }
    var definition: Definition { report.fileDefinition }

    let columns = [
        FileColumn("förvaltning", width: 32), FileColumn("enhet", width: 32),
        FileColumn("enhetskod", width: 12),
        FileColumn("kurs", width: 10), FileColumn("version", width: 10), FileColumn("antal", width: 8),
        FileColumn("slutförda", width: 10), FileColumn("andel", width: 8), FileColumn("mål", width: 6),
        FileColumn("per", width: 12), FileColumn("regel", width: 60),
    ]

    func writeRows(to table: inout some TableWriter) throws {
        for administration in report.administrations {
            for unit in administration.units {
                for cell in [
                    administration.name, unit.name, unit.code ?? "", report.question.course, version ?? "",
                ] {
                    table.cell(cell)
                }
                table.cell(unit.line.figure.counted)
                table.cell(unit.line.figure.completed)
                table.cell(unit.line.figure.shareTenths, decimals: 1)
                table.cell(unit.line.percent)
                table.cell(report.question.day)
                table.cell(report.shortDefinition)
                try table.endRow()
            }
        }
    }

    func writeJSON(to sink: ([UInt8]) throws -> Void) throws {
        typealias Row = (home: String, unit: IndicatorReport.Unit)
        try writeArray(to: sink) { (body: (Row) throws -> Void) in
            for administration in report.administrations {
                for unit in administration.units { try body((administration.name, unit)) }
            }
        } _: { json, row in
            json.string("administration", row.home)
            json.string("unit", row.unit.name)
            json.string("code", row.unit.code)
            json.string("version", version)
            json.number("counted", row.unit.line.figure.counted)
            json.number("completed", row.unit.line.figure.completed)
            json.string("share", row.unit.line.figure.shareTenths.map(Tenths.english))
            json.number("percent", row.unit.line.percent)
        }
    }
}
