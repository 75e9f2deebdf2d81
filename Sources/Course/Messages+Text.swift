// Text, links and sources.
extension Message {
    static func html(_ tag: String) -> Message {
        error(
            "K060", "HTML-taggen \(tag) är inte tillåten",
            "Använd Markdown i stället (»**fet**«, »- lista«, »> [!NOTE]«), eller skriv \\< om du menar tecknet."
        )
    }
    static let textBesideNote = error(
        "K060", "text på samma rad som en anteckning försvinner",
        "Sätt »-->« sist på sin rad och texten på nästa.")
    static func address(_ address: String) -> Message {
        error(
            "K061", "länken »\(address)« har en adress som inte är tillåten",
            "Använd https://, mailto:, tel: eller en fil i kursmappen.")
    }
    static func backslashes(_ path: String) -> Message {
        error("K061", "sökvägen är skriven med \\", "Skriv »\(path)«, med / mellan mapp och fil.")
    }
    static let imageElsewhere = error(
        "K061", "bilden ligger inte i kursmappen",
        "Spara bilden i »bilder/« och skriv ![Beskrivning](bilder/namn.svg).")
    static let imageWithoutText = error(
        "K062", "bilden saknar beskrivning",
        "Skriv vad bilden visar mellan hakarna: ![Beskrivning](bilder/namn.svg).")
    static func missingFile(_ file: String, nearest: String?) -> Message {
        error(
            "K063", "filen »\(file)« finns inte",
            nearest.map { "Menade du »\($0)«?" } ?? "Lägg filen i kursmappen, eller ändra länken.")
    }
    static func siteWithoutScheme(_ address: String) -> Message {
        error("K063", "filen »\(address)« finns inte", "Menade du »https://\(address)«?")
    }
    static func missingAnchor(_ anchor: String, file: String, nearest: String?) -> Message {
        error(
            "K063", "avsnittet »#\(anchor)« finns inte i \(file)",
            nearest.map { "Menade du »#\($0)«?" }
                ?? "Skriv rubriken med små bokstäver och bindestreck, utan skiljetecken.")
    }
    static func missingSource(_ label: String) -> Message {
        error(
            "K064", "källan [^\(label)] saknas",
            "Lägg till en rad sist i filen: [^\(label)]: Utgivare, titel, år, adress.")
    }
    static func sourceWithoutColon(_ label: String) -> Message {
        error("K064", "källan [^\(label)] saknar kolon", "Skriv »[^\(label)]: Utgivare, titel, år, adress.«.")
    }
    static let topHeading = warning(
        "K065", "rubrik på nivå 1 i texten", "Kapitlets titel tas från »titel:«. Använd ## här.")
    static func unusedSource(_ label: String) -> Message {
        warning(
            "K066", "källan [^\(label)] används inte",
            "Skriv [^\(label)] där den hör till, eller ta bort raden.")
    }
    static let underlinedHeading = warning(
        "K067", "raden under texten gör den till en rubrik",
        "Skriv »## « före en rubrik, eller en tom rad före strecken.")
    static let visibleStars = warning(
        "K068", "** syns i texten",
        "Sätt stjärnorna tätt intill ordet, med mellanslag på andra sidan: »**Obs:** text«.")
    static let unencrypted = warning("K069", "länken är okrypterad", "Skriv https:// om platsen har det.")
    static func yearAsList(_ number: Int) -> Message {
        warning(
            "K070", "»\(number).« gör raden till en numrerad lista", "Skriv »\(number)\\.« om det är text.")
    }
    static let gap = warning(
        "K071", "[[ är sparat för luckor, som inte finns ännu", "Skriv en fråga »Kort svar:« i stället.")
    static func unknownAlert(_ name: String) -> Message {
        error(
            "K072", "rutan [!\(name)] finns inte, är inte hel eller står inte för sig själv",
            "Skriv »> [!NOTE]«, TIP, IMPORTANT, WARNING eller CAUTION längst till vänster på en egen rad.")
    }
    static let brokenLink = error(
        "K073", "länken är inte hel",
        "Skriv [text](adress). En adress med mellanslag skrivs [text](<min fil.pdf>).")
    static let spaceInLink = error(
        "K073", "länken är inte hel", "Skriv adressen direkt efter hakarna, utan mellanslag: [text](adress).")
    static let reversedLink = error(
        "K073", "länken har hakar och parenteser i fel ordning", "Skriv [text](adress).")
    static let repeatedSource = error("K074", "källan finns två gånger", "Ge den ena ett annat namn.")
    static func hardToRead(_ lix: Int) -> Message {
        warning(
            "K075", "texten är svår att läsa (LIX \(lix), högst 45)", "Dela långa meningar och byt långa ord."
        )
    }
    static let filmWithoutText = error(
        "K077", "filmen saknar undertexter",
        "Lägg en fil med samma namn och ändelsen .vtt bredvid den (WCAG 1.2.2).")
    static let longestIsRight = warning(
        "K076", "det längsta svaret är alltid det rätta",
        "Gör svaren ungefär lika långa, annars röjer längden svaret.")
}

// The folder and whole files.
extension Message {
    static func unlistedChapter(words: Words) -> Message {
        error(
            "K080", "kapitlet finns inte i kurs.md",
            "Lägg till »1. [Titel](fil.md)« under »## \(words.chapters)« i kurs.md, eller ta bort filen.")
    }
    static func listedFileMissing(_ file: String, nearest: String?) -> Message {
        error(
            "K081", "kapitlet »\(file)« finns inte i mappen",
            nearest.map { "Menade du »\($0)«?" } ?? "Ändra länken, eller lägg filen i mappen.")
    }
    static func listedWithOtherEnding(_ file: String, found: String) -> Message {
        error(
            "K081", "kapitlet »\(file)« finns inte i mappen",
            "Filen heter »\(found)«. Döp om den till »\(file)«.")
    }
    static func listedTwice(_ file: String) -> Message {
        error("K081", "kapitlet »\(file)« finns två gånger i listan", "Ta bort den ena raden.")
    }
    static func noChapter(_ file: String) -> Message {
        error("K081", "»\(file)« är inget kapitel", "Ta bort raden ur listan; filen hittas på sitt namn.")
    }
    static let chapterRowWithoutLink = error(
        "K081", "raden i kapitellistan har ingen länk", "Skriv »1. [Titel](fil.md)«.")
    static func idReused(_ id: String, by file: String) -> Message {
        error(
            "K082", "id:t »\(id)« används redan av \(file)",
            "Ge den nya ett eget id. Ändra inte det som fanns först.")
    }
    static func translationDiffers(_ problem: String, _ remedy: String) -> Message {
        error("K083", problem, remedy)
    }
    static let courseFileMissing = error(
        "K084", "kurs.md saknas", "Skapa kurs.md med »typ: kurs« och en lista »## Kapitel« med länkar.")
    static func noChapters(words: Words) -> Message {
        error(
            "K085", "kurs.md har ingen lista över kapitlen",
            "Skriv »## \(words.chapters)« och under den »1. [Titel](fil.md)«.")
    }
    static let noQuestions = error("K086", "kursen har ingen fråga", "Skriv minst en fråga i ett kapitel.")
    static let questionElsewhere = error(
        "K087", "frågor hör hemma i kapitel och i kunskapstest.md", "Flytta frågan dit.")
    static func notUTF8(byte: Int, looksLike encoding: String?) -> Message {
        let guess = encoding.map { ", ser ut som \($0)" } ?? ""
        return error(
            "K090", "filen är inte UTF-8 (byte \(byte)\(guess))", "Spara om filen med kodningen UTF-8.")
    }
    static let doublyEncoded = error(
        "K090", "å, ä och ö är förvanskade: texten har sparats i en kodning och lästs i en annan",
        "Hämta filen som den var före det, eller skriv om tecknen, och spara med kodningen UTF-8.")
    static let noText = error(
        "K090", "filen är ingen text (ser ut som ett Word-dokument)",
        "Spara den som oformaterad text med kodningen UTF-8.")
    static let openCodeBlock = error(
        "K091", "kodblocket avslutas aldrig, så resten av filen blir kod",
        "Skriv en rad »```« där det slutar.")
    static let openNote = error(
        "K091", "anteckningen <!-- avslutas inte före nästa, eller aldrig", "Skriv »-->« där den slutar.")
    static let lazyQuote = warning(
        "K092", "raden räknas till citatet ovanför fast den saknar >",
        "Börja raden med >, eller lägg en tom rad före.")
    static func reviewPassed(_ day: String) -> Message {
        warning(
            "K093", "texten skulle ha granskats senast \(day)",
            "Granska texten och ändra »granskad« och »granska-senast«.")
    }
    static func retiredID(_ id: String) -> Message {
        error(
            "K094", "id:t »\(id)« står i borttagna-id.txt",
            "Välj ett nytt id. Ett borttaget får inte betyda något annat.")
    }
    static func levelJump(from: Int, to: Int) -> Message {
        warning(
            "K095", "rubriken hoppar från nivå \(from) till \(to)",
            "Skriv den med \(String(repeating: "#", count: from + 1)), så kan skärmläsare följa ordningen.")
    }
    static func placeholder(_ field: String) -> Message {
        warning("K096", "»\(field)« är inte ifyllt", "Byt »[FYLL I: …]« mot kommunens egen uppgift.")
    }
    static func missingField(_ id: String, nearest: String?) -> Message {
        error(
            "K097", "fältet »\(id)« finns inte i kommun.md",
            nearest.map { "Menade du »#\($0)«?" } ?? "Lägg till en rubrik »## … {#\(id)}« i kommun.md.")
    }
}
