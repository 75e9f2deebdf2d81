internal import Compliance
internal import Course

/// The texts of a course: its pages, questions, knowledge test and certificate.
extension Phrase {
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

    // Sentences with a value in them
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
}
