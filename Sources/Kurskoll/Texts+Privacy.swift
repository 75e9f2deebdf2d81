/// The texts about personal data: my own, the notice, the access log, and hiding somebody.
extension Phrase {
    // My data
    static let myDataHow = Phrase(
        "Här står allt som Kurskoll har sparat om dig, och vem som har öppnat en lista där du står.",
        "This is everything Kurskoll has stored about you, and who has opened a listing with you in it.")
    static let myDataJSON = Phrase("Hämta som JSON", "Download as JSON")
    static let contact = Phrase("Kontaktuppgifter", "Contact details")
    static let firstNamedOn = Phrase("Först i en fil per", "First in a file of")
    static let passUntil = Phrase("Raderas", "Erased")
    static let number = Phrase("Anställningsnummer", "Employment number")
    static let category = Phrase("Kategori", "Category")
    static let form = Phrase("Anställningsform", "Form of employment")
    static let source = Phrase("Källa", "Source")
    static let withdrawn = Phrase("Återtagen", "Withdrawn")
    static let absentFromList = Phrase("Slut för att listan saknade den", "Ended since the list lacked it")
    static let placements = Phrase("Placeringar", "Placements")
    static let leaves = Phrase("Ledigheter", "Leave")
    static let completions = Phrase("Slutförda kurser", "Completed courses")
    static let certificateElsewhere = Phrase("Intyg från annat håll", "Certificate from elsewhere")
    static let recordedAt = Phrase("Sparat", "Stored")
    static let voidedFrom = Phrase("Gäller inte från", "Not valid from")
    static let reason = Phrase("Skäl", "Reason")
    static let signedBy = Phrase("Beslutat av", "Decided by")
    static let chaptersDoneHeading = Phrase("Kapitel du är klar med", "Chapters you have done")
    static let chapterWord = Phrase("Kapitel", "Chapter")
    static let extensions = Phrase("Förlängd tid", "More time")
    static let rolesHeading = Phrase("Roller", "Roles")
    static let roleWord = Phrase("Roll", "Role")
    static let fromDay = Phrase("Från", "From")
    static let untilDay = Phrase("Till och med", "Until")
    static let managerOf = Phrase("Enheter du leder eller har lett", "Units you lead or have led")
    static let unitLoans = Phrase("Enheter du har lånat ut eller lånat", "Units you have lent or borrowed")
    static let recordedWord = Phrase("Antecknat", "Recorded")
    static let signed = Phrase("Beslut du har fattat om andra", "Decisions you have made about others")
    static let testsUnderWay = Phrase("Pågående prov", "Tests under way")
    static let linksOut = Phrase(
        "Länkar och koder som kan logga in dig", "Links and codes that can sign you in")
    static let corrections = Phrase("Rättat av inlästa filer", "Corrected by files taken in")
    static let fact = Phrase("Uppgift", "Fact")
    static let before = Phrase("Före", "Before")
    static let listingsOpened = Phrase("Listor du har öppnat", "Listings you have opened")
    static let openedAt = Phrase("När", "When")
    static let what = Phrase("Vad", "What")
    static let who = Phrase("Vem", "Who")
    static let yes = Phrase("ja", "yes")
    static let frozenHaveNoNames = Phrase(
        "Avstämningar som sparas för alltid innehåller bara antal, inga namn.",
        "Frozen reports that are kept for ever hold only counts, no names.")

    // Who has seen me
    static let seenBy = Phrase("Vem som har sett dina uppgifter", "Who has seen your data")
    static let seenByNobody = Phrase(
        "Ingen har öppnat en lista där du står.", "Nobody has opened a listing with you in it.")
    static let seenByManager = Phrase("chef eller ersättare", "manager or deputy")
    static let seenByHR = Phrase("HR", "HR")
    static let seenByOperator = Phrase("driften, från kommandoraden", "the operator, from the command line")
    static let seenByProgram = Phrase(
        "ett program som HR har gett tillgång", "a program that HR has given access")
    static let somebodyGone = Phrase(
        "någon som inte längre finns i registret", "somebody who is no longer in the register")
    static let listingNewHires = Phrase(
        "listan över nyanställda: namn, första dag, senaste dag och läge",
        "the list of new hires: name, first day, due day and status")
    static let listingPersons = Phrase(
        "listan per person: namn, enhet, slutförd dag, sätt och version",
        "the list by person: name, unit, day of completion, method and version")
    static let downloadPerPerson = Phrase("Hämta per person till Excel", "Download per person for Excel")
    static let downloadIsLogged = Phrase(
        "Listan per person visar namn. Att du hämtar den syns för dem som står i den.",
        "The list by person shows names. That you download it is seen by those in it.")

    // The privacy notice
    static let noticeWhy = Phrase("Varför uppgifterna används", "Why the data are used")
    static let noticeWhyText = Phrase(
        "För att medarbetare ska kunna gå kurserna, för att följa upp hur många som har slutfört dem och för att se att nyanställda hinner i tid. Inte för lön, bedömning eller något annat.",
        "So that staff can take the courses, to follow up how many have completed them and to see that new hires do so in time. Not for pay, appraisal or anything else."
    )
    static let noticeBasis = Phrase("Rättslig grund", "Legal basis")
    static let noticeBasisDefault = Phrase(
        "Uppgift av allmänt intresse, artikel 6.1 e i dataskyddsförordningen.",
        "A task in the public interest, article 6(1)(e) of the General Data Protection Regulation.")
    static let noticeWhat = Phrase("Vilka uppgifter", "Which data")
    static let noticeSource = Phrase(
        "Namn, anställning, enhet och e-post kommer från kommunens personalsystem, resten från dig själv när du går en kurs.",
        "Name, employment, unit and e-mail come from the municipality's HR system, the rest from yourself when you take a course."
    )
    static let noticeWho = Phrase("Vem som ser vad", "Who sees what")
    static let noticeColleagues = Phrase(
        "Kolleger ser ingenting om dig.", "Colleagues see nothing about you.")
    static let noticeSeen = Phrase(
        "Varje lista med namn som någon öppnar eller hämtar antecknas, och du kan se vem som har sett dig.",
        "Every listing with names that somebody opens or downloads is noted, and you can see who has seen you."
    )
    static let noticeRecipients = Phrase("Vem uppgifterna lämnas till", "Who receives the data")
    static let noticeRecipientsDefault = Phrase(
        "Kurskoll skickar inga uppgifter till någon annan. Det som är allmän handling kan lämnas ut efter en prövning.",
        "Kurskoll sends no data to anybody else. What is a public record may be disclosed after an assessment."
    )
    static let noticeHowLong = Phrase("Hur länge", "How long")
    static let noticeHowLongDefault = Phrase(
        "Så länge du är anställd och tolv månader till. Därefter tas kopplingen till dig bort. Vem som har öppnat listor sparas i 24 månader, en inloggning högst ett dygn.",
        "As long as you are employed and twelve months more. Then the link to you is removed. Who has opened listings is kept for 24 months, a session for a day at most."
    )
    static let noticeMust = Phrase(
        "Uppgifterna behövs för att du ska kunna gå kurserna. Inget beslut om dig fattas automatiskt.",
        "The data are needed for you to take the courses. No decision about you is made automatically.")
    static let noticeRights = Phrase("Dina rättigheter", "Your rights")
    static let noticeRightsText = Phrase(
        "Du har rätt att se dina uppgifter, få dem rättade, i vissa fall raderade eller begränsade, och att invända mot behandlingen. Vänd dig till HR eller dataskyddsombudet.",
        "You have the right to see your data, to have them corrected, in some cases erased or restricted, and to object. Turn to HR or the data protection officer."
    )
    static let noticeHide = Phrase(
        "Har du skyddade personuppgifter? Säg det till HR. Du raderas då helt och kan gå kursen utan namn.",
        "Is your identity protected? Tell HR. You are then erased entirely and can take the course without a name."
    )
    static let noticeComplain = Phrase(
        "Är du inte nöjd kan du klaga hos Integritetsskyddsmyndigheten (IMY).",
        "If you are not content you may complain to the Swedish Authority for Privacy Protection (IMY).")
    static let noticeContact = Phrase("Vem som ansvarar", "Who is responsible")

    static func noticeController(_ contact: String) -> Phrase {
        Phrase("Kontakt: \(contact).", "Contact: \(contact).")
    }

    // Certificates
    static let verifyExpired = Phrase(
        "Intyget är äkta, men slutförandet räknas inte längre.",
        "The certificate is genuine, but the completion no longer counts.")
    static let certificateOfNobody = Phrase(
        "Den som har det här intyget har genomfört kursen",
        "The holder of this certificate has completed the course")
    static let certificateNobodyHow = Phrase(
        "Skriv ut intyget nu. Ingenting om dig eller kursen sparas, så papperet är det enda beviset. Skriv namnet för hand om det behövs. Tryck sedan på knappen: då raderas det som är kvar.",
        "Print the certificate now. Nothing about you or the course is stored, so the paper is the only proof. Write the name by hand if needed. Then press the button: what is left is erased."
    )
    static let certificateName = Phrase("Namn, för hand", "Name, by hand")
    static let eraseAndLeave = Phrase("Jag har skrivit ut, radera", "I have printed, erase")

    // Hiding somebody
    static let personRef = Phrase("person_ref", "person_ref")
    static let hide = Phrase("Dölj en person omedelbart", "Hide a person at once")
    static let hideText = Phrase(
        "För den som har fått skyddade personuppgifter. Personen raderas överallt och för alla dagar: anställningar, slutföranden, intyg, roller och inloggningar. Senare filer tar inte in personen igen. Inget skäl sparas, och inte heller att det är du som har gjort det.",
        "For somebody whose identity has become protected. The person is erased everywhere and for all days: employments, completions, certificates, roles and sessions. Later files do not take the person in again. No reason is stored, nor that it was you."
    )
    static let hideAfter = Phrase(
        "Det går inte att ångra. Be driften byta ut äldre säkerhetskopior. Kurser går sedan att ta med en kod utan namn.",
        "It cannot be undone. Ask the operator to replace older backups. Courses can then be taken with a code without a name."
    )
    static let hideConfirmLabel = Phrase(
        "Radera för gott. Jag har kontrollerat att person_ref är rätt.",
        "Erase for good. I have checked that person_ref is right.")
    static let hideConfirm = Phrase(
        "Inget är gjort. Kryssa i att personen ska raderas för gott.",
        "Nothing is done. Tick that the person is to be erased for good.")
    static let hideUnknown = Phrase(
        "Inget är gjort. Ingen i dina förvaltningar har det person_ref.",
        "Nothing is done. Nobody in your administrations has this person_ref.")
    static let hideButton = Phrase("Radera personen", "Erase the person")
    static let hidden = Phrase("Klart", "Done")
    static let hiddenText = Phrase(
        "Personen finns inte längre i Kurskoll. Ta personen också ur nästa personalfil.",
        "The person is no longer in Kurskoll. Take the person out of the next staff file too.")
    static let backToHR = Phrase("Till HR", "To HR")

    // The notice
    static let privacyStored = Phrase(
        "Vi sparar namn, anställning, enhet, e-post, vilka kapitel du är klar med, var du är i ett påbörjat kapitel och vilken dag du slutförde en kurs.",
        "We store name, employment, unit, e-mail, which chapters you have done, where you are in one you have begun, and the day you completed a course."
    )
    static let privacyNever = Phrase(
        "Vi sparar aldrig dina svar, poäng, antal försök, hur lång tid du tog, vad du skrev eller att du sökte hjälp.",
        "We never store your answers, scores, number of tries, the time you took, what you wrote or that you looked for help."
    )
    static let privacyManager = Phrase(
        "Din chef ser om du som nyanställd är klar och vilken dag du ska vara klar, inget mer.",
        "If you are a new hire your manager sees whether you are done and by which day you must be, nothing more."
    )
    static let privacyHR = Phrase(
        "HR ser vilka som har slutfört, för att kunna svara på hur stor andel det är.",
        "HR sees who has completed, to be able to say how large a share that is.")
    static let privacyHelp = Phrase(
        "Stödsidan och snabbutgången finns inte i någon logg.",
        "The support page and the quick exit are in no log.")
    static let privacySeeYours = Phrase("Se allt som är sparat om dig", "See everything stored about you")
    static let privacyNoOfficer = Phrase(
        "Frågor svarar kommunens dataskyddsombud på.",
        "The municipality's data protection officer answers questions.")

    static func privacyWho(_ municipality: String) -> Phrase {
        Phrase(
            "\(municipality) är personuppgiftsansvarig. Uppgifterna används för att följa upp kurserna, inte till något annat.",
            "\(municipality) is the controller. The data are used to follow up the courses and for nothing else."
        )
    }

    static func privacyOfficer(_ contact: String) -> Phrase {
        Phrase("Dataskyddsombud: \(contact).", "Data protection officer: \(contact).")
    }
}
