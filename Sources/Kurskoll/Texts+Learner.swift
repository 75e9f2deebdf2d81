/// The texts around learning: before one begins, pausing, the end of a session, the safety page, and the
/// accessibility statement.
extension Phrase {
    // Before the first chapter
    static let readBeforeStart = Phrase(
        "Så lämnar du sidan snabbt, och det här sparas aldrig",
        "How to leave quickly, and what is never stored")
    static let beforeStart = Phrase("Innan du börjar", "Before you start")
    static let beforeAbout = Phrase(
        "Kursen kan väcka tankar och känslor, särskilt om du har varit med om något själv.",
        "The course may stir up thoughts and feelings, above all if you have been through something yourself."
    )
    static let beforeAtYourPace = Phrase(
        "Ta den i din egen takt. Du kan pausa, hoppa över övningar och fortsätta en annan dag, där du var.",
        "Take it at your own pace. You can pause, skip exercises and go on another day, where you were.")
    static let beforeNothingStored = Phrase(
        "Dina svar sparas aldrig. Din chef ser bara om du är klar.",
        "Your answers are never stored. Your manager sees only whether you are done.")
    static let beforeSession = Phrase(
        "Du loggas ut efter tre timmar utan att en sida öppnas, och senast tolv timmar efter att du loggade in.",
        "You are signed out after three hours without opening a page, and twelve hours after you signed in at the latest."
    )
    static let beforeExitHeading = Phrase("Om du behöver lämna sidan snabbt", "If you need to leave quickly")
    static let beforeExit = Phrase(
        "Överst på varje sida finns knappen »Lämna sidan snabbt«. Den loggar ut dig och öppnar en vanlig sida, till exempel vädret.",
        "At the top of every page is the button “Leave this page quickly”. It signs you out and opens an ordinary page, such as the weather."
    )
    static let beforeShift = Phrase(
        "På ett tangentbord kan du i stället trycka på Skift tre gånger.",
        "On a keyboard you can press Shift three times instead.")
    static let beforeHistory = Phrase(
        "Webbläsarens historik raderas inte. Den som tittar där kan se att du har varit här.",
        "The browser's history is not erased. Whoever looks there can see that you have been here.")
    static let beforeBack = Phrase(
        "Du kommer tillbaka genom att logga in igen. Då fortsätter du där du var.",
        "To come back, sign in again. You go on where you were.")
    static let safetyMore = Phrase("Fler råd om hur du lämnar få spår", "More advice on leaving few traces")
    static let toTheChapter = Phrase("Till kapitlet", "To the chapter")

    // Leaving few traces
    static let safety = Phrase("Lämna få spår", "Leave few traces")
    static let safetyAbout = Phrase(
        "Om någon kontrollerar din telefon eller dator kan det vara tryggare att läsa på ett annat sätt.",
        "If somebody checks your phone or computer, it may be safer to read in another way.")
    static let shiftIsOn = Phrase(
        "Trycker du på Skift av misstag? Då kan du stänga av det i den här webbläsaren. Knappen finns kvar.",
        "Do you press Shift by mistake? Then you can turn it off in this browser. The button stays.")
    static let shiftIsOff = Phrase(
        "Skift lämnar inte sidan i den här webbläsaren. Knappen fungerar som vanligt.",
        "Shift does not leave the page in this browser. The button works as usual.")
    static let turnShiftOff = Phrase("Stäng av Skift", "Turn Shift off")
    static let turnShiftOn = Phrase("Slå på Skift", "Turn Shift on")
    static let safetyTracesHeading = Phrase("Så lämnar du färre spår", "How to leave fewer traces")
    static let safetyBorrow = Phrase(
        "Använd en enhet som ingen annan kommer åt: en dator på jobbet eller biblioteket, eller en väns telefon.",
        "Use a device that nobody else can reach: a computer at work or in the library, or a friend's phone.")
    static let safetyPrivate = Phrase(
        "Öppna ett privat fönster i webbläsaren. Då sparas varken historik eller kakor när du stänger det.",
        "Open a private window in the browser. Then neither history nor cookies are kept when you close it.")
    static let safetyClear = Phrase(
        "Radera sidan ur webbläsarens historik i efterhand. Töm inte allt: en helt tom historik kan väcka frågor.",
        "Delete the page from the browser's history afterwards. Do not empty all of it: an empty history may raise questions."
    )
    static let safetyShared = Phrase(
        "Använd inte ett konto som du delar med någon. Delade konton kan visa historiken på en annan enhet.",
        "Do not use an account that you share. Shared accounts may show the history on another device.")
    static let safetyLimitsHeading = Phrase(
        "Det här skyddar inte knappen mot", "What the button does not protect against")
    static let safetySpyware = Phrase(
        "Program som spionerar på enheten. Misstänker du det, läs på en annan enhet.",
        "Programs that spy on the device. If you suspect that, read on another device.")
    static let safetyEmployer = Phrase(
        "Arbetsgivarens egna loggar över nätet. De kan visa att du har varit på sidan, men inte vad du har svarat.",
        "The employer's own logs of the network. They may show that you were on the site, but not what you answered."
    )
    static let safetyScreen = Phrase(
        "Någon som ser skärmen eller spelar in den.", "Somebody who sees the screen or records it.")
    static let safetyHelpHeading = Phrase("Någon att prata med", "Somebody to talk to")

    // Pausing, and going on
    static let pauseHere = Phrase("Ta en paus här. Din plats sparas.", "Pause here. Your place is kept.")
    static let placeHeading = Phrase("Var du är i en kurs", "Where you are in a course")
    static let sectionWord = Phrase("Avsnitt", "Section")
    static let yourAnswer = Phrase("Ditt svar", "Your answer")

    // What the script says
    static let waitingForConnection = Phrase(
        "Ingen anslutning just nu. Vi försöker igen.", "No connection right now. We are trying again.")
    static let answerIsUnsent = Phrase(
        "Det gick inte att skicka. Det du har skrivit står kvar. Tryck igen när du har anslutning.",
        "It could not be sent. What you have written is still here. Press again when you have a connection.")
    static let sessionIsEnding = Phrase(
        "Du loggas snart ut, för att ingen sida har öppnats på länge.",
        "You will soon be signed out, since no page has been opened for long.")
    static let staySignedIn = Phrase("Fortsätt vara inloggad", "Stay signed in")
    static let sessionCannotStay = Phrase(
        "Du loggas snart ut, för att det är tolv timmar sedan du loggade in. Logga in i en ny flik, så kan du skicka det du har svarat här.",
        "You will soon be signed out, since you signed in twelve hours ago. Sign in in a new tab, and you can send what you have answered here."
    )
    static let sessionHasEnded = Phrase(
        "Du är utloggad. Det du har svarat står kvar. Logga in i en ny flik, kom tillbaka hit och skicka.",
        "You are signed out. What you have answered is still here. Sign in in a new tab, come back here and send."
    )

    // The certificate
    static let certificateQR = Phrase(
        "QR-kod till sidan som kontrollerar intyget", "QR code to the page that verifies the certificate")

    static let methodNotAllowed = Phrase("Det går inte att göra så här", "This cannot be done")
    static let methodNotAllowedText = Phrase(
        "Sidan finns, men inte på det sättet. Gå till dina kurser och börja om därifrån.",
        "The page exists, but not in that way. Go to your courses and start from there.")
}
