internal import Compliance

/// The texts of the board's, HR's and managers' charts and lists.
extension Phrase {
    static let administrations = Phrase("Förvaltningar", "Administrations")
    static let theYear = Phrase("Året som gått", "The past year")
    static let asTable = Phrase("Visa som tabell", "Show as a table")
    static let dayWord = Phrase("Dag", "Day")
    static let prospect = Phrase("i nuvarande takt", "at this pace")
    static let dueTimeline = Phrase("Nyanställda efter månad då de ska vara klara", "New hires by the month they are due")
    static let dueMonth = Phrase("Ska vara klara", "Due")
    static let done = Phrase("Klara", "Done")
    static let timeLeft = Phrase("Har tid kvar", "Time left")
    static let nowWord = Phrase("nu", "now")
    static let printBoard = Phrase("Skriv ut: en sida per förvaltning", "Print: a page per administration")
    static let printBoardHow = Phrase(
        "En A4-sida per förvaltning, till verksamhetsberättelsen. Skriv ut från webbläsaren, eller spara som pdf.",
        "An A4 page per administration, for the yearly report. Print from the browser, or save as PDF.")

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
            "Kurva: andelen gick från \(Tenths.swedish(from)) procent \(first.day) till \(Tenths.swedish(to)) procent \(last.day). Målet är \(percent) procent.",
            "Curve: the share went from \(Tenths.english(from)) percent \(first.day) to \(Tenths.english(to)) percent \(last.day). The target is \(percent) percent."
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
            "Sedan \(day): \(came.swedish), och \(left.swedish).",
            "Since \(day): \(came.english), and \(left.english).")
    }
}
