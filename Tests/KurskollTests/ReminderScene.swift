import Compliance
import Foundation
import SQLite
import Testing

@testable import Kurskoll

/// A small municipality whose timer runs day after day, with time as a parameter. The letters are files in a folder of
/// the test's own.
final class ReminderScene {
    let site: TestSite
    let outbox: URL
    var store: Store { site.store }

    init() throws {
        site = try TestSite()
        outbox = site.folder.appending(path: "outbox")
        try FileManager.default.createDirectory(at: outbox, withIntermediateDirectories: true)
        try store.connection.run(
            "UPDATE person SET email = ref || '@exempel.se' WHERE ref IN ('anna', 'bert', 'cia', 'dag', 'chef-n', 'chef-s')"
        )
        for (key, value) in [("sender", "kurser@exempel.se"), ("base-url", "https://kurser.exempel.se/")] {
            try store.set(key, value)
        }
    }

    func mail() throws -> ReminderMail {
        try ReminderMail(
            sender: "kurser@exempel.se", replyTo: nil, baseURL: "https://kurser.exempel.se", store: store)
    }

    /// Runs the timer once, as of noon on a day.
    @discardableResult
    func remind(_ day: Day, way: MailWay? = nil) throws -> ReminderRound.Outcome {
        let plan = try ReminderPlan(courses: ["prova"], days: day...day, store: store)
        let noon = Int(day.number) * 86_400 + 12 * 3600
        return try ReminderRound(
            store: store, mail: mail(), way: way ?? .folder(outbox.path), day: day, clock: Clock { noon }
        ).run(plan)
    }

    /// Runs it on each of some days but those that are skipped.
    func remind(_ days: ClosedRange<Day>, skipping: ClosedRange<Day>? = nil) throws {
        var day = days.lowerBound
        while day <= days.upperBound {
            if !(skipping?.contains(day) ?? false) { try remind(day) }
            day = day.adding(days: 1)
        }
    }

    /// What was written down of somebody: `2027-07-22 monthBefore`.
    func reminders(of ref: String) throws -> [String] {
        try store.connection.all(
            """
            SELECT r.day, r.kind FROM reminder r JOIN person p ON p.id = r.person
            WHERE p.ref = ? AND r.sent_at IS NOT NULL ORDER BY r.day, r.course
            """, Value(ref)
        ) { "\($0.day(0)) \($0.text(1))" }
    }

    /// Every letter in the folder, as it would go over the wire.
    func letters() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: outbox.path).sorted().map {
            try String(contentsOf: outbox.appending(path: $0), encoding: .utf8)
        }
    }

    /// A program in place of sendmail; `$HERE` is the scene's folder.
    func program(_ text: String) throws -> String {
        let file = site.folder.appending(path: "sendmail-\(UUID().uuidString)")
        try "#!/bin/sh\nHERE=\(site.folder.path)\n\(text)\n".write(
            to: file, atomically: false, encoding: .utf8)
        return "/bin/sh \(file.path)"
    }
}
