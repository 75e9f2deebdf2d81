internal import Compliance
internal import Formats

/// The reports as CSV for Swedish Excel.
extension IndicatorReport {
    /// A row for the whole, each administration and each unit.
    var csv: String {
        var csv = CSVWriter()
        csv.row([
            "nivå", "förvaltning", "enhet", "enhetskod", "antal", "slutförda", "andel", "mål", "uppfyllt",
            "saknas", "per",
        ])
        row("totalt", "", "", "", total, to: &csv)
        for administration in administrations {
            row("förvaltning", administration.name, "", "", administration.line, to: &csv)
            for unit in administration.units {
                row("enhet", administration.name, unit.name, unit.code ?? "", unit.line, to: &csv)
            }
        }
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    private func row(
        _ level: String, _ administration: String, _ unit: String, _ code: String, _ line: Line,
        to csv: inout CSVWriter
    ) {
        for cell in [level, administration, unit, code] { csv.text(cell) }
        csv.number(line.figure.counted)
        csv.number(line.figure.completed)
        csv.tenths(line.figure.shareTenths)
        csv.number(line.percent)
        csv.text(line.isMet.map { $0 ? "ja" : "nej" } ?? "")
        csv.number(line.needed)
        csv.text(question.day.description)
        csv.endRow()
    }
}

extension NewHireReport {
    var csv: String {
        var csv = CSVWriter()
        csv.row([
            "förvaltning", "enhet", "enhetskod", "person_ref", "namn", "första_dag", "senast",
            "senast_från_början", "slutförd",
            "läge", "per",
        ])
        for unit in units {
            for person in unit.people {
                let hire = person.hire
                csv.row([
                    unit.administration, unit.name, unit.code ?? "", person.ref, person.name,
                    hire.firstDay.description,
                    hire.due.description, hire.originalDue?.description ?? "",
                    hire.completed?.description ?? "",
                    Self.word(hire.status), question.day.description,
                ])
            }
        }
        for person in missingFirstDay {
            csv.row([
                "", person.unit, person.code ?? "", person.ref, person.name, "", "", "", "", "uppgift saknas",
                question.day.description,
            ])
        }
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    /// Persons listed, in every unit that lists them.
    var rowCount: Int { units.reduce(missingFirstDay.count) { $0 + $1.people.count } }

    /// Persons listed, each once.
    var personCount: Int { total.newHires + total.missingFirstDay }

    var text: String {
        var text = """
            Kurs \(question.course) per \(question.day): nyanställda från \(rule.start), klara inom \(rule.months) månader

            \(total.newHires) nyanställda: \(total.inTime) klara i tid, \(total.late) klara för sent, \
            \(total.overdue) försenade, \(total.dueSoon) ska bli klara inom \(NewHireRule.dueSoonDays) dagar, \
            \(total.onTrack) i god tid.

            """
        for unit in units {
            text += "\n\(unit.administration), \(unit.name)\(unit.code.map { " (\($0))" } ?? "")\n"
            for person in unit.people {
                let hire = person.hire
                text += "  \(hire.due)  \(Self.word(hire.status)): \(person.name), började \(hire.firstDay)"
                text += hire.originalDue.map { ", från början senast \($0)" } ?? ""
                text += (hire.completed.map { ", slutförde \($0)" } ?? "") + "\n"
            }
        }
        if !missingFirstDay.isEmpty {
            text += "\nUppgift om första dag saknas:\n"
            for person in missingFirstDay { text += "  \(person.name), \(person.unit)\n" }
        }
        return text + definition.section
    }

    private static func word(_ status: NewHireStatus) -> String {
        Language.swedish(.status(status)).lowercased()
    }
}
