internal import Compliance

/// The texts of the accessibility statement and of faults that are told.
extension Phrase {
    static let complianceHeading = Phrase("Hur tillgängliga är sidorna?", "How accessible are the pages?")
    static let complianceUnknown = Phrase(
        "Kommunen har inte angett om sidorna är helt, delvis eller inte förenliga med lagen om tillgänglighet till digital offentlig service.",
        "The municipality has not said whether the pages comply with the Swedish act on accessible digital public services fully, partly or not."
    )
    static let shortcomingsHeading = Phrase("Det här är inte tillgängligt", "This is not accessible")
    static let noShortcomings = Phrase("Inga brister är kända.", "No faults are known.")
    static let otherWays = Phrase(
        "Behöver du kursen på ett annat sätt? Be din chef eller HR. Du behöver inte säga varför.",
        "Do you need the course in another way? Ask your manager or HR. You need not say why.")
    static let burdenHeading = Phrase("Undantag", "Exceptions")
    static let noBurden = Phrase(
        "Kommunen åberopar inget undantag för oskäligt betungande anpassning (12 §).",
        "The municipality claims no exception for a disproportionate burden (section 12).")
    static let nothingOutside = Phrase(
        "Inget av innehållet här är undantaget från lagen (9 §).",
        "None of the content here is exempt from the act (section 9).")
    static let assessmentHeading = Phrase("Så har sidorna bedömts", "How the pages were assessed")
    static let assessmentUnknown = Phrase(
        "Varje sida provas automatiskt mot WCAG 2.2 innan en ny version av Kurskoll släpps. Kommunen har inte angett någon egen bedömning.",
        "Every page is tested automatically against WCAG 2.2 before a new version of Kurskoll is released. The municipality has not given an assessment of its own."
    )
    static let assessedOn = Phrase("Bedömt", "Assessed")
    static let updatedOn = Phrase("Redogörelsen uppdaterad", "Statement updated")
    static let supervisionHeading = Phrase("Tillsyn", "Supervision")
    static let supervisionText = Phrase(
        "Myndigheten för digital förvaltning, Digg, har tillsyn över lagen om tillgänglighet till digital offentlig service.",
        "The Agency for Digital Government, Digg, supervises the act on accessible digital public services.")

    // A fault that somebody tells of
    static let faultAbout = Phrase(
        "Du behöver inte logga in, och inte säga vem du är.",
        "You need not sign in, and need not say who you are.")
    static let faultWhat = Phrase("Vad är det som inte fungerar?", "What does not work?")
    static let faultWhatHow = Phrase(
        "Skriv gärna vilken sida det gäller och vad du använder, till exempel en skärmläsare. Skriv inget om din hälsa.",
        "Please say which page it is and what you use, such as a screen reader. Write nothing about your health."
    )
    static let faultContact = Phrase(
        "Vart vill du ha svar? (frivilligt)", "Where do you want an answer? (optional)")
    static let faultContactHow = Phrase(
        "Till exempel en e-postadress. Den raderas när bristen är åtgärdad.",
        "An e-mail address, for example. It is erased when the fault is dealt with.")
    static let faultSend = Phrase("Skicka", "Send")
    static let faultIsEmpty = Phrase(
        "Inget har skickats. Skriv vad som inte fungerar, med högst 2 000 tecken.",
        "Nothing has been sent. Write what does not work, in at most 2,000 characters.")
    static let faultsAreTooMany = Phrase(
        "Det har kommit så många anmälningar i dag att fler inte tas emot. Försök i morgon, eller säg till HR.",
        "So many reports have come today that no more are taken. Try tomorrow, or tell HR.")
    static let faultThanks = Phrase("Tack, vi har fått det", "Thank you, we have received it")
    static let faultThanksAnswer = Phrase(
        "Kommunen svarar dit du angav.", "The municipality answers where you said.")
    static let faultThanksNoAnswer = Phrase(
        "Du bad inte om något svar, så du får inget.", "You asked for no answer, so you will get none.")
    static let faults = Phrase("Anmälda brister i tillgänglighet", "Reported accessibility faults")
    static let faultsHow = Phrase(
        "Vem som helst kan anmäla en brist, utan att logga in. När du markerar en som åtgärdad raderas den.",
        "Anybody can report a fault, without signing in. One that you mark as dealt with is erased.")
    static let noFaults = Phrase("Inget är anmält.", "Nothing is reported.")
    static let faultNoAnswer = Phrase("Vill inte ha svar.", "Wants no answer.")

    static func faultAnswerTo(_ contact: String) -> Phrase {
        Phrase("Svara till \(contact).", "Answer to \(contact).")
    }

    static func faultDone(_ day: Day) -> Phrase {
        Phrase("Åtgärdad: den från \(day)", "Dealt with: the one of \(day)")
    }

    // The statement
    static let accessibilityHow = Phrase(
        "Sidorna är byggda för WCAG 2.2 på nivå AA. De ska fungera i mobilen, med tangentbord, med skärmläsare och utan JavaScript.",
        "The pages are built for WCAG 2.2 level AA. They should work on a phone, with a keyboard, with a screen reader and without JavaScript."
    )
    static let accessibilityReport = Phrase(
        "Säg till om något inte fungerar", "Tell us if something does not work")
    static let accessibilityDigg = Phrase(
        "Anmäl till Digg om du inte är nöjd med svaret",
        "Complain to Digg if you are not content with the answer")

    static func accessibilityWho(_ municipality: String) -> Phrase {
        Phrase(
            "\(municipality) står bakom den här webbplatsen och vill att alla medarbetare ska kunna använda den.",
            "\(municipality) is behind this site and wants all its staff to be able to use it.")
    }

    static func accessibilityContact(_ contact: String) -> Phrase {
        Phrase("Skriv till \(contact).", "Write to \(contact).")
    }
}
