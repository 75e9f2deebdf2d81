/// The texts of group mode.
extension Phrase {
    // For everybody
    static let groupSession = Phrase("Gruppträff", "Group session")
    static let groupHow = Phrase(
        "När en grupp går igenom en kurs tillsammans visas en kod på skärmen i rummet. Skriv den här.",
        "When a group takes a course together, the screen in the room shows a code. Write it here.")
    static let groupCode = Phrase("Kod", "Code")
    static let groupCodeIs = Phrase("Kod för deltagarna:", "Code for the participants:")
    static let groupCodeIsWrong = Phrase(
        "En kod har sex tecken, till exempel K7Q-M2X. Kontrollera den på skärmen och skriv den igen.",
        "A code has six characters, such as K7Q-M2X. Check it on the screen and write it again.")
    static let groupHaveCode = Phrase("Gå med i en träff", "Join a session")
    static let groupNoSuchCode = Phrase(
        "Ingen gruppträff i dag har den koden. Kontrollera den på skärmen och skriv den igen.",
        "No group session today has that code. Check it on the screen and write it again.")
    static let groupSignInFirst = Phrase(
        "Logga in först. Sedan kommer du tillbaka hit och kan gå med.",
        "Sign in first. Then you come back here and can join.")
    static let groupsToday = Phrase("Dina gruppträffar i dag", "Your group sessions today")
    static let groupFromStart = Phrase(
        "Är du på en gruppträff? Skriv koden", "At a group session? Write the code")
    static let refresh = Phrase("Uppdatera", "Refresh")
    static let save = Phrase("Spara", "Save")

    // The participant
    static func groupLedBy(_ leader: String, _ unit: String) -> Phrase {
        Phrase("\(leader) leder träffen för \(unit).", "\(leader) leads the session for \(unit).")
    }
    static let groupWhatLeaderSees = Phrase(
        "När du går med ser gruppledaren ditt namn, vilka kapitel du är med på och när du är klar. Gruppledaren ser aldrig vad du svarar eller hur det går på kunskapstestet.",
        "When you join, the leader sees your name, which chapters you are there for and when you are done. The leader never sees your answers or how the knowledge test goes."
    )
    static let groupOtherUnit = Phrase(
        "Du hör till en annan enhet. Gruppledaren ser ditt namn först när du går med.",
        "You belong to another unit. The leader sees your name only once you join.")
    static let groupNotAnonymous = Phrase(
        "Du är inloggad utan namn. Därför syns du inte i träffen. Följ med på skärmen i rummet, och gå igenom kapitlen och kunskapstestet själv på din telefon. Ditt bevis är det papper du skriver ut.",
        "You are signed in without a name, so you do not show in the session. Follow the screen in the room, and take the chapters and the knowledge test by yourself on your phone. The paper you print is your proof."
    )
    static let groupJoin = Phrase("Jag är med", "I am here")
    static let groupLeave = Phrase("Jag behöver gå nu", "I have to go now")
    static let groupBack = Phrase("Jag är tillbaka", "I am back")
    static let groupYouLeft = Phrase(
        "Du har gått från träffen. De kapitel som är kvar läser du själv, när det passar.",
        "You have left the session. You read the chapters that are left by yourself, when it suits you.")
    static let groupYouAreIn = Phrase(
        "Du är med. Titta på skärmen i rummet – träffen börjar snart.",
        "You are in. Look at the screen in the room – the session begins soon.")
    static let groupAllChapters = Phrase(
        "Alla kapitel är genomgångna", "All chapters have been gone through")
    static let groupReadAlong = Phrase(
        "Vill du läsa på din egen telefon öppnar du kapitlet här:",
        "To read on your own phone, open the chapter here:")
    static let groupWithYou = Phrase("Du var med", "You were there")
    static let groupReadAlone = Phrase("Läs själv", "Read by yourself")
    static let groupReadFirst = Phrase(
        "Några kapitel missade du. Läs dem själv först, i dag eller en annan dag. Sedan öppnar kunskapstestet.",
        "You missed some chapters. Read them by yourself first, today or another day. Then the knowledge test opens."
    )
    static let groupTestIsOpen = Phrase(
        "Nu kan du göra kunskapstestet, på din egen telefon.",
        "Now you can take the knowledge test, on your own phone.")
    static let groupLeaderConfirms = Phrase(
        "Gruppledaren intygar att du har gått igenom kursen.",
        "The leader confirms that you have gone through the course.")
    static let groupTestInstead = Phrase(
        "Vill du hellre göra kunskapstestet går det också.", "You may also take the knowledge test instead.")
    static let groupYouAreDone = Phrase("Du är klar med kursen.", "You are done with the course.")

    static func groupNowChapter(_ number: Int, of total: Int) -> Phrase {
        Phrase(
            "Ni går igenom kapitel \(number) av \(total) på skärmen.",
            "You are going through chapter \(number) of \(total) on the screen.")
    }

    // The screen in the room
    static let groupGoTo = Phrase("Gå till", "Go to")
    static let groupWriteCode = Phrase("och skriv koden", "and write the code")
    static let groupQR = Phrase("QR-kod till gruppträffen", "QR code to the group session")
    static let groupDiscuss = Phrase("Prata om det här", "Talk about this")
    static let groupWhatDoWeDo = Phrase(
        "Vad skulle ni göra? Öppna ett val i taget.", "What would you do? Open one choice at a time.")
    static let groupShowAnswer = Phrase("Visa svaret", "Show the answer")
    static let groupTestOnPhone = Phrase(
        "Nu gör var och en kunskapstestet på sin egen telefon. Den som inte har telefon gör det en annan dag.",
        "Now each takes the knowledge test on the own phone. Who has no phone takes it another day.")
    static let groupLeaderConfirmsAll = Phrase(
        "Gruppledaren intygar att ni har gått igenom kursen.",
        "The leader confirms that you have gone through the course.")

    static func groupCount(_ count: Int) -> Phrase { Phrase("\(count) är med", "\(count) have joined") }
}

extension Phrase {
    // The leader
    static let groupsToLead = Phrase("Dagens träffar i dina enheter", "Today's sessions in your units")
    static let openGroup = Phrase("Öppna en gruppträff", "Open a group session")
    static let openGroupHow = Phrase(
        "Du leder en träff där enheten går igenom en kurs tillsammans. Var och en får ett eget intyg.",
        "You lead a session in which the unit takes a course together. Each gets a certificate of her own.")
    static let openGroupButton = Phrase("Öppna träffen", "Open the session")
    static let groupOpenScreen = Phrase(
        "Bilden för skärmen i rummet, i ny flik", "The view for the screen, in a new tab")
    static let groupPaperList = Phrase("Namnlista på papper", "List of names on paper")
    static func groupPaper(_ unit: String) -> Phrase {
        Phrase("Namnlista: \(unit)", "List of names: \(unit)")
    }
    static let groupPaperHow = Phrase(
        "Kryssa för de kapitel som var och en är med på. För in kryssen på gruppledarens sida samma dag.",
        "Tick the chapters that each is there for. Enter the ticks on the leader's page the same day."
    )
    static let groupBackToLeading = Phrase("Till gruppledarens sida", "To the leader's page")
    static let groupGathering = Phrase("Innan ni börjar", "Before you begin")
    static let groupGatheringHow = Phrase(
        "Visa bilden för skärmen. Deltagarna riktar telefonen mot QR-koden eller skriver koden. Börja när alla är med.",
        "Show the view for the screen. The participants point their phones at the QR code or write the code. Begin when all are in."
    )
    static let groupBegin = Phrase("Börja med kapitel 1", "Begin with chapter 1")
    static let groupAllDone = Phrase(
        "Avsluta sista kapitlet", "Finish the last chapter")
    static let groupNobodyYet = Phrase("Ingen har gått med än.", "Nobody has joined yet.")
    static let groupOpenName = Phrase(
        "Öppna ett namn för att ändra vad som står om personen.",
        "Open a name to change what stands about the person.")
    static let groupIsDone = Phrase("klar", "done")
    static let groupHasGone = Phrase("har gått", "has left")
    static let groupWasThereFor = Phrase("Var med på", "Was there for")
    static let groupSayGone = Phrase("Har gått", "Has left")
    static let groupSayBack = Phrase("Är tillbaka", "Is back")
    static let groupRemove = Phrase("Ta bort från träffen", "Remove from the session")
    static let groupWithoutPhone = Phrase("De som inte har telefon", "Those without a phone")
    static let groupWithoutPhoneHow = Phrase(
        "Kryssa för dem i enheten som är med utan telefon, eller som står kryssade på pappret. De räknas som med från början; ändra efteråt om någon kom sent eller gick tidigare. Du kan också kryssa för dig själv.",
        "Tick those of the unit who are here without a phone, or are ticked on paper. They count as here from the beginning; change it afterwards if somebody came late or left early. You may tick yourself too."
    )
    static let groupAdd = Phrase("De markerade är med", "The ticked ones are here")
    static let groupEachTakesTest = Phrase(
        "Kunskapstestet är öppet för alla som har varit med på alla kapitel. Var och en gör det själv, på vilken telefon eller dator som helst, i dag eller en annan dag.",
        "The knowledge test is open to all who were there for all chapters. Each takes it alone, on any phone or computer, today or another day."
    )
    static let groupConfirm = Phrase("Intyga", "Confirm")
    static let groupConfirmHow = Phrase(
        "De som har gått igenom alla kapitel är redan markerade. Ta bort krysset för den du inte kan intyga. Var och en får ett eget intyg, och du antecknas som gruppledare.",
        "Those who have gone through all chapters are ticked already. Untick whom you cannot confirm. Each gets a certificate of their own, and you are recorded as the leader."
    )
    static let groupConfirmButton = Phrase("Intyga de markerade", "Confirm the ticked ones")
    static let groupNotOneself = Phrase(
        "ingen intygar sig själv; gör kunskapstestet", "nobody confirms themselves; take the knowledge test")
    static let groupChaptersMissing = Phrase(
        "Någon av de markerade har kapitel kvar. Rätta vilka kapitel det gäller, eller vänta tills de är lästa.",
        "Somebody ticked has chapters left. Correct which chapters, or wait until they have been read.")
    static let groupUndoFirst = Phrase(
        "Den som är klar kan inte tas bort. Ångra först intyget, med ett skäl.",
        "Who is done cannot be removed. First undo the confirmation, with a reason.")
    static let groupUndoHow = Phrase(
        "Blev det fel? Då gäller inte intyget. I dag kan du ångra det här, sedan kan bara HR göra det.",
        "A mistake? Then the certificate is not valid. Today you can undo it here, later only HR can.")
    static let groupUndo = Phrase("Ångra intyget", "Undo the confirmation")

    static func groupNextChapter(_ number: Int) -> Phrase {
        Phrase("Vidare till kapitel \(number)", "On to chapter \(number)")
    }
    static func groupPreviousChapter(_ number: Int) -> Phrase {
        Phrase("Tillbaka till kapitel \(number)", "Back to chapter \(number)")
    }
    static func groupNotes(_ number: Int) -> Phrase {
        Phrase("För dig som leder: kapitel \(number)", "For you who lead: chapter \(number)")
    }
    static func groupPresent(_ count: Int) -> Phrase {
        Phrase("Med i träffen: \(count)", "In the session: \(count)")
    }
    static func groupMissed(_ chapters: [Int]) -> Phrase {
        let list = chapters.map(String.init).joined(separator: ", ")
        return Phrase("missade kapitel \(list), läser själv", "missed chapter \(list), reads alone")
    }
    static func groupHasLeft(_ chapters: [Int]) -> Phrase {
        let list = chapters.map(String.init).joined(separator: ", ")
        return Phrase("har kapitel \(list) kvar", "has chapter \(list) left")
    }
    static func groupObjection(_ objection: Objection) -> Phrase {
        Phrase(
            "Inget är ändrat: \(objection.problem.swedish). Gör så här: \(objection.remedy.swedish).",
            "Nothing is changed: \(objection.problem.english). Do this: \(objection.remedy.english).")
    }

    // My data, the notice, and who has seen me
    static let privacyGroup = Phrase(
        "Den som leder en gruppträff ser namnen i enheten, och av dem som går med vilka kapitel de är med på och när de är klara. Aldrig några svar. Dagen efter syns inget av det längre för gruppledaren.",
        "Who leads a group session sees the names in the unit, and of those who join which chapters they are there for and when they are done. Never any answers. From the next day the leader sees none of it."
    )
    static let groupLeader = Phrase("Gruppledare", "Group leader")
    static let groupsJoined = Phrase("Gruppträffar du har varit med på", "Group sessions you have been in")
    static let groupsLed = Phrase("Gruppträffar du har lett", "Group sessions you have led")
    static let seenByGroupLeader = Phrase("gruppledare", "group leader")
    static let listingGroup = Phrase(
        "namnen på enheten och dem som var med, vid en gruppträff",
        "the names of the unit and of those who took part, at a group session")

    static func groupEvent(_ event: GroupEvent) -> Phrase {
        switch event {
        case .chapter, .ended: groupSession
        case .joined: Phrase("gick med", "joined")
        case .left: Phrase("gick", "left")
        case .removed: Phrase("togs bort", "was removed")
        case .attended: Phrase("var med på kapitlet", "was there for the chapter")
        case .missed: Phrase("var inte med på kapitlet", "was not there for the chapter")
        case .confirmed: Phrase("blev klar", "was done")
        case .unconfirmed: Phrase("intyget togs tillbaka", "the confirmation was taken back")
        }
    }
}
