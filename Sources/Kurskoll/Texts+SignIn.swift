/// The texts of signing in and of the sessions one has.
extension Phrase {
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
}
