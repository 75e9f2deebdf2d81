internal import Compliance
internal import SQLite

/// One time that reminders go out: who is to have a letter is computed from the facts, and each letter is written down,
/// handed over and marked by itself (see `Store+Reminders`).
struct ReminderRound {
    /// So many refusals in a row say that the way out is shut, not that an address is wrong.
    static let failuresInRow = 5

    struct Outcome: Equatable {
        /// Letters to learners, and to managers.
        var sent = 0
        var digests = 0
        /// Refused by what sends mail, or left when it refused too many.
        var failed = 0
        /// Why the first was; says nothing of whose it was.
        var failure: String?
        /// Learners and managers who should have had a letter and have no address of their own.
        var unreachable = 0
    }

    let store: Store
    let mail: ReminderMail
    let way: MailWay
    /// The day it sends for.
    let day: Day
    let clock: Clock
    /// Told after each letter how many have been tried, of how many.
    var onProgress: (_ done: Int, _ all: Int) -> Void = { _, _ in }

    /// Sends everything that `plan` has for the day.
    func run(_ plan: ReminderPlan) throws -> Outcome {
        var outcome = Outcome()
        var inRow = 0
        // Whoever asked for what is not needed any more, or what has gone, is answered.
        var forgotten = Set(plan.askedPersons)
        func send(
            to person: Int, isDigest: Bool, begin: () throws -> Bool,
            message: (String, Int) -> MailMessage
        ) throws -> Bool {
            guard let address = plan.addresses[person] else {
                outcome.unreachable += 1
                return false
            }
            guard inRow < Self.failuresInRow else {
                outcome.failed += 1
                forgotten.remove(person)
                return false
            }
            // Many letters take minutes: whoever is hidden, leaves her address or is done meanwhile has none.
            let isBegun = try store.connection.write {
                try store.isStillOpen(
                    person, address: address, since: isDigest ? .max : plan.lastCompletion) && begin()
            }
            guard isBegun else { return false }
            do {
                try way.deliver(message(address, clock.now()))
            } catch {
                try store.connection.write {
                    try store.undoReminder(to: person, isDigest: isDigest, on: day)
                }
                outcome.failed += 1
                outcome.failure = outcome.failure ?? "\(error)"
                inRow += 1
                forgotten.remove(person)
                return false
            }
            inRow = 0
            try store.connection.write {
                try store.finishReminder(to: person, isDigest: isDigest, on: day, now: clock.now())
            }
            return true
        }
        let letters = plan.letters(on: day)
        let digests = plan.digests(on: day)
        for (index, letter) in letters.enumerated() {
            defer { onProgress(index + 1, letters.count + digests.count) }
            let isSent = try send(to: letter.person, isDigest: false) {
                try store.begin(letter, on: day, now: clock.now())
            } message: {
                mail.message(letter, to: $0, on: day, now: $1)
            }
            if isSent { outcome.sent += 1 }
        }
        for (index, digest) in digests.enumerated() {
            defer { onProgress(letters.count + index + 1, letters.count + digests.count) }
            let isSent = try send(to: digest.person, isDigest: true) {
                try store.begin(digest, on: day, now: clock.now())
            } message: {
                mail.message(digest, to: $0, now: $1)
            }
            if isSent { outcome.digests += 1 }
        }
        if !forgotten.isEmpty {
            try store.connection.write {
                for person in forgotten { try store.forgetAskedReminders(of: person) }
            }
        }
        return outcome
    }
}
