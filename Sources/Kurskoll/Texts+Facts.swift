internal import Compliance

/// The texts about a person's facts, about what HR decides by hand, and about what stands behind a figure.
extension Phrase {
    // In a person's own data
    static let voidedBecause = Phrase("Skäl till makulering", "Why void")
    static let voidedBy = Phrase("Makulerat av", "Voided by")
    static let registeredBecause = Phrase("Skäl till registrering", "Why registered")
    static let registeredBy = Phrase("Registrerat av", "Registered by")
    static let retractions = Phrase("Återtagna beslut", "Decisions taken back")
    static let retractedBecause = Phrase("Skäl till återtagande", "Why taken back")
    static let retractedBy = Phrase("Återtaget av", "Taken back by")

    // Where somebody was named
    static let listingSearch = Phrase(
        "en sökning efter personer: namn och enhet", "a search for persons: name and unit")
    static let listingPersonPage = Phrase(
        "HR:s sida om dig: anställningar, slutförda kurser och beslut",
        "HR's page about you: employments, completed courses and decisions")
    static let listingExplanation = Phrase(
        "listan bakom en siffra: namn, slutförd dag, och vilka som inte räknas",
        "the list behind a figure: name, day of completion, and who is not counted")

    // Finding a person
    static let persons = Phrase("Personer", "Persons")
    static let searchLabel = Phrase("Namn eller person_ref", "Name or person_ref")
    static let searchHow = Phrase(
        "Början av för- och efternamn räcker, i vilken ordning som helst. Den som visas kan se att du har sökt.",
        "The beginning of first and last name is enough, in any order. Whoever is shown can see that you searched."
    )
    static let search = Phrase("Sök", "Search")
    static let searchAnother = Phrase("Sök en annan person", "Search for another person")
    static let nobodyFound = Phrase(
        "Ingen i dina förvaltningar heter så.", "Nobody in your administrations is called that.")
    static let noPost = Phrase("Ingen anställning", "No employment")

    static func personsFound(_ count: Int) -> Phrase {
        Phrase(count == 1 ? "1 person" : "\(count) personer", count == 1 ? "1 person" : "\(count) persons")
    }

    static func tooManyFound(_ limit: Int) -> Phrase {
        Phrase(
            "De första \(limit) visas. Skriv mer av namnet för att hitta rätt.",
            "The first \(limit) are shown. Write more of the name to find the right one.")
    }

    // A person's page
    static let completionsAndTime = Phrase("Slutföranden och förlängd tid", "Completions and more time")
    static let registerTitle = Phrase("Registrera ett slutförande", "Register a completion")
    static let registerButton = Phrase("Registrera", "Register")
    static let completedDay = Phrase("Slutförd", "Completed on")
    static let extendTitle = Phrase("Förläng tiden", "Give more time")
    static let extendButton = Phrase("Förläng", "Give more time")
    static let extendHow = Phrase(
        "Den ursprungliga dagen syns kvar. Chefen ser den nya dagen men inte skälet.",
        "The original day stays visible. The manager sees the new day but not the reason.")
    static let newDueDay = Phrase("Ska vara klar senast", "Must be done by")
    static let grantedDay = Phrase("Beviljad", "Granted on")
    static let voidTitle = Phrase("Makulera", "Declare void")
    static let voidButton = Phrase("Makulera", "Declare void")
    static let voidHow = Phrase(
        "Slutförandet räknas inte från den dag du väljer. Välj dagen då det gjordes om det aldrig skulle ha räknats.",
        "The completion does not count from the day you choose. Choose the day it was made if it should never have counted."
    )
    static let correctContact = Phrase("Rätta namn, e-post eller inloggning", "Correct name, e-mail or login")
    static let correctPost = Phrase("Rätta anställningen", "Correct the employment")
    static let correctButton = Phrase("Rätta", "Correct")
    static let correctHow = Phrase(
        "Rättelsen står kvar tills en fil säger något annat än i dag. Dagar skrivs ÅÅÅÅ-MM-DD och enheten med sin kod. Ett tomt fält tar bort värdet.",
        "The correction holds until a file says something else than it does now. Days are written YYYY-MM-DD and the unit by its code. An empty field takes the value away."
    )
    static let retractButton = Phrase("Ta tillbaka", "Take back")
    static let printCodeHow = Phrase(
        "Sex ord att skriva ut och lämna över till den som saknar e-post. Koden gäller en gång, i 14 dagar.",
        "Six words to print and hand over to somebody without e-mail. The code works once, within 14 days.")
    static let makeCode = Phrase("Gör en kod", "Make a code")
    static let codeToPrintHow = Phrase(
        "Skriv orden på inloggningssidan. Stora och små bokstäver och prickar spelar ingen roll. Koden gäller en gång, i 14 dagar.",
        "Write the words on the sign-in page. Capitals and dots do not matter. The code works once, within 14 days."
    )
    static let backToPerson = Phrase("Till personen", "To the person")
    static let notDone = Phrase("Inget är ändrat.", "Nothing is changed.")

    static func codeFor(_ name: String) -> Phrase { Phrase("Kod för \(name)", "Code for \(name)") }

    static func retractTitle(_ kind: DecisionKind) -> Phrase {
        switch kind {
        case .voiding: Phrase("Ta tillbaka makuleringen", "Take the voiding back")
        case .extension: Phrase("Ta tillbaka förlängningen", "Take the extension back")
        case .registration: Phrase("Ta tillbaka registreringen", "Take the registration back")
        case .correction: Phrase("Ta tillbaka rättelsen", "Take the correction back")
        }
    }

    static func placedFrom(_ day: Day, _ place: String) -> Phrase {
        Phrase("från \(day): \(place)", "from \(day): \(place)")
    }

    static func onLeave(_ first: Day, _ last: Day?) -> Phrase {
        Phrase(
            "ledig \(first) till \(last?.description ?? "vidare")",
            "on leave \(first) to \(last?.description ?? "further notice")")
    }

    // Behind a figure
    static let whoIsCounted = Phrase("Vilka som räknas", "Who is counted")
    static let notCounted = Phrase("Räknas inte", "Not counted")
    static let whyNotCounted = Phrase("Varför", "Why")
    static let asOfDay = Phrase("Per", "As of")
    static let show = Phrase("Visa", "Show")

    static func countedCompletedLeftOut(_ figure: Figure, _ leftOut: Int) -> Phrase {
        Phrase(
            "\(Numbers.swedish(figure.counted)) räknas, \(Numbers.swedish(figure.completed)) har slutfört, \(Numbers.swedish(leftOut)) räknas inte.",
            "\(Numbers.swedish(figure.counted)) are counted, \(Numbers.swedish(figure.completed)) have completed, \(Numbers.swedish(leftOut)) are not counted."
        )
    }

    static func howCounted(_ rules: Rules) -> Phrase {
        let english = CategoryWords.all.filter { rules.categories.contains($0.category) }.map(\.english)
        return Phrase(
            "Räknas: de som har en anställning den dagen, kategori \(CategoryWords.text(rules.categories)). Har slutfört: de som har ett giltigt slutförande den dagen.",
            "Counted: those with an employment on the day, category \(english.joined(separator: ", ")). Completed: those with a valid completion on the day."
        )
    }
}
