internal import Compliance

/// The texts of the board's, HR's and managers' charts and lists.
extension Phrase {
    static let administrations = Phrase("Förvaltningar", "Administrations")
    static let theYear = Phrase("Året som gått", "The past year")
    static let asTable = Phrase("Visa som tabell", "Show as a table")
    static let monthEnd = Phrase("Vid månadens slut", "At the end of")
    static let prospect = Phrase("i nuvarande takt", "at this pace")
    static let dueTimeline = Phrase(
        "Nyanställda efter månad då de ska vara klara", "New hires by the month they are due")
    static let dueMonth = Phrase("Ska vara klara", "Due")
    static let done = Phrase("Klara", "Done")
    static let timeLeft = Phrase("Har tid kvar", "Time left")
    static let nowWord = Phrase("nu", "now")
    static let printBoard = Phrase("Skriv ut: en sida per förvaltning", "Print: a page per administration")
    static let printBoardHow = Phrase(
        "En A4-sida per förvaltning, till verksamhetsberättelsen. Skriv ut från webbläsaren, eller spara som pdf.",
        "An A4 page per administration, for the yearly report. Print from the browser, or save as PDF.")

    // HR's page
    static let fridaysFile = Phrase("Fredagens fil", "Friday's file")
    static let fridaysFileHow = Phrase(
        "Läs in personalfilen. Du får se vad som ändras innan något sparas.",
        "Take in the staff file. You see what changes before anything is stored.")
    static let toExcel = Phrase("Till Excel", "To Excel")
    static let lookUp = Phrase("Slå upp och besluta", "Look up and decide")
    static let all = Phrase("Alla", "All")
    static let unitSearch = Phrase("Enhet eller kod", "Unit or code")
    static let orderBy = Phrase("Ordning", "Order")
    static let showUnits = Phrase("Visa enheter", "Show units")
    static let noUnitFits = Phrase(
        "Ingen enhet passar. Sök på en del av namnet, eller välj Alla.",
        "No unit fits. Search for a part of the name, or choose All.")
    static let previousPage = Phrase("Föregående sida", "Previous page")
    static let nextPage = Phrase("Nästa sida", "Next page")

    static func unitStanding(_ standing: UnitList.Standing) -> Phrase {
        switch standing {
        case .alla: all
        case .kvar: notMet
        case .klara: met
        }
    }

    static func unitOrder(_ order: UnitList.Order) -> Phrase {
        switch order {
        case .namn: Phrase("Namn", "Name")
        case .andel: Phrase("Lägst andel först", "Lowest share first")
        case .kvar: Phrase("Flest kvar först", "Most left first")
        case .antal: Phrase("Störst först", "Largest first")
        }
    }

    static func unitsFound(_ count: Int, _ page: Int, _ last: Int) -> Phrase {
        let units = unitCount(count)
        guard last > 1 else { return Phrase("\(units.swedish).", "\(units.english).") }
        return Phrase(
            "\(units.swedish), sida \(page) av \(last).", "\(units.english), page \(page) of \(last).")
    }

    // What needs a hand
    static let workQueue = Phrase("Att åtgärda", "To do")
    static let queueShow = Phrase("Visa vad som behöver göras", "Show what needs doing")
    static let queueIsEmpty = Phrase("Inget behöver åtgärdas just nu.", "Nothing needs doing right now.")
    static let queueMissingFirstDay = Phrase("Utan första dag", "Without a first day")
    static let queueMissingFirstDayHow = Phrase(
        "Vi vet inte när de ska vara klara. Skriv dagen i HR-systemet, så kommer den med nästa fil, eller rätta den på personens sida.",
        "We do not know when they must be done. Write the day in the HR system, and it comes with the next file, or correct it on the person's page."
    )
    static let queueWithoutManager = Phrase("Enheter utan chef", "Units without a manager")
    static let queueWithoutManagerHow = Phrase(
        "Ingen ser deras nyanställda. Fyll i chef_person_ref på enhetens rader i personalfilen.",
        "Nobody sees their new hires. Fill in chef_person_ref on the unit's rows in the staff file.")
    static let queueUnreachable = Phrase("Kan inte logga in", "Cannot sign in")
    static let queueUnreachableHow = Phrase(
        "De har varken e-postadress eller inloggning, och inget tyder på att de har varit inne. Skriv ut en kod på personens sida.",
        "They have neither e-mail nor login, and nothing shows that they have been here. Print a code on the person's page."
    )
    static let listingWorkQueue = Phrase(
        "HR:s lista över uppgifter som saknas", "HR's list of what is missing")

    static func queueIsCut(_ limit: Int) -> Phrase {
        Phrase(
            "De första \(limit) visas. Resten kommer när dessa är klara.",
            "The first \(limit) are shown. The rest come when these are done.")
    }

    /// What needs a hand, in a line each; nothing of what nobody lacks.
    static func queueCounts(_ queue: WorkQueue) -> [Phrase] {
        [
            (queue.missingFirstDay.count, "saknar första dag", "without a first day"),
            (queue.unitsWithoutManager.count, "enheter utan chef", "units without a manager"),
            (queue.unreachable.count, "kan inte logga in", "cannot sign in"),
        ].filter { $0.0 > 0 }.map {
            Phrase("\(Numbers.swedish($0.0)) \($0.1)", "\(Numbers.swedish($0.0)) \($0.2)")
        }
    }

    static func monthName(_ month: Int) -> Phrase {
        let swedish = ["jan", "feb", "mars", "apr", "maj", "juni", "juli", "aug", "sep", "okt", "nov", "dec"]
        let english = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return Phrase(swedish[(month + 11) % 12], english[(month + 11) % 12])
    }

    /// What a curve shows, for who cannot see it.
    static func curveSays(_ points: [OverviewReport.Point], _ percent: Int) -> Phrase {
        let shown = points.filter { $0.shareTenths != nil }
        guard let first = shown.first, let last = shown.last, let from = first.shareTenths,
            let to = last.shareTenths
        else { return noFigure }
        return Phrase(
            "Kurva: andelen gick från \(Tenths.swedish(from)) procent vid slutet av \(monthName(first.day.month).swedish) \(first.day.year) till \(Tenths.swedish(to)) procent \(last.day). Målet är \(percent) procent.",
            "Curve: the share went from \(Tenths.english(from)) percent at the end of \(monthName(first.day.month).english) \(first.day.year) to \(Tenths.english(to)) percent \(last.day). The target is \(percent) percent."
        )
    }

    /// What the columns of due months show, for who cannot see them.
    static func dueSays(_ months: [OverviewReport.DueMonth]) -> Phrase {
        let shown = months.filter { !$0.isSuppressed }
        let (done, late, open) = shown.reduce((0, 0, 0)) {
            ($0.0 + $1.completed, $0.1 + $1.overdue, $0.2 + $1.open)
        }
        return Phrase(
            "Staplar: av de nyanställda i de här månaderna är \(Numbers.swedish(done)) klara, \(Numbers.swedish(late)) försenade, och \(Numbers.swedish(open)) har tid kvar.",
            "Columns: of the new hires in these months \(Numbers.swedish(done)) are done, \(Numbers.swedish(late)) late, and \(Numbers.swedish(open)) have time left."
        )
    }

    /// Who has come and who has left since a day; of fewer than five nothing is told.
    static func flow(_ flow: CurveTally.Flow, since day: Day) -> Phrase {
        func part(_ all: Int, _ completed: Int, _ swedish: (String, String), _ english: (String, String))
            -> Phrase
        {
            if (1..<GroupTree.smallest).contains(all) {
                return Phrase("färre än fem har \(swedish.0)", "fewer than five have \(english.0)")
            }
            let (count, done) = (Numbers.swedish(all), Numbers.swedish(completed))
            return all == 0
                ? Phrase("ingen har \(swedish.0)", "nobody has \(english.0)")
                : Phrase(
                    "\(count) har \(swedish.0) (\(done) \(swedish.1))",
                    "\(count) have \(english.0) (\(done) \(english.1))")
        }
        let came = part(
            flow.joined, flow.joinedCompleted, ("tillkommit", "är klara"), ("come", "are done"))
        let left = part(
            flow.left, flow.leftCompleted, ("slutat", "hade slutfört"), ("left", "had completed"))
        return Phrase(
            "Sedan slutet av \(monthName(day.month).swedish) \(day.year): \(came.swedish), och \(left.swedish).",
            "Since the end of \(monthName(day.month).english) \(day.year): \(came.english), and \(left.english)."
        )
    }

    // A manager lends a unit
    static let loans = Phrase("Ersättare och gruppledare", "Deputies and group leaders")
    static let loansHow = Phrase(
        "En ersättare ser detsamma som du om enheten, till och med den dag du väljer. En gruppledare får leda enheten genom en kurs på den dag du väljer, och ser då namnen i enheten men inte vem som är klar. Ingen av dem kan ge behörigheten vidare, och den upphör om du slutar leda enheten.",
        "A deputy sees what you see of the unit, up to and including the day you choose. A group leader may lead the unit through a course on the day you choose, and then sees the names in the unit but not who is done. Neither can pass it on, and it ends if you no longer lead the unit."
    )
    static let noLoans = Phrase("Ingen just nu.", "Nobody right now.")
    static let lendToDeputy = Phrase("Ge en ersättare tillgång", "Give a deputy access")
    static let lendToDeputyHow = Phrase(
        "Skriv ersättarens e-postadress i arbetet. Tillgången börjar i dag.",
        "Write the deputy's e-mail address at work. The access begins today.")
    static let lend = Phrase("Ge tillgång", "Give access")
    static let appointLeader = Phrase("Utse en gruppledare", "Appoint a group leader")
    static let appointLeaderHow = Phrase(
        "Välj någon i enheten och vilken dag det gäller.", "Choose somebody in the unit and the day.")
    static let appoint = Phrase("Utse", "Appoint")
    static let loanNobody = Phrase(
        "Det går inte att ge tillgång till den adressen. Kontrollera den, eller be HR om hjälp. Inget har sparats.",
        "Access cannot be given to that address. Check it, or ask HR for help. Nothing has been stored.")
    static let loanDayIsWrong = Phrase(
        "Välj en dag från i dag och högst ett år fram. Inget har sparats.",
        "Choose a day from today and at most a year ahead. Nothing has been stored.")

    static func loan(_ loan: UnitLoan) -> Phrase {
        switch loan.task {
        case .groupLeader:
            Phrase("\(loan.name), gruppledare \(loan.from)", "\(loan.name), group leader on \(loan.from)")
        case .manager, .deputy:
            Phrase(
                "\(loan.name), ersättare till och med \(loan.until)",
                "\(loan.name), deputy until \(loan.until)")
        }
    }

    static func takeBack(_ name: String) -> Phrase {
        Phrase("Ta tillbaka från \(name)", "Take back from \(name)")
    }

}
