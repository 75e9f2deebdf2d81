internal import Compliance
internal import Formats

/// How a report has counted, in Swedish: what somebody must know to trust its figures, or to count them again. Texts
/// and workbooks print the same lines.
struct Definition {
    struct Line {
        /// »Regel«, »Mål« …
        let label: String
        let text: String
    }

    let lines: [Line]

    /// The whole as one text, for a single cell or a frozen report.
    var text: String { lines.map { "\($0.label): \($0.text)" }.joined(separator: " ") }
}

extension IndicatorReport {
    /// What "80 %" was taken to mean, every setting that decided, and the decisions behind them.
    var definition: Definition { definition(isPublic: false) }

    /// The same for those who see no small groups: without the numbers that may be of few.
    func definition(isPublic: Bool) -> Definition {
        var lines = [Definition.Line(label: "Regel", text: sentence)]
        lines.append(.init(label: "Mål", text: targets))
        lines.append(
            .init(
                label: "Giltighet",
                text: rules.validityMonths.map {
                    "ett slutförande gäller i \($0) månader, till och med samma dag i månaden."
                } ?? "ett slutförande gäller tills vidare."))
        if let floor = rules.decision(.versions), !floor.value.isEmpty {
            lines.append(
                .init(
                    label: "Versioner",
                    text: "från \(floor.from) räknas bara version \(floor.value) eller senare."))
        }
        lines += leftOut(isPublic: isPublic)
        if countedInUnits != total.figure.counted && isOfMunicipality && !isPublic { lines.append(sums) }
        lines.append(.init(label: "Regelversion", text: rules.versionText(RuleSetting.ofIndicator)))
        return Definition(lines: lines)
    }

    /// The rule in one cell of a table.
    var shortDefinition: String {
        let categories = CategoryWords.text(rules.categories)
        var text = "giltigt slutförande på dagen / anställda på dagen (\(categories))"
        if let months = rules.validityMonths { text += ", gäller \(months) månader" }
        if let floor = rules.decision(.versions), !floor.value.isEmpty {
            text += ", version \(floor.value) eller senare"
        }
        if let forms = rules.decision(.forms)?.value, !forms.isEmpty { text += ", utan \(forms)" }
        if rules.leavesOutLongLeave { text += ", utan långtidslediga" }
        if let version = rules.version { text += ", regelversion \(version)" }
        return text
    }

    /// Whether `total` is the municipality's own.
    var isOfMunicipality: Bool { question.unit == nil && !question.totalsScope }

    private var sentence: String {
        let completed =
            question.windowFrom.map { "som har slutfört kursen från \($0) till och med \(question.day)" }
            ?? "som har ett giltigt slutförande \(question.day)"
        return """
            personer \(completed), delat med personer som är anställda den dagen (kategori: \
            \(CategoryWords.text(rules.categories))). Var och en räknas en gång, och en gång i varje förvaltning och enhet \
            där personen arbetar. Andelen avrundas nedåt.
            """
    }

    private var targets: String {
        let own = "\(question.percent ?? rules.percent) %"
        guard question.percent == nil else { return "\(own), valt för den här rapporten." }
        let others = administrations.filter { $0.line.percent != rules.percent }.map {
            "\($0.name) \($0.line.percent) %"
        }
        return ([own] + others).joined(separator: "; ") + "."
    }

    /// Those whom a decision keeps out of the count, and how many they are.
    private func leftOut(isPublic: Bool) -> [Definition.Line] {
        var lines: [Definition.Line] = []
        if let forms = rules.decision(.forms)?.value, !forms.isEmpty {
            let names = forms.split(separator: ",").joined(separator: ", ")
            lines.append(
                .init(
                    label: "Utelämnade former",
                    text: "\(names): \(Self.persons(leftOutByForm, isPublic: isPublic)) räknas inte."))
        }
        if rules.leavesOutLongLeave {
            lines.append(
                .init(
                    label: "Lång ledighet",
                    text: """
                        lediga från alla sina tjänster i \(Leave.longDays) dagar eller mer, eller utan slutdag: \
                        \(Self.persons(leftOutByLeave, isPublic: isPublic)) räknas inte.
                        """))
        }
        return lines
    }

    private var sums: Definition.Line {
        .init(
            label: "Summor",
            text: """
                enheterna ger tillsammans \(Numbers.swedish(countedInUnits)), kommunen \
                \(Numbers.swedish(total.figure.counted)): den som har tjänst i flera enheter räknas en gång i varje och \
                en gång i kommunen.
                """)
    }

    private static func persons(_ count: Int, isPublic: Bool) -> String {
        if isPublic, (1..<GroupTree.smallest).contains(count) { return "färre än fem personer" }
        return count == 1 ? "1 person" : "\(Numbers.swedish(count)) personer"
    }
}

extension Definition {
    /// Whom the rule on new hires concerns, from which day their months run, and the decisions behind it.
    init(of rule: NewHireRule, rules: Rules) {
        self.init(lines: [
            .init(
                label: "Regel",
                text: """
                    den som börjar \(rule.start) eller senare ska vara klar senast \(rule.months) månader efter första \
                    dagen, samma dag i månaden eller månadens sista; den dagen räknas som i tid (kategori: \
                    \(CategoryWords.text(rule.categories))).
                    """),
            .init(
                label: "Första dag",
                text: """
                    räknas i en obruten tid av anställning: högst \(rule.gapDays) fria dagar bryter den inte. Saknas \
                    uppgiften gissas den inte.
                    """),
            .init(label: "Regelversion", text: rules.versionText(RuleSetting.ofNewHires)),
        ])
    }
}

extension NewHireReport {
    var definition: Definition { Definition(of: rule, rules: rules) }
}

extension Rules {
    /// Which decisions a report rests on, of those about some settings.
    func versionText(_ settings: Set<RuleSetting>) -> String {
        guard let version else { return "0: inget är bestämt, allt är som från början." }
        let named = decisions.filter { settings.contains($0.setting) }.map { decision in
            "\(decision.setting.title.swedish.lowercased()) \(decision.words.swedish) (från \(decision.from): \(decision.why))"
        }
        return named.isEmpty
            ? "\(version); inget beslut gäller det här, allt är som från början."
            : "\(version); bestämt: \(named.joined(separator: "; "))."
    }
}

extension RuleSetting {
    /// What decides the indicator, and what decides about new hires.
    static let ofIndicator: Set<RuleSetting> = [
        .percent, .targetDay, .validity, .versions, .categories, .forms, .leave,
    ]
    static let ofNewHires: Set<RuleSetting> = [.months, .start, .gap, .categories, .validity, .versions]
}

/// Another way to read "80 % during the year", and what it gives.
struct ReadingLine {
    let reading: Reading
    let figure: Figure
    /// Whether it is the report's own.
    let isUsed: Bool

    /// What is counted, in Swedish, for the year of a day.
    func text(on day: Day) -> String {
        let year = "\(day.firstOfYear)–\(day)"
        switch reading {
        case .validOnDay: return "giltigt slutförande \(day), av anställda den dagen"
        case .completedInYear: return "slutfört \(year), av anställda \(day)"
        case .ofEverybodyInYear: return "slutfört \(year), av alla som har varit anställda någon dag då"
        case .ofThoseWithDuty:
            return "slutfört \(year), av anställda \(day) utan giltigt slutförande när året började"
        }
    }
}
