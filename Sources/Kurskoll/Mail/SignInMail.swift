internal import Compliance
internal import Glibc
internal import HTTP
internal import SQLite

/// The thread that sends what pages have asked for: sign-in links, and managers' reminders. Only here is an address looked up, after its asker has been answered: the
/// answer, its status and its time cannot tell a known address from an unknown one, since they come before anybody
/// knows which it is.
struct SignInMail: Sendable {
    /// As long as it takes to fetch a mail; it lies in a mailbox that others may open later.
    static let lifetimeSeconds = 15 * 60
    static let subject = "Länk för att logga in"

    let database: String
    let sendmail: Sendmail
    let sender: String
    /// `https://kurs.exempel.se`, without a slash at its end.
    let baseURL: String
    let clock: Clock
    let log: @Sendable (_ event: String, _ text: String) -> Void

    /// Begins to deliver what is posted. The thread has a store of its own, opened with its first message.
    func start(_ outbox: Outbox) throws {
        try Server.startThread("e-post") {
            // Signals are for the thread that stops the server.
            var all = sigset_t()
            sigfillset(&all)
            pthread_sigmask(SIG_BLOCK, &all, nil)
            var store: Store?
            outbox.run { errand in
                do {
                    let open = try store ?? Store(path: database, mode: .existing)
                    store = open
                    switch errand {
                    case .signInLink(let address): try deliver(to: address, from: open)
                    case .reminders(let courses): try deliverReminders(of: courses, from: open)
                    }
                } catch {
                    log("e-post", "ett brev gick inte iväg: \(error)")
                }
            }
        }
    }

    /// Sends a link to the one person who holds the address; nothing where nobody or several do.
    func deliver(to address: String, from store: Store) throws {
        let now = clock.now()
        guard let holder = try store.soleHolder(of: address, today: Stockholm.day(at: now)) else { return }
        let secret = Secret.random()
        try store.connection.write {
            try store.addSignInLink(secret, person: holder.person, expires: now + Self.lifetimeSeconds)
        }
        try sendmail.send(message(to: holder.address, secret, now: now).bytes)
    }

    /// Neutral: others may see it over a shoulder. No name, no course.
    private func message(to address: String, _ secret: Secret, now: Int) -> MailMessage {
        MailMessage(
            sender: sender, recipient: address, subject: Self.subject,
            text: """
                Här är länken för att logga in:

                \(baseURL)/logga-in/\(secret.text)

                Den gäller i 15 minuter och fungerar en gång. Har du inte bett om den behöver du inte göra något.

                The link above signs you in. It works once, for 15 minutes. If you did not ask for it you need not do
                anything.

                """,
            date: now, id: Secret.random().text)
    }
}

extension SignInMail {
    /// Sends what managers have asked for and has not gone. What cannot go waits for the next `remind`.
    func deliverReminders(of courses: [String], from store: Store) throws {
        // They are asked for inside the writer's transaction, which may not have ended: whoever writes waits for it.
        let asked = try store.connection.write { try store.askedReminders() }.keys.sorted()
        let day = clock.today
        let plan = try ReminderPlan(courses: courses, days: day...day, only: asked, store: store)
        let mail = try ReminderMail(
            sender: sender, replyTo: store.setting(ReminderSettings.replyToKey), baseURL: baseURL,
            store: store)
        let outcome = try ReminderRound(
            store: store, mail: mail, way: .sendmail(sendmail), day: day, clock: clock
        ).run(plan)
        if outcome.failed > 0 {
            log("e-post", "\(outcome.failed) påminnelser gick inte iväg: \(outcome.failure ?? "")")
        }
    }
}
