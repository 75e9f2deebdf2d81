internal import Compliance
internal import Glibc
internal import SQLite

/// `remind`: the reminders that are due today, for cron or a systemd timer.
enum RemindCommand {
    /// Days of `--preview` at most: what is known of later days says little of them.
    static let longestPreview = 366

    static let verb = Verb(
        "remind",
        "Skickar dagens påminnelser till nyanställda som har en kurs kvar, och veckobrev till chefer.",
        options: [
            .init("sendmail", "PROGRAM", "det som tar emot e-post, till exempel /usr/sbin/sendmail"),
            .init("outbox", "MAPP", "skriv breven som .eml-filer i mappen i stället"),
            .init("sender", "ADRESS", "avsändare av e-post (inställningen sender)"),
            .init("base-url", "URL", "adressen utifrån, till länkarna (inställningen base-url)"),
            .init("as-of", "DAG", "som om det vore den dagen; inte med --sendmail"),
            .init("dry-run", nil, "visa hur många som skulle få brev i dag, och skicka inget"),
            .init("preview", "DAGAR", "visa hur många brev som går de närmaste dagarna, och skicka inget"),
        ]
    ) { arguments, environment in
        let ways = ["sendmail", "outbox", "dry-run", "preview"].filter(arguments.has)
        guard ways.count < 2 else {
            throw UsageError("--\(ways[1])", "går inte med --\(ways[0])", "välj en av dem")
        }
        guard let way = ways.first else {
            throw UsageError(
                "remind", "saknar en väg ut",
                "ange --sendmail /usr/sbin/sendmail, --outbox MAPP, eller prova med --dry-run")
        }
        if way == "sendmail", arguments.has("as-of") {
            throw UsageError(
                "--as-of", "går inte med --sendmail", "brev går bara för i dag; prova med --dry-run")
        }
        let store = try ReportCommand.open(arguments)
        let day = try ReportCommand.day(arguments, "as-of") ?? environment.clock.today
        let courses = try courses(arguments, store)
        switch way {
        case "dry-run", "preview":
            let count = try arguments.number("preview", in: 1...longestPreview) ?? 1
            environment.out(try preview(day...day.adding(days: count - 1), courses, store))
            return 0
        default: return try send(arguments, environment, store, day, courses)
        }
    }

    /// Every course that is served; where none is, those that rules have been decided for.
    static func courses(_ arguments: Arguments, _ store: Store) throws -> [String] {
        let served = CoursesFolder(path: arguments["courses"] ?? "Courses").ids
        let known = served.isEmpty ? try store.coursesWithRules() : served
        let ruled = try known.filter { try !store.decisions(course: $0).isEmpty }
        guard !ruled.isEmpty else {
            throw Refusal(
                "remind", "ingen kurs har en regel för nyanställda, så ingen har en sista dag",
                "bestäm den med kurskoll rule --course KURS --start DAG --why SKÄL")
        }
        return ruled
    }

    private static func send(
        _ arguments: Arguments, _ environment: Environment, _ store: Store, _ day: Day, _ courses: [String]
    ) throws -> Int32 {
        let mail = try mail(arguments, store)
        let way = try way(arguments)
        let clock = environment.clock
        let alarm = try store.reminderAlarm(on: day)
        let begun = clock.now()
        let uncertain = try store.uncertainReminderCount()
        let run = try store.connection.write { try store.beginReminderRun(on: day, now: begun) }
        let plan = try store.connection.read {
            try ReminderPlan(courses: courses, days: day...day, store: store)
        }
        var round = ReminderRound(store: store, mail: mail, way: way, day: day, clock: clock)
        let progress = ImportProgress()
        round.onProgress = { progress.report(letters: $0, of: $1) }
        let outcome = try round.run(plan)
        progress.end()
        try store.connection.write { try store.endReminderRun(run, outcome, now: clock.now()) }
        environment.out(text(outcome, day))
        if uncertain > 0 {
            environment.error(
                "remind: \(uncertain) tidigare brev avbröts mitt i och skickas inte igen; "
                    + "nästa påminnelse går som vanligt")
        }
        if let alarm {
            environment.error(
                "remind: inga påminnelser har gått sedan \(alarm); kontrollera att kurskoll remind körs varje dag"
            )
        }
        guard outcome.failed > 0 else { return 0 }
        environment.error(
            "\(arguments.has("sendmail") ? "--sendmail" : "--outbox"): \(outcome.failed) brev gick inte iväg"
                + "\(outcome.failure.map { " (\($0))" } ?? ""); de försöks igen nästa gång, "
                + "kontrollera att e-post går att skicka")
        return 1
    }

    private static func text(_ outcome: ReminderRound.Outcome, _ day: Day) -> String {
        var counts = [("till medarbetare", outcome.sent), ("till chefer", outcome.digests)]
        if outcome.failed > 0 { counts.append(("gick inte iväg", outcome.failed)) }
        if outcome.unreachable > 0 { counts.append(("utan egen e-post", outcome.unreachable)) }
        return "Påminnelser \(day)\n" + ImportText.table(counts)
            + (outcome.unreachable > 0 ? "HR ser vilka som saknar e-post på sidan Påminnelser.\n" : "")
    }

    private static func preview(_ days: ClosedRange<Day>, _ courses: [String], _ store: Store) throws
        -> String
    {
        let plan = try store.connection.read { try ReminderPlan(courses: courses, days: days, store: store) }
        let found = plan.mailings().filter { !$0.isEmpty }
        let isOneDay = days.lowerBound == days.upperBound
        let title =
            "Påminnelser \(days.lowerBound)\(isOneDay ? "" : " – \(days.upperBound)"), inget är skickat\n"
        guard !found.isEmpty else { return title + "Inga brev att skicka.\n" }
        return title
            + TextTable(
                ["dag", "medarbetare", "chefer", "utan e-post"],
                rows: found.map {
                    [
                        $0.day.description, "\($0.letters.count)", "\($0.digests)",
                        "\($0.unreachable)",
                    ]
                }
            ).text
    }

    private static func mail(_ arguments: Arguments, _ store: Store) throws -> ReminderMail {
        guard
            let base = try ServeCommand.baseURL(arguments["base-url"])
                ?? store.setting("base-url").map(ServeCommand.withoutSlash)
        else {
            throw UsageError(
                "remind", "behöver adressen utifrån till länkarna",
                "ange --base-url, eller kurskoll set base-url")
        }
        return try ReminderMail(
            sender: ServeCommand.sender(arguments["sender"], store, for: "remind"),
            replyTo: store.setting(ReminderSettings.replyToKey), baseURL: base, store: store)
    }

    private static func way(_ arguments: Arguments) throws -> MailWay {
        if let command = arguments["sendmail"] { return .sendmail(try Sendmail(command)) }
        let folder = arguments["outbox"] ?? ""
        // Only the user may look into it: letters have addresses.
        mkdir(folder, 0o700)
        guard access(folder, W_OK | X_OK) == 0 else {
            throw Refusal(
                folder, "mappen går inte att skapa eller skriva i",
                "kontrollera sökvägen, eller ange en annan")
        }
        return .folder(folder)
    }
}
