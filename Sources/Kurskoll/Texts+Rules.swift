internal import Compliance

/// The words for rules, in both languages: the pages and the command line say the same.
extension RuleSetting {
    /// What it is called.
    var title: Phrase {
        switch self {
        case .percent: Phrase("Mål", "Target")
        case .targetDay: Phrase("Måldag för prognosen", "Target day of the forecast")
        case .validity: Phrase("Giltighet", "Validity")
        case .versions: Phrase("Versioner som räknas", "Versions that count")
        case .categories: Phrase("Kategorier", "Categories")
        case .forms: Phrase("Anställningsformer som utelämnas", "Forms of employment left out")
        case .leave: Phrase("Lång ledighet", "Long leave")
        case .months: Phrase("Tid för nyanställda", "Time for new hires")
        case .start: Phrase("Nyanställda från", "New hires from")
        case .gap: Phrase("Fria dagar som inte bryter", "Free days that do not break")
        }
    }

    /// What it means and what may be written, for whoever is to change it.
    var hint: Phrase {
        switch self {
        case .percent: Phrase("Hela procent, 0–100.", "Whole percent, 0–100.")
        case .targetDay:
            Phrase(
                "Dagen som prognosen siktar på, ÅÅÅÅ-MM-DD. Skriv ingen för årets sista dag.",
                "The day the forecast aims at. Write none for the last day of the year.")
        case .validity:
            Phrase(
                "Antal månader som ett slutförande gäller. Skriv ingen om det gäller tills vidare.",
                "Months that a completion counts. Write none if it counts for ever.")
        case .versions:
            Phrase(
                "Bara den versionen och senare räknas. Intyg från annat håll har ingen version och räknas då inte.",
                "Only that version and later count. Certificates from elsewhere have none and do not count then."
            )
        case .categories:
            Phrase(
                "Vilka som räknas: anställd, förtroendevald, utförare, uppdragstagare, med komma mellan.",
                "Who is counted: employee, elected, provider, contractor, with commas between.")
        case .forms:
            Phrase(
                "Anställningsformer som inte räknas i andelen, med komma mellan. Skriv inga för att räkna alla. Nyanställda påverkas inte.",
                "Forms of employment that are not counted in the share, with commas between. Write none to count all. New hires are not affected."
            )
        case .leave:
            Phrase(
                "Den som är ledig från alla sina tjänster i 90 dagar eller mer. Skälet till ledigheten finns inte i Kurskoll.",
                "Somebody on leave from every post for 90 days or more. Kurskoll does not know why."
            )
        case .months:
            Phrase("Antal månader från första dagen.", "Months from the first day.")
        case .start:
            Phrase(
                "Regeln gäller dem som börjar den dagen eller senare.",
                "The rule concerns those who begin that day or later.")
        case .gap:
            Phrase(
                "Så många fria dagar mellan två anställningar räknas som en obruten tid.",
                "So many free days between two posts count as unbroken.")
        }
    }

    /// What holds where nothing has been decided, as `canonical` gives it.
    var initial: String {
        switch self {
        case .percent: "80"
        case .months: "12"
        case .gap: "31"
        case .categories: "anställd"
        case .targetDay, .validity, .versions, .forms, .leave, .start: ""
        }
    }

    /// A stored value as people say it.
    func words(_ value: String) -> Phrase {
        switch self {
        case .percent: Phrase("\(value) %", "\(value) %")
        case .targetDay where value.isEmpty: Phrase("31 december", "31 December")
        case .validity where value.isEmpty: Phrase("tills vidare", "for ever")
        case .validity, .months: Phrase("\(value) månader", "\(value) months")
        case .versions where value.isEmpty: Phrase("alla", "all")
        case .versions: Phrase("\(value) eller senare", "\(value) or later")
        case .forms where value.isEmpty: Phrase("inga", "none")
        case .leave: value.isEmpty ? Phrase("räknas", "counted") : Phrase("utelämnas", "left out")
        case .start where value.isEmpty: Phrase("inte bestämt", "not decided")
        case .gap: Phrase("\(value) dagar", "\(value) days")
        case .targetDay, .categories, .forms, .start: Phrase(value, value)
        }
    }
}

extension RuleDecision {
    var words: Phrase { setting.words(value) }

    /// What is decided: »Mål, Vård«.
    func title(_ store: Store) throws -> Phrase {
        guard let administration else { return setting.title }
        let name = try store.administrations().first { $0.id == administration }?.name ?? "?"
        return Phrase("\(setting.title.swedish), \(name)", "\(setting.title.english), \(name)")
    }

    /// »Mål, Vård: 90 %«.
    func text(_ store: Store) throws -> String { "\(try title(store).swedish): \(words.swedish)" }
}

extension RuleEffect.Target {
    /// »Vård: 71,2 %, mål 70 → 80 %: uppfyllt → inte uppfyllt«.
    var text: Phrase {
        let name = administration.map { Phrase($0, $0) } ?? Phrase("Kommunen", "The municipality")
        let share = Self.step(before.share.map { "\($0) %" } ?? "–", after.share.map { "\($0) %" } ?? "–")
        let counts = Self.step(
            "\(Numbers.swedish(before.figure.completed))/\(Numbers.swedish(before.figure.counted))",
            "\(Numbers.swedish(after.figure.completed))/\(Numbers.swedish(after.figure.counted))")
        let percent = Self.step("\(before.percent) %", "\(after.percent) %")
        func met(_ isMet: Bool?) -> Phrase {
            switch isMet {
            case true?: Phrase("uppfyllt", "met")
            case false?: Phrase("inte uppfyllt", "not met")
            case nil: Phrase("ingen siffra", "no figure")
            }
        }
        let (old, new) = (met(before.isMet), met(after.isMet))
        return Phrase(
            "\(name.swedish): \(counts) (\(share)), mål \(percent): \(Self.step(old.swedish, new.swedish))",
            "\(name.english): \(counts) (\(share)), target \(percent): \(Self.step(old.english, new.english))"
        )
    }

    private static func step(_ before: String, _ after: String) -> String {
        before == after ? after : "\(before) → \(after)"
    }
}

extension RuleEffect.Step {
    /// »räknas, klar → räknas, inte klar«; where only the due day is another it says so.
    var text: Phrase {
        before == after
            ? Phrase("\(after.title.swedish): annan sista dag", "\(after.title.english): another due day")
            : Phrase(
                "\(before.title.swedish) → \(after.title.swedish)",
                "\(before.title.english) → \(after.title.english)")
    }
}

extension Phrase {
    // Rules
    static let rules = Phrase("Regler", "Rules")
    static let rulesHow = Phrase(
        "Så räknas kursen. Ett nytt beslut gäller från sin dag: siffror för tidigare dagar ändras inte.",
        "This is how the course is counted. A new decision holds from its day: figures of earlier days do not change."
    )
    static let rulesToday = Phrase("Det här gäller i dag", "What holds today")
    static let rule = Phrase("Regel", "Rule")
    static let holds = Phrase("Gäller", "Holds")
    static let decidedWhere = Phrase("Bestämt", "Decided")
    static let fromTheBeginning = Phrase("från början", "from the beginning")
    static let decisions = Phrase("Alla beslut", "All decisions")
    static let noDecisions = Phrase("Inget är bestämt ännu.", "Nothing has been decided yet.")
    static let decisionNumber = Phrase("Nummer", "Number")
    static let holdsFrom = Phrase("Gäller från", "Holds from")
    static let decided = Phrase("Beslut", "Decision")
    static let why = Phrase("Varför", "Why")
    static let whyHow = Phrase(
        "Till exempel beslutets paragraf. Det står på rapporterna. Skriv inga namn.",
        "The number of the decision, for instance. It is printed on the reports. Write no names.")
    static let whoDecided = Phrase("Vem", "Who")
    static let changeRule = Phrase("Ändra", "Change")
    static let forWhom = Phrase("För", "For")
    static let wholeMunicipality = Phrase("hela kommunen", "the whole municipality")
    static let newValue = Phrase("Nytt värde", "New value")
    static let seeEffect = Phrase("Se vad det gör", "See what it does")
    static let ifDecided = Phrase("Om det bestäms", "If it is decided")
    static let changeOfSide = Phrase("Byter sida", "Change of side")
    static let nobodyChangesSide = Phrase("Ingen byter sida.", "Nobody changes side.")
    static let whoChangesSide = Phrase("Vilka", "Who")
    static let showWho = Phrase("Visa vilka", "Show who")
    static let after = Phrase("Efter", "After")
    static let storeDecision = Phrase("Bestäm", "Decide")
    static let cancel = Phrase("Avbryt", "Cancel")

    static func decidedFrom(_ day: Day, _ number: Int) -> Phrase {
        Phrase("beslut \(number), från \(day)", "decision \(number), from \(day)")
    }

    static func holdsNow(_ value: String) -> Phrase { Phrase("Nu gäller: \(value).", "Now: \(value).") }

    static func from(_ day: Day) -> Phrase { Phrase("från \(day)", "from \(day)") }

    static func effectOn(_ day: Day) -> Phrase {
        Phrase(
            "Så blir siffrorna \(day), med det som är känt i dag. Inget är lagrat ännu.",
            "The figures of \(day) with what is known today. Nothing is stored yet.")
    }

    static func changeSide(_ count: Int) -> Phrase {
        Phrase(
            count == 1 ? "1 person byter sida" : "\(Numbers.swedish(count)) personer byter sida",
            count == 1 ? "1 person changes side" : "\(Numbers.swedish(count)) persons change side")
    }

    static func namedOf(_ named: Int, _ all: Int) -> Phrase {
        named == all
            ? Phrase(
                "Den som visas här kan se det på sin sida.",
                "Whoever is shown here can see it on the own page.")
            : Phrase(
                "De första \(named) av \(Numbers.swedish(all)); kommandot kurskoll rule --what-if visar alla. Den som visas här kan se det på sin sida.",
                "The first \(named) of \(Numbers.swedish(all)); the command kurskoll rule --what-if shows all. Whoever is shown here can see it on the own page."
            )
    }

    static func newHiresChange(_ before: NewHireCounts, _ after: NewHireCounts) -> Phrase {
        func step(_ before: Int, _ after: Int) -> String {
            before == after
                ? Numbers.swedish(after) : "\(Numbers.swedish(before)) → \(Numbers.swedish(after))"
        }
        let all = step(before.newHires, after.newHires)
        let overdue = step(before.overdue, after.overdue)
        return Phrase(
            "Nyanställda: \(all), försenade \(overdue)", "New hires: \(all), overdue \(overdue)")
    }

    /// A value that cannot be taken. What is wrong with it is said in Swedish, as on the command line.
    static func ruleFault(_ fault: CellFault) -> Phrase {
        Phrase("Det är \(fault.problem); \(fault.remedy).", "That cannot be taken: \(fault.remedy).")
    }

    // Frozen reports
    static let frozenReports = Phrase("Avstämningar", "Frozen reports")
    static let frozenHow = Phrase(
        "Siffror som de redovisades. De ändras aldrig, även om någon slutar, flyttar eller raderas. Inga namn, och inga siffror för färre än fem personer.",
        "Figures as they were delivered. They never change, even if somebody leaves, moves or is erased. No names, and no figures of fewer than five persons."
    )
    static let noFrozen = Phrase("Inga avstämningar ännu.", "No frozen reports yet.")
    static let freezeNow = Phrase("Gör en avstämning", "Freeze a report")
    static let freezeHow = Phrase(
        "Avstämningen går inte att ändra eller ta bort. Blir något fel gör du en ny.",
        "It cannot be changed or taken away. If something goes wrong, make a new one.")
    static let freezeButton = Phrase("Frys siffrorna", "Freeze the figures")
    static let occasion = Phrase("Tillfälle", "Occasion")
    static let frozen = Phrase("Fryst", "Frozen")
    static let control = Phrase("Kontroll", "Check")
    static let intact = Phrase("oförändrad", "unchanged")
    static let notIntact = Phrase("ändrad", "changed")
    static let frozenNeedsName = Phrase(
        "Inget är fryst. Skriv vilket tillfälle det är, till exempel Delårsrapport 2 2026.",
        "Nothing is frozen. Write which occasion it is, such as Interim report 2 2026.")
    static let frozenNeedsDay = Phrase(
        "Inget är fryst. Välj en dag som har varit, eller i dag.",
        "Nothing is frozen. Choose a day that has been, or today.")
    static let frozenChanged = Phrase(
        "Avstämningen har ändrats utanför Kurskoll och visas därför inte. Be driften hämta den ur en äldre säkerhetskopia.",
        "This report was changed outside Kurskoll and is therefore not shown. Ask the operator for an older backup."
    )
    static let compareWith = Phrase("Jämför med", "Compare with")
    static let comparison = Phrase("Jämförelse", "Comparison")
    static let comparisonHow = Phrase(
        "Ändringen är i procentenheter. – betyder att siffran saknas i en av dem eller gäller för få.",
        "The change is in percentage points. – means that the figure is missing in one of them or is of too few."
    )
    static let percentagePoints = Phrase("Ändring", "Change")
    static let countedDifferently = Phrase("Räknat på olika sätt", "Counted differently")
    static let howCounted = Phrase("Så är det räknat", "How it was counted")
    static let publishedVersions = Phrase("Publicerade versioner:", "Published versions:")

    static let thisReading = Phrase("(så är det räknat här)", "(counted so here)")
    static let reading = Phrase("Sätt att räkna", "Reading")

    static func otherReadings(_ percent: Int) -> Phrase {
        Phrase(
            "Andra sätt att läsa »\(percent) % under året«",
            "Other readings of “\(percent) % during the year”")
    }

    static func frozenOnDay(_ day: Day) -> Phrase { Phrase("Fryst \(day).", "Frozen \(day).") }

    static func frozenBeforeDay(_ day: Day) -> Phrase {
        Phrase(
            "Dagen hade inte varit: siffrorna är det som var känt \(day).",
            "The day had not been: the figures are what was known \(day).")
    }

    static func place(_ place: FrozenFigures.Place) -> Phrase {
        guard place.administration != nil else { return Phrase("Kommunen", "The municipality") }
        guard let merged = place.mergedUnits else { return Phrase(place.title, place.title) }
        return Phrase(
            "Övriga små enheter (\(merged))",
            merged == 1 ? "Other small units (1)" : "Other small units (\(merged))")
    }
}
