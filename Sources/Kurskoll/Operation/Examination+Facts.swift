internal import Compliance
internal import SQLite

/// What must be done again and again, and when it last was.
extension Examination {
    /// Days. Staff lists come once a week, as most HR systems send them; others when there is something new.
    static let staffListDays = 8
    static let otherListDays = 35
    /// Every night, so two days have one that failed between them.
    static let backupDays = 2
    /// A computer without a battery begins at 1970 or at the year it was made.
    static let plausibleYears = 2026...2100
    /// Seconds that a clock may have been set back without anybody calling it wrong.
    static let clockSlackSeconds = 300

    /// The clock, by what it says and by what stands in the database. The zone needs no look: days are counted in
    /// Stockholm's time without the system's.
    func time(_ store: Store?) -> [Finding] {
        let remedy = "ställ klockan, till exempel med timedatectl set-ntp true"
        guard let year = Int("\(today)".prefix(4)), Self.plausibleYears.contains(year) else {
            return [.fault("klocka", "datorn tror att det är \(Stockholm.text(at: now))", remedy)]
        }
        do {
            if let latest = try store?.latestRecord(), now < latest - Self.clockSlackSeconds {
                return [
                    .fault(
                        "klocka",
                        "datorn säger \(Stockholm.text(at: now)), men något i databasen är sparat \(Stockholm.text(at: latest))",
                        remedy)
                ]
            }
        } catch {
            return [.fault(Store.refusal(database, error), at: database)]
        }
        return [.ok("klocka", "\(Stockholm.text(at: now)) i Stockholm; datorns tidszon spelar ingen roll")]
    }

    func imports(_ store: Store) throws -> [Finding] {
        let latest = try store.lastImports()
        let hasPersonal = latest.contains { $0.source == "personal" }
        let none = Finding.warning(
            "källan personal", "ingen personallista är inläst", "kör kurskoll import staff FIL")
        return (hasPersonal ? [] : [none])
            + latest.map { source, at in
                let limit = source == "personal" ? Self.staffListDays : Self.otherListDays
                return age(
                    at, of: "källan \(source)", "senaste listan lästes in", limit: limit,
                    "be den som lämnar listan om en ny, eller se varför den inte läses in")
            }
    }

    func backup(_ store: Store) throws -> [Finding] {
        guard let at = try store.lastBackup() else {
            return [
                .warning(
                    "säkerhetskopia", "ingen har gjorts med kurskoll backup",
                    "kör kurskoll backup FIL varje natt, och flytta filen till en annan dator")
            ]
        }
        return [
            age(
                at, of: "säkerhetskopia", "den senaste gjordes", limit: Self.backupDays,
                "se varför kurskoll backup inte körs varje natt")
        ]
    }

    func reminders(_ store: Store) throws -> [Finding] {
        guard let run = try store.latestReminderRun() else {
            return [
                .warning(
                    "påminnelser", "har aldrig skickats", "kör kurskoll remind --sendmail PROGRAM varje dag")
            ]
        }
        if let last = try store.reminderAlarm(on: today) {
            return [
                .fault(
                    "påminnelser", "inga har gått sedan \(last)",
                    "kontrollera att kurskoll remind körs varje dag och att e-post går att skicka")
            ]
        }
        if run.failed > 0 {
            return [
                .warning(
                    "påminnelser", "\(run.failed) brev gick inte iväg \(run.day)",
                    "de försöks igen nästa gång; kontrollera att e-post går att skicka")
            ]
        }
        return [.ok("påminnelser", "gick senast \(Stockholm.text(at: run.endedAt ?? run.begunAt))")]
    }

    func monthEnds(_ store: Store) throws -> [Finding] {
        guard try store.setting(MonthEnd.settingKey) != "nej" else {
            return [.ok("månadsskiften", "är avstängda (inställningen \(MonthEnd.settingKey))")]
        }
        let frozen = try store.frozenReports()
        let served = CoursesFolder(path: courses).ids
        let missing = Dictionary(
            grouping: served.compactMap { course -> (first: Day, course: String)? in
                let names = Set(frozen.filter { $0.course == course }.map(\.name))
                return MonthEnd.missing(in: names, on: today).first.map { ($0, course) }
            }, by: \.first)
        let found = missing.sorted { $0.key < $1.key }.map { first, places in
            Finding.warning(
                "månadsskiften",
                "\(MonthEnd.name(of: first)) är inte fryst för \(places.map(\.course).joined(separator: ", "))",
                "kör kurskoll freeze --month-end varje dag; den fryser det som saknas")
        }
        return found.isEmpty ? [.ok("månadsskiften", "alla till och med förra månaden är frysta")] : found
    }

    /// When something was last done, and whether that is too long ago.
    private func age(
        _ at: Int, of place: String, _ what: String, limit: Int, _ remedy: String
    ) -> Finding {
        let days = today - Stockholm.day(at: at)
        let state =
            "\(what) \(Stockholm.text(at: at))"
            + (days < 1 ? "" : days == 1 ? ", i går" : ", för \(days) dagar sedan")
        return days > limit ? .warning(place, state, remedy) : .ok(place, state)
    }
}
