/// Of each table of the schema what the privacy table says beside the schema's own words: in Swedish, for the data
/// protection officer. How long is the proposal that `retain` carries out when the municipality has decided on it.
struct KeptData {
    let what: String
    let why: String
    let howLong: String
    let who: String

    init(_ what: String, why: String, howLong: String, who: String) {
        self.what = what
        self.why = why
        self.howLong = howLong
        self.who = who
    }

    /// By the table's name; a test finds a table that is missing.
    static let all: [String: KeptData] = [
        "setting": .init(
            "kommunens egna inställningar", why: "sidorna ska säga vem som ansvarar",
            howLong: "tills de ändras",
            who: "alla, det som står på sidorna"),
        "import": .init(
            "vilka filer som har lästs in", why: "spårbarhet, och att kunna ta tillbaka en fil",
            howLong: "bevaras, utan namn", who: "HR, driften"),
        "import_receipt": .init(
            "vem som läste in en fil, och hur många ändringar den gjorde", why: "spårbarhet",
            howLong: "bevaras; vem, tills personen lämnar registret", who: "personen, HR"),
        "import_change": .init(
            "hur uppgifter var före en fil", why: "att kunna ta tillbaka den senaste filen",
            howLong: "12 månader, aldrig längre än personens övriga uppgifter", who: "driften, personen själv"
        ),
        "reminder": .init(
            "vem som har påmints om en kurs, och när; aldrig brevet", why: "ingen ska påminnas två gånger",
            howLong: "anställningen, högst 24 månader", who: "personen, driften"),
        "reminder_run": .init(
            "när påminnelser har skickats, och hur många", why: "upptäcka att de inte går iväg",
            howLong: "24 månader, utan namn", who: "HR, driften"),
        "retention": .init(
            "när det har gallrats, enligt vilket beslut och hur mycket",
            why: "visa att inget raderas utan beslut",
            howLong: "bevaras, utan namn", who: "driften"),
        "backup_made": .init(
            "när säkerhetskopior har gjorts", why: "upptäcka att de inte görs",
            howLong: "24 månader, utan namn", who: "driften"),
        "backup_total": .init(
            "dagens summor, i en säkerhetskopia", why: "kunna prova att kopian är hel",
            howLong: "så länge kopian finns", who: "driften"),
        "person": .init(
            "namn, person_ref, e-post, inloggning", why: "veta vem som har slutfört, och kunna logga in",
            howLong: "anställningen och 12 månader; utan slutförande 3 månader",
            who: "personen, HR; namn på nyanställda även enhetens chef"),
        "administration": .init(
            "förvaltningarnas namn", why: "redovisa per förvaltning", howLong: "bevaras",
            who: "alla med en roll"),
        "unit": .init(
            "enheternas namn och koder", why: "redovisa per enhet", howLong: "bevaras",
            who: "HR, enhetens chef"),
        "unit_administration": .init(
            "vilken förvaltning en enhet hör till", why: "redovisa rätt även bakåt i tiden",
            howLong: "bevaras",
            who: "HR, läsare"),
        "unit_manager": .init(
            "vem som leder en enhet", why: "ge chefen tillgång till sin enhet",
            howLong: "uppdraget och 12 månader", who: "chefen själv, HR"),
        "unit_loan": .init(
            "vem som har lånat en enhet, av vem och till när",
            why: "ge ersättaren eller gruppledaren tillgång",
            howLong: "lånet och 12 månader", who: "enhetens chef, den som lånat"),
        "api_token": .init(
            "vilka program som får fråga, och senast använd dag", why: "ge och ta tillbaka programs tillgång",
            howLong: "till sista dagen och 12 månader", who: "driften"),
        "completion_change": .init(
            "i vilken ordning slutföranden kom, ogiltigförklarades och togs bort",
            why: "låta program hämta det nya en gång", howLong: "som slutförandet; borttagna utan namn",
            who: "program med räckvidden hr"),
        "employment_form": .init(
            "anställningsformernas namn", why: "kunna räkna bort former enligt regeln", howLong: "bevaras",
            who: "HR"),
        "employment": .init(
            "anställningens dagar, kategori och form", why: "räkna vilka som omfattas en viss dag",
            howLong: "bevaras; efter 12 månader utan koppling till person", who: "personen, HR"),
        "placement": .init(
            "vilken enhet en anställning hör till", why: "redovisa per enhet",
            howLong: "bevaras; efter 12 månader utan koppling till person", who: "personen, HR"),
        "leave": .init(
            "tjänstledighetens dagar, aldrig skälet", why: "kunna räkna bort långa ledigheter enligt regeln",
            howLong: "bevaras; efter 12 månader utan koppling till person", who: "personen, HR"),
        "course_version": .init(
            "kursernas texter", why: "kunna läsa vad någon slutförde", howLong: "bevaras", who: "alla"),
        "completion": .init(
            "vem som slutförde vilken kurs, när och hur", why: "uppföljning av kurserna",
            howLong: "anställningen och 12 månader; sedan utan koppling till person", who: "personen, HR"),
        "voiding": .init(
            "att ett slutförande inte gäller, med skäl", why: "rätta fel utan att dölja dem",
            howLong: "som slutförandet", who: "personen, HR"),
        "registration": .init(
            "att HR har registrerat ett slutförande, med skäl", why: "veta vad ett slutförande bygger på",
            howLong: "som slutförandet", who: "personen, HR"),
        "retraction": .init(
            "att en makulering eller förlängning har tagits tillbaka, med skäl",
            why: "rätta fel utan att dölja dem", howLong: "som det den tar tillbaka", who: "personen, HR"),
        "correction": .init(
            "vad HR har rättat för hand, med skäl", why: "nästa fil ska inte ta tillbaka rättelsen",
            howLong: "som personens övriga uppgifter", who: "personen, HR"),
        "extension": .init(
            "ny sista dag för en nyanställd, med skäl", why: "ge mer tid när det behövs",
            howLong: "som anställningen", who: "personen, HR, enhetens chef (dagen)"),
        "rule": .init(
            "hur det räknas, från vilken dag", why: "varje siffra ska kunna förklaras", howLong: "bevaras",
            who: "HR, läsare"),
        "frozen_report": .init(
            "avstämningar: siffror som de redovisades, utan namn", why: "en redovisad siffra ska stå kvar",
            howLong: "bevaras", who: "HR, läsare"),
        "role_grant": .init(
            "vem som har vilken roll", why: "ge tillgång till det som arbetet kräver",
            howLong: "24 månader efter att rollen togs tillbaka", who: "personen, driften"),
        "sign_in_link": .init(
            "länkar och koder för inloggning, som kontrollsummor", why: "kunna logga in utan lösenord",
            howLong: "15 minuter, på papper 14 dagar", who: "ingen"),
        "session": .init(
            "pågående inloggningar", why: "hålla personen inloggad",
            howLong: "12 timmar, aldrig mer än ett dygn",
            who: "personen"),
        "test_draw": .init(
            "vilka frågor som lottats i ett pågående prov", why: "kunna rätta provet",
            howLong: "tills provet är rättat eller inloggningen slut", who: "ingen"),
        "chapter_done": .init(
            "vilka kapitel någon är klar med", why: "kunna fortsätta en annan dag",
            howLong: "24 månader efter senaste kapitlet", who: "personen"),
        "reading_place": .init(
            "var någon är i ett kapitel som inte är klart",
            why: "kunna fortsätta där, även på en annan enhet",
            howLong: "tills kapitlet är klart, annars 24 månader", who: "personen"),
        "fault_report": .init(
            "brister i tillgänglighet som någon har anmält, och vart svaret ska om det angavs",
            why: "rätta bristen och svara", howLong: "tills den är åtgärdad, högst 12 månader", who: "HR"),
        "question_counter": .init(
            "hur många som svarat och hur många rätt, utan personer", why: "förbättra frågorna",
            howLong: "så länge frågan finns", who: "författare"),
        "access_log": .init(
            "vem som öppnade eller tog ut en lista med namn",
            why: "personen ska kunna se vem som sett uppgifterna",
            howLong: "24 månader", who: "den som stod i listan, den som öppnade den, HR för hela kommunen"),
        "group_session": .init(
            "vilken enhet som gick igenom vilken kurs en dag, och vem som ledde",
            why: "veta vem som står för ett slutförande i grupp", howLong: "som slutförandena",
            who: "gruppledaren, deltagarna, HR"),
        "group_event": .init(
            "vilka som var med på en gruppträff, vilka kapitel de hörde och vilka som blev klara",
            why: "ge var och en sitt slutförande, och låta den som kom sent fortsätta själv",
            howLong: "12 månader efter träffen", who: "gruppledaren (samma dag), personen själv"),
        "group_completion": .init(
            "vilken gruppträff ett slutförande kommer från", why: "veta vem som ledde",
            howLong: "som slutförandet", who: "personen, HR"),
        "session_epoch": .init(
            "ett tal som räknas upp när någons inloggning ändras",
            why: "veta när det som lästs om inloggningar inte gäller längre", howLong: "bevaras", who: "ingen"
        ),
        "register_epoch": .init(
            "ett tal som räknas upp när något som siffrorna räknas ur ändras",
            why: "veta när det som lästs om registret inte gäller längre", howLong: "bevaras", who: "ingen"),
        "stop_list": .init(
            "kontrollsummor för dem som inte får tas in igen", why: "skydda den som har dolts",
            howLong: "bevaras", who: "ingen"),
    ]
}
