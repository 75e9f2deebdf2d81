internal import Compliance
internal import Formats

/// The reports as tables: CSV for Swedish Excel, workbooks, and JSON as DESIGN §6 has it.
struct IndicatorFile: TableFile {
    let report: IndicatorReport

    var title: String { "Indikator" }

    var definition: Definition { report.fileDefinition }

    var columns: [FileColumn] {
        [
            FileColumn("nivå", width: 12), FileColumn("förvaltning", width: 32),
            FileColumn("enhet", width: 32), FileColumn("enhetskod", width: 12),
            FileColumn("antal", width: 8), FileColumn("slutförda", width: 10),
            FileColumn("andel", width: 8), FileColumn("mål", width: 6), FileColumn("uppfyllt", width: 10),
            FileColumn("saknas", width: 8), FileColumn("per", width: 12),
        ]
    }

    /// A row for the whole, each administration and each unit.
    func writeRows(to table: inout some TableWriter) throws {
        try writeRow("totalt", "", "", "", report.total, to: &table)
        for administration in report.administrations {
            try writeRow("förvaltning", administration.name, "", "", administration.line, to: &table)
            for unit in administration.units {
                try writeRow("enhet", administration.name, unit.name, unit.code ?? "", unit.line, to: &table)
            }
        }
    }

    private func writeRow(
        _ level: String, _ administration: String, _ unit: String, _ code: String,
        _ line: IndicatorReport.Line,
        to table: inout some TableWriter
    ) throws {
        for cell in [level, administration, unit, code] { table.cell(cell) }
        table.cell(line.figure.counted)
        table.cell(line.figure.completed)
        table.cell(line.figure.shareTenths, decimals: 1)
        table.cell(line.percent)
        table.cell(line.isMet.map { $0 ? "ja" : "nej" })
        table.cell(line.needed)
        table.cell(report.question.day)
        try table.endRow()
    }

    func writeJSON(to sink: ([UInt8]) throws -> Void) throws { try sink(Array((report.json + "\n").utf8)) }
}

extension IndicatorReport {
    /// The definition as a workbook has it: with the course and the day, the forecast and the other readings, which
    /// stand elsewhere in a text.
    var fileDefinition: Definition {
        var lines: [Definition.Line] = [
            .init(label: "Kurs", text: question.course), .init(label: "Per", text: question.day.description),
        ]
        lines += definition.lines
        lines.append(.init(label: "Prognos", text: forecastSentence))
        for line in readings where !line.isUsed {
            let share = line.figure.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "ingen andel"
            lines.append(
                .init(
                    label: "Annan läsart",
                    text: """
                        \(line.text(on: question.day)): \(share) (\(Numbers.swedish(line.figure.completed)) av \
                        \(Numbers.swedish(line.figure.counted)))
                        """))
        }
        return Definition(lines: lines)
    }
}

extension NewHireReport: TableFile {
    var title: String { "Nyanställda" }

    var columns: [FileColumn] {
        [
            FileColumn("förvaltning", width: 32), FileColumn("enhet", width: 32),
            FileColumn("enhetskod", width: 12), FileColumn("person_ref", width: 14),
            FileColumn("namn", width: 28), FileColumn("första_dag", width: 12),
            FileColumn("senast", width: 12), FileColumn("senast_från_början", width: 18),
            FileColumn("slutförd", width: 12), FileColumn("läge", width: 18),
            FileColumn("per", width: 12),
        ]
    }

    func writeRows(to table: inout some TableWriter) throws {
        for unit in units {
            for person in unit.people {
                for cell in [unit.administration, unit.name, unit.code ?? "", person.ref, person.name] {
                    table.cell(cell)
                }
                for day in [
                    person.hire.firstDay, person.hire.due, person.hire.originalDue, person.hire.completed,
                ] {
                    table.cell(day)
                }
                table.cell(Self.word(person.hire.status))
                table.cell(question.day)
                try table.endRow()
            }
        }
        for person in missingFirstDay {
            for cell in ["", person.unit, person.code ?? "", person.ref, person.name] { table.cell(cell) }
            for _ in 0..<4 { table.emptyCell() }
            table.cell("uppgift saknas")
            table.cell(question.day)
            try table.endRow()
        }
    }

    func writeJSON(to sink: ([UInt8]) throws -> Void) throws { try sink(Array((json + "\n").utf8)) }
}
