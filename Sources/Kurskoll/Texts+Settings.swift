/// What each setting is, in English, by its key; the Swedish stands at the setting itself.
extension Phrase {
    static let settingsInEnglish: [String: String] = [
        "name": "The municipality's name",
        "base-url": "The address from outside, for example https://kurser.kommunen.se",
        "sender": "Sender of e-mail",
        "group-confirmation":
            "Group sessions: who confirms that somebody has done the course, test or leader",
        "reply-to": "The address that answers to e-mail go to",
        "exit-url": "The page that »Leave this page« goes to",
        "statement-contact": "Accessibility: where faults are reported",
        "statement-compliance": "Accessibility: fully, partly or not compliant with the law",
        "statement-shortcomings": "Accessibility: known shortcomings",
        "statement-burden": "Accessibility: what would be a disproportionate burden, and why (section 12)",
        "statement-outside": "Accessibility: content that the law does not cover (section 9)",
        "statement-method": "Accessibility: how it was assessed",
        "statement-assessed": "Accessibility: the day of the assessment",
        "statement-updated": "Accessibility: the day the statement was updated",
        "controller-contact": "Privacy: how to reach the municipality, with its registration number",
        "privacy-basis": "Privacy: legal basis, if other than public interest",
        "privacy-recipients": "Privacy: whom the data are given to, for example a hosting company",
        "privacy-retention": "Privacy: how long data are kept, by the retention decision",
        "dpo-name": "The data protection officer's name",
        "dpo-contact": "How to reach the data protection officer",
        "reminder-alarm-days": "Reminders: days without any sent before an alarm (3)",
        "reminder-subject": "Reminder: subject; {antal} becomes »en kurs« or »2 kurser«",
        "reminder-text": "Reminder: the text in Swedish; {kurser} and {länk} are replaced",
        "reminder-text-en": "Reminder: the text in English; {kurser} and {länk} are replaced",
        "digest-subject": "Weekly letter to managers: subject",
        "digest-text": "Weekly letter to managers: the text in Swedish; {läge} and {länk} are replaced",
        "digest-text-en": "Weekly letter to managers: the text in English; {läge} and {länk} are replaced",
        "month-end-freeze": "Month ends are frozen by themselves: ja or nej (ja)",
        "retention-decision": "Retention: the number of the decision, for example KS 2026/123 § 45",
        "retention-completed-months":
            "Retention: months after the last day, for those who have completed a course (12)",
        "retention-uncompleted-months":
            "Retention: months after the last day, for those who have completed no course (3)",
        "retention-progress-months":
            "Retention: months after the latest chapter of a course not completed (24)",
        "retention-log-months": "Retention: months for the access log, reminders and revoked roles (24)",
        "retention-access-months":
            "Retention: months after the last day of managers' posts, lent units and tokens (12)",
        "retention-group-months": "Retention: months for who took part in a group session (12)",
        "retention-import-months":
            "Retention: months that what was before an import is kept; older ones cannot be taken back (12)",
    ]
}
