internal import Compliance

/// The report as a person reads it in a terminal.
extension NewHireReport {
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

    /// Persons listed, in every unit that lists them.
    var rowCount: Int { units.reduce(missingFirstDay.count) { $0 + $1.people.count } }

    /// Persons listed, each once.
    var personCount: Int { total.newHires + total.missingFirstDay }

    static func word(_ status: NewHireStatus) -> String {
        Language.swedish(.status(status)).lowercased()
    }
}
