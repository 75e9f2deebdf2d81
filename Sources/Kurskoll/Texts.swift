internal import Compliance
internal import Course

/// Every text of the pages, in both languages. The command line speaks Swedish and has its texts beside its verbs.
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

    // Signing in
    static let signIn = Phrase("Logga in", "Sign in")
    static let signInHow = Phrase(
        "Har du varken adress eller kod, be din chef eller HR om en kod.",
        "If you have neither an address nor a code, ask your manager or HR for a code.")
    static let addressOrCode = Phrase("E-postadress eller kod", "E-mail address or code")
    static let addressOrCodeHow = Phrase(
        "Skriv din e-postadress i arbetet, så skickar vi en länk. Eller skriv de sex orden på ditt papper; stora och små bokstäver och prickar spelar ingen roll.",
        "Write your e-mail address at work, and we send a link. Or write the six words on your paper; capitals and dots do not matter."
    )
    static let code = Phrase("Kod", "Code")
    static let codeHow = Phrase(
        "Skriv de sex orden på ditt papper. Stora och små bokstäver och prickar spelar ingen roll.",
        "Write the six words on your paper. Capitals and dots do not matter.")
    static let goOn = Phrase("Fortsätt", "Continue")
    static let noAddress = Phrase(
        "Det går inte att skicka en länk dit. Kontrollera adressen, eller be om en kod.",
        "No link can be sent there. Check the address, or ask for a code.")
    static let codeIsWrong = Phrase(
        "Koden stämmer inte. Kontrollera orden. En kod fungerar en gång, i 14 dagar.",
        "The code is not right. Check the words. A code works once, for 14 days.")
    static let tooManyTries = Phrase(
        "Det har gjorts för många försök härifrån. Vänta en minut och försök igen. En länk som du redan har fungerar som vanligt.",
        "There have been too many tries from here. Wait a minute and try again. A link that you already have works as usual."
    )
    static let lookInMail = Phrase("Titta i din e-post", "Look in your e-mail")
    static let lookInMailText = Phrase(
        "Finns adressen hos oss och är den bara din, så kommer en länk inom några minuter. Den gäller i 15 minuter och fungerar en gång.",
        "If we have the address and it is yours alone, a link comes within a few minutes. It works once, for 15 minutes."
    )
    static let noMail = Phrase(
        "Kom det ingen länk? Titta bland skräpposten, eller be din chef eller HR om en kod.",
        "No link? Look among the junk mail, or ask your manager or HR for a code.")
    static let signInByProxy = Phrase("Logga in med kommunens inloggning", "Sign in with the municipality")
    static let unknownLogin = Phrase("Du finns inte här än", "You are not here yet")
    static let unknownLoginText = Phrase(
        "Du är inloggad hos kommunen, men ditt användarnamn finns inte bland dem som går kurserna här. Är du nyanställd kan det dröja några dagar. Be din chef eller HR se till att användarnamnet finns i personalfilen.",
        "You are signed in with the municipality, but your user name is not among those who take the courses here. If you are new it may take a few days. Ask your manager or HR to see that the user name is in the staff file."
    )
    static let mySessions = Phrase("Mina inloggningar", "Where I am signed in")
    static let mySessionsHow = Phrase(
        "En inloggning avslutas efter tre timmar utan användning, och senast efter tolv timmar. Känner du inte igen en av dem, logga ut den.",
        "You are signed out after three hours without use, and after twelve hours at the latest. If you do not know one of these, sign it out."
    )
    static let sessionBegun = Phrase("Inloggad", "Signed in")
    static let sessionUsed = Phrase("Senast använd", "Last used")
    static let thisSession = Phrase("Nu, här", "Now, here")
    static let signOutEverywhere = Phrase("Logga ut överallt", "Sign out everywhere")
    static let sendNobody = Phrase(
        "Du är inte längre inloggad, så inget har skickats. Det du har skrivit står kvar. Logga in i en annan flik, kom tillbaka hit och skicka igen.",
        "You are no longer signed in, so nothing has been sent. What you have written is still here. Sign in in another tab, come back here and send again."
    )
    static let sendOther = Phrase(
        "Någon annan är inloggad i den här webbläsaren nu, så inget har skickats.",
        "Somebody else is signed in in this browser now, so nothing has been sent.")
    static let signInAs = Phrase("Tryck på knappen för att komma in.", "Press the button to come in.")
    static let linkIsOld = Phrase("Länken går inte att använda", "The link cannot be used")
    static let linkIsOldText = Phrase(
        "Den är redan använd eller för gammal. Be din chef eller HR om en ny.",
        "It has already been used or is too old. Ask your manager or HR for a new one.")

    // Learning
    static let notStarted = Phrase("Inte påbörjad", "Not started")
    static let continueCourse = Phrase("Fortsätt", "Continue")
    static let startCourse = Phrase("Börja", "Start")
    static let readAgain = Phrase("Läs igen", "Read again")
    static let certificate = Phrase("Intyg", "Certificate")
    static let noCourses = Phrase("Det finns inga kurser just nu.", "There are no courses right now.")
    static let chapters = Phrase("Kapitel", "Chapters")
    static let chapterDone = Phrase("Klart", "Done")
    static let knowledgeTest = Phrase("Kunskapstest", "Knowledge test")
    static let lastChapter = Phrase("Till sista kapitlet", "To the last chapter")
    static let markDone = Phrase("Klar med kapitlet", "Done with this chapter")
    static let markDoneHint = Phrase(
        "Du kan hoppa över övningar. Bara att kapitlet är klart sparas.",
        "You may skip exercises. Only that the chapter is done is stored.")
    static let beforeYouRead = Phrase("Innan du läser", "Before you read")
    static let backToCourse = Phrase("Till kursens start", "To the start of the course")
    static let sources = Phrase("Källor", "Sources")
    static let answersAreNotStored = Phrase("Dina svar sparas inte.", "Your answers are not stored.")

    // Questions
    static let sendAnswer = Phrase("Svara", "Answer")
    static let chooseOne = Phrase("Välj ett svar.", "Choose one answer.")
    static let chooseAll = Phrase("Välj alla som stämmer.", "Choose all that apply.")
    static let putInOrder = Phrase(
        "Ange plats 1, 2, 3 … för varje steg.", "Give each step its place 1, 2, 3 …")
    static let matchPairs = Phrase("Välj det som hör ihop med varje rad.", "Choose what belongs to each row.")
    static let writeShort = Phrase("Skriv ett kort svar.", "Write a short answer.")
    static let place = Phrase("Plats", "Place")
    static let choose = Phrase("Välj …", "Choose …")
    static let tip = Phrase("Tips", "Tip")
    static let explanation = Phrase("Förklaring", "Explanation")
    static let rightAnswer = Phrase("Det stämmer.", "That is right.")
    static let wrongAnswer = Phrase("Inte riktigt. Så här är det:", "Not quite. This is how it is:")
    static let yourChoice = Phrase("ditt val", "your choice")
    static let isRightChoice = Phrase("rätt svar", "right answer")
    static let answerFirst = Phrase(
        "Svara på frågan först, eller hoppa över den.", "Answer the question first, or skip it.")
    static let whatDoYouDo = Phrase("Vad gör du?", "What do you do?")
    static let chooseThis = Phrase("Välj", "Choose")
    static let startOver = Phrase("Börja om", "Start over")
    static let youChose = Phrase("Du valde:", "You chose:")
    static let reflectionIsPrivate = Phrase(
        "Det du skriver sparas inte och skickas inte.", "What you write is neither stored nor sent.")
    static let yourThoughts = Phrase("Dina tankar", "Your thoughts")
    static let aThought = Phrase("En tanke", "A thought")
    static let readMore = Phrase("Fördjupning:", "In depth:")

    // The knowledge test
    static let testIsLocked = Phrase(
        "Testet öppnas när du är klar med alla kapitel. Kvar:",
        "The test opens when all chapters are done. Left:")
    static let startTest = Phrase("Börja testet", "Start the test")
    static let handIn = Phrase("Lämna in", "Hand in")
    static let tryAgain = Phrase("Gör ett nytt test", "Take a new test")
    static let answersAreMissing = Phrase(
        "Några frågor är inte besvarade. Dina andra svar står kvar. Svara på de här och lämna in igen:",
        "Some questions are not answered. Your other answers are still there. Answer these and hand in again:"
    )
    static let answerIsMissing = Phrase("Frågan är inte besvarad.", "The question is not answered.")
    static let testNotPassed = Phrase("Inte godkänt än", "Not passed yet")
    static let testNoJavaScript = Phrase(
        "Om du loggas ut innan du lämnar in försvinner svaren. Det händer efter tre timmar utan att en sida öppnas, och senast tolv timmar efter att du loggade in.",
        "If you are signed out before you hand in, the answers are lost. That happens after three hours without opening a page, and twelve hours after you signed in at the latest."
    )

    // Certificates
    static let certificateFor = Phrase("har genomfört kursen", "has completed the course")
    static let certificateCode = Phrase("Kontrollkod", "Verification code")
    static let certificateCheckAt = Phrase("Kontrollera intyget på", "Verify this certificate at")
    static let verify = Phrase("Kontrollera ett intyg", "Verify a certificate")
    static let verifyButton = Phrase("Kontrollera", "Verify")
    static let verifyValid = Phrase("Intyget är äkta.", "The certificate is genuine.")
    static let verifyInvalid = Phrase(
        "Det finns inget giltigt intyg med den koden. Kontrollera att den är rätt avskriven.",
        "There is no valid certificate with this code. Check that it is copied correctly.")
    static let version = Phrase("Version", "Version")
    static let day = Phrase("Dag", "Day")
    static let course = Phrase("Kurs", "Course")
    static let printIt = Phrase(
        "Skriv ut sidan med webbläsarens utskrift.", "Print the page with your browser.")

    // Figures
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
}

extension Phrase {
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

extension Phrase {
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

    // Statements
    static let accessibilityHow = Phrase(
        "Sidorna är byggda för WCAG 2.2 på nivå AA. De ska fungera i mobilen, med tangentbord, med skärmläsare och utan JavaScript.",
        "The pages are built for WCAG 2.2 level AA. They should work on a phone, with a keyboard, with a screen reader and without JavaScript."
    )
    static let accessibilityReport = Phrase(
        "Säg till om något inte fungerar", "Tell us if something does not work")
    static let accessibilityDigg = Phrase(
        "Anmäl till Digg om du inte är nöjd med svaret",
        "Complain to Digg if you are not content with the answer")
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

    // Sentences with a value in them
    static func greeting(_ name: String) -> Phrase { Phrase("Hej \(name)!", "Hello \(name)!") }

    static func completedOn(_ day: Day) -> Phrase { Phrase("Slutförd \(day)", "Completed \(day)") }

    static func shouldBeDoneBy(_ day: Day) -> Phrase {
        Phrase("Ska vara klar senast \(day).", "Due by \(day).")
    }

    static func chaptersDone(_ count: Int, of total: Int) -> Phrase {
        Phrase("\(count) av \(total) kapitel klara", "\(count) of \(total) chapters done")
    }

    static func minutes(_ count: Int) -> Phrase { Phrase("\(count) min", "\(count) min") }

    static func chapterNumber(_ number: Int) -> Phrase { Phrase("Kapitel \(number)", "Chapter \(number)") }

    static func chapterOf(_ number: Int, _ total: Int) -> Phrase {
        Phrase("Kapitel \(number) av \(total)", "Chapter \(number) of \(total)")
    }

    static func passMark(_ test: KnowledgeTest) -> Phrase {
        switch test.passMark {
        case .count(let needed):
            Phrase(
                "Testet har \(test.drawn) frågor. Godkänt är \(needed) rätt.",
                "The test has \(test.drawn) questions. The pass mark is \(needed) right.")
        case .percent(let needed):
            Phrase(
                "Testet har \(test.drawn) frågor. Godkänt är \(needed) %.",
                "The test has \(test.drawn) questions. The pass mark is \(needed) %.")
        }
    }

    static func testResult(_ right: Int, of asked: Int) -> Phrase {
        Phrase("Du hade \(right) rätt av \(asked).", "You had \(right) right of \(asked).")
    }

    static func method(_ method: String) -> Phrase {
        switch method {
        case "kurs": Phrase("kursen här", "the course here")
        case "grupp": Phrase("i grupp", "in a group")
        case "nck": Phrase("NCK:s webbkurs", "NCK's web course")
        case "moodle": Phrase("den tidigare lärplattformen", "the former learning platform")
        default: Phrase("på annat sätt", "in another way")
        }
    }

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

    static func accessibilityWho(_ municipality: String) -> Phrase {
        Phrase(
            "\(municipality) står bakom den här webbplatsen och vill att alla medarbetare ska kunna använda den.",
            "\(municipality) is behind this site and wants all its staff to be able to use it.")
    }

    static func accessibilityContact(_ contact: String) -> Phrase {
        Phrase("Skriv till \(contact).", "Write to \(contact).")
    }

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
