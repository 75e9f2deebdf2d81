internal import Compliance

/// The texts of indicators, forecasts and new hires.
extension Phrase {
    static let newHires = Phrase("Nyanställda", "New hires")
    static let name = Phrase("Namn", "Name")
    static let firstDay = Phrase("Första dag", "First day")
    static let dueDay = Phrase("Senast", "Due")
    static let status = Phrase("Läge", "Status")
    static let unit = Phrase("Enhet", "Unit")
    static let administration = Phrase("Förvaltning", "Administration")
    static let counted = Phrase("Antal", "Persons")
    static let completed = Phrase("Slutförda", "Completed")
    static let share = Phrase("Andel", "Share")
    static let target = Phrase("Mål", "Target")
    static let met = Phrase("Uppfyllt", "Met")
    static let notMet = Phrase("Inte uppfyllt", "Not met")
    static let noFigure = Phrase("Ingen uppgift", "No figure")
    static let inAll = Phrase("Hela kommunen", "The whole municipality")
    static let download = Phrase("Hämta", "Download")
    static let noNewHires = Phrase(
        "Inga nyanställda i dina enheter just nu.", "No new hires in your units right now.")
    static let inTime = Phrase("Klar i tid", "Done in time")
    static let late = Phrase("Klar, för sent", "Done, late")
    static let overdue = Phrase("Försenad", "Overdue")
    static let dueSoon = Phrase("Ska bli klar snart", "Due soon")
    static let onTrack = Phrase("I god tid", "On track")
    static let missingFirstDay = Phrase("Uppgift saknas om första dag", "First day is missing")

    // Sentences with a value in them
    static func completedOf(_ completed: Int, _ counted: Int) -> Phrase {
        let (done, all) = (Numbers.swedish(completed), Numbers.swedish(counted))
        return Phrase("\(done) av \(all) har slutfört.", "\(done) of \(all) have completed.")
    }

    static func targetIs(_ percent: Int) -> Phrase {
        // A no-break space: the sign stays with its number.
        Phrase("Målet är \(percent)\u{a0}%.", "The target is \(percent)\u{a0}%.")
    }

    static func moreNeeded(_ count: Int) -> Phrase {
        Phrase("\(Numbers.swedish(count)) till behövs", "\(Numbers.swedish(count)) more needed")
    }

    static func forecast(_ report: IndicatorReport) -> Phrase {
        let needed = Numbers.swedish(report.total.needed)
        if report.total.needed == 0 { return Phrase("Målet är nått.", "The target is reached.") }
        let pace = report.forecast.pacePerWeekTenths
        let reached =
            report.forecast.reachedOn.map {
                Phrase(
                    "I nuvarande takt, \(Tenths.swedish(pace)) i veckan, nås målet \($0) om ingen börjar eller slutar.",
                    "At this pace, \(Tenths.english(pace)) a week, it is reached \($0) if nobody comes or leaves."
                )
            } ?? Phrase("Målet nås inte i nuvarande takt.", "It is not reached at this pace.")
        let target = report.forecast.targetDay
        let perWeek =
            report.forecast.neededPerWeekTenths.map {
                Phrase(
                    " För att nå det \(target) behövs \(Tenths.swedish($0)) i veckan.",
                    " To reach it \(target) takes \(Tenths.english($0)) a week.")
            } ?? Phrase("", "")
        let due =
            report.newHiresDue.map {
                Phrase(
                    " \(Numbers.swedish($0)) nyanställda som inte är klara ska vara det senast \(target).",
                    " \(Numbers.swedish($0)) new hires who are not done are due by \(target).")
            } ?? Phrase("", "")
        return Phrase(
            "\(needed) till behövs. \(reached.swedish)\(perWeek.swedish)\(due.swedish)",
            "\(needed) more needed. \(reached.english)\(perWeek.english)\(due.english)")
    }

    static func unitCount(_ count: Int) -> Phrase {
        Phrase(count == 1 ? "1 enhet" : "\(count) enheter", count == 1 ? "1 unit" : "\(count) units")
    }

    static func sumOfUnits(_ sum: Int, _ persons: Int) -> Phrase {
        let (sum, persons) = (Numbers.swedish(sum), Numbers.swedish(persons))
        return Phrase(
            "Enheterna ger tillsammans \(sum), kommunen \(persons): den som har tjänst i flera enheter räknas en gång i varje.",
            "The units add up to \(sum), the municipality is \(persons): somebody with posts in several units is counted once in each."
        )
    }

    static func perDay(_ day: Day) -> Phrase { Phrase("Per \(day).", "As of \(day).") }

    static func originally(_ day: Day) -> Phrase { Phrase("(från början \(day))", "(originally \(day))") }

    static func status(_ status: NewHireStatus) -> Phrase {
        switch status {
        case .inTime: .inTime
        case .late: .late
        case .overdue: .overdue
        case .dueSoon: .dueSoon
        case .onTrack: .onTrack
        }
    }

    /// What a manager must see in ten seconds.
    static func urgency(_ counts: NewHireCounts) -> Phrase {
        switch (counts.overdue, counts.dueSoon) {
        case (0, 0):
            Phrase(
                "Ingen är försenad, och ingen ska bli klar inom 60 dagar.",
                "Nobody is late or due within 60 days.")
        case (let late, 0): Phrase("\(late) försenade.", "\(late) late.")
        case (0, let soon): Phrase("\(soon) ska bli klara inom 60 dagar.", "\(soon) due within 60 days.")
        case (let late, let soon):
            Phrase(
                "\(late) försenade, \(soon) ska bli klara inom 60 dagar.",
                "\(late) late, \(soon) due within 60 days.")
        }
    }

    static func doneNewHires(_ count: Int) -> Phrase { Phrase("\(count) är klara", "\(count) are done") }

    static func daysLeft(_ days: Int) -> Phrase {
        switch days {
        case 0: Phrase("sista dagen är i dag", "the last day is today")
        case 1: Phrase("1 dag kvar", "1 day left")
        case -1: Phrase("1 dag sen", "1 day late")
        case ..<0: Phrase("\(-days) dagar sen", "\(-days) days late")
        default: Phrase("\(days) dagar kvar", "\(days) days left")
        }
    }
}
