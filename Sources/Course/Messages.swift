/// What is said of a mistake, without its place. All messages of the format stand here, in the order of their codes:
/// K00 front matter, K02 headings, K03–K05 answers and scenarios, K06–K07 text, K08 the folder, K09 whole files.
struct Message {
    let code: String
    let severity: Diagnostic.Severity
    let problem: String
    let remedy: String

    private static func error(_ code: String, _ problem: String, _ remedy: String) -> Message {
        Message(code: code, severity: .error, problem: problem, remedy: remedy)
    }

    private static func warning(_ code: String, _ problem: String, _ remedy: String) -> Message {
        Message(code: code, severity: .warning, problem: problem, remedy: remedy)
    }

    /// A near word as a question, else the words there are.
    private static func meant(_ nearest: String?, of all: [String]) -> String {
        if let nearest { return "Menade du »\(nearest)«?" }
        return all.isEmpty ? "Ta bort den." : "Välj bland: \(all.joined(separator: ", "))."
    }
}

// Front matter.
extension Message {
    static let frontMatterMissing = error(
        "K001", "filen saknar inledande uppgifter",
        "Börja filen med en rad »---«, sedan uppgifter som »titel: …«, och avsluta med »---«.")
    static let frontMatterNotFirst = error(
        "K001", "de inledande uppgifterna står inte allra först i filen",
        "Ta bort det som står före den första raden med »---«.")
    static func frontMatterDashes(_ line: String) -> Message {
        error(
            "K001", "filens första rad är »\(line)« i stället för tre bindestreck",
            "Skriv »---«. Word och Mac byter ibland bindestreck mot ett långt streck.")
    }
    static let frontMatterOpen = error(
        "K002", "de inledande uppgifterna avslutas aldrig",
        "Skriv en rad med bara »---« efter den sista uppgiften.")
    static func unknownKey(_ key: String, nearest: String?, all: [String]) -> Message {
        error("K003", "uppgiften »\(key)« finns inte", meant(nearest, of: all))
    }
    static func missingKey(_ key: String) -> Message {
        error(
            "K004", "uppgiften »\(key)« saknas",
            "Lägg till raden »\(key): …« mellan de två raderna med ---.")
    }
    static func notADate(_ value: String) -> Message {
        error("K005", "»\(value)« är inte ett datum", "Skriv år-månad-dag, till exempel 2026-11-03.")
    }
    static let notAnEntry = error(
        "K006", "raden är inte en uppgift",
        "Skriv »uppgift: värde« från radens början, med kolon och mellanslag, eller »  - värde« i en lista.")
    static func almostAnEntry(_ line: String) -> Message {
        error("K006", "raden är inte en uppgift", "Skriv »\(line)«, med kolon och mellanslag.")
    }
    static func curlyQuotes(_ key: String, value: String) -> Message {
        error(
            "K007", "värdet på »\(key)« står inom citattecken som Word skriver dem",
            "Skriv raka citattecken: \(key): \"\(value)\"")
    }
    static func needsQuotes(_ key: String, value: String) -> Message {
        error(
            "K007", "värdet på »\(key)« innehåller tecken som GitHub inte kan läsa utan citattecken",
            "Skriv: \(key): \"\(value)\"")
    }
    static func repeatedKey(_ key: String) -> Message {
        error("K008", "uppgiften »\(key)« finns två gånger", "Ta bort en av raderna.")
    }
    static func wrongValue(_ key: String, _ value: String, form: String) -> Message {
        error("K009", "»\(value)« passar inte som »\(key)«", "Skriv \(form).")
    }
    static func missingAdvice(_ key: String) -> Message {
        warning(
            "K010", "uppgiften »\(key)« saknas",
            "Lägg till raden »\(key): …« så att läsaren och nästa granskare vet.")
    }
    static let reviewBeforeReviewed = error(
        "K011", "»granska-senast« är inte senare än »granskad«",
        "Sätt dagen för nästa granskning efter den förra.")
    static func emptyValue(_ key: String) -> Message {
        error("K012", "uppgiften »\(key)« är tom", "Skriv ett värde efter kolonet.")
    }
}

// Headings, ids and settings.
extension Message {
    static func missingID(_ noun: String, suggestion: String) -> Message {
        error(
            "K020", "\(noun) saknar id",
            "Lägg till ett id sist i rubriken, till exempel »{#\(suggestion)}«. Ändra det aldrig sedan.")
    }
    static func illegalID(_ id: String, suggestion: String) -> Message {
        error(
            "K021", "id:t »\(id)« får bara ha a–z, 0–9 och bindestreck och måste börja med en bokstav",
            "Skriv till exempel »\(suggestion)«.")
    }
    static func repeatedID(_ id: String, firstFile: String, firstLine: Int) -> Message {
        error(
            "K022", "id:t »\(id)« finns redan på rad \(firstLine) i \(firstFile)",
            "Ge den här ett eget id. Ändra inte det som fanns först.")
    }
    static func nearlyQuestion(word: String, hashes: Int) -> Message {
        error(
            "K023", "rubriken liknar en fråga men börjar inte med »\(word):«",
            "Skriv »\(String(repeating: "#", count: hashes)) \(word): …« med stor bokstav och kolon direkt efter, "
                + "utan nummer och utan fetstil.")
    }
    static func notAQuestion(words: Words) -> Message {
        error(
            "K023", "rubriken har ett id men är ingen fråga",
            "Börja den med »\(words[.single]):« eller ett annat av formatets ord, eller ta bort »{#…}«.")
    }
    static let headingWithoutHashes = error(
        "K023", "raden liknar en frågas rubrik men börjar inte med ###", "Skriv »### « först på raden.")
    static func nearlyLeader(_ word: String) -> Message {
        error("K023", "rubriken liknar »\(word)«", "Skriv den just så, »## \(word)«, eller välj andra ord.")
    }
    static func unknownSetting(_ name: String, nearest: String?, all: [String]) -> Message {
        error("K024", "inställningen »\(name)« finns inte", meant(nearest, of: all))
    }
    static func wrongSetting(_ name: String, _ value: String, form: String) -> Message {
        error("K025", "»\(value)« passar inte som »\(name)«", "Skriv \(form).")
    }
    static func foreignSetting(_ name: String, word: String) -> Message {
        error("K025", "inställningen »\(name)« hör inte till »\(word):«", "Ta bort »\(name)=«.")
    }
    static func repeatedSetting(_ name: String) -> Message {
        error("K025", "inställningen »\(name)« finns två gånger", "Ta bort en av dem.")
    }
    static func brokenBraces(suggestion: String) -> Message {
        error(
            "K026", "klamrarna runt id:t är inte hela",
            "Skriv id:t sist i rubriken, med #, mellan { och }: »{#\(suggestion)}«.")
    }
    static func spaceAfterHash(_ heading: String) -> Message {
        error("K027", "mellanslag saknas efter #", "Skriv »\(heading)«.")
    }
    static func idNotInBraces(_ id: String) -> Message {
        error("K026", "id:t står inte mellan { och }", "Skriv det sist i rubriken som »{#\(id)}«.")
    }
    static func wrongLevel(_ word: String, hashes: Int) -> Message {
        error(
            "K028", "»\(word):« står på fel rubriknivå",
            "Skriv »\(String(repeating: "#", count: hashes)) \(word): …«.")
    }
    static let emptyHeading = error(
        "K029", "rubriken saknar text", "Skriv text efter #, eller ta bort raden.")
}

// Answers.
extension Message {
    static let noRightAnswer = error(
        "K030", "inget svar är markerat som rätt", "Sätt x i hakarna vid det rätta svaret: »- [x] …«.")
    static func severalRight(_ count: Int, words: Words) -> Message {
        error(
            "K031", "\(count) svar är markerade som rätt, men »\(words[.single]):« ska ha ett",
            "Ta bort ett x, eller byt rubriken till »\(words[.multiple]):«.")
    }
    static let tooFewAnswers = error(
        "K032", "frågan har bara ett svar", "Skriv minst två svar att välja mellan.")
    static func spaceInBox(_ text: String) -> Message {
        error("K033", "mellanslag saknas mellan hakarna", "Skriv »- [ ] \(text)«.")
    }
    static func brokenBox(_ line: String) -> Message {
        error("K034", "kryssrutan är inte hel", "Skriv »\(line)«, eller med x mellan hakarna.")
    }
    static func wrongMark(_ line: String, unchecked: String) -> Message {
        error(
            "K034", "kryssrutan har ett annat tecken än x",
            "Skriv »\(line)« om svaret är rätt, annars »\(unchecked)«.")
    }
    static func drawnBox(_ line: String) -> Message {
        error("K034", "rutan är ett tecken i stället för hakar", "Skriv »\(line)«.")
    }
    static func spaceBeforeBox(_ line: String) -> Message {
        error("K035", "mellanslag saknas mellan - och [", "Skriv »\(line)«.")
    }
    static func spaceAfterBox(_ line: String) -> Message {
        error("K035", "mellanslag saknas mellan ] och svaret", "Skriv »\(line)«.")
    }
    static func wrongDash(_ dash: String) -> Message {
        error(
            "K036", "raden börjar med »\(dash)« i stället för bindestreck",
            "Byt till ett vanligt bindestreck: »- [ ] …«. Word och Mac byter ibland tecknet automatiskt.")
    }
    static func missingDash(_ line: String) -> Message {
        error("K036", "raden med kryssruta börjar inte med bindestreck", "Skriv »\(line)«.")
    }
    static func hardSpace(_ line: String) -> Message {
        error(
            "K037", "raden har ett hårt mellanslag, som ser ut som ett vanligt",
            "Skriv om mellanslagen: »\(line)«.")
    }
    static let hiddenCharacter = error(
        "K037", "raden har ett tecken som inte syns, ofta inklistrat från Word eller en webbsida",
        "Skriv om radens början för hand, fram till texten.")
    static let emptyAnswer = error(
        "K038", "svaret saknar text", "Skriv svaret efter hakarna, eller ta bort raden.")
    static func sameAnswer(_ text: String) -> Message {
        error("K039", "svaret »\(text)« finns två gånger", "Ändra eller ta bort det ena.")
    }
    static let feedbackNotIndented = warning(
        "K040", "återkopplingen är inte indragen under svaret",
        "Dra in raden två mellanslag så att > står under svarets första tecken.")
    static func looseQuote(nearest: String?, words: Words) -> Message {
        let remedy =
            nearest.map { "Menade du »> \($0): …«?" }
            ?? "Börja det med »> \(words[.explanation]): …«, eller dra in det under svaret det hör till."
        return error("K041", "citatet efter svaren hör inte till något svar", remedy)
    }
    static func nearlyLabel(_ label: String) -> Message {
        error("K041", "raden liknar »\(label):« men är det inte", "Menade du »> \(label): …«?")
    }
    static func labelOutside(_ label: String) -> Message {
        error(
            "K041", "»\(label):« hör inte till någon fråga",
            "Flytta det till efter en frågas svar, eller börja citatet med andra ord.")
    }
    static func labelBeforeAnswers(_ label: String) -> Message {
        error("K041", "»\(label):« står före svaren", "Flytta det till efter det sista svaret.")
    }
    static func foreignLabel(_ label: String, word: String) -> Message {
        error("K041", "»\(label):« hör inte till »\(word):«", "Ta bort det, eller skriv det som vanlig text.")
    }
    static func labelIndented(_ label: String) -> Message {
        error(
            "K041", "»\(label):« är indraget under ett svar",
            "Börja raden med > längst till vänster, efter svaren.")
    }
    static func emptyLabel(_ label: String) -> Message {
        error("K041", "»\(label):« saknar text", "Skriv texten efter kolonet, eller ta bort raden.")
    }
    static let quoteInPrompt = error(
        "K041", "citatet står före svaren", "Skriv det som vanlig text, eller flytta det till efter svaren.")
    static func textAfterAnswers(words: Words) -> Message {
        error(
            "K042", "text efter svaren hör inte till frågan",
            "Skriv den som »> \(words[.explanation]): …«, eller sätt en ny rubrik före.")
    }
    static func headingInQuestion(hashes: Int) -> Message {
        error(
            "K042", "rubriken ligger inne i en fråga",
            "Skriv den med \(String(repeating: "#", count: hashes)) eller färre, så börjar ett nytt avsnitt.")
    }
    static func noAnswers(_ form: String) -> Message {
        error("K043", "frågan saknar svar", "Skriv svaren som \(form).")
    }
    static func boxOutside(words: Words) -> Message {
        error(
            "K044", "kryssruta utanför en fråga",
            "Skriv en rubrik »### \(words[.single]): … {#id}« ovanför, eller ta bort [ ].")
    }
    static let itemWithoutBox = error(
        "K045", "punkten saknar kryssruta",
        "Skriv »- [ ] …«. En lista som inte är svar skiljs av med en rad text.")
    static let answerContinues = error(
        "K045", "svaret fortsätter på en ny rad",
        "Skriv hela svaret på en rad. Återkoppling skrivs på nästa rad, indragen och med > först.")
    static let gluedAnswers = error(
        "K045", "två svar, eller svar och återkoppling, står på samma rad", "Börja varje på en egen rad.")
    static let answerIndented = error(
        "K045", "svaret är indraget", "Börja raden med »- [ ] …« längst till vänster.")
    static let foreignInAnswer = error(
        "K045", "det som står under svaret är ingen återkoppling",
        "Börja varje rad av den med >, indragen under svaret.")
    static func notTrueFalse(words: Words) -> Message {
        error(
            "K046", "svaren ska vara just »\(words.yes)« och »\(words.no)«",
            "Skriv »- [x] \(words.yes)« och »- [ ] \(words.no)«, med kryss vid det rätta.")
    }
    static let notNumbered = error(
        "K047", "listan är inte numrerad",
        "Skriv stegen i rätt ordning som »1. …«, »2. …«, »3. …«. Deltagaren får dem blandade.")
    static func columns(_ count: Int) -> Message {
        error(
            "K048", "raden har \(count == 1 ? "1 kolumn" : "\(count) kolumner"), det ska vara 2",
            "Skriv »| vänster | höger |«. Ett lodstreck i texten skrivs \\|.")
    }
    static let brokenTable = error(
        "K048", "tabellen är inte hel",
        "Skriv »| vänster | höger |«, på nästa rad »| --- | --- |«, och sedan ett par på varje rad.")
    static func numberingStarts(_ number: Int) -> Message {
        error("K049", "listan börjar med \(number)", "Börja med »1. «, annars saknas steg.")
    }
    static func tooFew(_ what: String) -> Message {
        error("K049", "frågan har färre än två \(what)", "Skriv minst två \(what).")
    }
    static let stepIndented = error(
        "K049", "det som står under steget hör inte dit",
        "Skriv varje steg på en rad, och det andra före listan.")
}

// Scenarios, areas and the pass mark.
extension Message {
    static func unknownStep(_ id: String, nearest: String?, all: [String]) -> Message {
        error("K050", "steget »\(id)« finns inte i scenariot", meant(nearest, of: all))
    }
    static func unreachableStep(_ id: String) -> Message {
        warning(
            "K051", "inget val leder till »\(id)«",
            "Lägg till »-> \(id)« efter ett val, eller ta bort steget.")
    }
    static let pointsOnReflection = error(
        "K052", "en reflektion kan inte ge poäng", "Ta bort »poäng=«. Det deltagaren skriver sparas aldrig.")
    static func positionalAnswer(_ text: String) -> Message {
        warning(
            "K053", "svaret »\(text)« syftar på svarens ordning, men svaren blandas",
            "Skriv vad svaret innebär, eller sätt blanda=nej efter id:t.")
    }
    static func choicesInEnd(word: String, step: String) -> Message {
        error("K054", "»\(word):« har val", "Byt ordet till »\(step):«, eller ta bort »->«.")
    }
    static func stepOutside(_ word: String, words: Words) -> Message {
        error(
            "K055", "»\(word):« står utanför ett scenario",
            "Skriv en rubrik »### \(words[.scenario]): … {#id}« före.")
    }
    static let brokenArrow = error(
        "K056", "pilen till nästa steg är inte hel",
        "Skriv »-> steg-id« sist på raden, och valet på en rad med - först.")
    static func stepWithoutChoices(end: String) -> Message {
        warning("K057", "steget har inga val", "Lägg till val, eller byt ordet till »\(end):«.")
    }
    static func areaOutsideTest(_ word: String) -> Message {
        error("K058", "»\(word):« hör hemma i kunskapstest.md", "Ta bort ordet ur rubriken.")
    }
    static func questionOutsideArea(_ word: String) -> Message {
        error(
            "K058", "frågan ligger före det första området",
            "Flytta den till efter en rubrik »## \(word): … {#id dra=1}«.")
    }
    static func emptyArea(_ id: String) -> Message {
        error("K058", "området »\(id)« har inga frågor", "Skriv frågor under det, eller ta bort rubriken.")
    }
    static let emptyTest = error("K058", "provet har inga frågor", "Skriv frågor, eller ta bort filen.")
    static func drawTooMany(_ draw: Int, questions: Int) -> Message {
        error(
            "K058", "\(draw) frågor ska dras men det finns bara \(questions)",
            "Skriv fler frågor, eller sänk »dra«.")
    }
    static func drawDiffers(areas: Int, test: Int) -> Message {
        error(
            "K058", "områdena drar \(areas) frågor men testet säger \(test)", "Ändra »dra« så att de stämmer."
        )
    }
    static let drawUndecided = error(
        "K058", "flera områden saknar »dra«",
        "Skriv hur många frågor som dras efter varje områdes id: »{#id dra=2}«.")
    static let unevenPoints = error(
        "K058", "området drar några av frågor med olika poäng",
        "Ge områdets frågor samma poäng, eller dra alla.")
    static func unreachableMark(_ mark: Int, of drawn: Int) -> Message {
        error(
            "K059", "gränsen \(mark) kan inte nås, testet har \(drawn)",
            "Sänk »godkänt«, eller dra fler frågor.")
    }
    static func markOfOther(_ count: Int, drawn: Int) -> Message {
        error("K059", "»godkänt« räknar med \(count) men testet har \(drawn)", "Skriv »… av \(drawn)«.")
    }
    static let gradedOnly = error(
        "K087", "frågan kan inte rättas och hör inte hemma i ett prov", "Flytta den till ett kapitel.")
    static let textInTest = warning(
        "K088", "text mellan frågorna visas inte i provet",
        "Flytta den till frågan, eller till före det första området.")
}

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
