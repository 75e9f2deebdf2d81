internal import Compliance
internal import Course
internal import HTTP
internal import SQLite

/// `/hr/paminnelser`: what the timer has done and what it will do, day by day, and who cannot be reached.
enum ReminderPage {
    private static let path = "/hr/paminnelser"
    /// Days that are shown beforehand.
    static let shownDays = 30

    /// For HR's own page: that reminders have stopped, since nobody misses a letter.
    static func alarm(_ scope: Roles.Scope, _ visit: Visit) throws -> HTML? {
        guard scope == .everything, let last = try visit.store.reminderAlarm(on: visit.today) else {
            return nil
        }
        return """
            <div class="alert" role="alert"><p>\(visit.say(.remindersStopped(last))) \
            <a href="\(path)">\(visit.say(.reminders))</a></p></div>
            """
    }

    /// The ways here and to the settings, for whoever may go them.
    static func links(_ scope: Roles.Scope, _ say: Language) -> HTML? {
        guard scope == .everything else { return nil }
        return """

            <li><a href="\(path)">\(say(.reminders))</a></li>
            <li><a href="/hr/installningar">\(say(.settings))</a></li>
            """
    }

    static func show(_ visit: Visit) throws -> Response {
        let say = visit.say
        let today = visit.today
        let plan = try plan(today...today.adding(days: shownDays - 1), visit)
        let mailings = plan.mailings()
        let rows: [HTML] = mailings.filter { !$0.isEmpty }.map { mailing in
            let day: HTML =
                mailing.letters.isEmpty
                ? "\(mailing.day.description)"
                : "<a href=\"\(path)/namn?dag=\(mailing.day.description)\">\(mailing.day.description)</a>"
            return """
                <tr><th scope="row"><span class="day">\(day)</span></th>\
                <td class="number" data-label="\(say(.toLearners))">\(mailing.letters.count)</td>\
                <td class="number" data-label="\(say(.toManagers))">\(mailing.digests)</td>\
                <td class="number" data-label="\(say(.withoutAddress))">\(mailing.unreachable)</td></tr>
                """
        }
        let table: HTML =
            rows.isEmpty
            ? "<p class=\"empty\">\(say(.noLetters))</p>"
            : """
            <p>\(say(.mailingsHow))</p>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.day))</th>\
            <th scope="col" class="number">\(say(.toLearners))</th><th scope="col" class="number">\(say(.toManagers))</th>\
            <th scope="col" class="number">\(say(.withoutAddress))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            """
        let unreachable = plan.unreachable(on: today).count
        let missing: HTML =
            unreachable == 0
            ? "<p>\(say(.allReachable))</p>"
            : """
            <p>\(say(.unreachableCount(unreachable))) <a href="\(path)/namn?utan=adress">\(say(.showWho))</a></p>
            """
        return Layout(visit, title: "HR").page(
            """
            <h1>\(say(.reminders))</h1>\(try alarm(.everything, visit))
            <p>\(say(.remindersHow))</p>
            <p>\(try latest(visit))</p>
            <p><a href="\(path)/texter">\(say(.letterTexts))</a></p>
            <h2>\(say(.comingLetters(shownDays)))</h2>\(table)
            <h2>\(say(.withoutOwnAddress))</h2>\(missing)
            <p><a href="/hr">\(say(.backToHR))</a></p>
            """)
    }

    /// Who has a letter on a day, or cannot have one. Opened, it is noted in the access log.
    static func names(_ visit: Visit) throws -> Response {
        let say = visit.say
        let today = visit.today
        let form = try visit.request.queryForm()
        let isUnreachable = form["utan"] != nil
        guard let day = form["dag"].map(Day.init(iso:)) ?? today, (0..<shownDays).contains(day - today) else {
            throw PageError.notFound
        }
        let plan = try plan(today...day, visit)
        let letters = isUnreachable ? plan.unreachable(on: today) : plan.mailings().last?.letters ?? []
        let units = plan.units(of: Set(letters.map(\.person)), on: day)
        let log = try Store(path: visit.store.path, mode: .existing)
        try log.connection.write {
            try log.logAccess(
                .reminderNames, by: visit.signedIn().person, AccessFilter(units: units.sorted()),
                now: visit.now)
        }
        let rows: [HTML] = try letters.compactMap { letter in
            guard let identity = try visit.store.identity(person: letter.person) else { return nil }
            let dues = Set(letter.duties.map(\.due)).sorted().map(\.description).joined(separator: ", ")
            return """
                <tr><th scope="row"><a href="/hr/person/\(letter.person)">\(identity.name)</a></th>\
                <td data-label="\(say(.dueDay))"><span class="day">\(dues)</span></td></tr>
                """
        }
        let heading = isUnreachable ? say(.withoutOwnAddress) : say(.remindedOn(day))
        let how: HTML? = isUnreachable ? "<p>\(say(.withoutAddressHow))</p>" : nil
        return Layout(visit, title: "HR").page(
            """
            <h1>\(heading)</h1>\(how)
            <p role="status">\(say(.personsFound(rows.count)))</p>
            <div class="table"><table class="stack"><thead><tr><th scope="col">\(say(.name))</th>\
            <th scope="col">\(say(.dueDay))</th></tr></thead><tbody>\(rows)</tbody></table></div>
            <p class="note">\(say(.namesAreLogged))</p>
            <p><a href="\(path)">\(say(.reminders))</a></p>
            """)
    }

    private static func plan(_ days: ClosedRange<Day>, _ visit: Visit) throws -> ReminderPlan {
        try ReminderPlan(courses: visit.catalog.courses.map(\.course.id), days: days, store: visit.store)
    }

    /// How the latest run went, in words.
    private static func latest(_ visit: Visit) throws -> HTML {
        let say = visit.say
        guard let run = try visit.store.latestReminderRun() else { return "\(say(.remindersNeverRun))" }
        return "\(say(.latestRun(run)))"
    }
}
