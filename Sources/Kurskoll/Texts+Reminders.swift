internal import Compliance

/// The texts of reminders: in the letters, on HR's page and on the manager's.
extension Phrase {
    // In the letters
    static func coursesInLetter(_ count: Int) -> Phrase {
        count == 1 ? Phrase("en kurs", "one course") : Phrase("\(count) kurser", "\(count) courses")
    }
    static func letterDueBy(_ courses: String, _ due: Day) -> Phrase {
        Phrase("\(courses) att bli klar med senast \(due)", "\(courses) to complete by \(due)")
    }
    static func letterDueToday(_ courses: String, _ due: Day) -> Phrase {
        Phrase("\(courses) att bli klar med i dag, \(due)", "\(courses) to complete today, \(due)")
    }
    static func letterWasDue(_ courses: String, _ due: Day) -> Phrase {
        Phrase(
            "\(courses) som du skulle ha varit klar med \(due)",
            "\(courses) that you should have completed by \(due)")
    }
    static func digestOverdue(_ count: Int) -> Phrase {
        Phrase(
            count == 1 ? "1 är försenad" : "\(count) är försenade",
            count == 1 ? "1 is overdue" : "\(count) are overdue")
    }
    static func digestDueSoon(_ count: Int) -> Phrase {
        Phrase(
            "\(count) ska bli klar\(count == 1 ? "" : "a") inom \(NewHireRule.dueSoonDays) dagar",
            "\(count) must be done within \(NewHireRule.dueSoonDays) days")
    }
    static func digestUnreachable(_ count: Int) -> Phrase {
        Phrase(
            "\(count) av dem har ingen egen e-postadress i Kurskoll och får inga påminnelser. Säg till själv.",
            "\(count) of them \(count == 1 ? "has" : "have") no e-mail address of their own in Kurskoll and \(count == 1 ? "gets" : "get") no reminders. Tell them yourself."
        )
    }

    // My data
    static let reminders = Phrase("Påminnelser", "Reminders")
    static let reminderSent = Phrase("Skickad", "Sent")

    // The manager's page
    static let remindLink = Phrase("Påminn nyanställda", "Remind new hires")
    static let remind = Phrase("Påminn nyanställda", "Remind new hires")
    static let remindOne = Phrase("Påminn", "Remind")
    static let remindHow = Phrase(
        "Kryssa i dem som ska få en påminnelse med e-post. Brevet säger inte vilken kurs det gäller. Ingen får mer än ett brev i veckan.",
        "Tick those who are to have a reminder by e-mail. The letter does not say which course it is about. Nobody has more than one letter a week."
    )
    static let remindNone = Phrase(
        "Ingen är försenad eller har mindre än 60 dagar kvar. Det finns ingen att påminna.",
        "Nobody is overdue or has less than 60 days left. There is nobody to remind.")
    static let remindNoAddress = Phrase(
        "Har ingen egen e-postadress i Kurskoll: säg till själv.",
        "Has no e-mail address of their own in Kurskoll: tell them yourself.")
    static let remindWaiting = Phrase("En påminnelse är på väg.", "A reminder is on its way.")
    static func remindResting(_ until: Day) -> Phrase {
        Phrase(
            "Har fått ett brev den senaste veckan. Kan påminnas igen från \(until).",
            "Has had a letter in the last week. Can be reminded again from \(until).")
    }
    static let remindLetter = Phrase("Så ser brevet ut", "This is the letter")
    static let remindLetterHow = Phrase(
        "Det som visas är brevet till den första. Dagarna är vars och ens.",
        "What is shown is the letter to the first of them. Each has their own days.")
    static let remindChosen = Phrase("Skicka till dem som är ikryssade", "Send to those who are ticked")
    static let remindNobody = Phrase(
        "Inget skickades: ingen var ikryssad, eller alla har fått ett brev den senaste veckan.",
        "Nothing was sent: nobody was ticked, or all have had a letter in the last week.")
    static func remindDone(_ count: Int, isNow: Bool) -> Phrase {
        Phrase(
            "\(count == 1 ? "1 påminnelse" : "\(count) påminnelser") \(isNow ? "är på väg" : "går med nästa utskick").",
            "\(count == 1 ? "1 reminder" : "\(count) reminders") \(isNow ? "on the way" : "will go with the next mailing")."
        )
    }
    static let letterSubject = Phrase("Ämne:", "Subject:")

    // HR's page
    static func remindersStopped(_ last: Day) -> Phrase {
        Phrase(
            "Inga påminnelser har gått sedan \(last). Be driften kontrollera att kurskoll remind körs och att e-post går att skicka.",
            "No reminders have gone since \(last). Ask the operator to check that kurskoll remind runs and that mail can be sent."
        )
    }
    static let remindersHow = Phrase(
        "Den som är nyanställd och har en kurs kvar får ett brev 30 och 7 dagar före sista dagen, på sista dagen och sedan en gång i månaden, men aldrig mer än ett i veckan. Chefer får en gång i veckan veta hur många som är försenade. Den som är klar, har slutat eller är långledig enligt reglerna får inget brev.",
        "A new hire with a course left has a letter 30 and 7 days before the last day, on the last day and then once a month, but never more than one a week. Managers are told once a week how many are overdue. Whoever is done, has left or is on a long leave by the rules has no letter."
    )
    static let remindersNeverRun = Phrase(
        "Inga brev har skickats än. Driften startar dem med kurskoll remind en gång om dagen.",
        "No letters have been sent yet. The operator starts them with kurskoll remind once a day.")
    static func latestRun(_ run: ReminderRun) -> Phrase {
        let at = Stockholm.text(at: run.begunAt)
        guard run.endedAt != nil else {
            return Phrase(
                "Senaste utskicket började \(at) och är inte klart.",
                "The latest mailing began \(at) and has not ended.")
        }
        return Phrase(
            "Senaste utskicket: \(at). \(run.sent) brev gick, \(run.failed) gick inte iväg\(run.failed > 0 ? " och försöks igen" : "").",
            "The latest mailing: \(at). \(run.sent) letters went, \(run.failed) did not\(run.failed > 0 ? " and are tried again" : "")."
        )
    }
    static func comingLetters(_ days: Int) -> Phrase {
        Phrase("De närmaste \(days) dagarna", "The next \(days) days")
    }
    static let mailingsHow = Phrase(
        "Som det ser ut i dag. Öppna en dag för att se vilka som får brev.",
        "As it stands today. Open a day to see who has a letter.")
    static let noLetters = Phrase("Inga brev att skicka.", "No letters to send.")
    static let toLearners = Phrase("Till medarbetare", "To employees")
    static let toManagers = Phrase("Till chefer", "To managers")
    static let withoutAddress = Phrase("Utan e-post", "Without e-mail")
    static let withoutOwnAddress = Phrase(
        "De som inte kan få brev", "Those who cannot have a letter")
    static func unreachableCount(_ count: Int) -> Phrase {
        Phrase(
            "\(count == 1 ? "1 person" : "\(count) personer") har en kurs kvar men ingen egen e-postadress.",
            "\(count == 1 ? "1 person has" : "\(count) persons have") a course left but no e-mail address of their own."
        )
    }
    static let allReachable = Phrase(
        "Alla som ska påminnas nu har en egen e-postadress.",
        "All who are to be reminded now have an e-mail address of their own.")
    static let withoutAddressHow = Phrase(
        "De saknar e-postadress, eller delar den med någon annan. Rätta adressen, eller be chefen säga till.",
        "They have no e-mail address, or share it with somebody. Correct the address, or ask the manager to tell them."
    )
    static func remindedOn(_ day: Day) -> Phrase {
        Phrase("Får brev \(day)", "Have a letter on \(day)")
    }
    static let namesAreLogged = Phrase(
        "Att du har öppnat listan står i åtkomstloggen.",
        "That you have opened the list is in the access log.")

    // The letters' texts
    static let letterTexts = Phrase("Brevens texter", "The letters' texts")
    static let letterTextsHow = Phrase(
        "Breven ska vara neutrala: andra kan läsa dem på en skärm. Skriv aldrig kursens ämne. Töm en ruta för att få tillbaka vår text.",
        "The letters must be neutral: others may read them on a screen. Never write the subject of the course. Empty a box to have our text back."
    )
    static let showLetters = Phrase("Visa breven", "Show the letters")
    static let keepTexts = Phrase("Spara texterna", "Keep the texts")
    static let textsKept = Phrase("Texterna är sparade.", "The texts are kept.")
    static let textsNotKept = Phrase(
        "Inget är sparat. Rätta det som är markerat.", "Nothing is kept. Correct what is marked.")
    static let letterToLearner = Phrase("Brevet till medarbetare", "The letter to employees")
    static let letterToManager = Phrase("Veckobrevet till chefer", "The weekly letter to managers")

    // The settings' page
    static let settings = Phrase("Inställningar", "Settings")
    static let settingsHow = Phrase(
        "Kommunens egna uppgifter. En tom ruta betyder att inget är angivet; det som står inom parentes gäller då.",
        "The municipality's own settings. An empty box means that nothing is given; what stands in brackets then holds."
    )
    static let keepSettings = Phrase("Spara inställningarna", "Keep the settings")
    static let settingsKept = Phrase("Inställningarna är sparade.", "The settings are kept.")
    static let settingsNotKept = Phrase(
        "Inget är sparat. Rätta det som är markerat.", "Nothing is kept. Correct what is marked.")
}
