internal import Compliance
internal import Formats
internal import SQLite

/// `rule`: decides how a course is counted, from a day on; `--list` says what holds, `--what-if` who would change side.
enum RuleCommand {
    static let verb = Verb(
        "rule", "Bestämmer hur en kurs räknas, från en viss dag; siffror för dagarna före ändras inte.",
        options: [
            .init("course", "KURS", "kursens id; behövs inte där det finns en kurs"),
            .init("list", nil, "visa vad som gäller, och varje beslut"),
            .init("percent", "TAL", "mål i hela procent"),
            .init("administration", "NAMN", "med --percent: bara för den förvaltningen"),
            .init("target-day", "DAG", "dagen som prognosen siktar på, eller ingen (31 december)"),
            .init("validity", "MÅNADER", "hur länge ett slutförande gäller, eller ingen (tills vidare)"),
            .init("versions-from", "VERSION", "bara den versionen eller senare räknas, eller alla"),
            .init("categories", "ORD", "anställd, förtroendevald, utförare, uppdragstagare"),
            .init("leave-out-forms", "ORD", "anställningsformer som inte räknas i andelen, eller inga"),
            .init("leave", "ORD", "lång ledighet: count (räknas) eller leave-out (utelämnas)"),
            .init("months", "TAL", "nyanställda: månader från första dagen"),
            .init("start", "DAG", "nyanställda: regeln gäller dem som börjar från den dagen"),
            .init("gap-days", "TAL", "nyanställda: fria dagar som inte bryter en anställning"),
            .init("from", "DAG", "gäller från den dagen (i dag; med --start den dagen, om den varit)"),
            .init("why", "TEXT", "varför, till exempel beslutets paragraf"),
            .init("who", "TEXT", "vem som har bestämt (driften)"),
            .init("what-if", nil, "visa vilka som byter sida; lagra inget"),
        ]
    ) { arguments, environment in
        let settings = RuleSetting.allCases.filter { arguments.has($0.option) }
        let store = try ReportCommand.open(arguments)
        if arguments.has("list") {
            if let setting = settings.first {
                throw UsageError("--\(setting.option)", "går inte med --list", "ta bort det ena")
            }
            environment.out(try list(arguments, environment.clock.today, store))
            return 0
        }
        let course = try ReportCommand.course(arguments, store: store)
        guard !settings.isEmpty else {
            throw UsageError(
                "rule", "saknar något att bestämma", "skriv till exempel --percent 90, eller --list")
        }
        let decisions = try decisions(settings, arguments, environment.clock.today, course, store)
        if arguments.has("what-if") {
            try whatIf(decisions, course, environment, store)
        } else {
            let now = environment.clock.now()
            let numbers = try store.connection.write {
                try decisions.map { try store.add($0, course: course, now: now) }
            }
            for (number, decision) in zip(numbers, decisions) {
                environment.out(
                    "beslut \(number): \(try decision.text(store)), från \(decision.from)\n")
            }
        }
        return 0
    }

    private static func decisions(
        _ settings: [RuleSetting], _ arguments: Arguments, _ today: Day, _ course: String, _ store: Store
    ) throws -> [RuleDecision] {
        let why = Cell.text(arguments["why"] ?? "")
        guard !why.isEmpty || arguments.has("what-if") else {
            throw UsageError("--why", "saknas", "skriv varför, till exempel --why \"KS 2026-11-10 §12\"")
        }
        let administration = try arguments["administration"].map {
            try GrantCommand.administration(named: Cell.text($0), store)
        }
        if administration != nil, let setting = settings.first(where: { !$0.mayBeLimited }) {
            throw UsageError(
                "--administration", "går inte med --\(setting.option)",
                "bara målet kan vara eget för en förvaltning")
        }
        let terms = try store.ruleTerms(course: course)
        let from = try ReportCommand.day(arguments, "from")
        return try settings.map { setting in
            do {
                let value = try setting.canonical(arguments[setting.option] ?? "", terms)
                let begins = setting == .start ? Day(iso: value).map { min($0, today) } : nil
                return RuleDecision(
                    number: nil, setting: setting, value: value, administration: administration,
                    from: from ?? begins ?? today, why: why, who: Cell.text(arguments["who"] ?? "driften"))
            } catch let fault as CellFault {
                throw UsageError(
                    "--\(setting.option)", "»\(arguments[setting.option] ?? "")« är \(fault.problem)",
                    fault.remedy)
            }
        }
    }

    private static func whatIf(
        _ decisions: [RuleDecision], _ course: String, _ environment: Environment, _ store: Store
    ) throws {
        let now = environment.clock.now()
        let today = Stockholm.day(at: now)
        let day = decisions.map(\.from).reduce(today, max)
        let effect = try store.connection.read {
            try RuleEffect(of: decisions, course: course, on: day, store: store)
        }
        // Stored before any name leaves.
        try store.connection.write {
            for person in Set(effect.changes.map(\.person)).sorted() {
                try store.logAccess(
                    .ruleVerb, by: nil, AccessFilter(course: course, person: person), now: now)
            }
        }
        environment.out(effect.text(course: course) + (try effect.people(store)))
    }

    private static func list(_ arguments: Arguments, _ today: Day, _ store: Store) throws -> String {
        let courses =
            arguments.has("course")
            ? [try ReportCommand.course(arguments, store: store)]
            : Set(try store.knownCourses()).union(try store.coursesWithRules()).union(
                CoursesFolder(path: arguments["courses"] ?? "Courses").ids
            ).sorted()
        return try courses.map { course in
            let all = try store.decisions(course: course)
            let rules = Rules(all, on: today, terms: try store.ruleTerms(course: course))
            var rows = RuleSetting.allCases.map { setting in
                [
                    setting.title.swedish,
                    setting.words(rules.decision(setting)?.value ?? setting.initial).swedish,
                    rules.decision(setting).map(source) ?? "från början",
                ]
            }
            for decision in rules.decisions where decision.administration != nil {
                rows.append([try decision.title(store).swedish, decision.words.swedish, source(decision)])
            }
            var text = "Kurs \(course) per \(today), regelversion \(rules.version.map(String.init) ?? "0")\n"
            text += TextTable.left(rows)
            if !all.isEmpty {
                text += "\nAlla beslut\n"
                text += TextTable.left(
                    try all.map {
                        [
                            String($0.number ?? 0), "från \($0.from)", try $0.text(store),
                            "\($0.who): \($0.why)",
                        ]
                    })
            }
            return text
        }.joined(separator: "\n")
    }

    private static func source(_ decision: RuleDecision) -> String {
        "beslut \(decision.number ?? 0), från \(decision.from)"
    }
}

extension RuleEffect {
    /// The counts, in Swedish.
    func text(course: String) -> String {
        var text = "Om det lagras, kurs \(course) per \(day):\n"
        for target in targets {
            text += "  \(target.text.swedish)\n"
        }
        if let after = newHiresAfter {
            let before = newHiresBefore ?? NewHireCounts()
            text +=
                "  \(Phrase.newHiresChange(before, after).swedish)\n"
        }
        text += personCount == 0 ? "  Ingen byter sida.\n" : "\n\(Numbers.swedish(personCount)) byter sida:\n"
        for step in counts {
            text += "  \(Numbers.swedish(step.count))  \(step.text.swedish)\n"
        }
        return text
    }

    /// Everybody who changes side, by name.
    func people(_ store: Store) throws -> String {
        let lines = try changes.compactMap { change in
            try store.identity(person: change.person).map {
                "  \($0.ref)  \($0.name): \(change.before.title.swedish) → \(change.after.title.swedish)\n"
            }
        }
        return lines.isEmpty ? "" : "\nVilka\n" + lines.joined()
    }
}
