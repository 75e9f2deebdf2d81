internal import Compliance

/// The texts about HR's files: sending one, what it would do, what it did, and taking it back.
extension Phrase {
    // Sending a file
    static let importFile = Phrase("Läs in en fil", "Take in a file")
    static let importHow = Phrase(
        "Först ser du vad som skulle ändras. Inget sparas förrän du har sett det och säger till.",
        "First you see what would change. Nothing is stored until you have seen it and say so.")
    static let staffList = Phrase("Personallista", "Staff list")
    static let staffFile = Phrase("Filen, som CSV", "The file, as CSV")
    static let staffFileHow = Phrase(
        "Hela listan varje gång: den som saknas i filen har slutat. Inga personnummer och inga skyddade uppgifter.",
        "The full list each time: who is missing from it has left. No personnummer and no protected identities."
    )
    static let whichSource = Phrase("Vilket system kommer listan från?", "Which system is the list from?")
    static let anotherSource = Phrase(
        "Ett system som inte har lämnat någon lista än", "A system that has sent no list yet")
    static let sourceName = Phrase("Systemets namn", "The system's name")
    static let fileDay = Phrase("Vilken dag gäller listan?", "Which day does the list speak of?")
    static let showChanges = Phrase("Visa vad som ändras", "Show what would change")
    static let completionsElsewhere = Phrase(
        "Slutföranden från annat håll", "Completions from elsewhere")
    static let completionsHow = Phrase(
        "En fil med person_ref, kurs, slutförd, metod och gärna intyg. Det som redan finns läggs inte till en gång till.",
        "A file with person_ref, course, completed, method and, if you like, certificate. What is there already is not added again."
    )
    static let completionsFile = Phrase("Filen med slutföranden, som CSV", "The file of completions, as CSV")
    static let skipUnknown = Phrase(
        "Utelämna rader om medarbetare som inte finns här", "Leave out rows about people who are not here")
    static let moodleReport = Phrase("Moodles rapport om en kurs", "Moodle's report on a course")
    static let moodleHow = Phrase(
        "Rapporten Kursslutförande, hämtad ur Moodle som CSV. Av varje person räknas den tidigaste dagen.",
        "The report Course completion, downloaded from Moodle as CSV. Of each person the earliest day counts."
    )
    static let moodleFile = Phrase("Moodles rapport, som CSV", "Moodle's report, as CSV")
    static let moodleNumber = Phrase(
        "Kursens nummer i Moodle, som i adressen (id=480)",
        "The course's number in Moodle, as in its address (id=480)")
    static let moodleCourse = Phrase("Räknas här som kursen", "Counts here as the course")
    static let moodleIsWrong = Phrase(
        "Skriv kursens nummer i Moodle med siffror, och välj vilken kurs här den räknas som.",
        "Write the course's number in Moodle in figures, and choose which course here it counts as.")
    static let whichColumns = Phrase("Vilka kolumner ska filen ha?", "Which columns should the file have?")
    static let columnsNeeded = Phrase(
        "De här måste finnas, i vilken ordning som helst:", "These must be there, in any order:")
    static let columnsOther = Phrase("De här används om de finns:", "These are used if they are there:")
    static let columnsNever = Phrase(
        "Andra kolumner hoppas över. En fil som har en kolumn för personnummer eller skyddad identitet tas inte emot alls.",
        "Other columns are passed over. A file with a column for personnummer or protected identity is not taken at all."
    )
    static let chooseFile = Phrase("Välj en fil som inte är tom.", "Choose a file that is not empty.")
    static let chooseSource = Phrase(
        "Välj vilket system listan kommer från.", "Choose which system the list is from.")
    static let sourceIsWrong = Phrase(
        "Skriv systemets namn, till exempel fortroendevalda. Namnet hand är upptaget.",
        "Write the system's name, for example fortroendevalda. The name hand is taken.")
    static let fileDayIsWrong = Phrase(
        "Välj den dag listan gäller, i dag eller tidigare.", "Choose the day of the list, today or earlier.")
    static let noRoomForFile = Phrase(
        "Filen kunde inte tas emot, för disken är full eller trasig. Inget har sparats. Säg till driften.",
        "The file could not be taken, since the disk is full or broken. Nothing has been stored. Tell the operator."
    )
    static let fileTooLarge = Phrase("Filen är för stor", "The file is too large")
    static let fileTooLargeText = Phrase(
        "En fil får vara högst 64 MB, ungefär 700 000 rader. Inget har sparats. Större filer läser driften in från kommandoraden.",
        "A file may be 64 MB at most, about 700,000 rows. Nothing has been stored. The operator takes in larger ones from the command line."
    )
    static let sendAnother = Phrase("Skicka en fil", "Send a file")
    static let fileIsGone = Phrase("Filen finns inte kvar här", "The file is no longer here")
    static let fileIsGoneText = Phrase(
        "En fil som ingen bestämmer sig om tas bort efter en timme, och när servern startar om. Det som redan är inläst står bland inlästa filer.",
        "A file that nobody decides on is removed after an hour, and when the server restarts. What has been taken in stands among the files taken in."
    )

    static func latestList(_ day: Day, rows: Int) -> Phrase {
        let rows = Numbers.swedish(rows)
        return Phrase("senast per \(day), \(rows) rader", "latest as of \(day), \(rows) rows")
    }

    // On its way
    static let fileIsRead = Phrase("Filen läses", "The file is being read")
    static let fileIsStored = Phrase("Filen läses in", "The file is being taken in")
    static let pageRenewsItself = Phrase(
        "Sidan visas på nytt varannan sekund. Du kan lämna den och komma tillbaka.",
        "The page is shown anew every other second. You may leave it and come back.")
    static let renewNow = Phrase("Visa på nytt nu", "Show anew now")

    static func rowsOf(_ rows: Int, _ all: Int) -> Phrase {
        let (read, all) = (Numbers.swedish(rows), Numbers.swedish(all))
        return Phrase("\(read) av ungefär \(all) rader", "\(read) of about \(all) rows")
    }

    // Refused
    static let fileIsRefused = Phrase("Filen är inte inläst", "The file has not been taken in")
    static let line = Phrase("Rad", "Line")
    static let column = Phrase("Kolumn", "Column")
    static let fault = Phrase("Fel", "Fault")
    static let remedy = Phrase("Gör så här", "Remedy")
    static let downloadFaults = Phrase("Hämta felen som CSV", "Download the faults as CSV")
    static let downloadFaultsHow = Phrase(
        "Där står varje fel bredvid raden som den är i filen, utom personnummer.",
        "Each fault stands there beside its row as it is in the file, without personnummer.")
    static let sendMended = Phrase("Skicka den rättade filen", "Send the mended file")

    static func faultsFound(_ count: Int) -> Phrase {
        let number = Numbers.swedish(count)
        return Phrase(
            "\(count == 1 ? "Ett fel" : "\(number) fel"). Inget är sparat. Rätta och skicka filen igen.",
            "\(count == 1 ? "One fault" : "\(number) faults"). Nothing is stored. Mend the file and send it again."
        )
    }

    static func moreFaults(_ count: Int) -> Phrase {
        let number = Numbers.swedish(count)
        return Phrase(
            "… och \(number) fel till. Alla står i filen med felen.",
            "… and \(number) more. All of them are in the file of faults.")
    }
}

extension Phrase {
    // What it would do
    static let thisWouldChange = Phrase("Det här skulle ändras", "This would change")
    static let nothingStoredYet = Phrase("Inget är sparat än.", "Nothing is stored yet.")
    static let nothingChanges = Phrase(
        "Inget ändras: registret stämmer redan med filen.",
        "Nothing changes: the register already agrees with the file.")
    static let worthKnowing = Phrase("Att känna till", "Worth knowing")
    static let manyWouldEnd = Phrase("Många skulle sluta på en gång", "Many would leave at once")
    static let manyWouldEndHow = Phrase(
        "Kontrollera att hela listan är med. Saknas en del av den, avbryt och skicka hela.",
        "Check that the whole list is there. If part of it is missing, cancel and send all of it.")
    static let allowEndings = Phrase(
        "Hela listan är med, de har slutat", "The whole list is there, they have left")
    static let endingsNotAllowed = Phrase(
        "Inget är sparat. Kryssa i att hela listan är med, eller avbryt.",
        "Nothing is stored. Tick that the whole list is there, or cancel.")
    static let takeIn = Phrase("Läs in", "Take in")
    static let dropFile = Phrase("Avbryt och ta bort filen", "Cancel and remove the file")
    static let keptAnHour = Phrase(
        "Filen väntar här i en timme och tas sedan bort.",
        "The file waits here for an hour and is then removed.")
    static let howItWasRead = Phrase("Så lästes filen", "How the file was read")
    static let completionsAdded = Phrase("nya slutföranden", "new completions")
    static let completionsRepeated = Phrase("som redan finns", "already there")
    static let completionsUnfinished = Phrase(
        "som inte har slutfört kursen i Moodle", "who have not completed the course in Moodle")
    static let completionsUnknown = Phrase("utelämnade, okända medarbetare", "left out, unknown persons")

    static func aboutStaff(_ file: String, _ source: String, _ day: Day) -> Phrase {
        Phrase("\(file), källan \(source) per \(day).", "\(file), the source \(source) as of \(day).")
    }

    static func aboutCompletions(_ file: String) -> Phrase {
        Phrase("\(file), slutföranden från annat håll.", "\(file), completions from elsewhere.")
    }

    static func aboutMoodle(_ file: String, _ number: Int, _ course: String) -> Phrase {
        Phrase(
            "\(file), Moodles kurs \(number) som \(course).",
            "\(file), Moodle's course \(number) as \(course).")
    }

    static func rowsInFile(_ rows: Int) -> Phrase {
        let number = Numbers.swedish(rows)
        return Phrase(
            rows == 1 ? "1 rad i filen" : "\(number) rader i filen",
            rows == 1 ? "1 row in the file" : "\(number) rows in the file")
    }

    static func noneOf(_ kinds: String) -> Phrase { Phrase("Inga \(kinds).", "No \(kinds).") }

    static func andMore(_ count: Int) -> Phrase {
        Phrase("… och \(Numbers.swedish(count)) till.", "… and \(Numbers.swedish(count)) more.")
    }

    static func readAs(_ encoding: String, _ separator: Phrase) -> Phrase {
        Phrase(
            "Teckenkodning \(encoding), avgränsare \(separator.swedish). Se efter att å, ä och ö ser rätt ut.",
            "Encoding \(encoding), separator \(separator.english). Check that å, ä and ö look right.")
    }

    static func separator(_ byte: UInt8) -> Phrase {
        switch byte {
        case UInt8(ascii: ";"): Phrase("semikolon", "semicolon")
        case UInt8(ascii: ","): Phrase("komma", "comma")
        case UInt8(ascii: "\t"): Phrase("tabb", "tab")
        default: Phrase("»\(UnicodeScalar(byte))«", "»\(UnicodeScalar(byte))«")
        }
    }

    static func unusedColumns(_ words: String) -> Phrase {
        Phrase("Kolumner som inte används: \(words).", "Columns that are not used: \(words).")
    }

    /// A kind of change after its number.
    static func change(_ change: StaffChange, _ count: Int) -> Phrase {
        let isOne = count == 1
        return switch change {
        case .added: Phrase(isOne ? "ny" : "nya", "new")
        case .changed: Phrase(isOne ? "ändrad" : "ändrade", "changed")
        case .moved: Phrase(isOne ? "flyttad" : "flyttade", "moved")
        case .ended: Phrase(isOne ? "avslutad" : "avslutade", "ended")
        case .returned: Phrase(isOne ? "återkommen" : "återkomna", "returned")
        case .withdrawn: Phrase(isOne ? "återtagen" : "återtagna", "withdrawn")
        case .unitMoved:
            Phrase(isOne ? "flyttad enhet" : "flyttade enheter", isOne ? "moved unit" : "moved units")
        case .unitRenamed:
            Phrase(isOne ? "omdöpt enhet" : "omdöpta enheter", isOne ? "renamed unit" : "renamed units")
        case .kept: Phrase(isOne ? "rättad för hand" : "rättade för hand", "corrected by hand")
        }
    }

    /// What a kind of change means, for whoever meets it the first time.
    static func meaning(_ change: StaffChange) -> Phrase {
        switch change {
        case .added: Phrase("Anställningar som inte fanns förut.", "Employments that were not there before.")
        case .changed: Phrase("Uppgifter som filen rättar.", "Facts that the file corrects.")
        case .moved:
            Phrase(
                "De byter enhet från den dag listan gäller.", "They change units from the day of the list.")
        case .ended:
            Phrase(
                "De saknas i filen, så anställningen slutar dagen före.",
                "They are missing from the file, so the employment ends the day before.")
        case .returned:
            Phrase(
                "De saknades i en tidigare fil och är tillbaka.",
                "They were missing from an earlier file and are back.")
        case .withdrawn:
            Phrase(
                "De hade inte börjat än och saknas i filen.",
                "They had not begun yet and are missing from the file.")
        case .unitMoved:
            Phrase(
                "Enheterna byter förvaltning från den dag listan gäller.",
                "The units change administration from the day of the list.")
        case .unitRenamed: Phrase("Enheterna får nytt namn.", "The units get a new name.")
        case .kept:
            Phrase(
                "De har rättats för hand, och filen säger samma sak som den gjorde då. Rättelsen gäller.",
                "They were corrected by hand, and the file says what it said then. The correction holds.")
        }
    }

    // The files taken in
    static let imports = Phrase("Inlästa filer", "Files taken in")
    static let filesTakenIn = Phrase("Filer du har läst in", "Files you have taken in")
    static let listingImport = Phrase(
        "förhandsvisningen av en personallista: namn, person_ref och vad som ändras",
        "the preview of a staff list: name, person_ref and what changes")
    static let fileWord = Phrase("Fil", "File")
    static let fileDayHeading = Phrase("Listans dag", "Day of the list")
    static let takenInAt = Phrase("Inläst", "Taken in")
    static let by = Phrase("Av", "By")
    static let byProgram = Phrase("driften eller ett program", "the operator or a program")
    static let rows = Phrase("Rader", "Rows")
    static let changesHeading = Phrase("Ändringar", "Changes")
    static let noChanges = Phrase("inga", "none")
    static let latestImport = Phrase("Senast", "Latest")
    static let isTakenBack = Phrase("Tillbakatagen", "Taken back")
    static let completionsSource = Phrase("slutföranden", "completions")
    static let noImports = Phrase("Ingen fil är inläst än.", "No file has been taken in yet.")
    static let whatChanged = Phrase("Det här ändrades", "This was changed")
    static let whatHadChanged = Phrase("Det här hade ändrats", "This had been changed")
    static let nothingChanged = Phrase("Inget ändrades.", "Nothing was changed.")
    static let onlyLatestBack = Phrase(
        "Bara den senaste importen kan tas tillbaka.", "Only the latest import can be taken back.")
    static let takeBackHow = Phrase(
        "Blev det fel? Ta tillbaka importen, så blir registret precis som det var före den.",
        "Was it wrong? Take the import back, and the register is exactly as it was before it.")
    static let cannotTakeBack = Phrase(
        "Importen kan inte tas tillbaka. Inget har ändrats. Det här står i vägen:",
        "The import cannot be taken back. Nothing has been changed. This stands in the way:")
    static let toFigures = Phrase("Till siffrorna", "To the figures")

    static func importNumber(_ number: Int) -> Phrase { Phrase("Import \(number)", "Import \(number)") }

    static func importIsIn(_ number: Int) -> Phrase {
        Phrase("Import \(number) är inläst", "Import \(number) is taken in")
    }

    static func importIsTakenBack(_ number: Int) -> Phrase {
        Phrase("Import \(number) är tillbakatagen", "Import \(number) is taken back")
    }

    static func takeBackImport(_ number: Int) -> Phrase {
        Phrase("Ta tillbaka import \(number)", "Take import \(number) back")
    }

    static func takenBackAt(_ instant: String) -> Phrase {
        Phrase(
            "Den togs tillbaka \(instant). Registret är som det var före den.",
            "It was taken back \(instant). The register is as it was before it.")
    }
}
