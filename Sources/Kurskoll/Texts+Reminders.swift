internal import Compliance

/// The texts of reminders: in the letters, on HR's page and on the manager's.
extension Phrase {
    // In the letters
    static func coursesInLetter(_ count: Int) -> Phrase {
        count == 1 ? Phrase("en kurs", "one course") : Phrase("\(count) kurser", "\(count) courses")
    }
    static func letterDueBy(_ courses: String, _ due: Day) -> Phrase {
        Phrase("\(courses) att bli klar med senast \(due)", "\(courses) to complete by \(due)")
    }
    static func letterDueToday(_ courses: String, _ due: Day) -> Phrase {
        Phrase("\(courses) att bli klar med i dag, \(due)", "\(courses) to complete today, \(due)")
    }
    static func letterWasDue(_ courses: String, _ due: Day) -> Phrase {
        Phrase(
            "\(courses) som du skulle ha varit klar med \(due)",
            "\(courses) that you should have completed by \(due)")
    }
    static func digestOverdue(_ count: Int) -> Phrase {
        Phrase(
            count == 1 ? "1 är försenad" : "\(count) är försenade",
            count == 1 ? "1 is overdue" : "\(count) are overdue")
    }
    static func digestDueSoon(_ count: Int) -> Phrase {
        Phrase(
            "\(count) ska bli klar\(count == 1 ? "" : "a") inom \(NewHireRule.dueSoonDays) dagar",
            "\(count) must be done within \(NewHireRule.dueSoonDays) days")
    }
    static func digestUnreachable(_ count: Int) -> Phrase {
        Phrase(
            "\(count) av dem har ingen egen e-postadress i Kurskoll och får inga påminnelser: säg till",
            "\(count) of them \(count == 1 ? "has" : "have") no e-mail address of their own in Kurskoll and \(count == 1 ? "gets" : "get") no reminders: tell them"
        )
    }

    // My data
    static let reminders = Phrase("Påminnelser", "Reminders")
    static let reminderSent = Phrase("Skickad", "Sent")
}
