internal import HTTP

/// `/tillganglighet` and `/integritet`: open to anybody, with the municipality's own fields.
enum StatementPages {
    static func accessibility(_ visit: Visit) throws -> Response {
        let say = visit.say
        let municipality = try visit.store.setting("name") ?? say(.theMunicipality)
        let contact = try visit.store.setting("statement-contact")
        return Layout(visit, title: say(.accessibility)).page(
            """
            <h1>\(say(.accessibility))</h1>
            <p>\(say(.accessibilityWho(municipality)))</p>
            <p>\(say(.accessibilityHow))</p>
            <h2>\(say(.accessibilityReport))</h2>
            <p>\(contact.map { say(.accessibilityContact($0)) } ?? say(.accessibilityNoContact))</p>
            <p><a href="https://www.digg.se/tdosanmalan" rel="noreferrer">\(say(.accessibilityDigg))</a></p>
            """)
    }

    /// What articles 13 and 14 of the GDPR ask for, with the municipality's own words where it has set any.
    static func privacy(_ visit: Visit) throws -> Response {
        let say = visit.say
        func set(_ key: String, or phrase: Phrase) throws -> String {
            try visit.store.setting(key) ?? say(phrase)
        }
        let municipality = try set("name", or: .theMunicipality)
        let controller = try visit.store.setting("controller-contact").map { say(.noticeController($0)) }
        let officer = [try visit.store.setting("dpo-name"), try visit.store.setting("dpo-contact")]
            .compactMap(\.self)
        let seen: [Phrase] = [
            .noticeColleagues, .privacyManager, .privacyGroup, .privacyHR, .noticeSeen,
        ]
        let stored: [Phrase] = [.privacyStored, .noticeSource, .privacyNever, .privacyHelp]
        return Layout(visit, title: say(.privacy)).page(
            """
            <h1>\(say(.privacy))</h1>
            <h2>\(say(.noticeContact))</h2>
            <p>\(say(.privacyWho(municipality))) \(controller ?? "")</p>
            <p>\(officer.isEmpty ? say(.privacyNoOfficer) : say(.privacyOfficer(officer.joined(separator: ", "))))</p>
            <h2>\(say(.noticeWhy))</h2><p>\(say(.noticeWhyText))</p>
            <h2>\(say(.noticeBasis))</h2><p>\(try set("privacy-basis", or: .noticeBasisDefault))</p>
            <h2>\(say(.noticeWhat))</h2>\(list(stored, say))<p>\(say(.noticeMust))</p>
            <h2>\(say(.noticeWho))</h2>\(list(seen, say))
            <p><a href="/mina-uppgifter">\(say(.privacySeeYours))</a></p>
            <h2>\(say(.noticeRecipients))</h2><p>\(try set("privacy-recipients", or: .noticeRecipientsDefault))</p>
            <h2>\(say(.noticeHowLong))</h2><p>\(try set("privacy-retention", or: .noticeHowLongDefault))</p>
            <h2>\(say(.noticeRights))</h2><p>\(say(.noticeRightsText))</p>
            <p>\(say(.noticeHide))</p>
            <p>\(say(.noticeComplain)) <a href="https://www.imy.se/" rel="noreferrer">imy.se</a></p>
            """)
    }

    private static func list(_ phrases: [Phrase], _ say: Language) -> HTML {
        let items: [HTML] = phrases.map { "<li>\(say($0))</li>" }
        return "<ul>\(items)</ul>"
    }
}
