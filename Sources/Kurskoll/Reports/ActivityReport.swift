internal import Compliance
internal import Formats

/// How many completions were made each month, where, and how many administrations use the course. No names.
struct ActivityReport {
    struct Question {
        var course: String
        var day: Day
        /// In the first month that is told of; nil for the year that ends with the day's month.
        var from: Day?
        /// Only these administrations: what the reader's role covers.
        var scope = Roles.Scope.everything
    }

    struct Administration {
        let name: String
        /// By month.
        let completions: [Int]
        let isUsed: Bool
        /// Whether somebody works there on the day.
        let isListed: Bool
        var total: Int { completions.reduce(0, +) }
    }

    let question: Question
    /// The first day of each.
    let months: [Day]
    /// By month, of the whole municipality; empty where only a part is asked for.
    let total: [Int]
    /// By month, of those who were employed nowhere on the day of completion; empty as `total`.
    let withoutPost: [Int]
    /// Those where somebody works on the day or has completed in these months, by name in Swedish order.
    let administrations: [Administration]

    init(_ question: Question, store: Store) throws {
        let register = try store.register()
        var tally = ActivityTally(
            from: question.from ?? question.day.adding(months: -11), day: question.day,
            organisation: register.organisation)
        try store.eachPerson(course: question.course, register: register) { tally.count($0) }
        self.init(question, tally: tally, register: register)
    }

    /// From a count that somebody else's walk has made.
    init(_ question: Question, tally: ActivityTally, register: Register) {
        self.question = question
        months = tally.months
        let isWhole = question.scope == .everything
        total = isWhole ? tally.total : []
        withoutPost = isWhole ? tally.withoutPost : []
        administrations = register.administrations.indices.compactMap { index -> Administration? in
            guard question.scope.covers(administration: register.administrations[index].id) else {
                return nil
            }
            let administration = Administration(
                name: register.administrations[index].name, completions: tally.administrations[index],
                isUsed: tally.isUsed[index], isListed: tally.isListed[index])
            return administration.isListed || administration.total > 0 ? administration : nil
        }.inSwedishOrder(by: { [$0.name] })
    }

    /// How many of the administrations where somebody works on the day have at least one completion.
    var coverage: (used: Int, of: Int) {
        let listed = administrations.filter(\.isListed)
        return (listed.count { $0.isUsed }, listed.count)
    }

    /// `2026-11`.
    static func text(_ month: Day) -> String { String(month.description.prefix(7)) }

    /// What may be shown to those who see no small groups: the months of the whole, where none and no rest of them is
    /// of one to four; nil stands for what is hidden.
    var publicMonths: [Int?] {
        let tree = GroupTree(
            count: total.reduce(0, +), parts: total.map { GroupTree(count: $0) }
        ).suppressed()
        return zip(total, tree.parts).map { $1.isHidden ? nil : $0 }
    }
}

/// The report in every format.
extension ActivityReport: TableFile {
    var title: String { "Aktivitet" }

    var columns: [FileColumn] {
        [
            FileColumn("nivå", width: 12), FileColumn("förvaltning", width: 32),
            FileColumn("månad", width: 10), FileColumn("slutföranden", width: 14),
            FileColumn("per", width: 12),
        ]
    }

    var definition: Definition {
        Definition(lines: [
            .init(label: "Kurs", text: question.course), .init(label: "Per", text: question.day.description),
            .init(label: "Täckning", text: coverageSentence),
            .init(
                label: "Slutföranden",
                text: """
                    räknas i månaden då de gjordes och i den förvaltning där personen arbetade den dagen, också för den \
                    som har slutat. Den som hade tjänst i två förvaltningar räknas i båda men en gång totalt. \
                    Återkallade räknas inte.
                    """),
        ])
    }

    var coverageSentence: String {
        "\(coverage.used) av \(coverage.of) förvaltningar använder kursen (minst ett slutförande)."
    }

    /// The lines of the table: what they are, the administration's name, and the completions by month.
    private var lines: [(level: String, name: String, completions: [Int])] {
        var lines = administrations.map { ("förvaltning", $0.name, $0.completions) }
        if !total.isEmpty { lines.insert(("totalt", "", total), at: 0) }
        if withoutPost.contains(where: { $0 > 0 }) { lines.append(("utan anställning", "", withoutPost)) }
        return lines
    }

    /// In the table.
    var rows: Int { lines.count * months.count }

    func writeRows(to table: inout some TableWriter) throws {
        for line in lines {
            for (month, count) in zip(months, line.completions) {
                table.cell(line.level)
                table.cell(line.name)
                table.cell(Self.text(month))
                table.cell(count)
                table.cell(question.day)
                try table.endRow()
            }
        }
    }

    func writeJSON(to sink: ([UInt8]) throws -> Void) throws {
        var json = JSONWriter()
        json.object { json in
            json.string("course", question.course)
            json.string("asOf", question.day.description)
            json.object("coverage") { json in
                json.number("used", coverage.used)
                json.number("of", coverage.of)
            }
            json.array("months", months) { $0.string(nil, Self.text($1)) }
            json.array("total", total) { $0.number(nil, $1) }
            json.array("administrations", administrations) { json, administration in
                json.object { json in
                    json.string("name", administration.name)
                    json.array("completions", administration.completions) { $0.number(nil, $1) }
                }
            }
            json.array("withoutPost", withoutPost) { $0.number(nil, $1) }
        }
        try sink(Array((json.text + "\n").utf8))
    }

    /// As a person reads it in a terminal.
    var text: String {
        let named = lines.map { ($0.name.isEmpty ? $0.level.capitalizedFirst : $0.name, $0.completions) }
        let width = named.map(\.0.count).max() ?? 0
        func row(_ name: String, _ cells: [String]) -> String {
            name + String(repeating: " ", count: width - name.count)
                + cells.map { String(repeating: " ", count: max(1, 9 - $0.count)) + $0 }.joined() + "\n"
        }
        var text = "Kurs \(question.course): slutföranden per månad till och med \(question.day)\n\n"
        text += coverageSentence + "\n\n"
        text += row("", months.map(Self.text) + ["summa"])
        for (name, completions) in named {
            text += row(name, (completions + [completions.reduce(0, +)]).map(Numbers.swedish))
        }
        return text + definition.section
    }
}
