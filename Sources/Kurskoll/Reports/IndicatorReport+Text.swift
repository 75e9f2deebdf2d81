internal import Compliance
internal import Formats

/// The report as a person reads it in a terminal, and as CSV and JSON.
extension IndicatorReport {
    var text: String {
        var text = "Kurs \(question.course) per \(question.day)\n\n"
        if let share = total.share {
            text += """
                \(share) % av \(Numbers.swedish(total.figure.counted)) har slutfört kursen \
                (\(Numbers.swedish(total.figure.completed)) personer). Mål \(total.percent) %: \(total.isMet == true ? "uppfyllt" : "inte uppfyllt").

                """
        }
        text += """
            \(forecastSentence)


            """
        let width = max(
            24,
            administrations.flatMap { [$0.name] + $0.units.map { "  " + $0.name } }.map(\.count).max() ?? 0)
        text += row("", "antal", "slutförda", "andel", "mål", width) + "\n"
        for administration in administrations {
            text += row(administration.name, administration.line, width) + "\n"
            for unit in administration.units { text += row("  " + unit.name, unit.line, width) + "\n" }
        }
        text += row("Totalt", total, width) + "\n"
        if !readings.isEmpty { text += sideTable }
        return text + definition.section
    }

    /// Rows of figures: the whole, administrations, units.
    var rowCount: Int { administrations.reduce(1) { $0 + 1 + $1.units.count } }

    /// The other readings of the target, so that nobody needs to argue about which figure is right.
    private var sideTable: String {
        var text = "\nAndra sätt att läsa »\(total.percent) % under året«\n"
        text +=
            TextTable(
                ["", "antal", "slutförda", "andel"],
                rows: readings.map { line in
                    [
                        line.text(on: question.day) + (line.isUsed ? " (rapportens)" : ""),
                        Numbers.swedish(line.figure.counted), Numbers.swedish(line.figure.completed),
                        line.figure.shareTenths.map { "\(Tenths.swedish($0)) %" } ?? "–",
                    ]
                }
            ).text
        return text
    }

    /// What is left to do, and when it is done at this pace.
    var forecastSentence: String {
        guard total.figure.counted > 0 else { return "Ingen är anställd den dagen." }
        guard total.needed > 0 else { return "Målet är nått." }
        let pace = Tenths.swedish(forecast.pacePerWeekTenths)
        let reached =
            forecast.reachedOn.map {
                "i nuvarande takt (\(pace) i veckan de senaste åtta veckorna) nås målet \($0)"
            }
            ?? "målet nås inte i nuvarande takt"
        let needed =
            forecast.neededPerWeekTenths.map {
                " För att nå det \(forecast.targetDay) behövs \(Tenths.swedish($0)) i veckan."
            } ?? ""
        let due =
            newHiresDue.map {
                " \(Numbers.swedish($0)) nyanställda som inte är klara ska vara det senast \(forecast.targetDay)."
            } ?? ""
        return """
            \(Numbers.swedish(total.needed)) till behövs; \(reached).\(needed) \
            Prognosen antar att ingen börjar eller slutar.\(due)
            """
    }

    private func row(_ name: String, _ line: Line, _ width: Int) -> String {
        row(
            name, Numbers.swedish(line.figure.counted), Numbers.swedish(line.figure.completed),
            line.share.map { "\($0) %" } ?? "–", "\(line.percent) %\(line.isMet == true ? " ✓" : "")", width)
    }

    private func row(
        _ name: String, _ counted: String, _ completed: String, _ share: String, _ percent: String,
        _ width: Int
    ) -> String {
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        return name + String(repeating: " ", count: max(0, width - name.count)) + right(counted, 9)
            + right(completed, 11) + right(share, 9) + "  " + percent
    }
}

/// Numbers as Swedes write them: a no-break space between thousands.
enum Numbers {
    static func swedish(_ number: Int) -> String {
        let digits = Array(String(number))
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0, digits[index - 1] != "-" { text += "\u{A0}" }
            text.append(digit)
        }
        return text
    }
}

extension Definition {
    /// The lines under their heading, as a report in text ends.
    var section: String { "\nSå är det räknat\n" + body }

    var body: String { lines.map { "  \($0.label): \($0.text)\n" }.joined() }
}
