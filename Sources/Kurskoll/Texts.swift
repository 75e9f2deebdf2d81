/// Every text of the pages, in both languages: here what several of them share, in `Texts+….swift` those of a part. The
/// command line speaks Swedish and has its texts beside its verbs.
extension Phrase {
    // Around every page
    static let languageName = Phrase("Svenska", "English")
    static let skipToContent = Phrase("Till innehållet", "Skip to content")
    static let mainMenu = Phrase("Huvudmeny", "Main menu")
    static let leaveQuickly = Phrase("Lämna sidan snabbt", "Leave this page quickly")
    static let exitPressTwoMore = Phrase(
        "Skift, tryck två gånger till för att lämna sidan.", "Shift, press 2 more times to leave.")
    static let exitPressOneMore = Phrase(
        "Skift, tryck en gång till för att lämna sidan.", "Shift, press 1 more time to leave.")
    static let exitExpired = Phrase("Snabbutgången avbröts.", "Leaving the page was cancelled.")
    static let loading = Phrase("Laddar.", "Loading.")
    static let myCourses = Phrase("Mina kurser", "My courses")
    static let myUnits = Phrase("Mina enheter", "My units")
    static let overview = Phrase("Översikt", "Overview")
    static let author = Phrase("Författare", "Author")
    static let help = Phrase("Stöd och hjälp", "Support and help")
    static let myData = Phrase("Mina uppgifter", "My data")
    static let signOut = Phrase("Logga ut", "Sign out")
    static let ifYouNeedHelp = Phrase("Om du behöver hjälp", "If you need help")
    static let emergencyBefore = Phrase("Vid akut fara, ring", "In immediate danger, call")
    static let moreHelp = Phrase("Fler vägar till stöd och hjälp", "More ways to support and help")
    static let privacy = Phrase("Så behandlar vi dina uppgifter", "How we treat your data")
    static let accessibility = Phrase("Tillgänglighet", "Accessibility")
    static let toMyCourses = Phrase("Till mina kurser", "To my courses")

    // When a page is not shown
    static let signInAgain = Phrase("Du behöver logga in igen", "You need to sign in again")
    static let signInAgainText = Phrase(
        "Din inloggning har gått ut, så det du skickade togs inte emot, och svaren på sidan är borta. Logga in och börja om därifrån du var.",
        "Your session has ended, so what you sent was not received, and the answers on the page are lost. Sign in and go on from where you were."
    )
    static let notForYou = Phrase("Sidan är inte öppen för dig", "This page is not open to you")
    static let notForYouText = Phrase(
        "Sidan hör till en annan roll. Behöver du den i ditt arbete, be HR om tillgång.",
        "The page belongs to another role. If your work needs it, ask HR for access.")
    static let notFound = Phrase("Sidan finns inte", "The page does not exist")
    static let notFoundText = Phrase(
        "Kontrollera adressen, eller börja om från dina kurser.",
        "Check the address, or start again from your courses.")
    static let badRequest = Phrase(
        "Det gick inte att läsa det som skickades", "What was sent could not be read")
    static let badRequestText = Phrase(
        "Inget har sparats. Gå tillbaka, ladda om sidan och försök igen.",
        "Nothing has been stored. Go back, reload the page and try again.")
    static let misdirected = Phrase("Fel adress", "Wrong address")
    static let misdirectedText = Phrase(
        "Kurskoll svarar inte på den här adressen. Använd adressen du har fått av kommunen.",
        "Kurskoll does not answer at this address. Use the address that the municipality has given you.")
    static let staleForm = Phrase("Sidan var för gammal", "The page was too old")
    static let staleFormText = Phrase(
        "Du har loggat in på nytt eller börjat om sedan sidan öppnades. Inget har sparats, och svaren på sidan är borta. Öppna sidan igen och skicka därifrån.",
        "You have signed in or begun again since the page was opened. Nothing has been stored, and the answers on the page are lost. Open the page again and send from there."
    )
    static let ourFault = Phrase("Något gick fel hos oss", "Something went wrong on our side")
    static let ourFaultText = Phrase(
        "Inget har sparats. Försök igen om en stund. Hjälper det inte, säg till den som ansvarar för Kurskoll.",
        "Nothing has been stored. Try again in a while. If that does not help, tell the person in charge of Kurskoll."
    )

    // Small words of several pages
    static let theMunicipality = Phrase("kommunen", "the municipality")
    static let email = Phrase("E-post", "E-mail")
    static let login = Phrase("Inloggning", "Login")
    static let employments = Phrase("Anställningar", "Employments")
    static let lastDay = Phrase("Sista dag", "Last day")
    static let methodHeading = Phrase("Sätt", "Method")
    static let units = Phrase("Enheter", "Units")
    static let unitCode = Phrase("Enhetskod", "Unit code")
    static let tooFew = Phrase("färre än fem personer, visas inte", "fewer than five persons, not shown")
    static let downloadPerUnit = Phrase("Hämta per enhet till Excel", "Download per unit for Excel")
    static let noNewHireRule = Phrase(
        "Det är inte bestämt från vilken dag regeln om nyanställda gäller. HR bestämmer det.",
        "It is not decided from which day the rule on new hires holds. HR decides that.")
    static let mistakes = Phrase("Fel i kurserna", "Mistakes in the courses")
    static let noMistakes = Phrase("Inga fel.", "No mistakes.")
    static let answersPerQuestion = Phrase(
        "Svar per fråga, utan personer", "Answers per question, without persons")
    static let question = Phrase("Fråga", "Question")
    static let answers = Phrase("Svar", "Answers")
    static let right = Phrase("Rätt", "Right")
    static let visitIsNotLogged = Phrase(
        "Att du öppnar den här sidan sparas inte någonstans.",
        "That you open this page is not stored anywhere.")

    static func greeting(_ name: String) -> Phrase { Phrase("Hej \(name)!", "Hello \(name)!") }
}
